"""Intervals by resampling whole documents: highlights of one text are not independent of each other.

A coefficient is given as sums over documents and a function of those sums. One matrix of weights, how often each
resample drew each document, then gives the sums of all resamples at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from measures.agreement.figures import Figure, Result, not_calculable

Floats = NDArray[np.float64]
Codes = NDArray[np.int32]
Places = NDArray[np.intp]
Parts = Floats | sparse.csr_array
_PERCENTILES: Final = (2.5, 97.5)
_MOST_GROUPS: Final = 1_000
_LEAST_DEFINED: Final = 0.9
_LEAST_RESAMPLES: Final = 100
_MOST_SUMS: Final = (
    20_000_000  # columns times resamples; more columns, as of very many values, get fewer resamples
)
_AT_ONCE: Final = 4_000_000  # numbers held at a time


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """How often each resample drew each group of documents (or of items, where there are no documents).

    `group` gives the group of each document. `weights` has one row for each resample and one column for each
    group; no rows where no interval can be given, and `why_none` says why.
    """

    group: Codes
    weights: Floats
    why_none: str = ""

    @property
    def groups(self) -> int:
        """How many groups there are; every array of parts has so many rows."""
        return int(self.weights.shape[1])


def draw(count: int, *, resamples: int, seed: int, of: str = "document") -> Draws:
    """Weights for the percentile bootstrap over `count` documents, reproducible from `seed`.

    More than 1,000 are first put into 1,000 groups at random, which are then resampled: the variance expected is
    the same, and the cost no longer grows with their number.
    """
    rng = np.random.default_rng(seed)
    groups = min(count, _MOST_GROUPS)
    group = (np.arange(count) if count <= _MOST_GROUPS else rng.permutation(count) % groups).astype(np.int32)
    if count < 2 or resamples < 1:
        why = "no resamples were asked for" if count > 1 else f"there is only one {of} to resample"
        return Draws(group, np.empty((0, max(groups, 1))), why)
    weights = rng.multinomial(groups, np.full(groups, 1 / groups), size=resamples)
    return Draws(group, weights.astype(np.float64))


def estimate(
    parts: Parts, coefficient: Callable[[Floats], Floats], draws: Draws, *, units: int, undefined: str
) -> Result:
    """The coefficient of all documents with its percentile interval.

    `parts` has a row for each group of `draws`, `coefficient` maps sums of such rows (…, columns) to values (…),
    NaN where it cannot be calculated; `undefined` is the reason given where that holds of the whole. Resamples
    where it cannot be calculated are left out; where they are more than one in ten there is no interval.
    """
    value = float(coefficient(_sums(parts, np.ones((1, draws.groups))))[0])
    if not np.isfinite(value):
        return not_calculable(undefined)
    if draws.why_none:
        return Figure(value, None, None, units, f"No interval, because {draws.why_none}.")
    columns = parts.shape[1]
    weights, step = draws.weights[: max(_LEAST_RESAMPLES, _MOST_SUMS // columns)], max(1, _AT_ONCE // columns)
    values = np.concatenate(
        [coefficient(_sums(parts, weights[start : start + step])) for start in range(0, len(weights), step)]
    )
    defined = values[np.isfinite(values)]
    if len(defined) < _LEAST_DEFINED * len(values):
        return Figure(value, None, None, units, "No interval, because too few resamples can be calculated.")
    low, high = np.percentile(defined, _PERCENTILES)
    return Figure(value, float(low), float(high), units)


def sum_by(group: Codes | Places, values: Floats, groups: int) -> Floats:
    """The sum of `values` in each group, as a column."""
    return _counted(group, values, groups)[:, None]


def table_by(group: Codes | Places, column: Places, values: Floats, shape: tuple[int, int]) -> Parts:
    """The sums of `values` by group and column: a sparse table where it would be large."""
    if shape[0] * shape[1] > _AT_ONCE:
        return sparse.csr_array((values, (group, column)), shape=shape)
    return _counted(group * np.intp(shape[1]) + column, values, shape[0] * shape[1]).reshape(shape)


def beside(*parts: Parts) -> Parts:
    """Tables of the same groups side by side."""
    dense = [part for part in parts if isinstance(part, np.ndarray)]
    if len(dense) == len(parts):
        return np.hstack(dense)
    return sparse.csr_array(sparse.hstack([sparse.csr_array(part) for part in parts]))


def divide(above: Floats, below: Floats) -> Floats:
    """The quotient, NaN where `below` is nought."""
    quotient = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=quotient, where=below != 0)
    return quotient


def _counted(place: Codes | Places, values: Floats, places: int) -> Floats:
    return np.bincount(place, weights=values, minlength=places).astype(np.float64)


def _sums(parts: Parts, weights: Floats) -> Floats:
    return np.asarray((parts.T @ weights.T).T)
