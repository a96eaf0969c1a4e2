"""The units that an agreement figure is made of, as their readers had them before they saw anybody else's work."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from annotator.models import Round, User
from annotator.queries.agreement import SPANS, facet_of
from annotator.queries.readings import BLIND, TECHNIQUE, ReadDocument, label_of, read_documents, submitted_in
from annotator.queries.unit import BOUNDARY, MISSED, Unit
from annotator.queries.units import matched
from measures.readings import Label

AGREED, LABEL = "agreed", "label"
KINDS = (AGREED, LABEL, BOUNDARY, MISSED)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which units: of one family those that two at least judged in it; one document; two people; one kind of difference."""

    family: str = SPANS
    document: UUID | None = None
    pair: tuple[int, int] | None = None
    kind: str = ""
    ordered: bool = False  # only labels that have a place in the family's order


@dataclass(frozen=True, slots=True)
class Compared:
    """One unit with its document."""

    document: ReadDocument
    unit: Unit


def compared(round: Round, viewer: User, chosen: Chosen) -> list[Compared]:
    """By document title, in text order. Two queries."""
    documents = read_documents(submitted_in(round, viewer), BLIND)
    shared = [one for document in documents if len((one := _of_pair(document, chosen.pair)).readings) > 1]
    wanted = [document for document in shared if chosen.document in (None, document.document)]
    found = (Compared(document, unit) for document in wanted for unit in matched(document))
    facet = facet_of(chosen.family, round.codebook)
    order = facet.order if facet else ()
    return [one for one in found if _counts(one.unit, chosen, order) and _is(one.unit, chosen)]


def kinds_of(unit: Unit, family: str) -> Sequence[str]:
    """In which of `KINDS` the unit falls; of a family's labels only that family's count."""
    differs = unit.differs_in
    boundary = BOUNDARY in differs or bool(unit.elsewhere)
    labels = _labels_differ(unit, family)
    found = {LABEL: labels, BOUNDARY: boundary, MISSED: bool(unit.missed)}
    return [kind for kind, is_so in found.items() if is_so] or [AGREED]


def _of_pair(document: ReadDocument, pair: tuple[int, int] | None) -> ReadDocument:
    if pair is None:
        return document
    kept = {reviewer: told for reviewer, told in document.readings.items() if reviewer in pair}
    return replace(document, readings=kept)


def _counts(unit: Unit, chosen: Chosen, order: Collection[str]) -> bool:
    """Whether two readers at least said something of it in this family, and of ordered labels if only those are asked for."""
    if chosen.family == SPANS:
        return True
    said = [label for label in _said(unit, chosen.family) if not chosen.ordered or label in order]
    return len(said) > 1


def _said(unit: Unit, family: str) -> list[Label]:
    """What each reader said, as it is measured: who marked the same span twice and said different things said nothing."""
    by_reader: dict[int, set[Label]] = {}
    for one in unit.said:
        label = label_of(one, family)
        if label is not None:
            by_reader.setdefault(one.reviewer, set()).add(label)
    return [labels.pop() for labels in by_reader.values() if len(labels) == 1 or family == TECHNIQUE]


def _labels_differ(unit: Unit, family: str) -> bool:
    if family == SPANS:
        return False
    return len({label for one in unit.said if (label := label_of(one, family)) is not None}) > 1


def _is(unit: Unit, chosen: Chosen) -> bool:
    return not chosen.kind or chosen.kind in kinds_of(unit, chosen.family)
