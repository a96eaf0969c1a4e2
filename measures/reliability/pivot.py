"""How well each correlation within documents fits the spread of a source's documents: an F pivot."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaln

from measures.reliability.claims import Floats
from measures.reliability.clusters import Sums

NOTHING: Final = 1e-9  # sums below are rounding
SMALLEST_WITHIN: Final = 0.25  # one claim of rate 1/2 that differs: what may just have been missed
SMALLEST_RATIO: Final = 1e-3


def speaks(sums: Sums) -> NDArray[np.bool_]:
    """Which sources say anything of the correlation: two documents, one with two claims, and credits that differ."""
    groups = (sums.presence > 1 + NOTHING) & (sums.between_df > NOTHING) & (sums.within_df > NOTHING)
    return groups & (sums.between + sums.within > NOTHING)


def log_likelihood(sums: Sums, correlations: Floats, freedom: Floats) -> Floats:
    """Sources × correlations; a row of zeros where a source says nothing. `freedom` is that between documents.

    Between and within mean square have the expectations v(1 + (n0 - 1)ρ) and v(1 - ρ), so that their ratio over
    1 + n0 ρ/(1 - ρ) is about F distributed (Searle, Casella & McCulloch 1992, section 3.6).
    """
    found = np.zeros((len(sums.size), len(correlations)))
    told = speaks(sums)
    d1, d2 = freedom[told, None], sums.within_df[told, None]
    stretch = 1 + sums.typical[told, None] * (correlations / (1 - correlations))
    found[told] = _log_f(_ratio(sums)[told, None] / stretch, d1, d2) - np.log(stretch)
    return found


def between_freedom(sums: Sums) -> Floats:
    """(documents - 1)/(1 + κ/2), κ the excess kurtosis of one 0/1 credit at the source's rate, not below 0.

    The variance of a sample variance is σ⁴(2/(m - 1) + κ/m): near rates of 0 and 1 a few documents decide how large
    it comes out, and a hundred documents of which two are wrong say as much of it as three would at a rate of 1/2.
    """
    rate = (sums.credit + 0.5) / (sums.size + 1)
    spread = rate * (1 - rate)
    return np.maximum(sums.presence - 1, 0) / (1 + np.maximum((1 - 6 * spread) / spread, 0) / 2)


def _ratio(sums: Sums) -> Floats:
    """Between over within mean square, bounded: no credit differing within documents does not prove that none could."""
    within = np.maximum(sums.within, SMALLEST_WITHIN * np.minimum(1, sums.within_df))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.maximum(sums.between / sums.between_df * sums.within_df / within, SMALLEST_RATIO)


def _log_f(x: Floats, d1: Floats, d2: Floats) -> Floats:
    """Logarithm of the density of the F distribution."""
    ratio = d1 / d2
    return (
        d1 / 2 * np.log(ratio)
        + (d1 / 2 - 1) * np.log(x)
        - (d1 + d2) / 2 * np.log1p(ratio * x)
        - betaln(d1 / 2, d2 / 2)
    )
