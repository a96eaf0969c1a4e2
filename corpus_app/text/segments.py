"""Segments: the stretches of a document that say what each part of its text is.

Offsets are Unicode code points, half open ``[start, end)``. The segments of a document tile its text: every
code point lies in exactly one of them, they stand in text order and none is empty.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

ROLES: tuple[str, ...] = ("title", "heading", "body", "caption", "byline", "comment", "boilerplate")


class TilingError(ValueError):
    """Segments that leave a gap, overlap, are empty, or have a role nobody knows."""


@dataclass(frozen=True, slots=True)
class TextSegment:
    """One stretch ``[start, end)`` of a text, in code points.

    ``author``, ``date``, ``language`` (ISO 639-1) and ``depth`` (0 at the top of a thread, 1 for a reply, ...)
    are known of readers' comments only.
    """

    start: int
    end: int
    role: str
    author: str = ""
    date: dt.date | None = None
    language: str = ""
    depth: int = 0


def check_tiling(segments: Sequence[TextSegment], length: int) -> None:
    """Raise `TilingError` unless ``segments`` tile a text of ``length`` code points."""
    expected = 0
    for segment in segments:
        _check_role(segment)
        if segment.start != expected:
            raise TilingError(_misplaced(segment, expected))
        if segment.end <= segment.start:
            raise TilingError(f"The segment at {segment.start} is empty: it ends at {segment.end}.")
        expected = segment.end
    if expected != length:
        raise TilingError(f"The segments end at {expected}, but the text ends at {length}.")


def _check_role(segment: TextSegment) -> None:
    if segment.role not in ROLES:
        known = ", ".join(ROLES)
        raise TilingError(
            f"The segment at {segment.start} has the role “{segment.role}”; use one of {known}."
        )


def _misplaced(segment: TextSegment, expected: int) -> str:
    if segment.start > expected:
        return f"Nothing covers the text from {expected} to {segment.start}."
    return f"The segment at {segment.start} overlaps the one before it, which ends at {expected}."
