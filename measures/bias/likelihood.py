"""How well each rate, and each overdispersion of documents, fits what was marked in one source: negative binomial."""

from typing import Final

import numpy as np
from scipy.special import gammaln

from measures.bias.table import Floats

LOWEST, HIGHEST, POINTS = 0.0005, 250.0, 110
LOG_RATES: Final = np.linspace(np.log(LOWEST), np.log(HIGHEST), POINTS)
"""Logarithms of rates per 1,000 words, in units of a count's scale."""
STEP: Final = float(LOG_RATES[1] - LOG_RATES[0])
OVERDISPERSIONS: Final = np.array([0.02, 0.09, 0.2, 0.36, 0.58, 0.9, 1.4, 2.2, 3.8, 7.0])
"""Variances of documents' own rates around their source's, over its square."""
SIZES: Final = 1 / OVERDISPERSIONS
AT_ONCE: Final = 512  # documents: bounds the memory
COUNT_BITS, LOG_BITS = 12, 20


def log_likelihood(thousands: Floats, counts: Floats) -> Floats:
    """Techniques × rates × overdispersions, for the documents of one source: thousands of words, and scaled counts.

    A count z in w thousand words is negative binomial with mean xw and variance xw + δ(xw)². Factors that hang on
    neither x nor δ are left out. Counts and logarithms are rounded (to 2⁻¹² and 2⁻²⁰), so that sums of their
    products are exact: neither the order of documents nor the number of processors changes a bit.
    """
    counts = rounded(counts, COUNT_BITS)
    odds = np.exp(LOG_RATES)[:, None] * OVERDISPERSIONS
    zeros, marked = np.zeros(odds.size), np.zeros((counts.shape[1], odds.size))
    for start in range(0, len(thousands), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        logs = rounded(np.log1p(thousands[rows, None] * odds.ravel()), LOG_BITS)
        zeros += logs.sum(axis=0)
        marked += counts[rows].T @ logs
    shape = (-1, POINTS, len(SIZES))
    found = -(SIZES * zeros.reshape(shape) + marked.reshape(shape))
    return np.asarray(
        found + counts.sum(axis=0)[:, None, None] * LOG_RATES[:, None] + _clumped(counts)[:, None, :]
    )


def _clumped(counts: Floats) -> Floats:
    """Techniques × overdispersions: the factors Γ(z + k)/Γ(k) δᶻ, in logarithms; nothing for a count of 0."""
    document, technique = np.nonzero(counts)
    z = counts[document, technique][:, None]
    terms = rounded(gammaln(z + SIZES) - gammaln(SIZES) + z * np.log(OVERDISPERSIONS), LOG_BITS)
    columns = [np.bincount(technique, term, counts.shape[1]) for term in terms.T]
    return np.stack(columns, axis=1)


def rounded(values: Floats, bits: int) -> Floats:
    """To multiples of 2^-bits, whose sums are exact in any order as long as they stay below 2^(53 - bits)."""
    return np.asarray(np.rint(values * 2.0**bits) * 2.0**-bits)
