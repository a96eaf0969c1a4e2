"""The rate of reliability of each source of a table, with its interval and what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from measures.reliability.claims import ClaimTable
from measures.reliability.clusters import Sums, cluster, counted
from measures.reliability.correlation import CORRELATIONS, Correlation, posterior
from measures.reliability.interval import Intervals, intervals, mixture
from measures.reliability.pivot import speaks

METHOD: Final = "pivot-mixture-1"
LEAST_DOCUMENTS: Final = 5
LEAST_CLAIMS: Final = 10

ONE_DOCUMENT: Final = (
    "One document: the interval rests on what is assumed of the correlation within documents."
)
NO_OTHER: Final = (
    "No other source to learn the correlation within documents from: where it is above .4, intervals of single "
    "sources miss a little too often."
)
NO_CREDIT: Final = "No checked claim carries credit."


@dataclass(frozen=True, slots=True)
class SourceRate:
    """Mean credit of a source's claims, 0 to 1, with a 95 % interval; None where no claim carries credit.

    `documents` and `claims` count those of weight above 0, `weight` adds the claims' weights up. `raw_share` is the
    plain mean by weight, `correlation` the mean of what is believed of the correlation within documents.
    `withheld` says what is missing for the rate to be shown, or is None.
    """

    source: str
    documents: int
    claims: int
    weight: float
    estimate: float | None
    low: float | None
    high: float | None
    raw_share: float | None
    correlation: float | None
    method: str
    notes: tuple[str, ...]
    withheld: str | None


def rate_sources(table: ClaimTable, *, correlation: Correlation | None = None) -> tuple[SourceRate, ...]:
    """One rate for each source, in the order of `table.sources`.

    The correlation within documents is learned from all sources of the table, or is `correlation` where that was
    learned before. It is the only thing through which one source bears on another.
    """
    names = [table.sources[place] for place in counted(table).tolist()]
    rated = {rate.source: rate for rate in _rates(names, table, correlation)} if names else {}
    return tuple(rated.get(name) or _unrated(name) for name in table.sources)


def _rates(names: list[str], table: ClaimTable, learned: Correlation | None) -> Iterator[SourceRate]:
    documents, sums = cluster(table)
    mass = posterior(sums, learned)
    found = intervals(mixture(documents, sums, mass, CORRELATIONS))
    means = (mass * CORRELATIONS).sum(axis=1).tolist()
    telling = speaks(sums)
    teachers = learned.sources if learned else int(telling.sum())
    for place, (name, mean) in enumerate(zip(names, means, strict=True)):
        others = teachers - (0 if learned else int(telling[place]))
        yield _rate(name, place, sums, found, correlation=mean, others=others)


def _rate(
    name: str, place: int, sums: Sums, found: Intervals, *, correlation: float, others: int
) -> SourceRate:
    documents, claims = int(sums.documents[place]), int(sums.claims[place])
    return SourceRate(
        source=name,
        documents=documents,
        claims=claims,
        weight=float(sums.size[place]),
        estimate=float(found.estimate[place]),
        low=float(found.low[place]),
        high=float(found.high[place]),
        raw_share=float(sums.share[place]),
        correlation=correlation,
        method=METHOD,
        notes=(*([ONE_DOCUMENT] if documents == 1 else []), *([] if others else [NO_OTHER])),
        withheld=_withheld(documents, claims),
    )


def _unrated(name: str) -> SourceRate:
    return SourceRate(
        source=name, documents=0, claims=0, weight=0.0, estimate=None, low=None, high=None, raw_share=None,
        correlation=None, method=METHOD, notes=(), withheld=f"{NO_CREDIT} {_withheld(0, 0)}",
    )  # fmt: skip


def _withheld(documents: int, claims: int) -> str | None:
    """What a rate needs to be shown and does not have, in a sentence."""
    missing = [
        _count(least - there, noun)
        for least, there, noun in (
            (LEAST_DOCUMENTS, documents, "document"),
            (LEAST_CLAIMS, claims, "checked claim"),
        )
        if there < least
    ]
    if not missing:
        return None
    return (
        f"{' and '.join(missing)} short of the {LEAST_DOCUMENTS} documents and {LEAST_CLAIMS} checked claims "
        "that a rate needs."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
