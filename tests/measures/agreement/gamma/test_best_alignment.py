"""The best alignment against others' figures, against trying out everything, and against one large programme."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from measures.agreement.gamma.alignment import Alignment, best_alignment, disorders
from measures.agreement.gamma.candidates import TooDenseError, candidates
from measures.agreement.gamma.dissimilarity import Dissimilarity
from measures.agreement.gamma.units import Units
from tests.measures.agreement.gamma.continua import ALEX_PAUL_SUZAN, FIXTURES, SAMPLED, Fixture, arrays

Groups = tuple[tuple[int, ...], ...]


def disorder_of(units: Units, groups: Sequence[Sequence[int]], dissimilarity: Dissimilarity) -> float:
    """By the definition: each pair of readers costs its dissimilarity, or 1 where one has nothing."""
    total = 0.0
    for group in groups:
        of_reader = {int(units.reader[place]): place for place in group}
        for one, other in combinations(range(units.readers), 2):
            both = [np.array([of_reader[reader]]) for reader in (one, other) if reader in of_reader]
            total += float(dissimilarity.between(units, *both)[0]) if len(both) == 2 else 1.0
    return total / units.pairs / (len(units) / units.readers)


def partitions(units: Units, left: tuple[int, ...]) -> Iterator[Groups]:
    """Every way to put passages of different readers together."""
    if not left:
        yield ()
        return
    first, rest = left[0], left[1:]
    for size in range(units.readers):
        for others in combinations(rest, size):
            group = (first, *others)
            if len({int(units.reader[place]) for place in group}) == len(group):
                for more in partitions(units, tuple(place for place in rest if place not in others)):
                    yield (group, *more)


def whole_programme(units: Units, dissimilarity: Dissimilarity) -> float:
    """All unitary alignments there are in one programme in whole numbers: each passage in just one."""
    of_reader = [[*np.flatnonzero(units.reader == reader), -1] for reader in range(units.readers)]
    groups = [[place for place in group if place >= 0] for group in product(*of_reader)]
    groups = [group for group in groups if group]
    costs = [disorder_of(units, [group], dissimilarity) for group in groups]
    covers = np.array([[place in group for group in groups] for place in range(len(units))], dtype=float)
    found = milp(
        np.array(costs), integrality=np.ones(len(costs), dtype=np.int64), bounds=Bounds(0, 1),
        constraints=LinearConstraint(covers, 1, 1), options={"mip_rel_gap": 0.0},
    )  # fmt: skip
    assert found.fun is not None
    return float(found.fun)


def continua(readers: st.SearchStrategy[int], most: int) -> st.SearchStrategy[list[str]]:
    """Readers with short passages in a short text, so that much overlaps and much is equally good."""
    passage = st.builds(
        lambda label, start, length: f"{label}:{start}-{start + length}",
        st.sampled_from("ab"), st.integers(0, 20), st.integers(1, 10),
    )  # fmt: skip
    reading = st.lists(passage, max_size=most).map(" ".join)
    return readers.flatmap(lambda count: st.lists(reading, min_size=count, max_size=count)).filter(any)


def check(units: Units, alignment: Alignment, dissimilarity: Dissimilarity) -> float:
    """That every passage is in it once; its disorder by the definition."""
    groups = [group for group, _ in alignment]
    assert sorted(place for group in groups for place in group) == list(range(len(units)))
    disorder = disorder_of(units, groups, dissimilarity)
    assert disorders(units, alignment)[0] == pytest.approx(disorder, abs=1e-9)
    return disorder


@pytest.mark.parametrize("fixture", [*FIXTURES.values(), *SAMPLED])
def test_the_disorders_reckoned_by_pygamma(fixture: Fixture) -> None:
    units, dissimilarity = arrays(fixture.readings, alpha=fixture.alpha, beta=fixture.beta)
    alignment = best_alignment(units, dissimilarity)
    assert check(units, alignment, dissimilarity) == pytest.approx(fixture.disorder, abs=1e-5)


def test_alex_paul_and_suzan_have_six_unitary_alignments_of_disorder_0_96() -> None:
    units, dissimilarity = arrays(ALEX_PAUL_SUZAN)
    alignment = best_alignment(units, dissimilarity)
    assert len([*alignment]) == 6
    assert check(units, alignment, dissimilarity) == pytest.approx(0.960625)


@settings(max_examples=30, deadline=None)
@given(continua(st.integers(2, 4), most=2))
def test_no_other_alignment_is_better(texts: list[str]) -> None:
    units, dissimilarity = arrays(texts)
    everything = partitions(units, tuple(range(len(units))))
    best = min(disorder_of(units, groups, dissimilarity) for groups in everything)
    alignment = best_alignment(units, dissimilarity)
    assert check(units, alignment, dissimilarity) == pytest.approx(best, abs=1e-5)


@settings(max_examples=20, deadline=None)
@given(continua(st.integers(2, 3), most=5))
def test_pruning_and_taking_apart_lose_nothing(texts: list[str]) -> None:
    units, dissimilarity = arrays(texts)
    alignment = best_alignment(units, dissimilarity)
    whole = whole_programme(units, dissimilarity)
    assert check(units, alignment, dissimilarity) == pytest.approx(whole, abs=1e-5)


@settings(max_examples=10, deadline=None)
@given(st.lists(continua(st.just(3), most=4), min_size=2, max_size=4))
def test_continua_aligned_together_are_aligned_as_each_alone(many: list[list[str]]) -> None:
    parts = [arrays(texts) for texts in many]
    _, dissimilarity = arrays(["a:0-1", "b:0-1"])
    alone = [float(disorders(units, best_alignment(units, dissimilarity))[0]) for units, _ in parts]
    together = reduce(_beside, (units for units, _ in parts))
    assert disorders(together, best_alignment(together, dissimilarity)) == pytest.approx(alone, abs=1e-5)


def _beside(one: Units, other: Units) -> Units:
    return Units(
        one.readers, one.continua + 1, np.concatenate([one.continuum, other.continuum + one.continua]),
        *(np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("reader", "start", "end", "label")),
    )  # fmt: skip


def test_of_equally_good_alignments_the_shortest_is_taken() -> None:
    """Three readers, α 3, β 1: passages that touch and differ in label cost together what they cost alone."""
    units, dissimilarity = arrays(["a:0-10", "b:10-20", "a:100-110"])
    assert [group for group, _ in best_alignment(units, dissimilarity)] == [(0, 1), (2,)]


def test_what_lies_too_far_apart_is_no_candidate() -> None:
    units, dissimilarity = arrays(["a:0-10", "a:100-110", "a:200-210"])
    assert all(not len(group.members) for group in candidates(units, dissimilarity))


def test_a_place_where_everybody_marked_a_lot_is_refused_and_does_not_fill_the_memory() -> None:
    units, dissimilarity = arrays([" ".join(["a:0-10"] * 12)] * 6)
    with pytest.raises(TooDenseError):
        best_alignment(units, dissimilarity)
