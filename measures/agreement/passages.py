"""What was said of matched passages, and in which ways the readers of a passage differ."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from measures.agreement.answers import Answers, coded
from measures.matching import Unit
from measures.readings import DocumentReadings, Label, Marked

Kind = Literal["boundary", "label", "missed"]
Matched = Sequence[tuple[DocumentReadings, Sequence[Unit]]]


@dataclass(frozen=True, slots=True)
class Disagreements:
    """How many passages there are, on how many all readers agree, and on how many they differ in each way.

    One passage may be differed on in several ways.
    """

    passages: int
    agreed: int
    boundary: int
    label: int
    missed: int


def highlights_by_id(document: DocumentReadings) -> dict[Hashable, Marked]:
    """Every highlight of the document; ids are unique within it."""
    return {marked.id: marked for spans in document.readings.values() for marked in spans}


def kinds_of(unit: Unit, highlights: Mapping[Hashable, Marked]) -> frozenset[Kind]:
    """In which ways the readers differ on one passage; none where they agree.

    boundary: its highlights do not all have the same span, or somebody marked this text as part of another unit.
    label: those who judged it did not all say the same. missed: somebody read the document and did not mark it.
    """
    extents: set[tuple[int, int]] = set()
    judged = []
    for ids in unit.members.values():
        own = [highlights[one] for one in ids]
        extents.update((marked.start, marked.end) for marked in own)
        judged.append({marked.label for marked in own} - {None})
    said = [labels for labels in judged if labels]
    ways: dict[Kind, bool] = {
        "boundary": len(extents) > 1 or bool(unit.elsewhere),
        "label": any(labels != said[0] for labels in said),
        "missed": bool(unit.missed),
    }
    return frozenset(kind for kind, is_so in ways.items() if is_so)


def disagreements(matched: Matched) -> Disagreements:
    """The count over all passages of documents that at least two people read."""
    kinds = [
        kinds_of(unit, highlights)
        for document, units in matched
        if len(document.readings) > 1
        for highlights in [highlights_by_id(document)]
        for unit in units
    ]
    counts = {kind: sum(kind in found for found in kinds) for kind in ("boundary", "label", "missed")}
    return Disagreements(passages=len(kinds), agreed=sum(not found for found in kinds), **counts)


def said_on(matched: Matched) -> list[tuple[int, str, Label]]:
    """The number of the passage, who, and what they said of it, for all passages one after the other.

    Whoever marked a passage without judging it, or marked it twice and said different things, has said nothing;
    sets that one person said of the same passage are put together.
    """
    passages = [(unit, document) for document, units in matched for unit in units]
    highlights = {document.document: highlights_by_id(document) for document, _ in matched}
    return [
        (number, person, said)
        for number, (unit, document) in enumerate(passages)
        for person, ids in unit.members.items()
        if (said := _said({highlights[document.document][one].label for one in ids})) is not None
    ]


def answers_on(matched: Matched, said: Iterable[tuple[int, str, Label]], values: Sequence[Label]) -> Answers:
    """The same as codes, the documents being the clusters; `values` holds everything that was said."""
    return coded(said, [number for number, (_, units) in enumerate(matched) for _ in units], values)


def labels_in(documents: Iterable[DocumentReadings]) -> set[Label]:
    """Every label given to a highlight."""
    return {
        marked.label
        for document in documents
        for spans in document.readings.values()
        for marked in spans
        if marked.label is not None
    }


def _said(labels: set[Label | None]) -> Label | None:
    sets = [label for label in labels if isinstance(label, frozenset)]
    if sets:
        return frozenset[str]().union(*sets)
    labels.discard(None)
    return labels.pop() if len(labels) == 1 else None
