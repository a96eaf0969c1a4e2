"""The rates of techniques and groups, and the place on each axis, of one source, as rows of its profile."""

from collections.abc import Iterable
from typing import Any

from measures.bias.rates import TechniqueRate, rate_techniques
from measures.bias.slants import slant_of
from measures.profiles.calibrated import Calibrated
from measures.profiles.inputs import ProfiledDocument, Vocabulary
from measures.profiles.marks import Marks, slants_on


def technique_rows(marks: Marks, calibrated: Calibrated, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """In the codebook's order."""
    rates = rate_techniques(marks.counts, marks.words, calibrated.techniques.of(marks.names))
    return [
        {"slug": rate.technique, "group": vocabulary.groups[rate.technique], **_row(rate, units)}
        for rate, units in zip(rates, marks.units.tolist(), strict=True)
    ]


def group_rows(marks: Marks, calibrated: Calibrated) -> list[dict[str, Any]]:
    rates = rate_techniques(marks.counts, marks.words, calibrated.groups.of(marks.names))
    return [
        {"slug": rate.technique, **_row(rate, units)}
        for rate, units in zip(rates, marks.units.tolist(), strict=True)
    ]


def axis_rows(
    documents: Iterable[ProfiledDocument], calibrated: Calibrated, vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """-2 is the low pole of an axis, 2 the high one."""
    placed = list(documents)
    return [_axis(axis, slants_on(axis, placed), calibrated) for axis in vocabulary.axes]


def _row(rate: TechniqueRate, units: int) -> dict[str, Any]:
    """`expected` marks in documents with words; `corpus` the typical source's rate; `stands_out` the probability of more."""
    return {
        "expected": rate.count,
        "units": units,
        "rate": rate.rate,
        "low": rate.low,
        "high": rate.high,
        "raw": rate.raw,
        "corpus": rate.corpus,
        "stands_out": rate.stands_out,
    }


def _axis(axis: str, slants: list[list[float]], calibrated: Calibrated) -> dict[str, Any]:
    slant = slant_of(slants, calibrated.slant(axis))
    return {
        "slug": axis,
        "mean": slant.mean,
        "low": slant.low,
        "high": slant.high,
        "raw": slant.raw,
        "corpus": slant.corpus,
        "above": slant.above,
        "documents": slant.documents,
        "readings": slant.readings,
    }
