"""What the corpus says of the rate of each technique: its middle, how far sources are apart, how uneven documents are."""

from typing import Final

import numpy as np

from measures.bias.likelihood import LOG_RATES, log_likelihood, rounded
from measures.bias.populations import MIDDLES, OVERDISPERSED, middles_prior, populations, spread_prior
from measures.bias.prior import RatePrior, TechniquePrior, summed_up, unlearned
from measures.bias.scale import scale_sums, scales
from measures.bias.table import Floats, RateTable

LEAST_SOURCES: Final = 2
ENOUGH: Final = 60  # sources, to find out where the middle is to be looked for
STEPS: Final = np.linspace(-4, 4, 17)  # in standard errors
LEAST_ERROR: Final = 0.25
EVIDENCE_BITS: Final = 16


def learn_rates(table: RateTable) -> RatePrior:
    """What all sources together say of each technique; to be kept, and given to `rate_techniques`.

    Vague where fewer than two sources have words. The order of rows does not change a single bit.
    """
    documents = _by_source(table)
    if len(documents) < LEAST_SOURCES:
        return RatePrior(tuple(map(unlearned, table.techniques)))
    scale = scales([scale_sums(thousands, counts) for thousands, counts in documents])
    fits = np.stack([_fit(thousands, counts / scale) for thousands, counts in documents])
    columns = zip(table.techniques, scale.tolist(), strict=True)
    return RatePrior(tuple(_learn(name, fits[:, at], one) for at, (name, one) in enumerate(columns)))


def _by_source(table: RateTable) -> list[tuple[Floats, Floats]]:
    """Thousands of words, and counts, of each source that has words; in an order that hangs on the values alone."""
    rows = np.flatnonzero(table.words > 0)
    rows = rows[np.lexsort((*table.counts[rows].T, table.words[rows], table.source[rows]))]
    cuts = np.flatnonzero(np.diff(table.source[rows])) + 1
    parts = [(table.words[part] / 1000, table.counts[part]) for part in np.split(rows, cuts) if len(part)]
    return sorted(parts, key=lambda part: (len(part[0]), part[0].tolist(), part[1].tolist()))


def _fit(thousands: Floats, counts: Floats) -> Floats:
    """Likelihoods, the best of each technique being 1."""
    found = log_likelihood(thousands, counts)
    return np.asarray(np.exp(found - found.max(axis=(1, 2), keepdims=True)))


def _learn(technique: str, fits: Floats, scale: float) -> TechniquePrior:
    """First roughly where the middle is, from some of the sources, then finely around it from all."""
    rough = _weights(fits[:: -(-len(fits) // ENOUGH)], MIDDLES).sum(axis=(1, 2))
    centre = float(rough @ MIDDLES)
    error = max(float(np.sqrt(rough @ (MIDDLES - centre) ** 2)), LEAST_ERROR)
    middles = np.clip(centre + STEPS * error, LOG_RATES[0], LOG_RATES[-1])
    return summed_up(technique, middles, _weights(fits, middles), scale=scale, sources=len(fits))


def _weights(fits: Floats, middles: Floats) -> Floats:
    """Middles × spreads and families × overdispersions: how probable each population is.

    Each source's evidence counts (S - 1)/S: as a whole, one source's worth less. A source is counted once more when it
    is rated, and would else be counted twice, which is felt where sources are few.
    """
    sources = len(fits)
    shapes = populations(middles).reshape(-1, len(LOG_RATES))
    by_rate = fits.transpose(1, 0, 2).reshape(len(LOG_RATES), -1)
    each = (shapes @ by_rate).reshape(len(shapes), sources, -1) @ OVERDISPERSED.T
    evidence = rounded(np.log(each), EVIDENCE_BITS).sum(axis=1) * ((sources - 1) / sources)
    evidence = evidence.reshape(len(middles), -1, len(OVERDISPERSED))
    evidence += (np.log(middles_prior(middles))[:, None] + np.log(spread_prior()))[:, :, None]
    weights = np.exp(evidence - evidence.max())
    return np.asarray(weights / weights.sum())
