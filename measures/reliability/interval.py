"""Rate and interval of each source, given what is believed of the correlation within its documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import betaln, xlog1py, xlogy

from measures.reliability.claims import Floats
from measures.reliability.clusters import Documents, Sums, add_up

LEVEL: Final = 0.95
EDGES: Final = 601
REACH: Final = 7.0  # standard deviations beyond which nothing is looked for
SPLITS: Final = np.linspace(0, 1, 41)  # how the part left out may be divided between the two ends
NEGLIGIBLE: Final = 1e-6
AT_ONCE: Final = 64  # sources: bounds the memory
SMALLEST_SPREAD: Final = 0.05
LARGEST_SPREAD: Final = 50.0
SPREAD_PRIOR: Final = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """For each source and correlation the probability `mass`, the mean `rate` and the claims it is worth, `worth`."""

    mass: Floats
    rate: Floats
    worth: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Estimate and the ends of the interval of each source."""

    estimate: Floats
    low: Floats
    high: Floats


def mixture(documents: Documents, sums: Sums, mass: Floats, correlations: Floats) -> Mixture:
    """A document of n claims is worth n/(1 + (n - 1)ρ); one of less than a claim is worth what it has."""
    spread = _spread(sums)
    rate, worth = np.empty_like(mass), np.empty_like(mass)
    for at, rho in enumerate(correlations):
        value = documents.size / (1 + np.maximum(documents.size - 1, 0) * rho)
        total = add_up(documents.source, value, len(sums.size))
        credit = add_up(documents.source, value * documents.credit / documents.size, len(sums.size))
        rate[:, at] = np.clip(credit / total, 0, 1)
        worth[:, at] = total / spread
    return Mixture(mass, rate, worth)


def _spread(sums: Sums) -> Floats:
    """Variance of the credits over that of 0/1 credits of the same mean: 1 for 0/1, less for credits in between.

    More than 1 for the stretched credits of doubtful claims, which vary by what is known of them at the least.
    """
    largest = sums.size * sums.share * (1 - sums.share)
    found = np.maximum(sums.square - sums.size * sums.share**2, sums.variance)
    plain = (np.abs(sums.square - sums.credit) <= NEGLIGIBLE * sums.size) & (sums.variance == 0)
    spread = np.clip((found + SPREAD_PRIOR) / (largest + SPREAD_PRIOR), SMALLEST_SPREAD, LARGEST_SPREAD)
    return np.where(plain, 1, spread)


def intervals(mixed: Mixture) -> Intervals:
    """Median, and the interval that is shortest on the scale arcsin √rate, of the mixture of Beta distributions.

    Each component is Beta(rp + ½, r(1 - p) + ½), r its worth. On this scale Jeffreys' prior is flat and the
    standard deviation hardly depends on the rate: of all intervals holding 95 % it is the one whose inside is
    everywhere more probable than its outside. It begins at 0 where no claim was right, and ends at 1 where all were.
    """
    parts = [_some(*columns) for columns in _chunks(mixed)]
    return Intervals(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _chunks(mixed: Mixture) -> Iterator[tuple[Floats, Floats, Floats]]:
    for start in range(0, len(mixed.mass), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        yield mixed.mass[rows], mixed.rate[rows], mixed.worth[rows]


def _some(mass: Floats, rate: Floats, worth: Floats) -> tuple[Floats, Floats, Floats]:
    edges = _edges(mass, rate, worth)
    cumulative = _cumulative(_density((edges[:, 1:] + edges[:, :-1]) / 2, mass, rate, worth))
    below = _shortest(edges, cumulative)
    low, high = _quantile(edges, cumulative, below), _quantile(edges, cumulative, below + LEVEL)
    middle = np.clip(_quantile(edges, cumulative, np.full(len(mass), 0.5)), low, high)
    estimate, low, high = (np.sin(angle) ** 2 for angle in (middle, low, high))
    return estimate, low, high


def _shortest(edges: Floats, cumulative: Floats) -> Floats:
    """How much probability to leave out below; between the splits tried, the foot of a parabola through three."""
    tried = (1 - LEVEL) * SPLITS
    rows = np.arange(len(edges))
    widths = np.stack([
        _quantile(edges, cumulative, np.full(len(rows), LEVEL + below))
        - _quantile(edges, cumulative, np.full(len(rows), below))
        for below in tried
    ], axis=1)  # fmt: skip
    best = widths.argmin(axis=1)
    inner = np.clip(best, 1, len(tried) - 2)
    before, at, after = (widths[rows, inner + step] for step in (-1, 0, 1))
    bend = before - 2 * at + after
    with np.errstate(invalid="ignore", divide="ignore"):
        shift = np.where((best == inner) & (bend > 0), (before - after) / 2 / bend, 0)
    return np.asarray(tried[best] + np.clip(shift, -1, 1) * (tried[1] - tried[0]))


def _edges(mass: Floats, rate: Floats, worth: Floats) -> Floats:
    """Sources × points that cut, evenly, the part of the scale 0..π/2 where the mixture has its mass."""
    centre, reach = np.arcsin(np.sqrt(rate)), REACH / 2 / np.sqrt(worth)
    seen = mass > NEGLIGIBLE
    start = np.where(seen, centre - reach, np.pi).min(axis=1)
    end = np.where(seen, centre + reach, -np.pi).max(axis=1)
    start, end = np.maximum(start, 0), np.minimum(end, np.pi / 2)
    return np.asarray(start[:, None] + (end - start)[:, None] * np.linspace(0, 1, EDGES))


def _density(angles: Floats, mass: Floats, rate: Floats, worth: Floats) -> Floats:
    sine = np.sin(angles) ** 2
    density = np.zeros_like(angles)
    for m, p, r in zip(mass.T[:, :, None], rate.T[:, :, None], worth.T[:, :, None], strict=True):
        right, wrong = p * r, (1 - p) * r
        log = xlogy(right, sine) + xlog1py(wrong, -sine) - betaln(right + 0.5, wrong + 0.5)
        density += m * np.exp(log)
    return density


def _cumulative(density: Floats) -> Floats:
    """The probability below each edge, made to end at 1."""
    sums = np.concatenate([np.zeros((len(density), 1)), np.cumsum(density, axis=1)], axis=1)
    return np.asarray(sums / sums[:, -1:])


def _quantile(edges: Floats, cumulative: Floats, level: Floats) -> Floats:
    """One level for each source, by interpolation between edges."""
    level = np.clip(level, 0, 1)
    row = np.arange(len(edges))
    after = np.clip((cumulative <= level[:, None]).sum(axis=1), 1, edges.shape[1] - 1)
    below, gap = cumulative[row, after - 1], cumulative[row, after] - cumulative[row, after - 1]
    with np.errstate(invalid="ignore"):
        part = np.where(gap > 0, (level - below) / gap, 1)
    return np.asarray(edges[row, after - 1] + part * (edges[row, after] - edges[row, after - 1]))
