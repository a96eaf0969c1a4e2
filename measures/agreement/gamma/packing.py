"""Which candidates make the best alignment: set packing by (mixed-)integer programming, with scipy's HiGHS.

Every passage is in one unitary alignment at most, and alone where it is in none. Blocks of candidates that
share no passage are independent, so nothing is lost by solving the linear programme of all of them at once:
nearly every block comes out whole. Those that do not are solved again, one by one, in whole numbers.

The linear programme also prices the passages. A candidate that is worth less than its passages' prices is in no
choice that comes nearer to the programme's bound than by what it falls short; so few need to be looked at again.
"""

from collections.abc import Iterator

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, linprog, milp
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from measures.agreement.gamma.candidates import Group
from measures.agreement.gamma.units import Choice, Codes, Numbers

_FEWER = 1e-6  # what a unitary alignment less is worth: of equally good alignments the shortest is taken
_SCALE = 1e3  # brings the worth above the solver's absolute tolerances of 1e-6
_WHOLE = 1e-6
_FIRST_REACH = 0.05  # in units of Δ∅; the linear programme is seldom further off


def best_choice(groups: list[Group], units: int) -> list[Choice]:
    """For each group, which of its candidates are in the alignment with the least disorder.

    Raises `RuntimeError` where the solver gives up.
    """
    counts = [len(group.members) for group in groups]
    worth = np.concatenate([_worth(group) for group in groups])
    chosen = _solve(_incidence(groups, units), worth)
    return np.split(chosen, np.cumsum(counts)[:-1])


def _worth(group: Group) -> Numbers:
    """How much disorder a candidate spares: alone, each of its passages costs 1."""
    size = group.members.shape[1]
    worth: Numbers = size - group.disorder + _FEWER * (size - 1)
    return worth


def _incidence(groups: list[Group], units: int) -> csr_array:
    """units × candidates, 1 where the passage is in the candidate."""
    rows = np.concatenate([group.members.ravel() for group in groups])
    sizes = np.concatenate([np.full(len(group.members), group.members.shape[1]) for group in groups])
    columns = np.repeat(np.arange(len(sizes)), sizes)
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(units, len(sizes)))


def _solve(incidence: csr_array, worth: Numbers) -> Choice:
    """A candidate whose passages are in no other one is chosen; of the rest, the best choice."""
    shared = np.diff(incidence.indptr) > 1
    contested = np.flatnonzero(incidence[shared].sum(axis=0))
    chosen = np.ones(len(worth), dtype=np.bool_)
    if len(contested):
        chosen[contested] = _settled(incidence[shared][:, contested], worth[contested])
    return chosen


def _settled(incidence: csr_array, worth: Numbers) -> Choice:
    relaxed = linprog(-_SCALE * worth, A_ub=incidence, b_ub=np.ones(incidence.shape[0]))  # type: ignore[call-overload]  # the stubs know no sparse A_ub
    share, short = _found(relaxed), relaxed.lower.marginals / _SCALE
    chosen = share > 0.5
    for block in _blocks(incidence, np.abs(share - chosen) > _WHOLE):
        bound = float(worth[block] @ share[block])
        chosen[block] = _in_whole_numbers(incidence[:, block], worth[block], short[block], bound)
    return chosen


def _in_whole_numbers(incidence: csr_array, worth: Numbers, short: Numbers, bound: float) -> Choice:
    """The best choice, from as many candidates as are needed to be sure of it.

    `short` is what each lacks to its passages' prices; `bound` is what no choice is worth more than.
    """
    chosen, reach = np.zeros(len(worth), dtype=np.bool_), _FIRST_REACH
    while True:
        tried = np.flatnonzero(short <= reach)
        found = milp(
            -_SCALE * worth[tried],
            integrality=np.ones(len(tried), dtype=np.int64),
            bounds=Bounds(0, 1),
            constraints=LinearConstraint(incidence[:, tried], -np.inf, 1),
            options={"mip_rel_gap": 0.0},
        )
        chosen[tried] = _found(found) > 0.5
        gap = bound - float(worth[chosen].sum())
        if gap <= reach or len(tried) == len(worth):
            return chosen
        reach = gap + _WHOLE


def _found(result: OptimizeResult) -> Numbers:
    if result.x is None:
        raise RuntimeError(f"no best alignment was found: {result.message}")
    share: Numbers = result.x
    return share


def _blocks(incidence: csr_array, open_ones: Choice) -> Iterator[Codes]:
    """The blocks that have a candidate of `open_ones`, each as places of its candidates."""
    if not open_ones.any():
        return
    units, choices = incidence.shape
    links = incidence.tocoo()
    graph = coo_array((links.data, (links.row, units + links.col)), shape=(units + choices, units + choices))
    of_candidate = connected_components(graph, directed=False)[1][units:]
    for number in np.unique(of_candidate[open_ones]):
        yield np.flatnonzero(of_candidate == number)
