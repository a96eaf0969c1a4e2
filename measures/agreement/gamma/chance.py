"""How much disorder there would be by chance, from random continua: enough of them for a given precision."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Final

import numpy as np

from measures.agreement.gamma.alignment import best_alignment, disorders
from measures.agreement.gamma.categories import Tally, nothing, tally
from measures.agreement.gamma.dissimilarity import Dissimilarity, LabelDistance, label_distances, nominal
from measures.agreement.gamma.samplers import Sampler, shuffled
from measures.agreement.gamma.units import Coded, Numbers

Progress = Callable[[int, int], None]

LEAST: Final = 30  # samples a document, as in the paper and its software
MOST: Final = 10_000
_AT_ONCE: Final = 2_000  # passages solved together: a larger programme takes more than its share of time
_TWO_SIDED_95: Final = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How γ is reckoned.

    `alpha` and `beta` weigh position and label, 3 and 1 in the authors' software; `distance` compares labels.
    `sampler` makes the random continua; so many that their mean disorder is within `precision` of itself at
    95 %, and at least 30 a document. `count_missed`: γ-cat takes a passage that another reader did not mark
    for a disagreement on its label.
    """

    alpha: float = 3.0
    beta: float = 1.0
    distance: LabelDistance = nominal
    sampler: Sampler = shuffled
    precision: float = 0.01
    count_missed: bool = True

    def dissimilarity(self, document: Coded) -> Dissimilarity:
        """The dissimilarity for the labels of this document."""
        return Dissimilarity(label_distances(document.labels, self.distance), self.alpha, self.beta)


@dataclass(slots=True)
class Chance:
    """The random continua of one document so far: their disorders, and the sums of their label tallies."""

    document: Coded
    dice: np.random.Generator
    labels: Tally
    disorders: list[float] = field(default_factory=list)

    @property
    def expected(self) -> float:
        """The mean disorder."""
        return float(np.mean(self.disorders))

    def draw(self, count: int, method: Method, drawn: Callable[[int], None]) -> None:
        """`count` more samples; `drawn` is told how many after each batch."""
        dissimilarity, units = method.dissimilarity(self.document), self.document.units
        batch = max(1, _AT_ONCE // (len(units) * max(1, units.readers - 2)))
        for done in range(0, count, batch):
            number = min(batch, count - done)
            sample = method.sampler(units, self.document.length, number, self.dice)
            alignment = best_alignment(sample, dissimilarity)
            self.disorders.extend(disorders(sample, alignment).tolist())
            self.labels += tally(sample, alignment, dissimilarity, count_missed=method.count_missed)
            drawn(number)


def by_chance(
    documents: Sequence[Coded], method: Method, *, seed: int, progress: Progress | None = None
) -> list[Chance]:
    """Random continua for each document, the same number for all, from generators of their own.

    The precision asked for is that of the documents' expected disorders together. `progress` is told how many
    samples are drawn of how many; the second number grows where those drawn turn out to be too few.
    """
    seeds = np.random.SeedSequence(seed).spawn(len(documents))
    chances = [
        Chance(document, np.random.default_rng(own), nothing(len(document.labels)))
        for document, own in zip(documents, seeds, strict=True)
    ]
    drawn, wanted = 0, LEAST
    while drawn < wanted:
        _draw_all(chances, wanted, method, progress)
        drawn, wanted = wanted, _needed(chances, method.precision)
    return chances


def _draw_all(chances: Sequence[Chance], wanted: int, method: Method, progress: Progress | None) -> None:
    """Samples for each document until it has `wanted`."""
    done, of = sum(len(chance.disorders) for chance in chances), wanted * len(chances)

    def drawn(number: int) -> None:
        nonlocal done
        done += number
        if progress:
            progress(done, of)

    for chance in chances:
        chance.draw(wanted - len(chance.disorders), method, drawn)


def _needed(chances: Sequence[Chance], precision: float) -> int:
    """How many samples a document make 1.96 standard errors of the sum `precision` of it (section 5.3)."""
    spread = sqrt(sum(float(_weighed(chance).var()) for chance in chances))
    total = sum(float(_weighed(chance).mean()) for chance in chances)
    if total <= 0:
        return LEAST
    return max(LEAST, min(MOST, ceil((_TWO_SIDED_95 * spread / (precision * total)) ** 2)))


def _weighed(chance: Chance) -> Numbers:
    return chance.document.weight * np.array(chance.disorders)
