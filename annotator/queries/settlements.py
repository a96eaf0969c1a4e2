"""What a unit may be settled as: one reading of it, what its readers agree on, or what the consensus holds.

No query, nothing stored: a settlement is proposed here, and becomes a decision in `annotator.actions.adjudication`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from annotator.actions.judgements import MOST_ITEMS
from annotator.errors import Invalid
from annotator.models import Decision
from annotator.models.judgement import LABELLED
from annotator.queries.readings import TECHNIQUE, Data, Told, label_of
from annotator.queries.unit import FACETS, Shares, Unit, numbers_of

Outcome = Decision.Outcome
T = TypeVar("T")
THERE = 0.5  # a technique is settled as there where that is more probable than not


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a unit is to be settled: `[start, end)` in code points; no judgement where nothing is there.

    `exact` is None where the words are still to be looked up. `probability` is that of an automatic acceptance.
    """

    outcome: str
    start: int
    end: int
    judgement: Data | None
    exact: str | None = None
    probability: float | None = None


def as_read(unit: Unit, highlight: UUID) -> Settlement:
    """As one of its readings has it, span and judgement whole. Raises Invalid where that reading is not of this unit."""
    told = next((one for one in unit.said if one.highlight == highlight), None)
    if told is None:
        raise Invalid(
            "This reading is not one of the unit’s. Look at the unit again.",
            {"accept": ["Not of this unit."]},
        )
    return Settlement(Outcome.CHOSEN, told.start, told.end, told.judgement, told.exact)


def as_agreed(unit: Unit) -> Settlement:
    """As all of its readers have it; what one left unsaid, the others say. For units whose readers agree."""
    labels = {facet: _said_first(unit.said, facet) for facet in FACETS}
    return _composed(unit, labels)


def by_consensus(unit: Unit) -> Settlement:
    """The most probable label of each facet, and the techniques that are more probable than not.

    Raises Invalid where two labels are equally probable, and where there is no consensus on the unit.
    """
    if not unit.consensus:
        raise Invalid(
            "There is no consensus on this unit: choose one reading, or set the judgement yourself."
        )
    labels = _most_probable(unit.consensus)
    even = [facet for facet in unit.consensus if labels[facet] is None and facet != "endorsement"]
    if even:
        named = " and ".join(facet.replace("_", " ") for facet in even)
        raise Invalid(f"The readings are even on {named}: choose one of them, or set the judgement yourself.")
    return _composed(unit, labels)


def nothing(unit: Unit) -> Settlement:
    """Everything rejected: there is nothing here to judge."""
    return Settlement(Outcome.REJECTED, unit.start, unit.end, None)


def proposed(unit: Unit) -> Settlement:
    """What a lead's own judgement starts from: the decision that holds, else the consensus with ties left open."""
    decision = unit.decision
    if decision and decision.judgement:
        return Settlement(Outcome.EDITED, decision.start, decision.end, decision.judgement)
    if unit.consensus or not unit.said:
        return _composed(unit, _most_probable(unit.consensus or {}))
    return _composed(unit, {facet: _said_first(unit.said, facet) for facet in FACETS})


def is_said(unit: Unit, judgement: Data) -> bool:
    """Whether one of its readers has all of these labels."""
    return any(
        all(label_in(judgement, facet) == label_in(one.judgement, facet) for facet in FACETS)
        for one in unit.said
    )


def label_in(judgement: Data, facet: str) -> str | frozenset[str] | None:
    """What the judgement says in this facet; of techniques all that it names."""
    if facet == TECHNIQUE:
        return frozenset(tag[TECHNIQUE] for tag in judgement["techniques"])
    label: str | None = judgement[facet]
    return label


def _said_first(said: Iterable[Told], facet: str) -> Any:
    return next((label for one in said if (label := label_of(one, facet)) is not None), None)


def _most_probable(consensus: Mapping[str, Shares]) -> dict[str, Any]:
    """By facet; None where two are even and where nobody said anything."""
    labels: dict[str, Any] = dict.fromkeys(FACETS)
    for facet, shares in consensus.items():
        labels[facet] = shares.best if facet != TECHNIQUE else _probable(shares.values)
    return labels


def _probable(values: Sequence[tuple[str, float]]) -> frozenset[str]:
    return frozenset(slug for slug, probability in values if probability > THERE)


def _composed(unit: Unit, labels: Mapping[str, Any]) -> Settlement:
    """The labels, with the rest of the judgement from the readings that come nearest to them."""
    nearest = sorted(
        unit.said, key=lambda one: -sum(label_of(one, facet) == labels[facet] for facet in FACETS)
    )
    in_accord = [one for one in nearest if label_of(one, "verdict") == labels["verdict"]]
    judgement: Data = {facet: labels.get(facet) for facet in LABELLED}
    judgement["endorsement"] = _endorsement(nearest, labels)
    judgement["confidence"] = _commonest(one.judgement["confidence"] for one in in_accord)
    judgement["note"] = ""
    judgement["techniques"] = [_details(nearest, slug) for slug in sorted(labels[TECHNIQUE] or ())]
    judgement["figure"] = _figure(nearest)
    judgement["evidence"] = _evidence(in_accord)
    return Settlement(Outcome.ACCEPTED, unit.start, unit.end, judgement)


def _endorsement(said: Iterable[Told], labels: Mapping[str, Any]) -> Any:
    """Only where somebody who heard this voice said so: of the publisher's own words there is none."""
    heard = any(label_of(one, "voice") == labels["voice"] and label_of(one, "endorsement") for one in said)
    return labels["endorsement"] if heard else None


def _details(nearest: Iterable[Told], slug: str) -> Data:
    """Severity, target and the rest, from the nearest reading that named the technique."""
    return next(tag for one in nearest for tag in one.judgement["techniques"] if tag[TECHNIQUE] == slug)


def _figure(nearest: Sequence[Told]) -> Data | None:
    """The figure whose numbers most readers give; of equally many, the nearest reading's."""
    numbers = _commonest(numbers_of(one.judgement) for one in nearest)
    return next(
        (one.judgement["figure"] for one in nearest if numbers and numbers_of(one.judgement) == numbers), None
    )


def _evidence(said: Iterable[Told]) -> list[Data]:
    """What those of this verdict brought, each thing once."""
    found = {
        (item["relation"], item["url"]): item for one in said for item in reversed(one.judgement["evidence"])
    }
    return list(found.values())[:MOST_ITEMS]


def _commonest(values: Iterable[T | None]) -> T | None:
    """The value that most give; of equally common ones the first; None where nobody gives one."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
