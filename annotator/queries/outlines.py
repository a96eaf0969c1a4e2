"""How every unit of a round stands, in few words: kept for as long as no reading changes, and laid under the decisions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from annotator.models import Decision, Dispute, Round, User
from annotator.queries.automatic import ROUNDING, is_left_to_rule, sureness
from annotator.queries.consensus import consensus_of
from annotator.queries.kept import kept
from annotator.queries.readings import NOW, read_documents, submitted_in
from annotator.queries.units import Status, Unit, matched


class Outline(NamedTuple):
    """One unit before any decision: its highlights, how it would stand, and how sure a threshold would be of it."""

    highlights: tuple[str, ...]
    status: str
    sureness: float | None


Outlines = Mapping[UUID, Sequence[Outline]]


def outlines_of(round: Round, viewer: User, method: str) -> Outlines:
    """By document that somebody has read to the end, in the order of titles. Calculated once until a reading changes."""
    readings = submitted_in(round, viewer)

    def calculate() -> Outlines:
        consensus = consensus_of(round, viewer, method)
        documents = read_documents(readings, NOW)
        return {one.document: [_outline(unit) for unit in consensus.on(matched(one))] for one in documents}

    return kept(f"outlines-{method}", round, readings, calculate)


def _outline(unit: Unit) -> Outline:
    return Outline(tuple(str(one.highlight) for one in unit.said), unit.status, sureness(unit))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units of a document stand how, and how sure a threshold would be of those that are left to it."""

    counts: Counter[str]
    left_to_rule: Sequence[float]

    @property
    def units(self) -> int:
        return sum(self.counts.values())

    @property
    def open(self) -> int:
        return self.units - self.counts[Status.DECIDED]

    def sure(self, threshold: float) -> int:
        """How many a threshold would accept."""
        return sum(one >= threshold - ROUNDING for one in self.left_to_rule)


@dataclass(frozen=True, slots=True)
class End:
    """The end of a unit's history: a decision that holds, or the row that took one back."""

    history: UUID
    outcome: str
    automatic: bool

    @property
    def holds(self) -> bool:
        return self.outcome != Decision.Outcome.REOPENED


def tallies_of(round: Round, outlines: Outlines) -> dict[UUID, Tally]:
    """The outlines with the decisions and disputes laid over them. Two queries."""
    ends: dict[UUID, dict[str, End]] = {document: {} for document in outlines}
    columns = ("document", "pk", "first", "outcome", "automatic", "highlights")
    rows = Decision.objects.unreplaced().filter(round=round).order_by().values_list(*columns)
    for document, pk, first, outcome, automatic, highlight in rows:
        if document in ends:
            ends[document][str(highlight or pk)] = End(first or pk, outcome, automatic)
    disputes = Dispute.objects.filter(first__round=round, answered_at=None)
    disputed = {first for first in disputes.values_list("first", flat=True) if first}
    return {document: _tally(outlines[document], ends[document], disputed) for document in outlines}


def _tally(outlines: Iterable[Outline], ends: Mapping[str, End], disputed: Set[UUID]) -> Tally:
    held = {end.history for end in ends.values() if end.holds}
    counts = Counter[str](Status.DISPUTED if history in disputed else Status.DECIDED for history in held)
    sure = []
    for outline in outlines:
        on_it = [ends[highlight] for highlight in outline.highlights if highlight in ends]
        if any(end.holds for end in on_it):
            continue
        is_disputed = any(end.history in disputed for end in on_it)
        counts[Status.DISPUTED if is_disputed else outline.status] += 1
        if outline.sureness is not None and all(map(is_left_to_rule, on_it)):
            sure.append(outline.sureness)
    return Tally(counts, sure)
