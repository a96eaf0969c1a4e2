"""Readings by hand, in few words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from measures.profiles import (
    DocumentSaid,
    Profile,
    ProfiledDocument,
    ReadUnit,
    Settlement,
    SourceReadings,
    UnitRow,
    Vocabulary,
    Vote,
)

VOCABULARY = Vocabulary(
    credits={"verified": 1, "mixed": 0.5, "refuted": 0, "unproven": None},
    groups={"Doubt": "attack", "Smear": "attack", "Slogans": "call"},
    axes=("rule",),
)
SHORT = {"v": "verified", "m": "mixed", "r": "refuted", "u": "unproven", ".": None}
READERS = ("ada", "boris")


def document(
    id: str,
    *,
    readers: tuple[str, ...] = READERS,
    words: int = 500,
    published: str | None = None,
    said: tuple[DocumentSaid, ...] = (),
    **known: Any,
) -> ProfiledDocument:
    """Read in the round "round", all of it in the publisher's own voice."""
    day = dt.date.fromisoformat(published) if published else None
    return ProfiledDocument(
        id, known.pop("round", "round"), readers, {"publisher": words}, day, said=said, **known
    )


def unit(
    key: str,
    verdicts: str = "",
    *,
    voice: str | None = "publisher",
    settled: Settlement | None = None,
    **known: Any,
) -> ReadUnit:
    """In the document that the key begins with; one letter of `verdicts` for each reader, a point for none."""
    votes = tuple(
        vote(reader, key, SHORT[letter], voice=voice)
        for reader, letter in zip((*READERS, "clara"), verdicts, strict=False)
    )
    start = known.pop("start", 10 * int(key[1:] or 0))
    return ReadUnit(key, key[0], start, start + 8, known.pop("votes", votes), settled, **known)


def vote(
    reviewer: str, key: str, verdict: str | None = None, *, voice: str | None = "publisher", **known: Any
) -> Vote:
    return Vote(reviewer, f"{key} by {reviewer}", verdict, voice, **known)


def source(
    units: Iterable[ReadUnit],
    documents: Iterable[ProfiledDocument] = (),
    *,
    name: str = "Herald",
    groups: Mapping[str, str] | None = None,
) -> SourceReadings:
    """The documents that units are in are there of themselves."""
    listed = tuple(units)
    given = {one.id: one for one in documents}
    others = sorted({one.document for one in listed} - given.keys())
    return SourceReadings(name, (*given.values(), *map(document, others)), listed, groups or {})


def rows_of(profile: Profile) -> dict[str, UnitRow]:
    return {row.key: row for row in profile.units}
