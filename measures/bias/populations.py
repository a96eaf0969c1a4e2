"""What the rates of a corpus's sources may look like: their middle, how far apart, and of which shape."""

from typing import Final

import numpy as np
from scipy.special import gammainc, gammaincinv, ndtr, polygamma, stdtr

from measures.bias.likelihood import LOG_RATES, OVERDISPERSIONS, STEP
from measures.bias.table import Floats

SPREADS: Final = np.array(
    [0.15, 0.3, 0.5, 0.8, 1.2, 1.7, 2.4]
)  # standard deviation of the logarithm of rates
SPREADS_PRIOR: Final = np.array([0.2, 0.5, 1.0, 1.2, 1.2, 1.0, 0.7])  # sources are hardly ever that alike
FAMILIES: Final = 3
TAILS: Final = 3.0  # degrees of freedom
HALF_WIDTH: Final = 0.68
UPPER: Final = 20.0  # per 1,000 words, above which middles are ever less believed
LEAST: Final = 1e-15
MIDDLES: Final = LOG_RATES[:-18:5]
"""Logarithms of medians, from end to end of what is believed at all."""


def _shapes() -> Floats:
    """Of gamma distributions whose logarithm has the standard deviations `SPREADS`: trigamma(a) = spread²."""
    tried = np.exp(np.linspace(np.log(0.05), np.log(200), 4000))
    return np.asarray(np.interp(SPREADS**2, polygamma(1, tried)[::-1], tried[::-1]))


SHAPES: Final = _shapes()
SCALED_MEDIANS: Final = gammaincinv(SHAPES, 0.5)
EDGES: Final = np.concatenate([[-np.inf], LOG_RATES[:-1] + STEP / 2, [np.inf]])


def populations(middles: Floats) -> Floats:
    """Middles × (spreads and families) × rates: the mass of each rate where the median has the logarithm `middles`.

    Gamma has a long tail toward rates of 0, the log-normal none, and t with three degrees of freedom two long ones:
    which it is, the corpus says.
    """
    away = EDGES - middles[:, None, None]
    with np.errstate(over="ignore"):
        gamma = gammainc(SHAPES[:, None], SCALED_MEDIANS[:, None] * np.exp(away))
    normal = ndtr(away / SPREADS[:, None])
    long_tailed = stdtr(TAILS, away / (HALF_WIDTH * SPREADS[:, None]))
    return np.asarray(np.diff(np.concatenate([gamma, normal, long_tailed], axis=1), axis=2) + LEAST)


def middles_prior(middles: Floats) -> Floats:
    """Flat on the scale √rate, as Jeffreys' prior of a Poisson rate is, and falling off where no technique is."""
    rate = np.exp(middles)
    return np.asarray(np.sqrt(rate) / (1 + rate / UPPER) ** 1.5)


def spread_prior() -> Floats:
    """Of the (spreads and families) of `populations`."""
    return np.tile(SPREADS_PRIOR / SPREADS_PRIOR.sum() / FAMILIES, FAMILIES)


def _overdispersed() -> Floats:
    logs = np.log(OVERDISPERSIONS)
    found = np.exp(-0.5 * ((logs[:, None, None] - logs) / np.array([0.25, 1.0])[:, None]) ** 2)
    found = found.reshape(-1, len(logs))
    return np.asarray(found / found.sum(axis=1, keepdims=True))


OVERDISPERSED: Final = _overdispersed()
"""What the sources' overdispersions may look like: one near all, or each its own."""
