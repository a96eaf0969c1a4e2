"""How different two passages are: the dissimilarities of Mathet, Widlöcher & Métivier (2015), section 4.

All are in units of Δ∅, the dissimilarity of a passage and its absence. Δ∅ multiplies every disorder, observed
and expected alike, so it cancels out of γ and is 1 here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from measures.agreement.gamma.units import Codes, Numbers, Units
from measures.readings import Label

LabelDistance = Callable[[Label, Label], float]


def nominal(one: Label, other: Label) -> float:
    """0 for the same label, 1 for another."""
    return float(one != other)


def ordinal(order: Sequence[Label]) -> LabelDistance:
    """How many steps lie between two labels of an ordered list, as a share of the longest way.

    The distance raises `ValueError` for a label that is not in the list.
    """
    places = {label: place for place, label in enumerate(order)}
    longest = max(1, len(places) - 1)

    def distance(one: Label, other: Label) -> float:
        if one not in places or other not in places:
            raise ValueError(f"“{one if one not in places else other}” is not in the order of the labels.")
        return abs(places[one] - places[other]) / longest

    return distance


def label_distances(labels: Sequence[Label], distance: LabelDistance) -> Numbers:
    """The distances of all labels, (k + 1) × (k + 1).

    The last row and column are for passages without label: what is missing differs from nothing.
    Raises `ValueError` where a distance is not between 0 and 1.
    """
    table = np.zeros((len(labels) + 1, len(labels) + 1))
    for row, one in enumerate(labels):
        for column, other in enumerate(labels[:row]):
            table[row, column] = table[column, row] = distance(one, other)
    if table.size and not 0 <= table.min() <= table.max() <= 1:
        raise ValueError("The distance of two labels lies between 0 and 1.")
    return table


@dataclass(frozen=True, slots=True)
class Dissimilarity:
    """d = `alpha` · positional + `beta` · categorical; `labels` is a table of `label_distances`.

    Raises `ValueError` where `alpha` is not above 0 (nothing would then be too far to be aligned) or `beta`
    is negative.
    """

    labels: Numbers
    alpha: float = 3.0
    beta: float = 1.0

    def __post_init__(self) -> None:
        if self.alpha <= 0 or self.beta < 0:
            raise ValueError(f"α is above 0 and β not below it, not {self.alpha:g} and {self.beta:g}")

    def between(self, units: Units, one: Codes, other: Codes) -> Numbers:
        """The combined dissimilarity of each passage of `one` and the same place of `other`."""
        return self.alpha * positional(units, one, other) + self.beta * self.categorical(units, one, other)

    def categorical(self, units: Units, one: Codes, other: Codes) -> Numbers:
        """The distance of their labels."""
        distances: Numbers = self.labels[units.label[one], units.label[other]]
        return distances


def positional(units: Units, one: Codes, other: Codes) -> Numbers:
    """((|Δ start| + |Δ end|) / (length + length))²: 0 in the same place, 1 where they touch."""
    moved = np.abs(units.start[one] - units.start[other]) + np.abs(units.end[one] - units.end[other])
    lengths = (units.end[one] - units.start[one]) + (units.end[other] - units.start[other])
    return np.square(moved / lengths)
