"""From what fits and what was believed before to a rate, its interval, and whether it stands out."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtr

from measures.bias.likelihood import LOG_RATES, POINTS, STEP
from measures.bias.shortest import LEVEL, first_inside, quantile
from measures.bias.table import Floats

CELLS: Final = 360
NEGLIGIBLE: Final = 18.0  # logarithms below the top: a part in sixty million
NEAREST: Final = np.arange(4)


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Median, ends of the interval, and the probability of lying above the typical source; one entry a technique."""

    estimate: Floats
    low: Floats
    high: Floats
    above: Floats


def intervals(logs: Floats, typical: Floats, typical_spread: Floats) -> Intervals:
    """From techniques × `LOG_RATES` of the logarithm of the posterior mass, and the normal logarithm of the typical rate.

    The interval is, of all that hold 95 %, the shortest on the scale √rate, on which the standard deviation of a count
    does not hang on the rate. It begins at 0 where nothing speaks against 0.
    """
    edges = _edges(logs)
    centres = (edges[:, 1:] + edges[:, :-1]) / 2
    mass = np.exp(_interpolated(logs, centres))
    mass /= mass.sum(axis=1, keepdims=True)
    cumulative = np.concatenate([np.zeros((len(logs), 1)), np.cumsum(mass, axis=1)], axis=1)
    cumulative /= cumulative[:, -1:]
    first = first_inside(mass, np.diff(np.exp(edges / 2), axis=1))
    below = np.take_along_axis(cumulative, first[:, None], axis=1)[:, 0]
    low, high = (
        np.take_along_axis(edges, first[:, None], axis=1)[:, 0],
        quantile(edges, cumulative, below + LEVEL),
    )
    middle = np.clip(quantile(edges, cumulative, np.full(len(logs), 0.5)), low, high)
    distance = (centres - typical[:, None]) / typical_spread[:, None]
    above = np.clip((mass * ndtr(distance)).sum(axis=1), 0, 1)
    return Intervals(np.exp(middle), np.where(first == 0, 0, np.exp(low)), np.exp(high), above)


def _edges(logs: Floats) -> Floats:
    """Techniques × points that cut, evenly, the part of the rates where the posterior has its mass."""
    seen = logs > logs.max(axis=1, keepdims=True) - NEGLIGIBLE
    first = np.maximum(seen.argmax(axis=1) - 1, 0)
    last = np.minimum(POINTS - seen[:, ::-1].argmax(axis=1), POINTS - 1)
    start, end = LOG_RATES[first], LOG_RATES[last]
    return np.asarray(start[:, None] + (end - start)[:, None] * np.linspace(0, 1, CELLS + 1))


def _interpolated(logs: Floats, places: Floats) -> Floats:
    """Lagrange's cubic through the four nearest points; the highest is made 0."""
    at = (places - LOG_RATES[0]) / STEP
    first = np.clip(np.floor(at).astype(np.intp) - 1, 0, POINTS - len(NEAREST))
    found = np.zeros_like(places)
    for point in NEAREST:
        others = NEAREST[point != NEAREST]
        weight = ((at - first)[:, :, None] - others).prod(axis=2) / (point - others).prod()
        found += weight * np.take_along_axis(logs, first + point, axis=1)
    return np.asarray(found - found.max(axis=1, keepdims=True))
