"""Who gave which value to which unit, as codes: what every coefficient for labels starts from."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from measures.agreement.resampling import Codes, Draws, Floats, Places
from measures.tables import LabelTable


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """One answer at the most of each person to each unit: an entry of `unit`, `person` and `value` for each.

    `value` holds positions in `values`, `cluster` the document of each unit (its own number where a unit is not
    part of a document). Units are numbered from 0, in an order that does not depend on that of the input.
    """

    unit: Codes
    person: Codes
    value: Codes
    cluster: Codes
    values: tuple[Hashable, ...]

    def with_values(self, values: Sequence[Hashable], place: Places) -> "Answers":
        """The same with other values; `place` gives the new position of each old one."""
        return replace(self, value=place[self.value].astype(np.int32), values=tuple(values))

    def among(self, first: int) -> "Answers":
        """Without the answers that are none of the first so many values."""
        kept = self.value < first
        return replace(self, unit=self.unit[kept], person=self.person[kept], value=self.value[kept])


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """How many people gave which value: an entry of `unit`, `value` and `count` for each value of each unit.

    Entries are sorted by unit, then by value. `size` is the number of answers of each unit, `group` its group of
    resampling, `values` the number of values there are, `groups` that of groups.
    """

    unit: Places
    value: Places
    count: Floats
    size: Floats
    group: Places
    values: int
    groups: int

    def pairable(self) -> "Tally":
        """Without the answers to units that fewer than two people answered."""
        kept = self.size[self.unit] > 1
        return replace(self, unit=self.unit[kept], value=self.value[kept], count=self.count[kept])


def tally(answers: Answers, draws: Draws) -> Tally:
    """The counts of `answers`, with the groups into which `draws` puts their clusters."""
    values = len(answers.values)
    key, count = np.unique(answers.unit.astype(np.int64) * values + answers.value, return_counts=True)
    size = np.bincount(answers.unit, minlength=len(answers.cluster)).astype(np.float64)
    group = draws.group[answers.cluster].astype(np.intp)
    unit, value = np.divmod(key, max(values, 1))
    return Tally(unit, value, count.astype(np.float64), size, group, values, draws.groups)


def answers_of(table: LabelTable) -> Answers:
    """The answers of a table, in which nobody answers twice: where somebody did, the last row counts.

    Every item is its own cluster.
    """
    key = table.item.astype(np.int64) * len(table.workers) + table.worker
    _, from_the_end = np.unique(key[::-1], return_index=True)
    last = len(key) - 1 - from_the_end
    rank = np.empty(len(table.items), dtype=np.int32)
    rank[sorted(range(len(rank)), key=table.items.__getitem__)] = np.arange(len(rank), dtype=np.int32)
    return Answers(
        rank[table.item[last]], table.worker[last], table.label[last],
        np.arange(len(rank), dtype=np.int32), table.classes,
    )  # fmt: skip


def coded(
    rows: Iterable[tuple[int, str, Hashable]], cluster: Sequence[int], values: Sequence[Hashable]
) -> Answers:
    """Answers from rows of unit, person and value; `cluster` gives the document of each unit."""
    place = {value: position for position, value in enumerate(values)}
    people: dict[str, int] = {}
    codes = [(unit, people.setdefault(person, len(people)), place[value]) for unit, person, value in rows]
    unit_codes, person_codes, value_codes = np.array(codes, dtype=np.int32).reshape(-1, 3).T
    return Answers(unit_codes, person_codes, value_codes, np.array(cluster, dtype=np.int32), tuple(values))
