"""Krippendorff's α for unitizing: how far people agree on where the passages of each label begin and end.

For each label, with units of length l, gaps between one person's units, N units of m people in all and a continuum
of length L (Krippendorff, Content Analysis, 2nd ed. 2004, ch. 11.6):

    D_o = Σ_i Σ_j≠i Σ δ² / (m (m − 1) L²)
    D_e = (2 / L) Σ_units [(N − 1) / 3 · (2l³ − 3l² + l) + l² Σ_gaps≥l (l_gap − l + 1)] / [mL (mL − 1) − Σ l (l − 1)]

δ² of two units that meet is (difference of starts)² + (difference of ends)², of a unit that meets none of the other
person's l². Over all labels α = 1 − Σ D_o / Σ D_e.

Documents that at least two people read are put end to end, each with those who read it. Where their number differs
from document to document, Σ δ² of a document is divided by its own m − 1, as α does where values are missing, and
mL is the sum of what everybody read; with the same people throughout that is the formula above. A gap ends where
its document ends, because no unit lies across two documents; so their order does not matter. The formula does not
allow units of one person and label to overlap: such are made one, and units that only touch stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from measures.agreement.continuum import end_to_end, sums_of
from measures.agreement.figures import Result, not_calculable
from measures.agreement.resampling import Draws, Floats, divide, estimate
from measures.agreement.spans import MarkedDocument


@dataclass(frozen=True, slots=True)
class Disagreement:
    """On one label: what was observed, what is expected by chance, and α, which is None where nothing is."""

    observed: float
    expected: float
    alpha: float | None


def alpha_unitizing(documents: Sequence[MarkedDocument], draws: Draws) -> Result:
    """α over all labels, of documents that at least two people read each."""
    continuum = end_to_end(documents, draws.group.tolist(), draws.groups)
    labels = [sums_of(continuum, label) for label in sorted(continuum.used)]
    if not labels:
        return not_calculable("nobody marked anything in a document that two people read")
    edges = np.cumsum([1, *(sums.shape[1] for sums in labels)])[:-1]

    def coefficient(sums: Floats) -> Floats:
        read, *parts = np.split(sums, edges, axis=1)
        both = [_disagreement(read[:, 0], part) for part in parts]
        return 1 - divide(np.sum([o for o, _ in both], axis=0), np.sum([e for _, e in both], axis=0))

    parts = np.hstack([continuum.read(), *labels])
    units = int(sum(sums[:, 1].sum() for sums in labels))
    undefined = "nothing could have been marked otherwise"
    return estimate(parts, coefficient, draws, units=units, undefined=undefined)


def unitizing_by_label(documents: Sequence[MarkedDocument]) -> dict[str, Disagreement]:
    """D_o, D_e and α of each label, the labels in alphabetical order."""
    continuum = end_to_end(documents, [0] * len(documents), 1)
    read, length = continuum.read()[:, 0], sum(document.length for document in documents)
    return {label: _of_label(read, sums_of(continuum, label), length) for label in sorted(continuum.used)}


def _of_label(read: Floats, sums: Floats, length: int) -> Disagreement:
    observed, expected = (float(side[0]) / length for side in _disagreement(read, sums))
    return Disagreement(observed, expected, 1 - observed / expected if expected else None)


def _disagreement(read: Floats, sums: Floats) -> tuple[Floats, Floats]:
    """L · D_o and L · D_e of one label, from the length read and the sums of `sums_of`."""
    distances, units, cubes, pairs = sums[:, :4].T
    squares, room = np.split(sums[:, 4:], 2, axis=1)
    expected = (units - 1) / 3 * cubes + (squares * room).sum(axis=1)
    return divide(distances, read), 2 * divide(expected, read * (read - 1) - pairs)
