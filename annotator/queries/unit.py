"""One passage of a document with everybody's reading of it: what they agree on, what it comes to, how it was decided."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotator.models import Decision, Dispute, Remark
from annotator.queries.readings import TECHNIQUE, Data, Told, label_of

# What is compared and settled, in the order in which pages show it.
FACETS = ("claim_type", "verdict", "voice", "endorsement", "stance", TECHNIQUE)
FIGURE, BOUNDARY, MISSED = "figure", "boundary", "missed"


class Status(StrEnum):
    """How a unit stands, in the order in which it asks for the lead."""

    DISPUTED = "disputed"
    CONFLICT = "conflict"
    SINGLE = "single"  # marked by one reader alone
    AGREED = "agreed"
    DECIDED = "decided"


class Shares(NamedTuple):
    """How probable each value of one facet is for one unit, the most probable first; several may tie."""

    values: tuple[tuple[str, float], ...]

    @property
    def best(self) -> str | None:
        """The most probable value; None where two are equally probable."""
        tied = len(self.values) > 1 and self.values[0][1] - self.values[1][1] < 1e-9
        return None if tied or not self.values else self.values[0][0]

    @property
    def probability(self) -> float:
        return self.values[0][1] if self.values else 0.0


class Seen(NamedTuple):
    """A unit as somebody saw it: its key, and its fingerprint then."""

    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage of one document, with everybody's reading of it.

    `said` holds the highlights that mean it, by reviewer; `elsewhere` and `missed` are the reviewers who read the document
    and marked another passage that meets this one, or nothing that does. `parts` are the keys of the units that a decision
    made one. `reopened` is the end of its history where the last decision was taken back. `consensus` is there where it
    was asked for.
    """

    key: str
    start: int
    end: int
    said: tuple[Told, ...]
    elsewhere: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    decision: Decision | None = None
    reopened: Decision | None = None
    disputes: tuple[Dispute, ...] = ()
    remarks: tuple[Remark, ...] = ()
    consensus: Mapping[str, Shares] | None = None

    @property
    def reviewers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one.reviewer for one in self.said))

    @property
    def readers(self) -> int:
        """How many read the document to the end."""
        return len(self.reviewers) + len(self.elsewhere) + len(self.missed)

    @property
    def differs_in(self) -> tuple[str, ...]:
        """Where its readers do not agree: facets, `figure`, `boundary`, `missed`."""
        labels = [facet for facet in FACETS if _differ(self.said, facet)]
        figures = [FIGURE] if len({numbers_of(one.judgement) for one in self.said} - {None}) > 1 else []
        spans = [BOUNDARY] if len({(one.start, one.end) for one in self.said}) > 1 else []
        return (*labels, *figures, *spans, *([MISSED] if self.missed or self.elsewhere else []))

    @property
    def is_agreed(self) -> bool:
        """Everybody who read it marked it, two at least, and no two labels or figures differ. Where exactly it ends may."""
        return len(self.reviewers) > 1 and not set(self.differs_in) - {BOUNDARY}

    @property
    def is_disputed(self) -> bool:
        return any(dispute.answered_at is None for dispute in self.disputes)

    @property
    def is_open(self) -> bool:
        """Still to be decided, for the first time or again."""
        return self.decision is None or self.is_disputed

    @property
    def status(self) -> Status:
        if self.is_disputed:
            return Status.DISPUTED
        if self.decision is not None:
            return Status.DECIDED
        if self.is_agreed:
            return Status.AGREED
        return Status.CONFLICT if len(self.reviewers) > 1 else Status.SINGLE

    @property
    def last(self) -> Decision | None:
        """The end of its history: the decision that holds, or the row that took one back."""
        return self.decision or self.reopened

    @property
    def fingerprint(self) -> str:
        """Changes whenever a reading, the decision or the open disputes do: what a lead saw is still so."""
        said = sorted((str(one.highlight), one.version) for one in self.said)
        disputed = [dispute.pk for dispute in self.disputes if dispute.answered_at is None]
        seen = repr((said, str(self.last.pk) if self.last else "", disputed))
        return hashlib.sha256(seen.encode()).hexdigest()[:16]

    @property
    def seen(self) -> Seen:
        return Seen(self.key, self.fingerprint)

    @property
    def came_later(self) -> tuple[Told, ...]:
        """Readings that the decision did not know of."""
        if self.decision is None:
            return ()
        known = {highlight.pk for highlight in self.decision.highlights.all()}
        return tuple(one for one in self.said if one.highlight not in known)


def in_text(unit: Unit) -> tuple[int, int, str]:
    """For sorting: by place, of those that start together the longer first."""
    return unit.start, -unit.end, unit.key


def numbers_of(judgement: Data) -> tuple[str, ...] | None:
    """What makes two figures differ: their numbers and bound. Unit and what is counted are worded by everybody anew."""
    figure = judgement["figure"]
    return figure and tuple(str(figure[name] or "") for name in ("low", "high", "bound"))


def _differ(said: Iterable[Told], facet: str) -> bool:
    return len({label for one in said if (label := label_of(one, facet)) is not None}) > 1
