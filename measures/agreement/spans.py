"""Highlights as coefficients for spans see them: who marked what in which document, by label."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from measures.readings import DocumentReadings, Marked


class Span(NamedTuple):
    """Code points `[start, end)`; spans sort in text order."""

    start: int
    end: int


ByLabel = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Marks:
    """What one person marked in one document: the spans of each label in text order, each once.

    In `merged` the spans of a label that overlap are one; those that only touch stay apart.
    """

    spans: ByLabel
    merged: ByLabel

    def __len__(self) -> int:
        return sum(map(len, self.spans.values()))


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """The length of a document in code points, and the marks of everybody who read it, by name."""

    length: int
    people: Mapping[str, Marks]


Reader = Callable[[DocumentReadings], MarkedDocument]


def labelled(document: DocumentReadings) -> MarkedDocument:
    """Its highlights under their labels: under each value of a set, under none where there is no label."""
    return _read(document, _labels)


def unlabelled(document: DocumentReadings) -> MarkedDocument:
    """All its highlights under one label, whatever was said of them."""
    return _read(document, lambda marked: ("",))


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in text order, those that overlap made one."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def overlaps(ones: Sequence[Span], others: Sequence[Span]) -> Iterator[tuple[Span, Span, int]]:
    """Each two that meet, and the code points they share. Both sides are in text order and free of overlaps."""
    place = 0
    for one in ones:
        while place < len(others) and others[place].end <= one.start:
            place += 1
        following = place
        while following < len(others) and others[following].start < one.end:
            other = others[following]
            yield one, other, min(one.end, other.end) - max(one.start, other.start)
            following += 1


def equal_pairs(ones: ByLabel, others: ByLabel) -> int:
    """How many have an equal one with the same label on the other side."""
    return sum(len(set(own).intersection(others[label])) for label, own in ones.items() if label in others)


def overlapping_pairs(ones: ByLabel, others: ByLabel) -> int:
    """How many at the most can be paired off, each with one of the same label that it shares a code point with."""
    return sum(most_pairs(own, others[label]) for label, own in ones.items() if label in others)


def most_pairs(ones: Sequence[Span], others: Sequence[Span]) -> int:
    """The largest matching of two sides in text order. Of all unpaired spans, the one that ends first meets only such
    as hold its last code point; of these the one that ends first has the fewest others to meet, so the two are paired.
    """
    if len(ones) == 1 == len(others):
        return int(ones[0].start < others[0].end and others[0].start < ones[0].end)
    sides = _Side(ones), _Side(others)
    ends = sorted(
        (span.end, number, place) for number in (0, 1) for place, span in enumerate(sides[number].spans)
    )
    for _, number, place in ends:
        own, other = sides[number], sides[1 - number]
        partner = None if place in own.paired else other.first_to_end(meeting=own.spans[place])
        if partner is not None:
            own.paired.add(place)
            other.paired.add(partner)
    return len(sides[0].paired)


class _Side:
    """One person's spans in text order, and the places of those that are paired."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.paired: set[int] = set()
        self._begun: list[tuple[int, int]] = []
        self._next = 0

    def first_to_end(self, *, meeting: Span) -> int | None:
        """The place of the unpaired span that meets this one and ends first. To be asked in the order of ends."""
        while self._next < len(self.spans) and self.spans[self._next].start < meeting.end:
            heappush(self._begun, (self.spans[self._next].end, self._next))
            self._next += 1
        # What ended before this span begins found no partner in its turn, and will find none.
        while self._begun and (self._begun[0][1] in self.paired or self._begun[0][0] <= meeting.start):
            heappop(self._begun)
        return self._begun[0][1] if self._begun else None


def _labels(marked: Marked) -> Iterable[str]:
    return (marked.label,) if isinstance(marked.label, str) else marked.label or ()


def _read(document: DocumentReadings, labels: Callable[[Marked], Iterable[str]]) -> MarkedDocument:
    return MarkedDocument(
        document.length,
        {name: _marks(document.readings[name], labels) for name in sorted(document.readings)},
    )


def _marks(highlights: Iterable[Marked], labels: Callable[[Marked], Iterable[str]]) -> Marks:
    found: dict[str, set[Span]] = {}
    for marked in highlights:
        for label in labels(marked):
            found.setdefault(label, set()).add(Span(marked.start, marked.end))
    spans = {label: sorted(found[label]) for label in sorted(found)}
    return Marks(spans, {label: merge(own) for label, own in spans.items()})
