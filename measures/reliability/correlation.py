"""What is believed of the correlation within documents: before any source is seen, and after.

Each source has a correlation of its own, drawn from Beta(μc, (1 - μ)c); how large they are (μ) and how alike (c) is
learned from all sources together. With one source it is all prior, with many the prior hardly matters.
"""

from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
from scipy.special import betainc

from measures.reliability.claims import ClaimTable, Floats
from measures.reliability.clusters import Sums, cluster
from measures.reliability.pivot import between_freedom, log_likelihood, speaks

CORRELATIONS: Final = np.array(
    [0, .01, .025, .045, .07, .1, .135, .175, .22, .27, .33, .4, .48, .57, .67, .8, .92]
)  # fmt: skip
MEANS: Final = np.array([0.003, 0.01, 0.025, 0.05, 0.08, 0.12, 0.17, 0.23, 0.3, 0.38, 0.48, 0.6, 0.75])
ALIKE: Final = np.array([1.5, 4, 10, 30, 100])
MEANS_PRIOR: Final = (1.0, 3.0)  # of the Beta distribution of μ
LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Correlation:
    """Probability of each of `CORRELATIONS` for a source not yet seen, and how many sources it was learned from."""

    mass: tuple[float, ...]
    sources: int

    @property
    def mean(self) -> float:
        return fsum(mass * rho for mass, rho in zip(self.mass, CORRELATIONS.tolist(), strict=True))


def learn_correlation(table: ClaimTable) -> Correlation:
    """What all sources of a table together say; to be kept, and given to `rate_sources` for tables of few sources."""
    _, sums = cluster(table)
    return _correlation(_evidence(sums)[1], int(speaks(sums).sum()))


def posterior(sums: Sums, learned: Correlation | None = None) -> Floats:
    """Sources × correlations: the probability of each. A source's own documents count once, as its likelihood.

    The prior of each source is what the *other* sources say, or `learned`.
    """
    if learned is None:
        each, together = _evidence(sums)
        prior = _predicted(together - each)
    else:
        prior = np.broadcast_to(np.array(learned.mass), (len(sums.size), len(CORRELATIONS)))
    return _normal(log_likelihood(sums, CORRELATIONS, between_freedom(sums)) + np.log(prior + LEAST))


def _evidence(sums: Sums) -> tuple[Floats, Floats]:
    """Logarithm of how well each (μ, c) predicts each source, and, with the prior of (μ, c), all of them together."""
    likelihood = log_likelihood(sums, CORRELATIONS, between_freedom(sums))
    top = likelihood.max(axis=1, keepdims=True)
    each = np.log((np.exp(likelihood - top)[:, None, :] * SHAPES).sum(axis=2))
    # fsum is exact: the sum is the same in whichever order the sources come.
    together = np.array([fsum(column) for column in each.T.tolist()]) + np.log(SHAPES_PRIOR)
    return each, together


def _predicted(shapes: Floats) -> Floats:
    """The mass of each correlation, given the logarithm of how likely each (μ, c) is."""
    return np.asarray((_normal(shapes)[:, :, None] * SHAPES).sum(axis=1))


def _normal(logs: Floats) -> Floats:
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _masses(places: Floats, a: Floats, b: Floats) -> Floats:
    """Of each Beta(a, b) the mass nearest to each place: cut half way between neighbours."""
    edges = np.concatenate([[0], (places[1:] + places[:-1]) / 2, [1]])
    return np.asarray(np.diff(betainc(a[:, None], b[:, None], edges), axis=1) + LEAST)


def _shapes() -> tuple[Floats, Floats]:
    mean, alike = (grid.ravel() for grid in np.meshgrid(MEANS, ALIKE, indexing="ij"))
    a, b = (np.array([value]) for value in MEANS_PRIOR)
    prior = np.repeat(_masses(MEANS, a, b)[0], len(ALIKE)) / len(ALIKE)
    return _masses(CORRELATIONS, mean * alike, (1 - mean) * alike), prior


SHAPES, SHAPES_PRIOR = _shapes()
"""Of each (μ, c) the masses of the correlations, and its own prior."""


def _correlation(shapes: Floats, sources: int) -> Correlation:
    (mass,) = _predicted(shapes[None])
    return Correlation(tuple((mass / mass.sum()).tolist()), sources)


UNLEARNED: Final = _correlation(np.log(SHAPES_PRIOR), 0)
"""What is believed where there is no other source: each source of a table is then rated as if it stood alone."""
