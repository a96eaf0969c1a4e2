"""Profiles of made-up sources: how often the true rate lies in the interval, how wide that is, how far the estimate is off."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.stats import spearmanr

from measures.profiles.calibrated import Calibrated
from measures.profiles.inputs import Options, Settlement, SourceReadings
from measures.profiles.learning import learn
from measures.profiles.profile import rate_with
from measures.profiles.rating import Rate
from measures.profiles.simulation.worlds import VOCABULARY, Sample, World, draw

WORLDS: Final = (
    World("5 documents", documents=5),
    World("12 documents"),
    World("40 documents", documents=40),
    World("one claim a document", documents=40, claims=1),
    World("correlation .5", correlation=0.5),
    World("weak reviewers", skills=(0.45, 0.7)),
    World("two readers", readers=2),
    World("reviewers who lean", lean=0.8),
    World("half are newcomers", newcomers=6),
    World("every fourth claim misleads", misleading=0.25),
)
QUICK: Final = (World("5 documents", documents=5), World("12 documents"))
ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way of rating in one world, over its sources: share of intervals that hold, means, and Spearman's correlation of
    estimates and true rates."""

    way: str
    world: str
    held: float
    width: float
    bias: float
    rank: float


Way = Callable[[Sample], Iterator[Rate]]


def by_truth(sample: Sample) -> Iterator[Rate]:
    """Every verdict settled as it is: what chance alone leaves open, and voices misheard."""
    settled = [_settled(source, truth) for source, truth in zip(sample.readings, sample.truth, strict=True)]
    return _rated(settled, learn(settled, VOCABULARY))


def by_votes(sample: Sample) -> Iterator[Rate]:
    """Every vote taken for as good as any other."""
    return _rated(sample.readings, replace(learn(sample.known, VOCABULARY), skills={}))


def by_profile(sample: Sample) -> Iterator[Rate]:
    """What the desk does."""
    return _rated(sample.readings, learn(sample.known, VOCABULARY))


WAYS: Final[Mapping[str, Way]] = {
    "verdicts known": by_truth,
    "votes as they are": by_votes,
    "profile": by_profile,
}


def run(
    worlds: Iterable[World], *, sources: int, runs: int, seed: int, ways: Mapping[str, Way] = WAYS
) -> Iterator[Outcome]:
    """Each world `runs` times with `sources` new sources and a new panel. A world's dice do not hang on the others."""
    for world in worlds:
        samples = [
            draw(world, sources=sources, dice=np.random.default_rng([seed, *world.name.encode(), number]))
            for number in range(runs)
        ]
        for name, way in ways.items():
            yield _outcome(name, world, samples, way)


def outcome_table(outcomes: Sequence[Outcome], worlds: Iterable[str]) -> str:
    """Coverage, mean width, bias and rank correlation by world and way of rating, as a Markdown table."""
    ways = list(dict.fromkeys(one.way for one in outcomes))
    found = {(one.world, one.way): one for one in outcomes}
    lines = [f"| | {' | '.join(ways)} |", f"|---|{'---|' * len(ways)}"]
    for world in worlds:
        cells = (_cell(found[world, way]) for way in ways)
        lines.append(f"| {world} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(one: Outcome) -> str:
    return f"{one.held:.3f} / {one.width:.3f} / {one.bias:+.3f} / {one.rank:.3f}"


def _outcome(name: str, world: World, samples: Sequence[Sample], way: Way) -> Outcome:
    ranks, parts = [], []
    for sample in samples:
        rated = [(rate.low or 0.0, rate.estimate or 0.0, rate.high or 1.0) for rate in way(sample)]
        low, estimate, high = np.array(rated).T
        parts.append(np.stack([sample.rates, low, estimate, high]))
        ranks.append(float(spearmanr(sample.rates, estimate).statistic))
    truth, low, estimate, high = np.concatenate(parts, axis=1)
    return Outcome(
        way=name,
        world=world.name,
        held=float(((low <= truth + ROUNDING) & (truth <= high + ROUNDING)).mean()),
        width=float((high - low).mean()),
        bias=float((estimate - truth).mean()),
        rank=float(np.mean(ranks)),
    )


def _rated(readings: Iterable[SourceReadings], calibrated: Calibrated) -> Iterator[Rate]:
    return (rate_with(source, calibrated, VOCABULARY, Options()) for source in readings)


def _settled(source: SourceReadings, truth: Sequence[str]) -> SourceReadings:
    units = (
        replace(unit, settled=Settlement(verdict)) for unit, verdict in zip(source.units, truth, strict=True)
    )
    return replace(source, units=tuple(units))
