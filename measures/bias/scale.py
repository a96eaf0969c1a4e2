"""The scale of counts: their variance over their mean in documents too short for anything to repeat itself.

1 for whole counts of independent marks, less where a mark counts as the share of readers who made it, more where
marks come in clumps.
"""

from math import fsum
from typing import Final

import numpy as np

from measures.bias.table import Floats

LEAST, MOST = 0.25, 4.0
PRIOR: Final = 5.0  # marks: what a scale of 1 is believed to have been seen with


def scale_sums(thousands: Floats, counts: Floats) -> Floats:
    """Five sums × techniques of one source: the normal equations of r² = φμ + δμ², weighted by 1/(μ(1 + μ)³).

    r is a count less μ, what its document's words would give at the source's raw rate. The weight is about one over
    the variance of r².
    """
    share = thousands / thousands.sum()
    expected = np.maximum(share[:, None] * counts.sum(axis=0), 1e-12)
    spare = np.maximum(1 - share, 1e-6)[:, None]  # a document draws the source's rate toward itself
    squares = (counts - expected) ** 2 / spare
    weight = 1 / (1 + expected) ** 3
    terms = (weight * expected, weight * expected**2, weight * expected**3, weight * squares,
             weight * expected * squares)  # fmt: skip
    return np.stack([term.sum(axis=0) for term in terms])


def scales(sums: list[Floats]) -> Floats:
    """φ of each technique from the sums of the sources."""
    total = np.array(
        [[fsum(cell) for cell in zip(*row, strict=True)] for row in zip(*map(list, sums), strict=True)]
    )
    return np.array([_scale(*column) for column in total.T.tolist()])


def _scale(m1: float, m2: float, m3: float, r1: float, r2: float) -> float:
    m1, r1 = m1 + PRIOR, r1 + PRIOR
    determinant = m1 * m3 - m2 * m2
    if determinant <= 1e-9 * m1 * m3 or m1 * r2 < m2 * r1:  # δ unknown, or below 0
        scale = r1 / m1
    else:
        scale = (r1 * m3 - r2 * m2) / determinant
    return float(min(max(scale, LEAST), MOST))
