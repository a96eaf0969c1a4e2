"""What the readings of a round come to: for every unit the probability of each value, learned over the whole round."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from annotator.errors import Invalid
from annotator.models import Assignment, Round, User
from annotator.queries.kept import kept
from annotator.queries.readings import NOW, TECHNIQUE, Told, label_of, read_documents, submitted_in
from annotator.queries.unit import FACETS, Shares, Unit
from annotator.queries.units import matched
from measures.consensus.methods import DEFAULT_METHOD, METHODS, Method, settle
from measures.consensus.reviewers import ReviewerReport, reviewers_of
from measures.tables import LabelTable

Ints = NDArray[np.int32]
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Facet:
    """What the units of a round come to in one facet, as arrays: read back fast, however many units there are.

    `unit` numbers the units, ascending, one for each row of `probabilities`, whose columns are `values`. Of techniques
    every row is one that somebody named, `value` says which of `values`, and its one probability is that it is there.
    """

    values: tuple[str, ...]
    unit: Ints
    value: Ints
    probabilities: NDArray[np.float64]

    def of(self, unit: int) -> Shares | None:
        """None where nobody said anything."""
        rows = slice(*np.searchsorted(self.unit, (unit, unit + 1)))
        if rows.start == rows.stop:
            return None
        if len(self.value):
            names = (self.values[at] for at in self.value[rows])
            return _sorted(zip(names, self.probabilities[rows, 0], strict=True))
        return _sorted(zip(self.values, self.probabilities[rows.start], strict=True))


@dataclass(frozen=True, slots=True)
class Consensus:
    """Of one round: by facet what its units come to, and what the model says of each reviewer.

    `classes` are those of the reviewers' matrices.
    """

    method: str
    units: tuple[str, ...]
    facets: Mapping[str, Facet]
    reviewers: Mapping[str, tuple[ReviewerReport, ...]]
    classes: Mapping[str, tuple[str, ...]]

    def on(self, units: Iterable[Unit]) -> list[Unit]:
        """The units with their consensus: by facet the shares, most probable first; of techniques those that anybody named,
        which do not add up to 1. Several that a decision made one have none: nobody was asked about all of them.
        """
        number = {key: at for at, key in enumerate(self.units)}
        return [replace(unit, consensus=self._shares(_number_of(unit, number))) for unit in units]

    def _shares(self, unit: int | None) -> dict[str, Shares]:
        if unit is None:
            return {}
        found = {name: facet.of(unit) for name, facet in self.facets.items()}
        return {name: shares for name, shares in found.items() if shares is not None}


def _number_of(unit: Unit, number: Mapping[str, int]) -> int | None:
    return None if len(unit.parts) > 1 else number.get(unit.key)


def method_named(name: str) -> Method:
    """The method of settling; the usual one for "". Raises Invalid for a name that is not known."""
    found = METHODS.get(name or DEFAULT_METHOD)
    if found is None:
        known = f"There is no method “{name[:60]}”. Use one of: {', '.join(METHODS)}."
        raise Invalid(known, {"method": [known]})
    return found


def consensus_of(round: Round, viewer: User, method: str = DEFAULT_METHOD) -> Consensus:
    """Calculated once for as long as nothing in the round changes. Raises ValueError for a method that is not known."""
    readings = submitted_in(round, viewer)
    return kept(f"consensus-{method}", round, readings, lambda: _calculated(readings, method))


def _calculated(readings: QuerySet[Assignment], method: str) -> Consensus:
    units = [unit for document in read_documents(readings, NOW) for unit in matched(document)]
    facets, reviewers, classes = {}, {}, {}
    for name in FACETS:
        table, items = _table(_answers(units, name))
        if table.items:
            settled = settle(table, method=method)
            reviewers[name], classes[name] = reviewers_of(settled, table), table.classes
            facets[name] = _facet(name, items, table.classes, settled.probabilities)
    return Consensus(method, tuple(unit.key for unit in units), facets, reviewers, classes)


Item = tuple[int, str]  # the unit's number, and for a technique its slug


def _answers(units: Iterable[Unit], facet: str) -> Iterator[tuple[Item, int, str]]:
    """Who said what of which unit. Of techniques: whether each that anybody named there is there."""
    for number, unit in enumerate(units):
        if facet == TECHNIQUE:
            judged = [one for one in unit.said if one.is_judged]
            named = sorted({slug for one in judged for slug in one.techniques})
            yield from (
                ((number, slug), one.reviewer, _is_there(one, slug)) for slug in named for one in judged
            )
        else:
            said = ((one, label_of(one, facet)) for one in unit.said)
            yield from (((number, ""), one.reviewer, label) for one, label in said if isinstance(label, str))


def _is_there(told: Told, slug: str) -> str:
    return YES if slug in told.techniques else NO


def _table(answers: Iterable[tuple[Item, int, str]]) -> tuple[LabelTable, Sequence[Item]]:
    rows = list(answers)
    items = list(dict.fromkeys(name for name, _, _ in rows))
    workers = sorted({reviewer for _, reviewer, _ in rows})
    classes = sorted({label for _, _, label in rows})
    places = ({name: i for i, name in enumerate(names)} for names in (items, workers, classes))
    item_at, worker_at, class_at = places
    codes = np.array(
        [(item_at[name], worker_at[reviewer], class_at[label]) for name, reviewer, label in rows], np.int32
    ).reshape(-1, 3)
    table = LabelTable(
        items=tuple(f"{number} {slug}" for number, slug in items), workers=tuple(f"r{number}" for number in workers),
        classes=tuple(classes), item=codes[:, 0], worker=codes[:, 1], label=codes[:, 2],
    )  # fmt: skip
    return table, items


def _facet(
    name: str, items: Sequence[Item], classes: Sequence[str], probabilities: NDArray[np.float64]
) -> Facet:
    units = np.array([number for number, _ in items], np.int32)
    if name != TECHNIQUE:
        return Facet(tuple(classes), units, np.empty(0, np.int32), probabilities)
    slugs = sorted({slug for _, slug in items})
    place = {slug: at for at, slug in enumerate(slugs)}
    there = probabilities[:, [classes.index(YES)]]  # only techniques that somebody named are asked about
    return Facet(tuple(slugs), units, np.array([place[slug] for _, slug in items], np.int32), there)


def _sorted(values: Iterable[tuple[str, float]]) -> Shares:
    kept = [(value, float(probability)) for value, probability in values if probability > 0]
    return Shares(tuple(sorted(kept, key=lambda pair: (-pair[1], pair[0]))))
