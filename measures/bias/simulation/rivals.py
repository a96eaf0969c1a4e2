"""Intervals of a rate that know less."""

import numpy as np
from scipy.special import gammaincinv, stdtrit

from measures.bias.interval import Intervals
from measures.bias.table import Floats

TAIL = 0.025


def every_mark_alone(counts: Floats, words: Floats) -> Intervals:
    """Jeffreys' interval of a Poisson rate: as if marks were independent, wherever they stand."""
    marked, thousands = counts.sum(axis=0), words.sum() / 1000
    low, high = (gammaincinv(marked + 0.5, tail) / thousands for tail in (TAIL, 1 - TAIL))
    return Intervals(marked / thousands, np.where(marked > 0, low, 0), high, np.full(len(marked), np.nan))


def documents_alone(counts: Floats, words: Floats) -> Intervals:
    """The ratio of counts and words with its standard error over documents, and t (Cochran, Sampling Techniques, 6.4)."""
    plain, documents = every_mark_alone(counts, words), len(words)
    if documents == 1:
        return plain
    away = counts / (words[:, None] / 1000) - plain.estimate
    error = np.sqrt(((away * words[:, None]) ** 2).sum(axis=0) * documents / (documents - 1)) / words.sum()
    reach = stdtrit(documents - 1, 1 - TAIL) * error
    return Intervals(
        plain.estimate, np.maximum(plain.estimate - reach, 0), plain.estimate + reach, plain.above
    )
