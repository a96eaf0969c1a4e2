"""Correct what was read of a document's parts: roles, comments' authors, where one part ends and the next begins.

Each correction is one transaction; it checks the tiling, numbers the segments anew and keeps what they were before. The
text and the highlights in it are untouched: both are tied to places in the text, not to segments.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Model, QuerySet

from corpus_app.models import Document, Segment, SegmentChange
from corpus_app.text.refusals import Refused
from corpus_app.text.segments import ROLES, TextSegment, check_tiling

COMMENT_FIELDS = ("author", "date", "language", "depth")
LONGEST_AUTHOR = 200
DEEPEST = 100

Data = dict[str, Any]


class Outdated(Refused):
    """The segments are no longer what the person saw who corrects them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A segment as somebody saw it: its number and its span. Corrections of something else are refused."""

    position: int
    start: int
    end: int


def set_role(document: UUID, place: Place, role: str, *, by: Model) -> SegmentChange | None:
    """What is no comment (any more) has no author, date, language and depth. None where nothing changes."""
    if role not in ROLES:
        raise Refused(f"“{role[:60]}” is no role. Use one of: {', '.join(ROLES)}.")

    def corrected(segments: Sequence[TextSegment]) -> list[TextSegment]:
        segment = replace(segments[0], role=role)
        plain = segment if role == "comment" else replace(segment, author="", date=None, language="", depth=0)
        return [plain]

    return _correct(document, place, 1, corrected, by)


def describe_comment(
    document: UUID, place: Place, *, author: str, date: dt.date | None, language: str, depth: int,
    by: Model,
) -> SegmentChange | None:  # fmt: skip
    """Who wrote a comment, when, in which language (ISO 639-1), how deep in the thread. Raises Refused for other roles."""
    if len(author) > LONGEST_AUTHOR or "\x00" in author:
        raise Refused(
            f"The author's name is too long or holds a NUL character. {LONGEST_AUTHOR} characters are allowed."
        )
    if language and not (language.isascii() and language.isalpha() and len(language) in {2, 3}):
        raise Refused(f"“{language[:60]}” is no language. Write its ISO 639-1 code, such as en, uk or de.")
    if not 0 <= depth <= DEEPEST:
        raise Refused(f"The depth is a number from 0 (a comment on the document itself) to {DEEPEST}.")

    def corrected(segments: Sequence[TextSegment]) -> list[TextSegment]:
        if segments[0].role != "comment":
            raise Refused(f"§ {place.position} is no comment. Give it the role comment first.")
        name, code = author.strip(), language.lower()
        return [replace(segments[0], author=name, date=date, language=code, depth=depth)]

    return _correct(document, place, 1, corrected, by)


def split(document: UUID, place: Place, at: int, *, by: Model) -> SegmentChange | None:
    """Two segments instead of one, the second from `at`, an offset into the text in code points. Both keep the role."""

    def corrected(segments: Sequence[TextSegment]) -> list[TextSegment]:
        one = segments[0]
        if not one.start < at < one.end:
            raise Refused(
                f"§ {place.position} can be split between {one.start + 1} and {one.end - 1}, not at {at}."
            )
        return [replace(one, end=at), replace(one, start=at)]

    return _correct(document, place, 1, corrected, by)


def join_with_next(document: UUID, place: Place, *, by: Model) -> SegmentChange | None:
    """One segment instead of two, with what was said of the first. Raises Refused after the last."""

    def corrected(segments: Sequence[TextSegment]) -> list[TextSegment]:
        if len(segments) < 2:
            raise Refused(f"§ {place.position} is the last: there is nothing to join it with.")
        return [replace(segments[0], end=segments[1].end)]

    return _correct(document, place, 2, corrected, by)


@transaction.atomic
def undo(change: SegmentChange, *, by: Model) -> SegmentChange:
    """Make the stretch what it was before a correction; that is a correction, too.

    Raises Outdated where the stretch has been corrected again since: that one comes first.
    """
    stored = _locked(change.document_id)
    after = [_from_data(data) for data in change.after]
    first = next((i for i, one in enumerate(stored.segments) if one.start == after[0].start), 0)
    if stored.segments[first : first + len(after)] != after:
        raise Outdated("This stretch has been corrected again since. Undo the later correction first.")
    return _write(stored, first, len(after), [_from_data(data) for data in change.before], by)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A document's segments as they are, held against other corrections until the transaction ends."""

    document: UUID
    length: int  # of the text, in code points
    segments: list[TextSegment]


def _locked(document: UUID) -> _Stored:
    length = Document.objects.select_for_update().values_list("length", flat=True).get(pk=document)
    rows = Segment.objects.filter(document=document).order_by("position")
    found = rows.values("start", "end", "role", *COMMENT_FIELDS)
    return _Stored(document, length, [TextSegment(**row) for row in found])


@transaction.atomic
def _correct(
    document: UUID, place: Place, reach: int, corrected: Callable[[Sequence[TextSegment]], list[TextSegment]],
    by: Model,
) -> SegmentChange | None:  # fmt: skip
    """Put what `corrected` makes of the segment (and, for a reach of 2, the next) in their place."""
    stored = _locked(document)
    first = place.position - 1
    before = stored.segments[first : first + reach] if first >= 0 else []
    if not before or (before[0].start, before[0].end) != (place.start, place.end):
        raise Outdated(
            f"§ {place.position} is no longer the characters {place.start}–{place.end}: the segments were corrected "
            "meanwhile. Reload the page and look again."
        )
    after = corrected(before)
    return None if after == before else _write(stored, first, len(before), after, by)


def _write(stored: _Stored, first: int, number: int, after: list[TextSegment], by: Model) -> SegmentChange:
    """`after` instead of `number` segments from index `first`, the rest numbered anew, what was there kept."""
    segments = stored.segments
    before = segments[first : first + number]
    check_tiling([*segments[:first], *after, *segments[first + number :]], stored.length)
    rows = Segment.objects.filter(document=stored.document)
    rows.filter(position__gt=first, position__lte=first + number).delete()
    _renumber(rows, first + number, len(after) - number, beyond=len(segments))
    Segment.objects.bulk_create(
        Segment(document_id=stored.document, position=position, **asdict(segment))
        for position, segment in enumerate(after, first + 1)
    )
    return SegmentChange.objects.create(
        document_id=stored.document, changed_by_id=by.pk,
        before=list(map(_as_data, before)), after=list(map(_as_data, after)),
    )  # fmt: skip


def _renumber(rows: QuerySet[Segment], after: int, by: int, *, beyond: int) -> None:
    """Positions are unique at every moment, so the rows go round by numbers that nobody has."""
    if by:
        rows.filter(position__gt=after).update(position=F("position") + beyond)
        rows.filter(position__gt=beyond).update(position=F("position") - beyond + by)


def _as_data(segment: TextSegment) -> Data:
    data = asdict(segment)
    return {**data, "date": segment.date.isoformat() if segment.date else None}


def _from_data(data: Data) -> TextSegment:
    date = dt.date.fromisoformat(data["date"]) if data["date"] else None
    return TextSegment(**{**data, "date": date})
