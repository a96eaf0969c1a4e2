"""How one source leans, as rows of its profile: rates of techniques and groups, place on each axis, genres, frames, omissions."""

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Any

from measures.bias.rates import TechniqueRate, rate_techniques
from measures.bias.shares import share_of
from measures.bias.slants import slant_of
from measures.profiles.calibrated import Calibrated
from measures.profiles.inputs import ProfiledDocument, Vocabulary
from measures.profiles.marks import Marks, slants_on


def technique_rows(marks: Marks, calibrated: Calibrated, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """By group and name."""
    rates = rate_techniques(marks.counts, marks.words, calibrated.techniques.of(marks.names))
    return [
        {"slug": rate.technique, "group": vocabulary.groups[rate.technique], **_row(rate, *marked)}
        for rate, *marked in zip(rates, marks.expected, marks.units.tolist(), strict=True)
    ]


def group_rows(marks: Marks, calibrated: Calibrated) -> list[dict[str, Any]]:
    rates = rate_techniques(marks.counts, marks.words, calibrated.groups.of(marks.names))
    return [
        {"slug": rate.technique, **_row(rate, *marked)}
        for rate, *marked in zip(rates, marks.expected, marks.units.tolist(), strict=True)
    ]


def axis_rows(
    documents: Iterable[ProfiledDocument], calibrated: Calibrated, vocabulary: Vocabulary
) -> list[dict[str, Any]]:
    """-2 is the low pole of an axis, 2 the high one."""
    placed = list(documents)
    return [_axis(axis, slants_on(axis, placed), calibrated) for axis in vocabulary.axes]


def genre_rows(documents: Iterable[ProfiledDocument]) -> list[dict[str, Any]]:
    """By genre, of the documents that somebody gave one: the share of those who did."""
    told = [[said.genre for said in one.said if said.genre] for one in documents]
    return _label_rows([[{genre} for genre in genres] for genres in told if genres])


def frame_rows(documents: Iterable[ProfiledDocument]) -> list[dict[str, Any]]:
    """By frame, of the documents that somebody said anything of; one document may have several."""
    return _label_rows([[set(said.frames) for said in one.said] for one in documents if one.said])


def omissions_of(documents: Iterable[ProfiledDocument]) -> dict[str, Any]:
    """In which documents something is left out that a reader should know."""
    told = [[said.omissions for said in one.said] for one in documents if one.said]
    return _share([fsum(answers) / len(answers) for answers in told])


def _label_rows(documents: Sequence[Sequence[set[str]]]) -> list[dict[str, Any]]:
    """Of each document, what each of its readers said."""
    labels = sorted({label for readers in documents for said in readers for label in said})
    return [
        {
            "slug": label,
            **_share([fsum(label in said for said in readers) / len(readers) for readers in documents]),
        }
        for label in labels
    ]


def _share(said: list[float]) -> dict[str, Any]:
    share = share_of(said)
    return {"share": share.share, "low": share.low, "high": share.high, "documents": share.documents}


def _row(rate: TechniqueRate, expected: float, units: int) -> dict[str, Any]:
    """`expected` marks, also in documents without words; `corpus` the typical source's rate; `stands_out` the probability of more."""
    return {
        "expected": expected,
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
