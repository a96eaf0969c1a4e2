"""Units of a round's documents: highlights of several readers that mean the same passage, what each said of it, what that
comes to, and how it was decided. Calculated at each look, never stored.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from annotator.models import Decision, Dispute, Highlight, Remark, Round
from annotator.queries.readings import ReadDocument, Told, labelled
from annotator.queries.unit import BOUNDARY, FACETS, FIGURE, MISSED, Shares, Status, Unit, in_text
from measures import matching

__all__ = [
    "BOUNDARY", "FACETS", "FIGURE", "MISSED", "Shares", "Status", "Unit", "decisions_in", "in_text", "matched", "united",
    "units_in", "units_of",
]  # fmt: skip


def units_of(round: Round, document: ReadDocument) -> list[Unit]:
    """Every unit of one document with its decision, disputes and remarks, in text order. Four queries."""
    units = units_in(round, [document])[document.document]
    remarks = Remark.objects.filter(round=round, document=document.document, withdrawn_at=None)
    return _remarked(units, remarks.select_related("made_by"))


def units_in(round: Round, documents: Sequence[ReadDocument]) -> dict[UUID, list[Unit]]:
    """By document its units with their decisions and disputes, in text order. Three queries, however many documents."""
    ends: dict[UUID, list[Decision]] = {document.document: [] for document in documents}
    for decision in _ends_of_histories(round, ends):
        ends[decision.document_id].append(decision)
    disputes = _disputes_on(decision for decisions in ends.values() for decision in decisions)
    return {
        document.document: _disputed(_decided(matched(document), ends[document.document]), disputes)
        for document in documents
    }


def matched(document: ReadDocument) -> list[Unit]:
    """The units alone, in text order. No query."""
    told = {one.highlight: one for reading in document.readings.values() for one in reading}
    return [_unit(unit, told) for unit in matching.match(labelled(document, "verdict").readings)]


def decisions_in(round: Round, document: UUID) -> Sequence[Decision]:
    """The decisions that hold, with their highlights."""
    return [one for one in _ends_of_histories(round, [document]) if _holds(one)]


def _ends_of_histories(round: Round, documents: Collection[UUID]) -> Iterable[Decision]:
    """The last row about each unit that was ever decided, with its highlights. Two queries."""
    ends = Decision.objects.unreplaced().filter(round=round, document__in=documents)
    highlights = Prefetch("highlights", Highlight.objects.order_by().only("pk"))
    return ends.select_related("made_by").prefetch_related(highlights)


def _disputes_on(decisions: Iterable[Decision]) -> Mapping[UUID, Sequence[Dispute]]:
    """By the history that they are part of: a dispute stays with its unit when that is decided again."""
    found: dict[UUID, list[Dispute]] = {decision.history: [] for decision in decisions}
    for dispute in Dispute.objects.filter(first__in=found).select_related("reviewer"):
        found[dispute.first_id].append(dispute)
    return found


def _disputed(units: Iterable[Unit], disputes: Mapping[UUID, Sequence[Dispute]]) -> list[Unit]:
    """With their disputes, in text order."""
    found = (replace(one, disputes=tuple(disputes[one.last.history])) if one.last else one for one in units)
    return sorted(found, key=in_text)


def _holds(decision: Decision) -> bool:
    """Whether the end of a history is a decision, and not that one was taken back."""
    return decision.outcome != Decision.Outcome.REOPENED


def _unit(unit: matching.Unit, told: Mapping[Any, Told]) -> Unit:
    said = [told[id] for ids in unit.members.values() for id in ids]
    said.sort(key=lambda one: (one.reviewer, one.start, one.end, str(one.highlight)))
    return Unit(
        key=min(str(one.highlight) for one in said), start=unit.start, end=unit.end, said=tuple(said),
        elsewhere=_numbers(unit.elsewhere), missed=_numbers(unit.missed),
    )  # fmt: skip


def _numbers(pseudonyms: Collection[str]) -> tuple[int, ...]:
    return tuple(sorted(int(name.removeprefix("r")) for name in pseudonyms))


# Decisions on units --------------------------------------------------------------------------------------

Owners = Mapping[UUID, Decision]


def _decided(units: Sequence[Unit], ends: Sequence[Decision]) -> Iterator[Unit]:
    """Units with the decisions on them. Those that one decision covers become one unit; a reading that came later goes to
    the decision on the unit that it joined.
    """
    holding = [decision for decision in ends if _holds(decision)]
    settled, reopened = _owners(holding), _owners(one for one in ends if not _holds(one))
    covered: dict[UUID, list[Unit]] = {decision.pk: [] for decision in holding}
    for unit in units:
        shared_out = _by_owner(unit, settled)
        for owner, part in shared_out:
            covered[owner].append(part)
        if not shared_out:
            taken_back = (reopened[one.highlight] for one in unit.said if one.highlight in reopened)
            yield replace(unit, reopened=next(taken_back, None))
    yield from (_settled(covered[decision.pk], decision) for decision in holding)


def _owners(decisions: Iterable[Decision]) -> Owners:
    return {highlight.pk: decision for decision in decisions for highlight in decision.highlights.all()}


def _by_owner(unit: Unit, owners: Owners) -> list[tuple[UUID, Unit]]:
    """The unit, cut up by the decisions on its highlights; what none is about goes with the most of them. Mostly one part."""
    counted = Counter(owners[one.highlight].pk for one in unit.said if one.highlight in owners)
    if not counted:
        return []
    foremost = counted.most_common(1)[0][0]
    parts: dict[UUID, list[Told]] = {}
    for one in unit.said:
        owner = owners[one.highlight].pk if one.highlight in owners else foremost
        parts.setdefault(owner, []).append(one)
    return [(owner, _part(unit, said)) for owner, said in parts.items()]


def _part(unit: Unit, said: Sequence[Told]) -> Unit:
    elsewhere = {*unit.elsewhere, *unit.reviewers} - {one.reviewer for one in said}
    return replace(unit, said=tuple(said), elsewhere=tuple(sorted(elsewhere)))


def _settled(units: Sequence[Unit], decision: Decision) -> Unit:
    if not units:  # every highlight behind it was withdrawn since
        return Unit(str(decision.pk), decision.start, decision.end, (), decision=decision)
    return replace(united(units), decision=decision)


def united(units: Sequence[Unit]) -> Unit:
    """Several units as one, under the first one's key: everybody's readings of all of them."""
    first = min(units, key=in_text)
    said = tuple(one for unit in sorted(units, key=in_text) for one in unit.said)
    there = {one.reviewer for one in said}
    elsewhere = {number for unit in units for number in unit.elsewhere} - there
    missed = {number for unit in units for number in unit.missed} - there - elsewhere
    return replace(
        first, said=said, elsewhere=tuple(sorted(elsewhere)), missed=tuple(sorted(missed)),
        parts=tuple(unit.key for unit in units), consensus=None,
        start=min(unit.start for unit in units), end=max(unit.end for unit in units),
    )  # fmt: skip


def _remarked(units: list[Unit], remarks: Iterable[Remark]) -> list[Unit]:
    """Each remark beside the unit that it shares most with."""
    at: dict[int, list[Remark]] = {}
    for remark in remarks:
        nearest = max(range(len(units)), key=lambda i: _shared(units[i], remark), default=None)
        if nearest is not None:
            at.setdefault(nearest, []).append(remark)
    return [replace(unit, remarks=tuple(at[i])) if i in at else unit for i, unit in enumerate(units)]


def _shared(unit: Unit, remark: Remark) -> int:
    """Code points in common; below 0, how far apart."""
    return min(unit.end, remark.end) - max(unit.start, remark.start)
