"""Which passages of different readers could belong together in a best alignment.

A unitary alignment of k passages among n readers has, in units of Δ∅ and with P = n(n−1)/2, the disorder
1 + Σ e / P, where e = d − 1 for each pair of its passages: an absent passage costs what it costs alone, 1. Taken
apart into two groups, it costs more than they do just where the e across them sum to more than P; then it is in
no best alignment. This contains the bound of the paper (disorder at most n · Δ∅, section 5.1.1) and is tighter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from measures.agreement.gamma.dissimilarity import Dissimilarity
from measures.agreement.gamma.units import Choice, Codes, Numbers, Units

_EQUAL = 1e-9  # what two sums of the same dissimilarities may differ by
_ALL_PARTED = 7  # members; there are 2^(k−1) − 1 ways for k
_MOST = 300_000  # in a continuum; the solver takes a minute for so many


class TooDenseError(ValueError):
    """So many passages of several readers lie in one place that their alignments cannot be listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Unitary alignments of one size: `members` (m × k) are places in the units, `disorder` has m entries."""

    members: Codes
    disorder: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Pairs of passages near enough to be aligned, sorted by their passages; `excess` is d − 1."""

    one: Codes
    other: Codes
    excess: Numbers
    key: Codes
    first: Codes  # where each passage's pairs begin

    def find(self, one: Codes, other: Codes) -> Codes:
        """The place of each pair, or -1."""
        if not len(self.key):
            return np.full(len(one), -1)
        wanted = one * (len(self.first) - 1) + other
        place = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        return np.where(self.key[place] == wanted, place, -1)


def candidates(units: Units, dissimilarity: Dissimilarity) -> list[Group]:
    """Every unitary alignment of two or more passages that a best alignment may have, one group a size.

    Raises `TooDenseError`, with a clause to go into a sentence, where there are too many to try.
    """
    return list(_grown(units, _near_pairs(units, dissimilarity)))


def _grown(units: Units, pairs: _Pairs) -> Iterator[Group]:
    members, excess = np.stack([pairs.one, pairs.other], axis=1), pairs.excess[:, None]
    for size in range(2, units.readers + 1):
        if size > 2:
            members, excess = _extended(members, excess, pairs, most=_MOST * units.continua)
        across = excess @ _crossing(size).T
        hopeful = (across <= units.pairs + (units.readers - size) * _smaller(size) + _EQUAL).all(axis=1)
        members, excess, across = members[hopeful], excess[hopeful], across[hopeful]
        disorder = 1 + excess.sum(axis=1) / units.pairs
        good = (disorder <= size + _EQUAL) & (across <= units.pairs + _EQUAL).all(axis=1)
        yield Group(members[good], np.maximum(disorder[good], 0.0))


def _near_pairs(units: Units, dissimilarity: Dissimilarity) -> _Pairs:
    """All pairs of different readers within the reach of an alignment.

    In a group of k, one passage's e to the other k − 1 sum to P at most and are -1 at least, so no single one
    is above P + k − 2.
    """
    reach = units.pairs + units.readers - 1
    one, other = _overlapping(units, factor=np.sqrt(reach / dissimilarity.alpha))
    ordered = units.reader[one] < units.reader[other]
    one, other = np.where(ordered, one, other), np.where(ordered, other, one)
    distance = dissimilarity.between(units, one, other)
    near = (units.reader[one] != units.reader[other]) & (distance <= reach + _EQUAL)
    one, other, distance = one[near], other[near], distance[near]
    key = one * len(units) + other
    order = np.argsort(key)
    first = np.searchsorted(one[order], np.arange(len(units) + 1))
    return _Pairs(one[order], other[order], distance[order] - 1, key[order], first)


def _overlapping(units: Units, *, factor: float) -> tuple[Codes, Codes]:
    """All pairs in one continuum whose passages overlap when each is stretched by `factor` about its middle.

    |Δ start| + |Δ end| is at least twice the way between the middles; so pairs that do not overlap then have a
    positional dissimilarity above `factor`².
    """
    middle = (units.start + units.end) / 2
    half = factor * (units.end - units.start) / 2 + 1  # 1 leaves room for rounding
    left, right = middle - half, middle + half
    apart = units.continuum * (right.max(initial=0) - left.min(initial=0) + 1)
    left, right = left + apart, right + apart
    order = np.argsort(left, kind="stable")
    behind = np.searchsorted(left[order], right[order], side="right") - np.arange(len(order)) - 1
    one, step = _counted(behind, most=_MOST * units.continua)
    return order[one], order[one + 1 + step]


def _extended(members: Codes, excess: Numbers, pairs: _Pairs, *, most: int) -> tuple[Codes, Numbers]:
    """Each group with each passage of a later reader that is near to all of its passages."""
    last = members[:, -1]
    group, step = _counted(pairs.first[last + 1] - pairs.first[last], most=most)
    members, excess = members[group], excess[group]
    added = pairs.other[pairs.first[last[group]] + step]
    places = np.stack([pairs.find(member, added) for member in members.T], axis=1)
    near = (places >= 0).all(axis=1)
    longer = np.column_stack([members[near], added[near]])
    return longer, np.column_stack([excess[near], pairs.excess[places[near]]])


def _counted(counts: Codes, *, most: int) -> tuple[Codes, Codes]:
    """`(0, 0), (0, 1), …, (1, 0), …`: each place as often as its count, and the how-manieth time it is."""
    if counts.sum() > most:
        raise TooDenseError("too many passages lie in the same place to find out which mean the same")
    place = np.repeat(np.arange(len(counts)), counts)
    return place, np.arange(len(place)) - np.repeat(np.cumsum(counts) - counts, counts)


@cache
def _parts(size: int) -> Choice:
    """Ways to part `size` members in two, one a row: which are on one side. All ways; of many members, one by one."""
    if size > _ALL_PARTED:
        return np.eye(size, dtype=np.bool_)
    numbers = np.arange(1, 2 ** (size - 1))
    parts: Choice = np.bitwise_and(numbers[:, None] >> np.arange(size), 1).astype(np.bool_)
    return parts


@cache
def _crossing(size: int) -> Numbers:
    """For every parting, which pairs of members it parts; pairs in the order in which groups grow."""
    earlier, later = zip(*((a, b) for b in range(size) for a in range(b)), strict=True)
    parts = _parts(size)
    return np.not_equal(parts[:, list(earlier)], parts[:, list(later)]).astype(np.float64)


@cache
def _smaller(size: int) -> Numbers:
    """For every parting, how many members are on the smaller side."""
    side = np.count_nonzero(_parts(size), axis=1)
    smaller: Numbers = np.minimum(side, size - side).astype(np.float64)
    return smaller
