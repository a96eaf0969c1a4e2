"""All figures ever given for one claim, side by side: a panel for each kind of quantity."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, islice
from uuid import UUID

from django.urls import reverse

from annotator.models import Claim, User
from annotator.queries.claims_seen import highlights_of
from annotator.queries.figure_board.comparing import Compared, Key, clashes_inside, compare, partners
from annotator.queries.figure_board.figure import Figure, figures_of
from annotator.queries.figure_board.reading import readings_in
from annotator.queries.figure_board.shown import common_to, convertible, number_in, rounded, units_of
from measures.comparison import TOLERANCE, Given, Interval, Kind, by_kind, consistent_range, convert, kind_of

MOST = 1_000  # readings on one board
PAIRS_SHOWN = 12  # pairs told in words, of each sort


@dataclass(frozen=True, slots=True)
class Other:
    """A figure that another is marked with."""

    number: int

    @property
    def id(self) -> str:
        return f"figure-{self.number}"


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as the board shows it: `low` and `high` in the panel's unit, its own words beside."""

    figure: Figure
    unit: str
    low: Decimal | None
    high: Decimal | None
    clashing: int  # how many cannot be true with it
    clashes: tuple[Other, ...]
    differences: tuple[Other, ...]
    apart: tuple[Other, ...]  # numbers that others read at the same place

    @property
    def number(self) -> int:
        return self.figure.key

    @property
    def id(self) -> str:
        return Other(self.number).id

    @property
    def bound(self) -> str:
        return self.figure.first.bound or "exact"

    @property
    def marks(self) -> range:
        """As long as there are figures that cannot be true with it: what the plot's mark is drawn from."""
        return range(self.clashing)

    @property
    def is_converted(self) -> bool:
        first = self.figure.first
        return (self.low, self.high) != (first.low, first.high)


@dataclass(frozen=True, slots=True)
class OfSource:
    """The figures of one source, by date of publication."""

    name: str
    page: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Two figures that go into one sentence, the lower one first."""

    lower: Row
    higher: Row

    @property
    def inside(self) -> bool:
        """Whether one source says both."""
        return self.lower.figure.source == self.higher.figure.source

    @property
    def in_one_text(self) -> bool:
        return self.lower.figure.first.document == self.higher.figure.first.document


@dataclass(frozen=True, slots=True)
class Panel:
    """The figures of one kind, in one unit."""

    kind: Kind
    unit: str
    units: tuple[str, ...]  # which may be chosen
    sources: tuple[OfSource, ...]
    clashes: tuple[Told, ...]
    number_of_clashes: int
    differences: tuple[Told, ...]
    number_of_differences: int
    apart: tuple[Told, ...]
    allowed: Interval | None  # what all of them allow

    @property
    def rows(self) -> list[Row]:
        return [row for source in self.sources for row in source.rows]

    @property
    def thing(self) -> str:
        """What most of them count, in their readers' words."""
        return Counter(row.figure.thing for row in self.rows).most_common(1)[0][0]

    @property
    def name(self) -> str:
        named = {
            "count": "Counts",
            "share": "Shares",
            "money": f"Money, {self.kind.of}",
            "none": "Not comparable",
        }
        return (
            "Percentage points"
            if self.kind.of == "percentage points"
            else named.get(self.kind.name, "Measures")
        )


@dataclass(frozen=True, slots=True)
class Board:
    """What the page of a claim's figures shows."""

    claim: Claim
    panels: tuple[Panel, ...]
    readings: int
    figures: int
    inside: bool  # whether a source contradicts itself
    is_whole: bool  # False: there are more readings than one board holds
    pairs_whole: bool  # False: there are more figures than are compared pair by pair

    @property
    def units(self) -> list[str]:
        """Of all panels, which may be chosen."""
        return list(dict.fromkeys(unit for panel in self.panels for unit in panel.units))


