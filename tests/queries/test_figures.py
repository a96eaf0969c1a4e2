"""Figures for the same thing, side by side."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from annotator.queries import figures
from annotator.queries.figures import FigureRow, grouped


def row(low: float | None, high: float | None = None, **said: Any) -> FigureRow:
    """A figure; one number where no high end is given."""
    top = low if high is None and "bound" not in said else high
    numbers = {
        "low": None if low is None else Decimal(str(low)),
        "high": None if top is None else Decimal(str(top)),
    }
    plain: dict[str, Any] = {
        "highlight": uuid4(), "url": "", "document": "", "exact": "", "reviewer": "r1", "verdict": None, "bound": "exact",
        "unit": "persons", "counted": "dead", "as_of": "", "supplier": "", "checked": True,
    }  # fmt: skip
    return FigureRow(**{**plain, **numbers, **said})


def test_capital_letters_and_spaces_make_no_other_thing() -> None:
    groups = grouped(
        [
            row(1, counted="Dead of  the dam", unit="Persons"),
            row(2, counted="dead of the dam", unit="persons"),
        ]
    )
    assert len(groups) == 1
    assert groups[0].spellings == [
        ("counted", "Dead of  the dam"), ("counted", "dead of the dam"), ("unit", "Persons"), ("unit", "persons"),
    ]  # fmt: skip


def test_another_unit_is_another_group() -> None:
    assert len(grouped([row(1), row(1, unit="families")])) == 2


@pytest.mark.parametrize(
    ("rows", "contested"),
    [
        ([row(9000), row(9000)], False),
        ([row(9000), row(9000, bound="about", high=9000)], False),
        ([row(9000), row(4312)], True),
        ([row(12000, 18000), row(12000)], True),
        ([row(9000, bound="at_least"), row(9000)], True),
        ([row(9000), row(None)], False),
        ([row(9000)], False),
        ([row(1, counted=""), row(2, counted="")], False),
    ],
)
def test_figures_are_contested_where_they_differ(rows: list[FigureRow], contested: bool) -> None:
    assert grouped(rows)[0].contested == contested


def test_contested_groups_come_first_then_the_larger_and_what_is_not_named_last() -> None:
    rows = [
        row(1, counted=""),
        row(1, counted="b"),
        row(1, counted="a"),
        row(1, counted="a"),
        row(1, counted="z"),
        row(2, counted="z"),
    ]
    assert [group.counted for group in grouped(rows)] == ["z", "a", "b", ""]


def test_low_figures_stand_above_high_ones_and_those_without_a_number_last() -> None:
    rows = [row(None), row(18000), row(4312), row(4312, 9000)]
    assert [one.numbers[1] for one in grouped(rows)[0].rows] == [4312, 9000, 18000, None]


def test_a_range_is_a_line_a_number_is_a_dot_and_open_ends_reach_the_edge() -> None:
    rows = [row(10, 20), row(10), row(10, bound="at_least"), row(None, 20, bound="at_most")]
    drawn = {
        (w.is_range, w.open_start, w.open_end, w.start, w.end) for _, w in grouped(rows)[0].whiskers if w
    }
    assert drawn == {
        (True, False, False, 50.0, 100.0), (False, False, False, 50.0, 50.0), (True, False, True, 50.0, 100.0),
        (True, True, False, 0.0, 100.0),
    }  # fmt: skip


def test_a_page_shows_the_first_groups_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "SHOWN", 3)
    rows = [row(n, counted=thing) for thing, number in (("a", 2), ("b", 2), ("c", 1)) for n in range(number)]
    assert [len(group.rows) for group in figures.shown(grouped(rows))] == [2, 2]


def test_what_agrees_is_not_drawn() -> None:
    group = grouped([row(5), row(5)])[0]
    assert group.ticks == []
    assert [whisker for _, whisker in group.whiskers] == [None, None]
