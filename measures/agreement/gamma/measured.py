"""What the readers made of documents, beside what there would be by chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from measures.agreement.figures import NotCalculable, not_calculable
from measures.agreement.gamma.alignment import Alignment, best_alignment, disorders
from measures.agreement.gamma.candidates import TooDenseError
from measures.agreement.gamma.categories import Tally, tally
from measures.agreement.gamma.chance import Chance, Method, Progress, by_chance
from measures.agreement.gamma.units import Coded, Numbers
from measures.readings import DocumentReadings

NO_CHANCE = "there would be no disorder by chance either"


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """A document with its best alignment, its disorder, the tally of its labels, and its random continua."""

    code: Coded
    alignment: Alignment
    disorder: float
    labels: Tally
    chance: Chance

    @property
    def label_rows(self) -> Numbers:
        """For all labels, then for each: distance and weight of the pairs, and the same by chance."""
        return self.labels.beside(self.chance.labels)


def measured(
    codes: Sequence[Coded], method: Method, *, seed: int, progress: Progress | None
) -> list[Measured] | NotCalculable:
    """Every document aligned, and compared with random continua; none where passages lie too densely."""
    try:
        seen = [_seen(code, method) for code in codes]
        chances = by_chance(codes, method, seed=seed, progress=progress)
    except TooDenseError as problem:
        return not_calculable(str(problem))
    return [Measured(code, *what, chance) for code, what, chance in zip(codes, seen, chances, strict=True)]


def why_not(document: DocumentReadings) -> str:
    """Why γ is not defined for a document; nothing where it is."""
    if len(document.readings) < 2:
        return "only one person read this document" if document.readings else "nobody read this document"
    return "" if any(document.readings.values()) else "nobody marked anything in this document"


def _seen(code: Coded, method: Method) -> tuple[Alignment, float, Tally]:
    dissimilarity = method.dissimilarity(code)
    alignment = best_alignment(code.units, dissimilarity)
    labels = tally(code.units, alignment, dissimilarity, count_missed=method.count_missed)
    return alignment, float(disorders(code.units, alignment)[0]), labels
