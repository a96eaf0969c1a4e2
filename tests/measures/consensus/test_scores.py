"""Scores on probabilities small enough to be worked by hand."""

import numpy as np
import pytest

from measures.consensus.scores import accuracy, brier_score, calibration_error
from measures.consensus.settled import Settled

SETTLED = Settled(
    ("i", "j", "k"), ("a", "b"), np.array([[0.5, 0.5], [0.9, 0.1], [0.25, 0.75]]), method="by hand"
)
TRUTH = np.array([0, 0, 0])


def test_a_tie_is_half_right() -> None:
    assert accuracy(SETTLED, TRUTH) == pytest.approx((0.5 + 1 + 0) / 3)


def test_the_brier_score_sums_over_classes() -> None:
    assert brier_score(SETTLED, TRUTH) == pytest.approx((0.5 + 0.02 + 1.125) / 3)


def test_the_calibration_error_compares_what_is_said_and_what_is_right() -> None:
    assert calibration_error(SETTLED, TRUTH) == pytest.approx((0 + 0.1 + 0.75) / 3)
