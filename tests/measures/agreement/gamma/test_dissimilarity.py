from itertools import combinations

import numpy as np
import pytest

from measures.agreement.gamma.dissimilarity import (
    Dissimilarity,
    label_distances,
    nominal,
    ordinal,
    positional,
)
from tests.measures.agreement.gamma.continua import arrays

ONE, OTHER = np.array([0]), np.array([1])


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("a:4-14", "a:4-14", 0), ("a:4-14", "a:14-24", 1), ("a:4-14", "a:20-25", 3.24), ("a:4-14", "a:40-44", 22.2),
        ("a:20-30", "a:20-25", 0.111), ("a:20-25", "a:14-24", 0.218), ("a:4-14", "a:20-30", 2.56),
    ],
)  # fmt: skip
def test_the_positional_distances_of_the_paper(one: str, other: str, distance: float) -> None:
    units, _ = arrays([one, other])
    assert positional(units, ONE, OTHER)[0] == pytest.approx(distance, abs=0.03)
    assert positional(units, OTHER, ONE)[0] == positional(units, ONE, OTHER)[0]


def test_scale_does_not_change_how_far_passages_are_apart() -> None:
    small, large = (arrays(["a:0-7", "a:0-10"])[0], arrays(["a:0-21", "a:0-30"])[0])
    assert positional(small, ONE, OTHER) == positional(large, ONE, OTHER)


def test_position_and_label_are_weighed_by_alpha_and_beta() -> None:
    units, dissimilarity = arrays(["b:6-10", "a:2-7"], alpha=3, beta=2)
    assert dissimilarity.between(units, ONE, OTHER)[0] == pytest.approx(3 * (7 / 9) ** 2 + 2)


def test_an_ordered_label_is_as_far_as_the_steps_between() -> None:
    steps = ordinal(["true", "mostly", "half", "false"])
    assert [steps("true", other) for other in ("true", "mostly", "half", "false")] == [0, 1 / 3, 2 / 3, 1]
    with pytest.raises(ValueError, match="“perhaps” is not in the order"):
        steps("true", "perhaps")


def test_sets_of_labels_are_the_same_or_not() -> None:
    both, one = frozenset({"a", "b"}), frozenset({"a"})
    assert nominal(both, frozenset({"b", "a"})) == 0
    assert nominal(both, one) == 1


def test_a_missing_label_differs_from_nothing() -> None:
    table = label_distances(["a", "b", "c"], nominal)
    assert not table[-1].any()
    assert not table[:, -1].any()
    assert all(table[pair] == table[pair[::-1]] == 1 for pair in combinations(range(3), 2))


def test_distances_and_weights_that_break_the_method_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        label_distances(["a", "b"], lambda one, other: 2.0)
    with pytest.raises(ValueError, match="α is above 0"):
        Dissimilarity(np.zeros((1, 1)), alpha=0)
