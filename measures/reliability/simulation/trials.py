"""Estimators tried on made-up sources: how often the true rate lies in the interval, and how wide that is."""

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from itertools import product
from typing import Final

import numpy as np
from scipy.stats import spearmanr

from measures.reliability.claims import ClaimTable, Floats
from measures.reliability.clusters import cluster
from measures.reliability.correlation import CORRELATIONS, UNLEARNED, Correlation, posterior
from measures.reliability.interval import Intervals, intervals, mixture
from measures.reliability.simulation.rivals import fixed_mixture, wilson
from measures.reliability.simulation.worlds import Kind, Sample, World, draw

Estimator = Callable[[ClaimTable], Intervals]
ROUNDING: Final = 1e-9
FEW: Final = 5

RATES: Final = (0.02, 0.1, 0.5, 0.9, 0.98, None)
CORRELATIONS_OF: Final[Mapping[Kind, tuple[float, ...]]] = {
    "even": (0.0, 0.1, 0.25, 0.5),
    "heavy": (0.1, 0.4),
    "all or none": (0.1, 0.4),
    "fractions": (0.1, 0.4),
    "mixed": (0.0,),  # the kind has its own two
    "doubtful": (0.25,),
    "pooled": (0.25,),
    "own mix": (0.25,),
}


@dataclass(frozen=True, slots=True)
class Grid:
    """Which worlds are tried."""

    documents: tuple[int, ...]
    most: tuple[int, ...]
    rates: tuple[float | None, ...] = RATES


FULL: Final = Grid(documents=(5, 8, 20, 50, 100), most=(1, 4, 12, 40))
QUICK: Final = Grid(documents=(5, 20), most=(4, 12), rates=(0.1, None))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One estimator in one world: shares and means over its sources. `part` tells apart the halves of a mixed one.

    `rank` is Spearman's correlation of estimates and true rates where these differ.
    """

    estimator: str
    world: World
    part: str
    sources: int
    held: float
    width: float
    bias: float
    error: float
    rank: float | None


def proposed(table: ClaimTable, learned: Correlation | None = None) -> Intervals:
    """What `rate_sources` does, without sentences."""
    documents, sums = cluster(table)
    return intervals(mixture(documents, sums, posterior(sums, learned), CORRELATIONS))


def in_fives(table: ClaimTable) -> Intervals:
    """Tables of five sources, rated apart."""
    parts = [proposed(_only(table, start, start + FEW)) for start in range(0, len(table.sources), FEW)]
    return Intervals(*(np.concatenate(column) for column in zip(*map(_columns, parts), strict=True)))


def _columns(found: Intervals) -> tuple[Floats, Floats, Floats]:
    return found.estimate, found.low, found.high


def _only(table: ClaimTable, start: int, end: int) -> ClaimTable:
    rows = (table.source >= start) & (table.source < end)
    names = table.sources[start:end]
    return ClaimTable(
        names, table.source[rows] - start, table.document[rows], table.credit[rows], table.weight[rows]
    )


ESTIMATORS: Final[Mapping[str, Estimator]] = {
    "Wilson": wilson,
    "fixed mixture": fixed_mixture,
    "fixed, alone": lambda table: fixed_mixture(table, alone=True),
    "proposed": proposed,
    "proposed, fives": in_fives,
    "proposed, alone": lambda table: proposed(table, UNLEARNED),
}


def worlds(grid: Grid, kinds: Collection[Kind] = tuple(CORRELATIONS_OF)) -> Iterator[World]:
    """Every combination of a grid; where documents have one claim the correlation makes no difference."""
    for kind in kinds:
        correlations = CORRELATIONS_OF[kind]
        for documents, most, correlation, rate in product(
            grid.documents, grid.most, correlations, grid.rates
        ):
            if most > 1 or correlation == correlations[0]:
                yield World(kind, documents, most, correlation, rate)


def run(
    tried: Iterable[World], *, sources: int, seed: int, estimators: Mapping[str, Estimator] = ESTIMATORS
) -> Iterator[Outcome]:
    """Each world's dice depend on the seed and the world alone, not on which others are tried."""
    for world in tried:
        dice = np.random.default_rng([seed, zlib.crc32(repr(astuple(world)).encode())])
        sample = draw(world, sources=sources, dice=dice)
        for name, estimator in estimators.items():
            found = estimator(sample.table)
            for part, rows in _parts(world, sources).items():
                yield _outcome(name, world, part, sample, found, rows)


def _parts(world: World, sources: int) -> dict[str, slice]:
    if world.kind != "mixed":
        return {"": slice(0, sources)}
    return {"low": slice(0, sources, 2), "high": slice(1, sources, 2)}


def _outcome(name: str, world: World, part: str, sample: Sample, found: Intervals, rows: slice) -> Outcome:
    truth, estimate, low, high = (v[rows] for v in (sample.rates, found.estimate, found.low, found.high))
    return Outcome(
        estimator=name,
        world=world,
        part=part,
        sources=len(truth),
        held=float(((low <= truth + ROUNDING) & (truth <= high + ROUNDING)).mean()),
        width=float((high - low).mean()),
        bias=float((estimate - truth).mean()),
        error=float(np.sqrt(((estimate - truth) ** 2).mean())),
        rank=float(spearmanr(truth, estimate).statistic) if world.rate is None else None,
    )
