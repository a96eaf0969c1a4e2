"""Krippendorff's α: 1 − D_o / D_e, for any number of people and with missing values.

D_o is the mean distance of two values given to one unit, D_e that of any two values given. A unit with n values
counts n times, so one that a single person judged does not count: every `tally` here is a pairable one. The
formulas and distances are those of Krippendorff, Content Analysis, 2nd ed. 2004, ch. 11.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.agreement.answers import Tally
from measures.agreement.figures import Result, not_calculable
from measures.agreement.resampling import (
    Draws,
    Floats,
    Parts,
    Places,
    beside,
    divide,
    estimate,
    sum_by,
    table_by,
)

MOST_VALUES: Final = 3_000  # for a table with the distance of every two
_MOST_PAIRS: Final = 3_000  # of values that meet in a unit, to be ranked anew in each resample
_MOST_MEETINGS: Final = 10_000_000
_NOISE: Final = 1e-12
_UNDEFINED: Final = "all the values are the same"


@dataclass(frozen=True, slots=True, eq=False)
class Coincidences:
    """Every two different values that met in a unit; `weight` is 2 n_c n_k / (n − 1), `group` that of the unit."""

    group: Places
    one: Places
    other: Places
    weight: Floats


def coincidences(tally: Tally) -> Coincidences:
    """The pairs of a pairable tally, `one` before `other` in the order of values."""
    place = np.arange(len(tally.unit))
    found = [(place[:0], place[:0])]
    apart = 1
    # Only what met the value so far behind it can meet the next: the places left become few quickly.
    while (place := place[place + apart < len(tally.unit)]).size:
        place = place[tally.unit[place] == tally.unit[place + apart]]
        found.append((place, place + apart))
        apart += 1
    one, other = (np.concatenate(side) for side in zip(*found, strict=True))
    unit = tally.unit[one]
    weight = 2 * tally.count[one] * tally.count[other] / (tally.size[unit] - 1)
    return Coincidences(tally.group[unit], tally.value[one], tally.value[other], weight)


def alpha_nominal(tally: Tally, draws: Draws) -> Result:
    """α with distance 1 between any two values."""
    size = tally.size[tally.unit]
    observed = tally.count * (size - tally.count) / (size - 1)

    def coefficient(sums: Floats) -> Floats:
        total = sums[:, 1:].sum(axis=1)
        return _alpha(sums[:, 0], total, total**2 - (sums[:, 1:] ** 2).sum(axis=1))

    parts = beside(sum_by(tally.group[tally.unit], observed, tally.groups), _marginals(tally))
    return _estimate(parts, coefficient, tally, draws)


def alpha_interval(tally: Tally, numbers: Floats, draws: Draws) -> Result:
    """α with distance (c − k)², where `numbers` are the values."""
    return _alpha_on_line(tally, numbers, draws)


def alpha_ratio(tally: Tally, numbers: Floats, draws: Draws) -> Result:
    """α with distance ((c − k) / (c + k))². Cannot be calculated for negative numbers."""
    if len(numbers) and numbers.min() < 0:
        return not_calculable("a ratio scale has no negative numbers")
    if len(numbers) > MOST_VALUES:
        return not_calculable("there are too many different values to compare each with each")
    above, below = numbers[:, None] - numbers, numbers[:, None] + numbers
    quotient = np.divide(above, below, out=np.zeros_like(above), where=below > 0)
    return alpha_with(tally, quotient**2, draws)


def alpha_with(tally: Tally, distance: Floats, draws: Draws) -> Result:
    """α with a table of squared distances, one row and one column for each value; symmetrical, nought on the
    diagonal.
    """
    if len(distance) > MOST_VALUES or _meetings(tally) > _MOST_MEETINGS:
        return not_calculable("there are too many different values to compare each with each")
    pairs = coincidences(tally)
    observed = sum_by(pairs.group, pairs.weight * distance[pairs.one, pairs.other], tally.groups)

    def coefficient(sums: Floats) -> Floats:
        counts = sums[:, 1:]
        return _alpha(sums[:, 0], counts.sum(axis=1), ((counts @ distance) * counts).sum(axis=1))

    return _estimate(beside(observed, _marginals(tally)), coefficient, tally, draws)


def alpha_ordinal(tally: Tally, draws: Draws) -> Result:
    """α for values in order: the distance of two is the squared number of answers between their middles.

    Each resample ranks anew; where more than 3,000 pairs of values meet in a unit, all use the ranks of the whole.
    """
    counts = sum_by(tally.value, tally.count, tally.values)[:, 0]
    if _meetings(tally) > _MOST_MEETINGS:
        return _alpha_on_line(tally, _ranks(counts), draws)
    pairs = coincidences(tally)
    met, pair = np.unique(pairs.one * tally.values + pairs.other, return_inverse=True)
    if len(met) > _MOST_PAIRS:
        return _alpha_on_line(tally, _ranks(counts), draws)
    one, other = np.divmod(met, tally.values)
    weights = table_by(pairs.group, pair, pairs.weight, (tally.groups, len(met)))

    def coefficient(sums: Floats) -> Floats:
        counts, weight = np.split(sums, [tally.values], axis=1)
        ranks = _ranks(counts)
        observed = (weight * (ranks[:, one] - ranks[:, other]) ** 2).sum(axis=1)
        total, first, second = ((counts * ranks**power).sum(axis=1) for power in range(3))
        return _alpha(observed, total, _spread(total, first, second))

    return _estimate(beside(_marginals(tally), weights), coefficient, tally, draws)


def _meetings(tally: Tally) -> int:
    """How many pairs of different values there are within units."""
    distinct = np.bincount(tally.unit)
    return int((distinct * (distinct - 1) // 2).sum())


def _alpha_on_line(tally: Tally, place: Floats, draws: Draws) -> Result:
    """α with the squared difference of places on a line; three sums of powers give the expected disagreement."""
    group, where = tally.group[tally.unit], (place - place[tally.value].mean())[tally.value]
    start = np.flatnonzero(np.diff(tally.unit, prepend=-1))
    # Counted from the first value of each unit, so that equal values differ by nought and not by rounding.
    apart = where - np.repeat(where[start], np.diff(start, append=len(where)))
    size, once, twice = (np.add.reduceat(tally.count * apart**power, start) for power in range(3))
    observed = sum_by(group[start], 2 * (size * twice - once**2) / (size - 1), tally.groups)
    powers = [sum_by(group, tally.count * where**power, tally.groups) for power in range(3)]

    def coefficient(sums: Floats) -> Floats:
        total, first, second = sums[:, 1:].T
        return _alpha(sums[:, 0], total, _spread(total, first, second))

    return _estimate(np.hstack([observed, *powers]), coefficient, tally, draws)


def _alpha(observed: Floats, total: Floats, expected: Floats) -> Floats:
    return 1 - (total - 1) * divide(observed, expected)


def _ranks(counts: Floats) -> Floats:
    """The middle of each value's answers, all answers standing in order."""
    return counts.cumsum(axis=-1) - counts / 2


def _spread(total: Floats, first: Floats, second: Floats) -> Floats:
    """The squared differences of every two answers, each way, from the sums of their powers 0, 1 and 2."""
    spread = 2 * (total * second - first**2)
    return np.where(spread > _NOISE * total * second, spread, 0)


def _marginals(tally: Tally) -> Parts:
    """How often each value was given in each group."""
    return table_by(tally.group[tally.unit], tally.value, tally.count, (tally.groups, tally.values))


def _estimate(parts: Parts, coefficient: Callable[[Floats], Floats], tally: Tally, draws: Draws) -> Result:
    units = int((tally.size > 1).sum())
    return estimate(parts, coefficient, draws, units=units, undefined=_UNDEFINED)
