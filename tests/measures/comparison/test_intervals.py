"""What a figure allows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.comparison import Given, Interval, common_unit, interval_of, spoken_interval
from tests.measures.comparison.made_up import at_least, at_most, between, figure, figures, unhurried

ALLOWED = [
    (figure("12000"), "11500", "12500"),
    (figure("12000.000000"), "11500", "12500"),  # as the database gives it back
    (figure("12345"), "12344.5", "12345.5"),
    (figure("19800000"), "19750000", "19850000"),
    (figure("10"), "9", "11"),  # half a unit of the 1 would be 5: never looser than "about"
    (figure("2"), "1.8", "2.2"),
    (figure("0"), "0", "0"),
    (figure("-5", unit="°C"), "-5.5", "-4.5"),
    (figure("4000000", bound="about"), "3600000", "4400000"),
    (figure("5", "7", "about"), "4.5", "7.7"),
    (at_least("3000", "km²"), "3000", None),
    (at_most("15", "years"), "0", "15"),
    (at_most("15", "°C"), None, "15"),
    (at_most("-15", "°C"), None, "-15"),
    (between("27000000", "40000000"), "27000000", "40000000"),
    (figure("5", None, ""), "5", None),
    (figure(None, "5", ""), "0", "5"),
    (figure("5", "7", ""), "5", "7"),
    (figure("5", None, "at_most"), "0", "5"),  # a reviewer who filled in the other field
    (figure(None, "5", "at_least"), "5", None),
]


def interval(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(("said", "low", "high"), ALLOWED)
def test_what_is_not_excluded(said: Given, low: str | None, high: str | None) -> None:
    assert interval_of(said) == interval(low, high)


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [(at_least("3000"), "3000", "6000"), (at_least("1000"), "1000", "10000"), (at_most("70"), "35", "70"), (at_least("0"), "0", None),
     (figure("12000"), "11500", "12500"), (at_most("-3", "°C"), None, "-3")],
)  # fmt: skip
def test_what_a_listener_takes_home(said: Given, low: str | None, high: str | None) -> None:
    assert spoken_interval(said) == interval(low, high)


def test_tolerance_nothing_takes_numbers_literally() -> None:
    assert interval_of(figure("12000", bound="about"), Decimal(0)) == interval("12000", "12000")


@pytest.mark.parametrize("tolerance", ["-0.1", "1", "NaN"])
def test_a_tolerance_is_a_share(tolerance: str) -> None:
    with pytest.raises(ValueError, match="makes no sense"):
        interval_of(figure("5"), Decimal(tolerance))


def test_a_figure_without_a_number_allows_nothing_that_could_be_told() -> None:
    with pytest.raises(ValueError, match="without a number"):
        interval_of(figure(None, None))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e15", "1e999999", "1e-13"])
def test_numbers_out_of_all_proportion_are_refused(number: str) -> None:
    with pytest.raises(ValueError, match="no figure that can be compared"):
        figure(number)


def test_ends_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(ValueError, match="Swap them"):
        between("5", "4")


def inside(inner: Interval, outer: Interval) -> bool:
    below = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return below and above


tolerances = st.decimals(Decimal(0), Decimal("0.99"), places=2)


@unhurried
@given(figures(), tolerances, tolerances)
def test_more_tolerance_allows_no_less(said: Given, one: Decimal, other: Decimal) -> None:
    assert inside(interval_of(said, min(one, other)), interval_of(said, max(one, other)))


@unhurried
@given(figures(), tolerances)
def test_what_is_taken_home_is_allowed_and_the_numbers_themselves_are_in_both(
    said: Given, tolerance: Decimal
) -> None:
    allowed, spoken = interval_of(said, tolerance), spoken_interval(said, tolerance)
    assert inside(spoken, allowed)
    assert all(inside(Interval(end, end), spoken) for end in said.ends)


@unhurried
@given(figures(("km²",)), tolerances)
def test_exactly_is_never_looser_than_about(said: Given, tolerance: Decimal) -> None:
    end = said.ends[0]
    exact, about = (interval_of(Given(0, end, end, bound), tolerance) for bound in ("exact", "about"))
    assert inside(exact, about)


@pytest.mark.parametrize(
    ("units", "expected"),
    [(("mi²", "km²", "mi²"), "mi²"), (("mi²", "km²"), "km²"), (("ha", "km²"), "km²"), (("acres", "ha"), "ha"), (("share", "%"), "%"),
     (("m²", "km²"), "km²"), (("dead", "people"), ""), (("dead", "Dead"), "dead"), (("million tonnes", "Mt", "t"), "t"), ((), ""),
     (("pounds",), "")],
)  # fmt: skip
def test_the_common_unit_is_the_one_most_used_then_the_metric_one(
    units: tuple[str, ...], expected: str
) -> None:
    said = [figure("5", unit=unit) for unit in units]
    assert common_unit(said) == common_unit(reversed(said)) == expected


def test_several_kinds_have_no_common_unit() -> None:
    with pytest.raises(ValueError, match="no common unit"):
        common_unit([figure("5", unit="%"), figure("5", unit="people")])
