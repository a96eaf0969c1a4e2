"""Other estimators of the same rate, to compare with: Wilson's interval, and the mixture this one grew out of."""

from typing import Final

import numpy as np
from scipy.special import betainc

from measures.reliability.claims import ClaimTable, Floats
from measures.reliability.clusters import Sums, cluster
from measures.reliability.interval import LEVEL, Intervals, Mixture, mixture
from measures.reliability.pivot import log_likelihood

Z: Final = 1.959963984540054
GRID: Final = np.array([0, .01, .025, .045, .07, .1, .135, .175, .22, .27, .33, .4, .48, .57, .67, .8])  # fmt: skip
HALVINGS: Final = 26


def wilson(table: ClaimTable) -> Intervals:
    """Wilson's score interval, as if every claim stood alone."""
    _, sums = cluster(table)
    share, size = sums.share, sums.size
    centre = (share + Z**2 / 2 / size) / (1 + Z**2 / size)
    half = Z / (1 + Z**2 / size) * np.sqrt(share * (1 - share) / size + Z**2 / 4 / size**2)
    return Intervals(share, centre - half, centre + half)


def fixed_mixture(table: ClaimTable, *, alone: bool = False) -> Intervals:
    """One prior of the correlation, around the pooled one and the same for any spread of it; equal tails.

    `alone` rates each source as if there were no other.
    """
    documents, sums = cluster(table)
    a, b = (1.0, 2.0) if alone or len(sums.size) == 1 else _prior(sums)
    edges = np.concatenate([[0], (GRID[1:] + GRID[:-1]) / 2, [1]])
    logs = log_likelihood(sums, GRID, sums.presence - 1) + np.log(np.diff(betainc(a, b, edges)) + 1e-12)
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return _equal_tails(mixture(documents, sums, weights / weights.sum(axis=1, keepdims=True), GRID))


def _prior(sums: Sums) -> tuple[float, float]:
    told = (sums.between_df > 0) & (sums.within_df > 0)
    df, n0 = sums.between_df[told], sums.typical[told]
    between, within = sums.between[told] / df, sums.within[told] / sums.within_df[told]
    found = (df * (between - within)).sum() + 0.2
    pooled = float(np.clip(found / ((df * (between + (n0 - 1) * within)).sum() + 0.6), 0.01, 0.9))
    strength = 3 + 17 * max(int(told.sum()) - 1, 0) / (int(told.sum()) + 3)
    return pooled * strength, (1 - pooled) * strength


def _equal_tails(mixed: Mixture) -> Intervals:
    a, b = mixed.rate * mixed.worth + 0.5, (1 - mixed.rate) * mixed.worth + 0.5
    tail = (1 - LEVEL) / 2
    low, high = (_quantile(mixed.mass, a, b, level) for level in (tail, 1 - tail))
    return Intervals((mixed.mass * a / (a + b)).sum(axis=1), low, high)


def _quantile(mass: Floats, a: Floats, b: Floats, level: float) -> Floats:
    low, high = np.zeros(len(mass)), np.ones(len(mass))
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = (mass * betainc(a, b, middle[:, None])).sum(axis=1) < level
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2
