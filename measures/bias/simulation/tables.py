"""Trials as Markdown tables."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from measures.bias.interval import Intervals
from measures.bias.simulation.trials import ESTIMATORS, Trial
from measures.bias.table import Floats

OUTLYING: Final = 1.645  # spreads: one source in twenty at either end
SAID: Final = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0)
FEWEST: Final = 20

Booleans = NDArray[np.bool_]


def coverage_table(trials: Sequence[Trial]) -> str:
    """Share of intervals that hold the true rate, and mean width over the true rate's mean, by estimator."""
    lines = [(trial.name, [_coverage(trial, trial.found[name]) for name in ESTIMATORS]) for trial in trials]
    return markdown(("", *ESTIMATORS), lines)


def error_table(trials: Sequence[Trial]) -> str:
    """Outlying sources, and the error of the estimate beside that of the raw rate."""
    columns = (
        "",
        "holds, highest 5 %",
        "holds, lowest 5 %",
        "bias",
        "bias, highest 5 %",
        "error",
        "error of raw rate",
    )
    return markdown(columns, [(trial.name, _errors(trial)) for trial in trials])


def standing_out_table(trials: Sequence[Trial]) -> str:
    """Of the sources said to be above the typical one with some probability: how many are."""
    trials = [trial for trial in trials if trial.world.sources > 1]
    said = np.concatenate([trial.found["proposed"].above.ravel() for trial in trials])
    true = np.concatenate([(trial.rates > trial.median).ravel() for trial in trials])
    lines = []
    for start, end in pairwise(SAID):
        some = (said >= start) & ((said < end) | (end == 1))
        cells = [f"{some.sum()}", _mean(said, some), _mean(true, some)]
        lines.append((f"{start:.2f} to {end:.2f}", cells))
    return markdown(("said", "sources", "mean said", "are above"), lines)


def held(trial: Trial, found: Intervals) -> Booleans:
    """Sources × corpora: whether the interval holds the true rate."""
    return np.asarray((found.low <= trial.rates) & (trial.rates <= found.high))


def _coverage(trial: Trial, found: Intervals) -> str:
    return f"{held(trial, found).mean():.3f} / {(found.high - found.low).mean() / trial.rates.mean():.2f}"


def _errors(trial: Trial) -> list[str]:
    found = trial.found["proposed"]
    away = np.log(trial.rates / trial.median) / trial.world.spread
    high, low, holds = away > OUTLYING, away < -OUTLYING, held(trial, found)
    size = trial.rates.mean()
    return [
        _mean(holds, high),
        _mean(holds, low),
        f"{(found.estimate - trial.rates).mean() / size:+.3f}",
        _mean((found.estimate - trial.rates) / trial.rates, high, "+.2f"),
        *(f"{np.sqrt(((one - trial.rates) ** 2).mean()) / size:.2f}" for one in (found.estimate, trial.raw)),
    ]


def _mean(values: Floats | Booleans, some: Booleans, form: str = ".3f") -> str:
    return f"{values[some].mean():{form}}" if some.sum() >= FEWEST else "–"


def markdown(columns: Sequence[str], lines: Iterable[tuple[str, Sequence[str]]]) -> str:
    head = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return "\n".join([*head, *(f"| {label} | {' | '.join(cells)} |" for label, cells in lines)])