def board_of(claim: Claim, user: User, *, unit: str = "", tolerance: Decimal = TOLERANCE) -> Board:
    """The figures of the claim that this person may see. One query.

    `unit` is what the figures of its kind are shown in; else the claim's own, else the one most of them use.
    """
    readings = readings_in(highlights_of(claim, user), MOST + 1)
    figures = figures_of(readings[:MOST])
    compared = compare(figures, tolerance)
    return Board(
        claim=claim,
        panels=tuple(_panels(figures, compared, (unit, claim.unit), tolerance)),
        readings=len(readings[:MOST]),
        figures=len(figures),
        inside=clashes_inside(figures, compared),
        is_whole=len(readings) <= MOST,
        pairs_whole=compared.whole,
    )


def _panels(
    figures: Sequence[Figure], compared: Compared, wanted: Sequence[str], tolerance: Decimal
) -> Iterator[Panel]:
    kinds = by_kind(figure.given for figure in figures)
    for kind in (*kinds, Kind("none")):
        of_kind = [figure for figure in figures if kind_of(figure.given) == kind]
        if of_kind:
            yield _panel(kind, of_kind, compared, wanted, tolerance)


def _panel(
    kind: Kind, figures: Sequence[Figure], compared: Compared, wanted: Sequence[str], tolerance: Decimal
) -> Panel:
    givens = [figure.given for figure in figures]
    chosen = next((unit for unit in wanted if unit and convertible(unit, kind)), "")
    unit = "" if kind.name == "none" else common_to(givens, chosen)
    pairs = (compared.clashes if compared.whole else (), compared.differences, compared.apart)
    marks = [partners(some) for some in pairs]
    rows = {figure.key: _row(figure, unit, compared, marks) for figure in figures}
    inside = [pair for pair in compared.clashes if pair[0] in rows]
    differing = [pair for pair in compared.differences if pair[0] in rows]
    return Panel(
        kind=kind,
        unit=unit,
        units=units_of(kind, givens),
        sources=tuple(_by_source(list(rows.values()))),
        clashes=_told(inside, rows),
        number_of_clashes=sum(row.clashing for row in rows.values()) // 2,
        differences=_told(differing, rows),
        number_of_differences=len(differing),
        apart=_told([pair for pair in sorted(compared.apart) if pair[0] in rows and pair[1] in rows], rows),
        allowed=_allowed(kind, givens, unit, tolerance),
    )


def _row(figure: Figure, unit: str, compared: Compared, marks: Sequence[Mapping[int, list[int]]]) -> Row:
    low, high = number_in(figure.given, unit)
    clashes, differences, apart = (tuple(map(Other, some.get(figure.key, ()))) for some in marks)
    return Row(figure, unit, low, high, compared.clashing[figure.key], clashes, differences, apart)


def _by_source(rows: Sequence[Row]) -> Iterator[OfSource]:
    """Rows come by source and date."""
    for source, group in groupby(rows, key=lambda row: row.figure.source):
        inside = tuple(group)
        yield OfSource(inside[0].figure.first.source_name, _page(source), inside)


def _page(source: UUID) -> str:
    return reverse("source", args=[source])


def _told(pairs: Sequence[Key], rows: Mapping[int, Row]) -> tuple[Told, ...]:
    """Those inside one source first; what would be the same sentence once more is left out."""
    told = sorted((Told(rows[one], rows[other]) for one, other in pairs), key=lambda pair: not pair.inside)
    sentences: dict[tuple[object, ...], Told] = {}
    for pair in told:
        sentences.setdefault((*_said(pair.lower.figure), *_said(pair.higher.figure)), pair)
    return tuple(islice(sentences.values(), PAIRS_SHOWN))


def _said(figure: Figure) -> tuple[object, ...]:
    first = figure.first
    return first.source, first.low, first.high, first.bound, first.unit


def _allowed(kind: Kind, givens: Sequence[Given], unit: str, tolerance: Decimal) -> Interval | None:
    """In the panel's unit, which may be another than the common one."""
    if kind.name == "none" or len(givens) < 2:
        return None
    found = consistent_range(givens, tolerance)
    if found is None or kind.name == "count":
        return found
    both = convert(Given(None, found.low, found.high, "between", common_to(givens, "")), unit)
    return Interval(rounded(both.low, found.low), rounded(both.high, found.high))
