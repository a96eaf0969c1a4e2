"""The methods side by side on made-up panels, as tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.consensus.methods import METHODS, settle
from measures.consensus.scores import accuracy, brier_score, calibration_error
from measures.consensus.worlds import Setting, make_world

SCORES: Final[Mapping[str, Callable[..., float]]] = {
    "Accuracy": accuracy, "Brier score": brier_score, "Calibration error": calibration_error,
}  # fmt: skip
_MARGIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class Trial:
    """One made-up panel settled by every method: the scores by name of score and of method."""

    setting: str
    scores: Mapping[str, Mapping[str, float]]


def trials(settings: Sequence[Setting], seeds: Iterable[int]) -> Iterator[Trial]:
    """Every setting with every seed."""
    for seed in seeds:
        for number, setting in enumerate(settings):
            yield _trial(setting, np.random.default_rng([seed, number]))


def _trial(setting: Setting, dice: np.random.Generator) -> Trial:
    world = make_world(setting, dice)
    settled = {method: settle(world.table, method=method) for method in METHODS}
    return Trial(
        setting.name,
        {
            name: {method: score(found, world.truth) for method, found in settled.items()}
            for name, score in SCORES.items()
        },
    )


def mean_scores(done: Sequence[Trial], score: str) -> dict[str, dict[str, float]]:
    """Mean of a score by setting and method, in the order of first appearance; last a row for all."""
    rows = {
        setting: [one for one in done if one.setting == setting] for setting in {t.setting: 0 for t in done}
    }
    return {
        setting: {method: float(np.mean([one.scores[score][method] for one in some])) for method in METHODS}
        for setting, some in {**rows, "all": list(done)}.items()
    }


def promises(done: Sequence[Trial], method: str) -> dict[str, float]:
    """Share of panels on which `method` keeps what is asked of it."""
    return {
        "accuracy no more than a point below majority's": _share(done, lambda a: a[method] >= a["majority"] - _MARGIN),
        "and, where Dawid-Skene beats majority, within a point of it": _share(done, lambda a: a[method] >= _bar(a)),
        "within a point of the best of majority, Dawid-Skene, one coin, MACE": _share(
            done, lambda a: a[method] >= max(a[name] for name in METHODS if name != "pooled") - _MARGIN
        ),
        "Brier score below the vote shares'": _share(done, lambda b: b[method] < b["majority"], "Brier score"),
        "calibration error below the vote shares'": _share(
            done, lambda c: c[method] < c["majority"], "Calibration error"
        ),
    }  # fmt: skip


def _bar(of_method: Mapping[str, float]) -> float:
    better = of_method["dawid_skene"] > of_method["majority"]
    return (of_method["dawid_skene"] if better else of_method["majority"]) - _MARGIN


def _share(
    done: Sequence[Trial], kept: Callable[[Mapping[str, float]], bool], score: str = "Accuracy"
) -> float:
    return float(np.mean([kept(one.scores[score]) for one in done]))
