"""γ of one document."""

from collections.abc import Mapping
from dataclasses import dataclass

from measures.agreement.figures import NotCalculable, not_calculable
from measures.agreement.gamma.alignment import Alignment
from measures.agreement.gamma.categories import agreement_on_labels
from measures.agreement.gamma.chance import Method, Progress
from measures.agreement.gamma.measured import NO_CHANCE, Measured, measured, why_not
from measures.agreement.gamma.units import Coded, coded
from measures.readings import DocumentReadings, Label, Marked


@dataclass(frozen=True, slots=True)
class UnitaryAlignment:
    """Passages that mean the same, by reader; its disorder runs from 0, all the same, and is 1 for one alone."""

    marks: Mapping[str, Marked]
    disorder: float


@dataclass(frozen=True, slots=True)
class GammaResult:
    """γ = 1 − `observed` / `expected`, with what it was made of.

    `observed` is the disorder of the best alignment, `expected` the mean of that of `samples` random continua.
    `gamma_k` has a figure for each label. `alignment` holds every passage once, in text order.
    """

    gamma: float
    gamma_cat: float | NotCalculable
    gamma_k: Mapping[Label, float | NotCalculable]
    observed: float
    expected: float
    alignment: tuple[UnitaryAlignment, ...]
    samples: int


def gamma_of(
    document: DocumentReadings, *, seed: int, method: Method | None = None, progress: Progress | None = None
) -> GammaResult | NotCalculable:
    """γ, γ-cat and γ-k of one document as its readers marked it; the same for the same seed.

    A reader who marked nothing counts as such. `progress` is told how many random continua are done, of how many.
    """
    if why := why_not(document):
        return not_calculable(why)
    code = coded(document)
    found = measured([code], method or Method(), seed=seed, progress=progress)
    if isinstance(found, NotCalculable):
        return found
    return _result(found[0]) if found[0].chance.expected > 0 else not_calculable(NO_CHANCE)


def _result(found: Measured) -> GammaResult:
    used = [mark.label for mark in found.code.marks]
    gamma_cat, *gamma_k = agreement_on_labels(found.label_rows, used)
    return GammaResult(
        gamma=1 - found.disorder / found.chance.expected,
        gamma_cat=gamma_cat,
        gamma_k=dict(zip(found.code.labels, gamma_k, strict=True)),
        observed=found.disorder,
        expected=found.chance.expected,
        alignment=_opened(found.code, found.alignment),
        samples=len(found.chance.disorders),
    )


def _opened(code: Coded, alignment: Alignment) -> tuple[UnitaryAlignment, ...]:
    reader = code.units.reader
    unitary = [
        UnitaryAlignment({code.readers[reader[place]]: code.marks[place] for place in places}, disorder)
        for places, disorder in alignment
    ]
    return tuple(sorted(unitary, key=lambda one: min((mark.start, mark.end) for mark in one.marks.values())))
