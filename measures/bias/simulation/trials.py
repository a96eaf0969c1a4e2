"""Estimators tried on made-up sources: how often the true rate lies in the interval, and how wide that is."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Final

import numpy as np

from measures.bias.interval import Intervals
from measures.bias.learning import learn_rates
from measures.bias.prior import RatePrior, unlearned
from measures.bias.rates import find_intervals
from measures.bias.simulation.rivals import documents_alone, every_mark_alone
from measures.bias.simulation.worlds import Sample, World, draw
from measures.bias.table import Floats

Estimator = Callable[[Floats, Floats, RatePrior], Intervals]
USUAL: Final = World()
CHANGES: Final[Sequence[Mapping[str, object]]] = (
    {},
    *({"documents": documents} for documents in (1, 2, 5, 20, 100)),
    *({"rate": rate} for rate in (0.05, 0.3, 3.0, 10.0)),
    *({"spread": spread} for spread in (0.3, 1.5)),
    *({"habit": habit} for habit in ("even", "rough", "unlike", "now and then", "long-tailed", "clumps")),
    *({"population": population} for population in ("gamma", "two camps")),
    *({"readers": True, "rate": rate} for rate in (0.3, 1.0, 3.0)),
    *({"sources": sources} for sources in (2, 5, 15, 200)),
    {"sources": 1, "documents": 5},
    {"sources": 1, "documents": 20},
)
QUICK: Final = (0, 3, 7)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """One world: what is true, and what each estimator found; all sources × corpora. `raw` is the plain rate."""

    name: str
    world: World
    rates: Floats
    median: Floats
    raw: Floats
    found: Mapping[str, Intervals]


ESTIMATORS: Final[Mapping[str, Estimator]] = {
    "every mark alone": lambda counts, words, prior: every_mark_alone(counts, words),
    "documents alone": lambda counts, words, prior: documents_alone(counts, words),
    "not shrunk": lambda counts, words, prior: find_intervals(
        counts, words, tuple(unlearned(one.technique) for one in prior.techniques)
    ),
    "proposed": lambda counts, words, prior: find_intervals(counts, words, prior.techniques),
}


def worlds(*, quick: bool) -> Iterator[tuple[str, World]]:
    """The usual world and those that differ from it in a thing or two, each with its name."""
    for place, change in enumerate(CHANGES):
        if not quick or place in QUICK:
            name = ", ".join(_said(field, value) for field, value in change.items()) or "the usual world"
            yield name, replace(USUAL, **change)  # type: ignore[arg-type]


def _said(field: str, value: object) -> str:
    if field in ("documents", "sources"):
        return f"{value} {field if value != 1 else field[:-1]}"
    return "2 to 5 readers" if field == "readers" else f"{field} {value}"


def run(tried: Iterable[tuple[str, World]], *, intervals: int, seed: int) -> Iterator[Trial]:
    """As many corpora of each world as have about so many sources together; its dice depend on seed and world alone."""
    for name, world in tried:
        dice = np.random.default_rng([seed, zlib.crc32(repr(astuple(world)).encode())])
        corpora = max(intervals // world.sources, 4)
        yield _trial(name, world, draw(world, corpora=corpora, dice=dice))


def _trial(name: str, world: World, sample: Sample) -> Trial:
    table, prior = sample.table, learn_rates(sample.table)
    rows = [np.flatnonzero(table.source == place) for place in range(world.sources)]
    found = {
        estimator: _stacked([say(table.counts[row], table.words[row], prior) for row in rows])
        for estimator, say in ESTIMATORS.items()
    }
    return Trial(name, world, sample.rates, sample.median, found["every mark alone"].estimate, found)


def _stacked(found: Sequence[Intervals]) -> Intervals:
    return Intervals(
        *(np.stack([getattr(one, name) for one in found]) for name in ("estimate", "low", "high", "above"))
    )
