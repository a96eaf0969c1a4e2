"""Figures that a source gives for one quantity, side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse

from annotator.models.highlight import HighlightQuerySet
from annotator.queries.axes import Axis, axis_over

MOST = 5000  # figures that are compared
SHOWN = 200  # rows on one page
OF_FIGURE = ("low", "high", "bound", "unit", "counted", "as_of", "supplier", "checked")
COLUMNS = (
    "id", "assignment__document_id", "assignment__document__title", "assignment__reviewer_id", "exact",
    "judgement__verdict", *(f"judgement__figure_{name}" for name in OF_FIGURE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One highlight's figure, and where it stands."""

    highlight: UUID
    url: str
    document: str
    reviewer: str  # pseudonym
    exact: str
    verdict: str | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    unit: str
    counted: str
    as_of: str
    supplier: str
    checked: bool

    @property
    def numbers(self) -> tuple[Decimal | None, Decimal | None]:
        return self.low, self.high

    @property
    def ends(self) -> list[float]:
        """The ends that are known, for a plot."""
        return [float(number) for number in self.numbers if number is not None]


@dataclass(frozen=True, slots=True)
class Whisker:
    """A figure drawn on its group's axis, in per cent: a dot for one number, a line for a range, which may be open."""

    row: FigureRow
    start: float
    end: float
    is_range: bool
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on the axis, and where it stands, in per cent."""

    value: float
    at: float


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures given for one thing counted in one unit, however their capital letters are."""

    rows: tuple[FigureRow, ...]

    @property
    def counted(self) -> str:
        return self.rows[0].counted

    @property
    def unit(self) -> str:
        return self.rows[0].unit

    @property
    def spellings(self) -> list[tuple[str, str]]:
        """What the filters `counted` and `unit` must name to find exactly these rows."""
        counted = sorted({("counted", row.counted) for row in self.rows})
        return counted + sorted({("unit", row.unit) for row in self.rows})

    @property
    def contested(self) -> bool:
        """Whether figures of the same thing differ. Where nobody said what is counted, nothing follows."""
        return bool(self.counted) and len({row.numbers for row in self.rows if row.ends}) > 1

    @property
    def axis(self) -> Axis | None:
        """For a plot, where there is something to compare."""
        ends = [end for row in self.rows for end in row.ends]
        return axis_over(ends) if self.contested else None

    @property
    def ticks(self) -> list[Tick]:
        axis = self.axis
        return [Tick(value, axis.at(value)) for value in axis.ticks] if axis else []

    @property
    def whiskers(self) -> list[tuple[FigureRow, Whisker | None]]:
        """Every row with its place on the axis; None where it has no number or nothing is compared."""
        axis = self.axis
        return [(row, _whisker(row, axis) if axis and row.ends else None) for row in self.rows]


def figures_of(highlights: HighlightQuerySet) -> list[FigureRow]:
    """One query; the first MOST in text order. No model instances: there may be thousands."""
    with_figure = highlights.filter(judgement__has_figure=True).in_text_order()
    return [_row(*columns) for columns in with_figure.values_list(*COLUMNS)[:MOST]]


def grouped(rows: Iterable[FigureRow]) -> list[FigureGroup]:
    """By what is counted and the unit; contested groups first, then those with most figures. Low figures first in each."""
    together: dict[tuple[str, str], list[FigureRow]] = {}
    for row in rows:
        together.setdefault((_folded(row.counted), _folded(row.unit)), []).append(row)
    groups = [FigureGroup(tuple(sorted(members, key=_size))) for members in together.values()]
    return sorted(groups, key=lambda g: (not g.contested, not g.counted, -len(g.rows), g.counted.casefold()))


def shown(groups: Sequence[FigureGroup]) -> list[FigureGroup]:
    """The first groups, whole, of SHOWN rows together or a little more."""
    taken, rows = [], 0
    for group in groups:
        if rows >= SHOWN:
            break
        taken.append(group)
        rows += len(group.rows)
    return taken


def _row(id: UUID, document: UUID, title: str, reviewer: int, *rest: Any) -> FigureRow:
    url = f"{reverse('document', args=[document])}?highlight={id}"
    return FigureRow(id, url, title, f"r{reviewer}", *rest)


def _whisker(row: FigureRow, axis: Axis) -> Whisker:
    places = [axis.at(end) for end in row.ends]
    open_start = row.bound == "at_most" or row.low is None
    open_end = row.bound == "at_least" or row.high is None
    return Whisker(
        row=row,
        start=0.0 if open_start else places[0],
        end=100.0 if open_end else places[-1],
        is_range=open_start or open_end or places[0] != places[-1],
        open_start=open_start,
        open_end=open_end,
    )


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _size(row: FigureRow) -> tuple[float, float]:
    ends = row.ends or [float("inf")]
    return ends[0], ends[-1]
