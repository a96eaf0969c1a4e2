"""The rates of one source, as it is and under other choices, all in one go: each choice is rated as a source of its own."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any, NamedTuple, Self

import numpy as np

from measures.consensus.skills import Skills
from measures.profiles.calibrated import Calibrated
from measures.profiles.columns import NO_DATE, Booleans, Columns, Floats, Positions
from measures.profiles.inputs import Options
from measures.profiles.panel import PROBABLE, Judged, judge, rejected
from measures.reliability import (
    LetterSuggestion,
    SourceRate,
    VerdictTable,
    rate_sources,
    suggest_letter,
)
from measures.reliability.verdicts import Moments, moments, stretched

Credits = Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Rate:
    """Mean credit of checked claims in the publisher's own voice, 0 to 1, with a 95 % interval; see
    `measures.reliability.SourceRate`."""

    estimate: float | None
    low: float | None
    high: float | None
    documents: int
    claims: int
    weight: float
    raw_share: float | None
    correlation: float | None
    withheld: str | None
    notes: tuple[str, ...]

    @classmethod
    def of(cls, rate: SourceRate) -> Self:
        return cls(
            rate.estimate, rate.low, rate.high, rate.documents, rate.claims, rate.weight, rate.raw_share,
            rate.correlation, rate.withheld, rate.notes,
        )  # fmt: skip

    @property
    def letter(self) -> LetterSuggestion:
        """Which it suggests, with every rule that was asked."""
        return suggest_letter(self)

    def to_data(self) -> dict[str, Any]:
        return asdict(self) | {"notes": list(self.notes)}


class Choice(NamedTuple):
    """What is rated: everything that `options` let count, of the year alone where one is given, of undated documents alone
    where that is `NO_DATE`."""

    options: Options
    year: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """The claims of one choice: `unit` the position of each. They count as `own` of a claim, where `checked`."""

    unit: Positions
    document: Positions
    likelihood: Floats
    own: Floats
    checked: Booleans


@dataclass(frozen=True, slots=True, eq=False)
class Credited:
    """One entry a unit: what it counts as, and its mean credit in the light of the source's own mix, NaN for none."""

    weight: Floats
    credit: Floats


def rate_choices(
    columns: Columns, choices: Sequence[Choice], credits: Credits, calibrated: Calibrated
) -> tuple[tuple[SourceRate, ...], Credited]:
    """A rate for each choice, and what each unit counts as in the first of them."""
    worth = worth_of(columns, credits)
    some = list(_claims_of(columns, choices, calibrated.skills, worth))
    names = tuple(map(str, range(len(choices))))
    known = only_checked(moments(verdict_table(names, some, worth)), some)
    table = stretched(known, calibrated.information)
    rates = rate_sources(table, correlation=calibrated.correlation)
    return rates, _credited(columns.size, some[0], known)


def worth_of(columns: Columns, credits: Credits) -> Floats:
    """What each verdict is worth; NaN for one that carries no credit, or is in no codebook."""
    return np.array([_worth(credits.get(name)) for name in columns.verdicts], dtype=np.float64)


def claims_in(columns: Columns, judged: Judged, choice: Choice, worth: Floats) -> Claims:
    """The units that count: in the publisher's voice more likely than not, with a verdict, in a document that counts.

    `checked` are those of them whose verdict carries credit more likely than not; the others only help to tell the
    source's own mix of verdicts.
    """
    counts = documents_in(columns, choice)[columns.units.document] & ~rejected(columns, choice.options)
    if choice.options.sampled_only:
        counts &= columns.units.sampled
    unit = np.flatnonzero(counts & (judged.own >= PROBABLE) & judged.has_verdict)
    carries = judged.probability[unit][:, ~np.isnan(worth)].sum(axis=1)
    document = columns.documents.cluster[columns.units.document[unit]]
    return Claims(unit, document, judged.likelihood[unit], judged.own[unit], carries >= PROBABLE)


def documents_in(columns: Columns, choice: Choice) -> Booleans:
    """Which documents count."""
    options, of = choice.options, columns.documents
    counts = of.counted & (of.republished <= options.republished)
    if options.rounds:
        counts = (
            counts & np.array([name in options.rounds for name in columns.rounds], dtype=np.bool_)[of.round]
        )
    if choice.year is not None:
        counts = counts & (years_of(columns) == choice.year)
    if options.since or options.until:
        first, last = options.since or dt.date.min, options.until or dt.date.max
        within = (of.published >= first.toordinal()) & (of.published <= last.toordinal())
        counts = counts & within & (of.published != NO_DATE)
    return counts


def years_of(columns: Columns) -> Positions:
    """Each document's year of publication; `NO_DATE` for none."""
    days = columns.documents.published.tolist()
    return np.array([dt.date.fromordinal(day).year if day else NO_DATE for day in days], dtype=np.intp)


def verdict_table(names: tuple[str, ...], some: Sequence[Claims], worth: Floats) -> VerdictTable:
    """Each of `some` as a source. The likelihoods stand in for probabilities of verdicts that are equally common."""
    kinds = len(worth)
    return VerdictTable(
        names,
        np.repeat(np.arange(len(some)), [len(part.unit) for part in some]),
        np.concatenate([part.document for part in some]),
        np.concatenate([part.likelihood for part in some]),
        np.full(kinds, 1 / max(kinds, 1)),
        worth,
        np.concatenate([part.own for part in some]),
    )


def only_checked(known: Moments, some: Sequence[Claims]) -> Moments:
    """The claims that are checked, the others without weight: they have helped to tell the source's own mix."""
    checked = np.concatenate([part.checked for part in some])
    return replace(known, weight=np.where(checked, known.weight, 0))


def _claims_of(
    columns: Columns, choices: Sequence[Choice], skills: Mapping[str, Skills], worth: Floats
) -> Iterator[Claims]:
    """Choices that share their options, as periods do, stand together and are judged once."""
    for _, same in groupby(choices, key=lambda choice: id(choice.options)):
        chosen = list(same)
        judged = judge(columns, skills, chosen[0].options)
        for choice in chosen:
            yield claims_in(columns, judged, choice, worth)


def _worth(credit: float | None) -> float:
    return math.nan if credit is None else credit


def _credited(units: int, first: Claims, known: Moments) -> Credited:
    weight, credit = np.zeros(units), np.full(units, np.nan)
    counts = known.weight[: len(first.unit)]
    weight[first.unit] = counts
    credit[first.unit] = np.where(counts > 0, known.mean[: len(first.unit)], np.nan)
    return Credited(weight, credit)
