"""Axes: they hold what is drawn on them, and their ticks are round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.queries.axes import axis_over, round_step

NUMBERS = st.floats(-1e14, 1e14, allow_nan=False).map(lambda number: round(number, 4))


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_every_value_stands_on_the_axis(values: list[float]) -> None:
    axis = axis_over(values)
    assert all(-0.01 <= axis.at(value) <= 100.01 for value in values)
    assert 2 <= len(axis.ticks) <= 7


@given(st.lists(NUMBERS, min_size=2, max_size=8))
def test_a_greater_value_never_stands_further_left(values: list[float]) -> None:
    axis, ordered = axis_over(values), sorted(values)
    places = [axis.at(value) for value in ordered]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([4312, 18000], (0, 10000, 20000)),
        ([500], (0, 500, 1000)),
        ([1929, 1934], (1928, 1930, 1932, 1934)),
        ([0, 0], (-1, 0, 1)),
        ([-5, 5], (-5, 0, 5)),
        ([0.1, 0.2], (0, 0.1, 0.2)),
    ],
)
def test_ticks_are_round_and_start_at_nought_where_that_crowds_nothing(
    values: list[float], ticks: tuple[float, ...]
) -> None:
    assert axis_over(values).ticks == pytest.approx(ticks)


@pytest.mark.parametrize(
    ("least", "step"), [(1, 1), (1.1, 2), (2.1, 5), (5.1, 10), (0.03, 0.05), (6000, 10000)]
)
def test_steps_are_one_two_or_five_times_a_power_of_ten(least: float, step: float) -> None:
    assert round_step(least) == pytest.approx(step)
