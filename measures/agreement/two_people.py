"""The classical coefficients for two people: Cohen's κ and Scott's π."""

from collections.abc import Callable

import numpy as np

from measures.agreement.answers import Answers
from measures.agreement.figures import Result, not_calculable
from measures.agreement.resampling import Draws, Floats, Places, beside, divide, estimate, sum_by, table_by


def cohen_kappa(answers: Answers, draws: Draws) -> Result:
    """(p_o − p_e) / (1 − p_e), where chance follows each person's own shares of the values (Cohen 1960)."""
    return _estimate(answers, draws, lambda ones, others: (ones * others).sum(axis=1))


def scott_pi(answers: Answers, draws: Draws) -> Result:
    """The same, where chance follows the shares of both together (Scott 1955)."""
    return _estimate(answers, draws, lambda ones, others: (((ones + others) / 2) ** 2).sum(axis=1))


def _estimate(answers: Answers, draws: Draws, expected: Callable[[Floats, Floats], Floats]) -> Result:
    people = np.unique(answers.person)
    if len(people) != 2:
        return not_calculable(f"it is defined for two people, and here are {len(people)}")
    one, other = (_values_of(answers, person) for person in people)
    both = np.flatnonzero((one >= 0) & (other >= 0))
    if len(both) < 2:
        return not_calculable("fewer than two units were judged by both")
    one, other, group = one[both], other[both], draws.group[answers.cluster[both]]
    agreed = sum_by(group, (one == other).astype(np.float64), draws.groups)
    total = sum_by(group, np.ones(len(both)), draws.groups)
    values = len(answers.values)
    counts = [table_by(group, said, np.ones(len(both)), (draws.groups, values)) for said in (one, other)]

    def coefficient(sums: Floats) -> Floats:
        shares = divide(sums, np.broadcast_to(sums[:, 1:2], sums.shape))
        chance = expected(shares[:, 2 : 2 + values], shares[:, 2 + values :])
        return divide(shares[:, 0] - chance, 1 - chance)

    return estimate(
        beside(agreed, total, *counts),
        coefficient,
        draws,
        units=len(both),
        undefined="all the values are the same",
    )


def _values_of(answers: Answers, person: int) -> Places:
    """What this person gave to each unit, −1 where nothing."""
    found = np.full(len(answers.cluster), -1, dtype=np.intp)
    own = answers.person == person
    found[answers.unit[own]] = answers.value[own]
    return found
