"""Where a source may stand on an axis, how uneven its documents may be, and how well either fits what was read."""

from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
from scipy.special import gammaln, ndtr, stdtr

from measures.bias.table import Floats

ENDS: Final = (-2.0, 2.0)
PLACES: Final = np.linspace(*ENDS, 81)
STEP: Final = float(PLACES[1] - PLACES[0])
EDGES: Final = np.concatenate([[PLACES[0]], (PLACES[1:] + PLACES[:-1]) / 2, [PLACES[-1]]])
MIDDLES: Final = np.linspace(*ENDS, 41)
SPREADS: Final = np.array([0.1, 0.2, 0.35, 0.6, 1.0, 1.8])
SPREADS_PRIOR: Final = np.array([0.4, 0.7, 1, 1, 0.7, 0.4])
FAMILIES: Final = 2
TAILS, HALF_WIDTH = 3.0, 0.68
VARIANCES: Final = np.array([0.1, 0.18, 0.3, 0.5, 0.8, 1.3, 2.1])
ALIKE: Final = np.array([3.0, 10.0, 40.0])
ROUNDING: Final = 1 / 24
LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Spread:
    """What the documents of a source come down to: how many, their mean, and the sum of squares around it."""

    documents: int
    mean: float
    squares: float


def spread_of(means: list[float]) -> Spread:
    """Of the means of documents; whole numbers that happen to agree do not prove that nothing varies."""
    mean = fsum(means) / len(means)
    squares = fsum((one - mean) ** 2 for one in means) + (len(means) - 1) * ROUNDING
    return Spread(len(means), mean, squares)


def log_likelihood(spread: Spread) -> Floats:
    """`PLACES` × (variances and how alike): normal documents whose variance is scaled inverse χ² over sources.

    With the variance integrated out, the documents' mean is t distributed around the source's place (Gelman et al.,
    Bayesian Data Analysis, 2013, section 3.3); factors that hang on neither are left out.
    """
    alike, variances = (grid.ravel() for grid in np.meshgrid(ALIKE, VARIANCES, indexing="ij"))
    total = alike * variances
    found = spread.squares + spread.documents * (PLACES[:, None] - spread.mean) ** 2
    freedom = (alike + spread.documents) / 2
    known = gammaln(freedom) - gammaln(alike / 2) + alike / 2 * np.log(total)
    return np.asarray(known - freedom * np.log(total + found))


def populations() -> Floats:
    """(Middles, families and spreads) × `PLACES`: normal, and t with three degrees of freedom, cut at the ends."""
    away = EDGES - MIDDLES[:, None, None]
    normal, long_tailed = ndtr(away / SPREADS[:, None]), stdtr(TAILS, away / (HALF_WIDTH * SPREADS[:, None]))
    mass = np.diff(np.concatenate([normal, long_tailed], axis=1), axis=2)
    mass = mass.reshape(-1, len(PLACES)) + LEAST
    return np.asarray(mass / mass.sum(axis=1, keepdims=True))
