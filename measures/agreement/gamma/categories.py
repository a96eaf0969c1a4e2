"""γ-cat and γ-k (Mathet 2017): do the readers agree on the labels of what they aligned?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from measures.agreement.figures import NotCalculable, not_calculable
from measures.agreement.gamma.alignment import Alignment
from measures.agreement.gamma.candidates import Group
from measures.agreement.gamma.dissimilarity import Dissimilarity, positional
from measures.agreement.gamma.units import Codes, Numbers, Units
from measures.readings import Label


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Summed over pairs: weight × label distance, and weight. First all pairs, then those of each label."""

    distance: Numbers
    weight: Numbers

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.distance + other.distance, self.weight + other.weight)

    def beside(self, chance: "Tally") -> Numbers:
        """A row of four for all pairs, then for each label: distance and weight, here and by chance."""
        return np.stack([self.distance, self.weight, chance.distance, chance.weight], axis=1)


def tally(units: Units, alignment: Alignment, dissimilarity: Dissimilarity, *, count_missed: bool) -> Tally:
    """The pairs of all continua in `units` together.

    A pair of aligned passages weighs max(0, 1 − α · positional) / (k − 1), k the passages of its unitary
    alignment. With `count_missed`, a passage and each reader without one in its alignment are a pair, too, of
    weight 1 and distance 1. Passages without label are in no pair.
    """
    labels = len(dissimilarity.labels) - 1
    parts = [_pairs(units, group, dissimilarity, labels) for group in alignment.groups]
    if count_missed:
        parts.append(_missed(units, alignment, labels))
    return sum(parts, nothing(labels))


def nothing(labels: int) -> Tally:
    """The tally of no pair."""
    return Tally(np.zeros(labels + 1), np.zeros(labels + 1))


def _pairs(units: Units, group: Group, dissimilarity: Dissimilarity, labels: int) -> Tally:
    columns = list(combinations(group.members.T, 2))
    one, other = (np.concatenate(side) for side in zip(*columns, strict=True))
    weight = np.maximum(0, 1 - dissimilarity.alpha * positional(units, one, other)) / (
        len(group.members.T) - 1
    )
    weight[(units.label[one] < 0) | (units.label[other] < 0)] = 0
    distance = dissimilarity.categorical(units, one, other)
    return Tally(
        _by_label(units.label[one], units.label[other], weight * distance, labels),
        _by_label(units.label[one], units.label[other], weight, labels),
    )


def _by_label(one: Codes, other: Codes, values: Numbers, labels: int) -> Numbers:
    """The sum of all, then of those where one or both have the label; a pair of one label counts once."""
    summed = np.bincount(one + 1, values, labels + 1).astype(np.float64)
    different = one != other
    summed += np.bincount(other[different] + 1, values[different], labels + 1)
    summed[0] = values.sum()
    return summed


def _missed(units: Units, alignment: Alignment, labels: int) -> Tally:
    """A passage alone is missed by all other readers, one in an alignment of k by all but k."""
    size = np.ones(len(units), dtype=np.int64)
    for group in alignment.groups:
        size[group.members.ravel()] = group.members.shape[1]
    missing = np.where(units.label >= 0, units.readers - size, 0).astype(np.float64)
    summed = np.bincount(units.label + 1, missing, labels + 1).astype(np.float64)
    summed[0] = missing.sum()
    return Tally(summed, summed)


def agreement_on_labels(rows: Numbers, used: Iterable[Label | None]) -> list[float | NotCalculable]:
    """1 − (distance / weight) / (distance / weight by chance) of each of `rows`, which are of `Tally.beside`.

    `used` are the labels of all passages: where they leave nothing to agree on, there is no figure.
    """
    why = _why_not(Counter(label for label in used if label is not None))
    if why:
        return [not_calculable(why)] * len(rows)
    return [_ratio(*row) for row in rows.tolist()]


def _why_not(counts: Counter[Label]) -> str:
    if not counts:
        return "no passage has a label"
    if len(counts) == 1:
        return "all passages have the same label"
    return "" if max(counts.values()) > 1 else "no label was given twice"


def _ratio(
    distance: float, weight: float, chance_distance: float, chance_weight: float
) -> float | NotCalculable:
    if weight <= 0:
        return not_calculable("no labelled passages of two readers lie near enough to each other")
    if chance_weight <= 0 or chance_distance <= 0:
        return not_calculable("there would be no disagreement on labels by chance either")
    return 1 - (distance / weight) / (chance_distance / chance_weight)
