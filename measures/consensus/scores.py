"""How good probabilities are where the truth is known."""

import numpy as np
from numpy.typing import NDArray

from measures.consensus.settled import Settled
from measures.consensus.votes import Floats

_BINS = 10


def accuracy(settled: Settled, truth: NDArray[np.int64]) -> float:
    """Share of items settled rightly; of n tied classes each counts for 1/n."""
    return float(_right(settled, truth).mean())


def brier_score(settled: Settled, truth: NDArray[np.int64]) -> float:
    """Mean squared distance from certainty of the truth, summed over classes: 0 (perfect) to 2."""
    certain = np.eye(len(settled.classes))[truth]
    return float(((settled.probabilities - certain) ** 2).sum(axis=1).mean())


def calibration_error(settled: Settled, truth: NDArray[np.int64]) -> float:
    """Expected calibration error of the most probable class over ten bins of equal width, 0 to 1."""
    said = settled.probabilities.max(axis=1)
    within = np.minimum((said * _BINS).astype(int), _BINS - 1)
    gaps = np.bincount(within, weights=_right(settled, truth) - said, minlength=_BINS)
    return float(np.abs(gaps).sum() / len(truth))


def _right(settled: Settled, truth: NDArray[np.int64]) -> Floats:
    winners = settled.winners
    return np.asarray(winners[np.arange(len(truth)), truth] / winners.sum(axis=1))
