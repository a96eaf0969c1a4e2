"""Every coefficient for what was said of the same units, each calculated or with the reason why not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.agreement.alpha import (
    MOST_VALUES,
    alpha_interval,
    alpha_nominal,
    alpha_ordinal,
    alpha_ratio,
    alpha_with,
)
from measures.agreement.answers import Answers, Tally, tally
from measures.agreement.figures import Result, not_calculable
from measures.agreement.resampling import Draws, Floats
from measures.agreement.sets import masi_distance
from measures.agreement.shares import fleiss_kappa, gwet_ac1, percent_agreement
from measures.agreement.two_people import cohen_kappa, scott_pi

LABEL_FIGURES: Final = (
    "alpha_nominal", "alpha_ordinal", "alpha_interval", "alpha_ratio", "alpha_masi", "ac1", "fleiss_kappa",
    "percent_agreement", "cohen_kappa", "scott_pi",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """What is known of the values of `Answers`: how many of them, from the first, stand in order; the numbers they
    are, where all are numbers; the sets they are, where several labels may hold at once.
    """

    ordered: int = 0
    numbers: Floats | None = None
    sets: tuple[frozenset[str], ...] | None = None


def label_figures(answers: Answers, scale: Scale, draws: Draws) -> dict[str, Result]:
    """All of `LABEL_FIGURES`, with the clusters of `answers` resampled as `draws` says.

    A coefficient that needs an order or numbers which the scale does not have is not calculated. Where all values
    are numbers, "1" and "1.0" are one value. Values that have no place in the order are missing for ordinal α.
    """
    if scale.numbers is not None:
        numbers, place = np.unique(scale.numbers, return_inverse=True)
        answers, scale = answers.with_values(numbers.tolist(), place), Scale(len(numbers), numbers)
    counts = tally(answers, draws)
    reason = why_not(counts)
    if reason:
        return dict.fromkeys(LABEL_FIGURES, not_calculable(reason))
    pairs = counts.pairable()
    nominal = alpha_nominal(pairs, draws)
    return {
        "alpha_nominal": nominal,
        "alpha_ordinal": _ordinal(answers, scale, draws),
        "alpha_interval": _with_numbers(alpha_interval, pairs, scale, draws),
        "alpha_ratio": _with_numbers(alpha_ratio, pairs, scale, draws),
        "alpha_masi": nominal if scale.sets is None else _masi(pairs, scale.sets, draws),
        "ac1": gwet_ac1(counts, draws),
        "fleiss_kappa": fleiss_kappa(counts, draws),
        "percent_agreement": percent_agreement(counts, draws),
        "cohen_kappa": cohen_kappa(answers, draws),
        "scott_pi": scott_pi(answers, draws),
    }


def why_not(counts: Tally) -> str:
    """Why no coefficient can be calculated of these answers; "" where they can.

    One unit alone is not enough: what is said of it is both all that was observed and all that chance is judged by.
    """
    judged = int((counts.size > 1).sum())
    if not judged:
        return "no unit was judged by two people"
    if judged == 1:
        return "only one unit was judged by two people"
    if len(np.unique(counts.pairable().value)) == 1:
        return "all the values are the same, and agreement cannot be told from chance"
    return ""


def _ordinal(answers: Answers, scale: Scale, draws: Draws) -> Result:
    if not scale.ordered:
        return not_calculable("the values are not numbers and no order of them is given")
    counts = tally(answers.among(scale.ordered), draws)
    reason = why_not(counts)
    return not_calculable(reason) if reason else alpha_ordinal(counts.pairable(), draws)


def _with_numbers(
    coefficient: Callable[[Tally, Floats, Draws], Result], pairs: Tally, scale: Scale, draws: Draws
) -> Result:
    if scale.numbers is None:
        return not_calculable("the values are not numbers")
    return coefficient(pairs, scale.numbers, draws)


def _masi(pairs: Tally, sets: Sequence[frozenset[str]], draws: Draws) -> Result:
    if len(sets) > MOST_VALUES:
        return not_calculable("there are too many different sets to compare each with each")
    return alpha_with(pairs, masi_distance(sets), draws)
