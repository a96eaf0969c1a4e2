"""Agreement as the share of pairs of answers that agree, and what is left of it beyond chance.

All for any number of people and with missing values, as in Gwet, Handbook of Inter-Rater Reliability, 4th ed.
2014, and his R package irrCAC: p_a is the mean over the units with two answers or more of the share of their pairs
that agree, π_k the mean over all units of the share of their answers that are k. With the same number of answers
everywhere that is the κ of Fleiss 1971.
"""

from collections.abc import Callable

import numpy as np

from measures.agreement.answers import Tally
from measures.agreement.figures import Result
from measures.agreement.resampling import Draws, Floats, Parts, beside, divide, estimate, sum_by, table_by


def percent_agreement(tally: Tally, draws: Draws) -> Result:
    """p_a itself, nothing taken off for chance."""
    return _estimate(tally, draws, lambda agreed, shares: agreed)


def fleiss_kappa(tally: Tally, draws: Draws) -> Result:
    """(p_a − p_e) / (1 − p_e) with p_e = Σ π_k²."""
    return _estimate(tally, draws, lambda agreed, shares: _beyond(agreed, (shares**2).sum(axis=1)))


def gwet_ac1(tally: Tally, draws: Draws) -> Result:
    """(p_a − p_e) / (1 − p_e) with p_e = Σ π_k (1 − π_k) / (q − 1), q the number of values that were given.

    Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008: steady where one value prevails.
    """
    others = max(len(np.unique(tally.value)) - 1, 1)
    return _estimate(
        tally, draws, lambda agreed, shares: _beyond(agreed, (shares * (1 - shares)).sum(axis=1) / others)
    )


def _beyond(agreed: Floats, expected: Floats) -> Floats:
    return divide(agreed - expected, 1 - expected)


def _estimate(tally: Tally, draws: Draws, coefficient: Callable[[Floats, Floats], Floats]) -> Result:
    def of_sums(sums: Floats) -> Floats:
        agreed = divide(sums[:, 0], sums[:, 1])
        return coefficient(agreed, divide(sums[:, 3:], np.broadcast_to(sums[:, 2:3], sums[:, 3:].shape)))

    units = int((tally.size > 1).sum())
    return estimate(_parts(tally), of_sums, draws, units=units, undefined="all the values are the same")


def _parts(tally: Tally) -> Parts:
    """For each group: the shares of agreeing pairs, the units that have pairs, all units, and the shares of the
    values.
    """
    size = tally.size[tally.unit]
    group = tally.group[tally.unit]
    pairs = np.maximum(size * (size - 1), 1)
    agreed = sum_by(group, np.where(size > 1, tally.count * (tally.count - 1) / pairs, 0), tally.groups)
    judged = [sum_by(tally.group, (tally.size > least).astype(np.float64), tally.groups) for least in (1, 0)]
    shares = table_by(group, tally.value, tally.count / size, (tally.groups, tally.values))
    return beside(agreed, *judged, shares)
