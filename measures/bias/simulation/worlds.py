"""Made-up corpora: sources with known rates, documents of uneven length and habit, two to five readers."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from scipy.special import gammaincinv, polygamma

from measures.bias.table import Floats, Positions, RateTable

Population = Literal["log-normal", "gamma", "two camps"]
Habit = Literal["even", "gamma", "rough", "unlike", "now and then", "long-tailed", "clumps"]

MOST_DOCUMENTS: Final = 100
WORDS: Final = (300, 5_000)
CAMP, AWAY = 0.1, 6.0
CLUMP: Final = 1.5
READERS: Final = (2, 5)
SHAPES: Final = np.exp(np.linspace(np.log(0.05), np.log(200), 4_000))


@dataclass(frozen=True, slots=True)
class World:
    """One technique in many corpora alike.

    `rate` is that of the median source per 1,000 words, `spread` the standard deviation of its logarithm. The
    population "two camps" is log-normal with one source in ten six times as high. `documents` None: 1 to 100, log-evenly.
    What a document's own rate is to its source's, by habit: even, the same; gamma and rough, gamma distributed
    with variance ½ and 2; unlike, with variance .1 and 2 in turn from source to source; now and then, 2½ times in 40 %
    of documents and else 0; long-tailed, log-normal with variance 1.7; clumps, the same, but marks come 2½ at a time.
    With `readers` each passage is marked by each of 2 to 5 readers with a probability of its own, and counts as the
    share of those who did.
    """

    population: Population = "log-normal"
    habit: Habit = "gamma"
    documents: int | None = None
    rate: float = 1.0
    spread: float = 0.8
    sources: int = 60
    readers: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A table with one column for each corpus, true rates as sources × corpora, and the true rate of the median source."""

    table: RateTable
    rates: Floats
    median: Floats


def draw(world: World, *, corpora: int, dice: np.random.Generator) -> Sample:
    rates = _rates(world, (world.sources, corpora), dice)
    source = np.repeat(np.arange(world.sources), _documents(world, dice))
    words = np.rint(np.clip(np.exp(dice.normal(np.log(1_000), 0.7, len(source))), *WORDS))
    expected = rates[source] * words[:, None] / 1000 * _habits(world, source, corpora, dice)
    names = tuple(map(str, range(corpora)))
    return Sample(
        RateTable(names, source, words, _marks(world, expected, dice)), rates, _medians(world, rates)
    )


def _rates(world: World, shape: tuple[int, int], dice: np.random.Generator) -> Floats:
    if world.population == "gamma":
        a = float(np.interp(world.spread**2, polygamma(1, SHAPES)[::-1], SHAPES[::-1]))
        return np.asarray(dice.gamma(a, size=shape) * world.rate / gammaincinv(a, 0.5))
    rates = world.rate * np.exp(dice.normal(0, world.spread, shape))
    return np.where(dice.random(shape) < CAMP, AWAY, 1) * rates if world.population == "two camps" else rates


def _medians(world: World, rates: Floats) -> Floats:
    if world.population == "two camps":
        return np.asarray(np.median(rates, axis=0))
    return np.full(rates.shape[1], world.rate)


def _documents(world: World, dice: np.random.Generator) -> Positions:
    if world.documents is not None:
        return np.full(world.sources, world.documents)
    return np.rint(np.exp(dice.uniform(0, np.log(MOST_DOCUMENTS), world.sources))).astype(np.intp)


def _habits(world: World, source: Positions, corpora: int, dice: np.random.Generator) -> Floats:
    """Documents × corpora: a document's own rate over its source's."""
    shape = (len(source), corpora)
    if world.habit == "now and then":
        return (dice.random(shape) < 0.4) / 0.4
    if world.habit == "long-tailed":
        return np.asarray(np.exp(dice.normal(-0.5, 1, shape)))
    variances = {"gamma": (0.5, 0.5), "rough": (2, 2), "unlike": (0.1, 2)}
    if world.habit not in variances:
        return np.ones(shape)
    variance = np.array(variances[world.habit])[source % 2][:, None]
    return np.asarray(dice.gamma(1 / variance, variance, shape))


def _marks(world: World, expected: Floats, dice: np.random.Generator) -> Floats:
    if world.habit == "clumps":
        clumps = dice.poisson(expected / (1 + CLUMP))
        return (clumps + dice.poisson(CLUMP * clumps)).astype(np.float64)
    if not world.readers:
        return dice.poisson(expected).astype(np.float64)
    readers = dice.integers(READERS[0], READERS[1] + 1, len(expected))[:, None]
    passages = dice.poisson(2 * expected)  # each marked by every second reader, on average
    found = np.zeros(expected.shape)
    for at in range(int(passages.max())):
        shares = dice.binomial(readers, dice.beta(2, 2, expected.shape)) / readers
        found += np.where(passages > at, shares, 0)
    return found
