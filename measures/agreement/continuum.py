"""Documents put end to end, and the sums over them that α for unitizing is made of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby

import numpy as np

from measures.agreement.resampling import Floats, Places, sum_by
from measures.agreement.spans import MarkedDocument, Span, overlaps


@dataclass(frozen=True, slots=True, eq=False)
class Continuum:
    """What everybody read, a reading being one document of one person.

    For each reading its `document`, the `group` in which that is resampled, and its `length`; for each document the
    number of its `readers`. `used` gives for each label the readings in which it was used, in the order of
    documents, with their units in text order and free of overlaps.
    """

    document: Places
    group: Places
    length: Floats
    readers: Sequence[int]
    groups: int
    used: Mapping[str, Sequence[tuple[int, Sequence[Span]]]]

    def read(self) -> Floats:
        """The length of all readings in each group, as a column."""
        return sum_by(self.group, self.length, self.groups)


def end_to_end(documents: Sequence[MarkedDocument], group: Sequence[int], groups: int) -> Continuum:
    """Documents that at least two people read each; `group` says in which each is resampled."""
    readings = [
        (number, marks) for number, document in enumerate(documents) for marks in document.people.values()
    ]
    used: dict[str, list[tuple[int, Sequence[Span]]]] = {}
    for reading, (_, marks) in enumerate(readings):
        for label, units in marks.merged.items():
            used.setdefault(label, []).append((reading, units))
    document = np.array([number for number, _ in readings], dtype=np.intp)
    length = np.array([document.length for document in documents], dtype=np.float64)
    return Continuum(
        document, np.array(group, dtype=np.intp)[document], length[document],
        [len(document.people) for document in documents], groups, used,
    )  # fmt: skip


def sums_of(continuum: Continuum, label: str) -> Floats:
    """For each group Σ δ² / (m − 1), N, Σ (2l³ − 3l² + l) and Σ l (l − 1); then, with a column for each length l
    that occurs, Σ l² of the units of that length, and Σ (l_gap − l + 1) of the gaps that have room for it.
    """
    used, groups = continuum.used[label], continuum.groups
    reading = np.array([place for place, units in used for _ in units])
    length = np.array([unit.end - unit.start for _, units in used for unit in units], dtype=np.float64)
    group = continuum.group[reading]
    lengths, which = np.unique(length, return_inverse=True)
    squares = np.zeros((groups, len(lengths)))
    np.add.at(squares, (group, which), length**2)
    powers = [np.ones_like(length), 2 * length**3 - 3 * length**2 + length, length * (length - 1)]
    return np.hstack([
        _distances(continuum, label), *(sum_by(group, power, groups) for power in powers),
        squares, _room(continuum, label, lengths),
    ])  # fmt: skip


def squared_distances(ones: Sequence[Span], others: Sequence[Span]) -> int:
    """Σ δ² of two people's units of one label, which stand in text order and do not overlap on either side."""
    met = list(overlaps(ones, others))
    between = sum((one.start - other.start) ** 2 + (one.end - other.end) ** 2 for one, other, _ in met)
    alone = (
        set(ones).difference(one for one, _, _ in met),
        set(others).difference(other for _, other, _ in met),
    )
    return between + _squares(alone[0]) + _squares(alone[1])


def _squares(units: Iterable[Span]) -> int:
    return sum((unit.end - unit.start) ** 2 for unit in units)


def _distances(continuum: Continuum, label: str) -> Floats:
    """Σ δ² / (m − 1) of the documents of each group, over every two readers, each way."""
    sums = np.zeros((continuum.groups, 1))
    for document, readings in groupby(
        continuum.used[label], key=lambda used: int(continuum.document[used[0]])
    ):
        found = list(readings)
        readers = continuum.readers[document]
        without = readers - len(found)  # for them every unit lies in a gap
        between = sum(squared_distances(one, other) for (_, one), (_, other) in combinations(found, 2))
        total = 2 * (between + without * sum(_squares(units) for _, units in found))
        sums[continuum.group[found[0][0]]] += total / (readers - 1)
    return sums


def _room(continuum: Continuum, label: str, lengths: Floats) -> Floats:
    """In how many places of the gaps of each group a unit of each length, which are in order, could stand."""
    used = continuum.used[label]
    gaps = [(place, gap) for place, units in used for gap in _gaps(units, int(continuum.length[place]))]
    unused = np.delete(np.arange(len(continuum.length)), [place for place, _ in used])
    group = continuum.group[np.concatenate([unused, np.array([place for place, _ in gaps], dtype=np.intp)])]
    gap = np.concatenate([continuum.length[unused], np.array([gap for _, gap in gaps], dtype=np.float64)])
    fitting = np.searchsorted(lengths, gap, side="right")  # so many of the lengths are not longer
    shape = (continuum.groups, len(lengths) + 1)
    counts, sums = np.zeros((2, *shape))
    np.add.at(counts, (group, fitting), 1)
    np.add.at(sums, (group, fitting), gap)
    enough, long = (each[:, ::-1].cumsum(axis=1)[:, -2::-1] for each in (counts, sums))
    return np.asarray(long - (lengths - 1) * enough)


def _gaps(units: Sequence[Span], length: int) -> list[int]:
    """The lengths of what lies before, between and behind one person's units."""
    starts, ends = [*(unit.start for unit in units), length], [0, *(unit.end for unit in units)]
    return [start - end for start, end in zip(starts, ends, strict=True) if start > end]
