"""The best alignment of one continuum or of many: which passages of different readers mean the same."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from measures.agreement.gamma.candidates import Group, candidates
from measures.agreement.gamma.dissimilarity import Dissimilarity
from measures.agreement.gamma.packing import best_choice
from measures.agreement.gamma.units import Codes, Numbers, Units


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Unitary alignments of two and more passages, by size; `alone` are the passages that are in none."""

    groups: tuple[Group, ...]
    alone: Codes

    def __iter__(self) -> Iterator[tuple[tuple[int, ...], float]]:
        """Every unitary alignment as places in the units, with its disorder."""
        for group in self.groups:
            for members, disorder in zip(group.members.tolist(), group.disorder.tolist(), strict=True):
                yield tuple(members), disorder
        for place in self.alone.tolist():
            yield (place,), 1.0


def best_alignment(units: Units, dissimilarity: Dissimilarity) -> Alignment:
    """The alignment with the least disorder, exact to a millionth; the shortest of several.

    Two readers or more; continua in `units` are aligned each for itself.
    """
    groups = candidates(units, dissimilarity)
    chosen = [
        Group(group.members[choice], group.disorder[choice])
        for group, choice in zip(groups, best_choice(groups, len(units)), strict=True)
    ]
    alone = np.ones(len(units), dtype=np.bool_)
    for group in chosen:
        alone[group.members.ravel()] = False
    return Alignment(tuple(chosen), np.flatnonzero(alone))


def disorders(units: Units, alignment: Alignment) -> Numbers:
    """For each continuum, the sum over its unitary alignments by the mean number of passages a reader.

    From 0, everybody marked the same, to the number of readers, nobody marked what another did.
    Every continuum has a passage.
    """
    total = np.bincount(units.continuum[alignment.alone], minlength=units.continua).astype(np.float64)
    for group in alignment.groups:
        total += np.bincount(units.continuum[group.members[:, 0]], group.disorder, units.continua)
    return total / units.per_reader
