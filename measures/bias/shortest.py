"""The shortest interval of a density that is given in cells."""

from typing import Final

import numpy as np

from measures.bias.table import Floats, Positions

LEVEL: Final = 0.95


def first_inside(mass: Floats, widths: Floats) -> Positions:
    """The first cell of the shortest interval: the densest cells are taken until they hold enough."""
    density = mass / widths
    order = np.argsort(-density, axis=1, kind="stable")
    before = np.cumsum(np.take_along_axis(mass, order, axis=1), axis=1) - np.take_along_axis(
        mass, order, axis=1
    )
    return np.asarray(np.where(before < LEVEL, order, mass.shape[1]).min(axis=1))


def quantile(edges: Floats, cumulative: Floats, level: Floats) -> Floats:
    """One level for each row, by interpolation between edges."""
    row = np.arange(len(edges))
    after = np.clip((cumulative <= level[:, None]).sum(axis=1), 1, edges.shape[1] - 1)
    below, gap = cumulative[row, after - 1], cumulative[row, after] - cumulative[row, after - 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.where(gap > 0, np.clip((level - below) / gap, 0, 1), 1)
    return np.asarray(edges[row, after - 1] + part * (edges[row, after] - edges[row, after - 1]))
