"""Corpora by hand and by dice."""

from collections.abc import Sequence

import numpy as np

from measures.bias import RatePrior, RateTable, TechniqueRate, learn_rates, rate_techniques
from measures.bias.simulation.worlds import World, draw
from measures.bias.table import Floats


def corpus(sources: int = 12, *, documents: int = 4, techniques: int = 2, seed: int = 3) -> RateTable:
    """Sources unlike each other, one column a technique."""
    dice = np.random.default_rng(seed)
    return draw(World(sources=sources, documents=documents), corpora=techniques, dice=dice).table


def rates_of(table: RateTable, source: int, prior: RatePrior) -> list[TechniqueRate]:
    rows = table.source == source
    return rate_techniques(table.counts[rows], table.words[rows], prior)


def one_technique(counts: Sequence[float], words: Sequence[float], prior: RatePrior) -> TechniqueRate:
    (rate,) = rate_techniques(column(counts), np.array(words, dtype=np.float64), prior)
    return rate


def column(counts: Sequence[float]) -> Floats:
    return np.array(counts, dtype=np.float64).reshape(-1, 1)


def prior_of_one() -> RatePrior:
    """Learned from twelve sources whose median rate is 1 in 1,000 words."""
    return learn_rates(corpus(techniques=1))


def ends(rate: TechniqueRate) -> tuple[float, float, float]:
    """Low end, rate and high end of a technique that has them."""
    assert rate.low is not None
    assert rate.rate is not None
    assert rate.high is not None
    return rate.low, rate.rate, rate.high
