"""The rate of each technique in one source, shrunk toward the corpus, with its interval."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
from scipy.special import logsumexp

from measures.bias.interval import Intervals, intervals
from measures.bias.likelihood import log_likelihood
from measures.bias.prior import RatePrior, TechniquePrior
from measures.bias.table import Floats, check_amounts

LEAST: Final = 1e-12
FEW: Final = 5

NO_WORDS: Final = "No words in the publisher's own voice were read."
ONE_DOCUMENT: Final = "One document: how uneven documents are is taken from other sources."
ALONE: Final = "No other sources to compare with: the interval rests on this source and a vague guess."
FEW_SOURCES: Final = "Learned from fewer than 5 sources: what is typical is hardly known."


@dataclass(frozen=True, slots=True)
class TechniqueRate:
    """Marks per 1,000 words of the publisher's own voice, with a 95 % interval; None where no words were read.

    `raw` is the plain count over the plain words. `corpus` is the rate of the typical (median) source and `stands_out`
    the probability that this source's rate is above it; None where there is no corpus. `documents` are those
    with words, `count` the marks in them.
    """

    technique: str
    rate: float | None
    low: float | None
    high: float | None
    raw: float | None
    corpus: float | None
    stands_out: float | None
    documents: int
    words: float
    count: float
    notes: tuple[str, ...]


def rate_techniques(counts: Floats, words: Floats, prior: RatePrior) -> list[TechniqueRate]:
    """One rate for each technique of `prior`, in its order, from one source's documents.

    `counts` is documents × techniques, `words` those of each document. A document without words is passed over. The
    order of documents does not change a single bit. Raises `ValueError` for shapes that do not belong together, and for
    negative or infinite numbers.
    """
    if counts.shape != (len(words), len(prior.techniques)):
        raise ValueError("Counts are documents × techniques: one row for each document's words.")
    check_amounts(words, counts)
    counts, words = counts[words > 0], words[words > 0]
    if not len(words) or not prior.techniques:
        return [_unrated(one) for one in prior.techniques]
    return list(_rates(counts, words, prior.techniques))


def find_intervals(counts: Floats, words: Floats, techniques: tuple[TechniquePrior, ...]) -> Intervals:
    """What `rate_techniques` finds, as columns, in units of each technique's scale."""
    scale = np.array([one.scale for one in techniques])
    known = np.log(np.array([one.rates for one in techniques]))
    uneven = np.log(np.array([one.overdispersion for one in techniques]) + LEAST)
    fit = log_likelihood(words / 1000, counts / scale)
    typical = np.log(np.array([one.typical for one in techniques]) / scale)
    error = np.array([one.typical_spread for one in techniques])
    found = intervals(logsumexp(fit + uneven[:, None, :], axis=2) + known, typical, error)
    return Intervals(found.estimate * scale, found.low * scale, found.high * scale, found.above)


def _rates(counts: Floats, words: Floats, techniques: tuple[TechniquePrior, ...]) -> Iterator[TechniqueRate]:
    found, read = find_intervals(counts, words, techniques), fsum(words)
    for at, one in enumerate(techniques):
        marked = fsum(counts[:, at])
        yield TechniqueRate(
            technique=one.technique,
            rate=float(found.estimate[at]),
            low=float(found.low[at]),
            high=float(found.high[at]),
            raw=1000 * marked / read,
            corpus=one.typical if one.sources else None,
            stands_out=float(found.above[at]) if one.sources else None,
            documents=len(words),
            words=read,
            count=marked,
            notes=_notes(len(words), one.sources),
        )


def _unrated(one: TechniquePrior) -> TechniqueRate:
    return TechniqueRate(
        technique=one.technique, rate=None, low=None, high=None, raw=None, corpus=one.typical if one.sources else None,
        stands_out=None, documents=0, words=0.0, count=0.0, notes=(NO_WORDS,),
    )  # fmt: skip


def _notes(documents: int, sources: int) -> tuple[str, ...]:
    said = ((ONE_DOCUMENT, documents == 1), (ALONE, not sources), (FEW_SOURCES, 0 < sources < FEW))
    return tuple(note for note, holds in said if holds)
