"""A figure that a document gives at one place, whoever read it there.

Reviewers mark the same passage each for themselves. Readings of one document that give the same number and overlap are one
figure; where they overlap and give different numbers, the reviewers differ, and not the documents.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any
from uuid import UUID

from annotator.queries.figure_board.reading import Reading
from measures.comparison import Given, kind_of, thing_of
from measures.comparison.conversion import to_base
from measures.figures import find_figures

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a document, by one reader or several; the first reading is shown for all. `key` names it on its board."""

    key: int
    readings: tuple[Reading, ...]

    @property
    def first(self) -> Reading:
        return self.readings[0]

    @property
    def given(self) -> Given:
        first = self.first
        return Given(self.key, first.low, first.high, first.bound, first.unit, self.counted)

    @property
    def counted(self) -> str:
        return next((reading.counted for reading in self.readings if reading.counted), "")

    @property
    def thing(self) -> str:
        """What is counted, in words; the unit where that is a noun."""
        return thing_of(self.given)

    @property
    def suppliers(self) -> str:
        return _each(reading.supplier for reading in self.readings)

    @property
    def as_of(self) -> str:
        return _each(reading.as_of for reading in self.readings)

    @property
    def published(self) -> dt.date | None:
        return self.first.published

    @property
    def source(self) -> UUID:
        return self.first.source

    @property
    def readers(self) -> frozenset[int]:
        return frozenset(reading.reviewer for reading in self.readings)

    @property
    def pseudonyms(self) -> list[str]:
        return [f"r{number}" for number in sorted(self.readers)]

    @property
    def checked(self) -> bool:
        """Whether somebody looked at what was read from the words."""
        return any(reading.checked for reading in self.readings)

    @property
    def verdicts(self) -> list[tuple[str, int]]:
        """Each verdict of it with how many gave it, the most frequent first."""
        given = Counter(reading.verdict for reading in self.readings if reading.verdict)
        return sorted(given.items(), key=lambda item: (-item[1], item[0]))

    @property
    def verdict(self) -> str | None:
        """What most who gave one say; None where as many say something else."""
        said = self.verdicts
        if not said or (len(said) > 1 and said[0][1] == said[1][1]):
            return None
        return said[0][0]

    @property
    def span(self) -> Span:
        return min(one.start for one in self.readings), max(one.end for one in self.readings)


def figures_of(readings: Iterable[Reading]) -> list[Figure]:
    """Readings brought together, in the order in which the first of each stands; keys count from 1."""
    alike: dict[tuple[Any, ...], list[Reading]] = {}
    order: dict[UUID, int] = {}
    for reading in readings:
        order[reading.highlight] = len(order)
        alike.setdefault((reading.document, _number(reading)), []).append(reading)
    together = [group for same in alike.values() for group in _overlapping(same)]
    together.sort(key=lambda group: min(order[one.highlight] for one in group))
    return [Figure(key, tuple(group)) for key, group in enumerate(together, 1)]


def read_differently(figures: Sequence[Figure]) -> set[tuple[int, int]]:
    """The pairs, by their keys, that are different numbers read by different people at one place of a text."""
    by_document: dict[UUID, list[Figure]] = {}
    for figure in figures:
        by_document.setdefault(figure.first.document, []).append(figure)
    return {pair for inside in by_document.values() for pair in _rivals(inside)}


def number_span(reading: Reading) -> Span:
    """Where in the document the number itself stands; the whole highlight where its words do not give that number."""
    for start, end, low, high in _numbers_in(reading.exact):
        if (low, high) == (reading.low, reading.high):
            return reading.start + start, reading.start + end
    return reading.start, reading.end


def _number(reading: Reading) -> tuple[Any, ...]:
    """Equal for the same number, in whichever unit: 8 km² and 800 ha."""
    given = Given(None, reading.low, reading.high, reading.bound, reading.unit)
    bound = "" if reading.bound in {"exact", "between"} else reading.bound
    if not given.ends:
        return bound, reading.unit
    ends = (None if end is None else to_base(end, given) for end in (given.low, given.high))
    return kind_of(given), bound, *ends


def _overlapping(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    """Runs of readings of one document of which each begins before the ones before it end."""
    run: list[Reading] = []
    end = -1
    for reading in sorted(readings, key=lambda one: (one.start, -one.end, str(one.highlight))):
        if run and reading.start >= end:
            yield run
            run = []
        end = max(end, reading.end) if run else reading.end
        run.append(reading)
    if run:
        yield run


def _rivals(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    ordered = sorted(figures, key=lambda figure: figure.span)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.span[0] >= one.span[1]:
                break
            if not one.readers & other.readers and _meet(number_span(one.first), number_span(other.first)):
                yield min(one.key, other.key), max(one.key, other.key)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@lru_cache(maxsize=4_096)
def _numbers_in(words: str) -> tuple[tuple[int, int, Decimal | None, Decimal | None], ...]:
    return tuple((found.start, found.end, found.low, found.high) for found in find_figures(words))


def _each(said: Iterable[str]) -> str:
    """Different words once, in their order."""
    return "; ".join(dict.fromkeys(word for word in said if word))
