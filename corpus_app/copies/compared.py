"""Two documents held against each other: how alike they are, which one was first, what the later one is of it."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from corpus_app.copies.shingles import (
    COPIED,
    SHORTEST_ALIKE,
    Shared,
    Shingles,
    shared,
    shared_words,
    shingles_of,
)
from corpus_app.models import DocumentCopy

Relation = DocumentCopy.Relation
FoundBy = DocumentCopy.FoundBy
# What a file may say of texts that share their words. "Translation" is not said of these.
SAID_OF_WORDS = (Relation.REPUBLISHED, Relation.EXCERPT)


@dataclass(frozen=True)
class Compared:
    """A document as copies are found of it."""

    id: UUID
    source: UUID
    origin: UUID | None
    origin_relation: str
    published: dt.date | None
    created_at: dt.datetime
    words: tuple[str, ...]

    @cached_property
    def shingles(self) -> Shingles:
        return shingles_of(self.words)

    def shares_with(self, other: "Compared") -> Shared:
        """Exact. The shingles of each are made once, however many it is held against."""
        if min(len(self.words), len(other.words)) < SHORTEST_ALIKE:
            return shared_words(self.words, other.words)
        return shared(self.shingles, other.shingles)

    def is_from(self, other: "Compared") -> bool:
        """Whether its file says that it is taken from the other's source."""
        return self.origin is not None and self.origin == other.source


def link_of(one: Compared, other: Compared, *, now: dt.datetime) -> DocumentCopy | None:
    """The pair as it is proposed, not stored; None where too little is shared."""
    if not one.shares_with(other).is_enough:
        return None
    earlier, later = in_order(one, other)
    shares = earlier.shares_with(later)
    is_said = later.is_from(earlier)
    return DocumentCopy(
        earlier_id=earlier.id, later_id=later.id, similarity=shares.similarity, earlier_share=shares.first,
        later_share=shares.second, found_by=FoundBy.FILE if is_said else FoundBy.TEXT,
        relation=_relation(earlier, later, shares), found_at=now, changed_at=now,
    )  # fmt: skip


def in_order(one: Compared, other: Compared) -> tuple[Compared, Compared]:
    """The earlier one first: what a file says of its origin, else the dates of publication, else of an excerpt and its whole the
    whole, else who was brought in first."""
    if one.is_from(other) != other.is_from(one):
        return (other, one) if one.is_from(other) else (one, other)
    if one.published and other.published and one.published != other.published:
        return (one, other) if one.published < other.published else (other, one)
    shares = one.shares_with(other)
    if min(shares.first, shares.second) < COPIED <= shares.containment:
        return (one, other) if shares.second > shares.first else (other, one)
    first, second = sorted((one, other), key=lambda text: (text.created_at, text.id))
    return first, second


def _relation(earlier: Compared, later: Compared, shares: Shared) -> str:
    if earlier.words == later.words:
        return Relation.IDENTICAL
    if later.is_from(earlier) and later.origin_relation in SAID_OF_WORDS:
        return later.origin_relation
    return Relation.REPUBLISHED if min(shares.first, shares.second) >= COPIED else Relation.EXCERPT
