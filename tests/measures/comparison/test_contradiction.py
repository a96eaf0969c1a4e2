"""Which figures cannot both be true."""

import time
from decimal import Decimal
from random import Random

import pytest

from measures.comparison import (
    Given,
    Interval,
    Pair,
    by_kind,
    consistent_range,
    contradicted,
    contradictions,
    differences,
)
from tests.measures.comparison.made_up import (
    at_least,
    at_most,
    between,
    figure,
)

# two figures, whether they contradict each other, whether they differ otherwise
CASES = [
    (figure("5000", unit="dead"), figure("7000", unit="dead"), True, False),
    (figure("5000", unit="dead"), figure("5400", unit="dead"), False, False),  # "5,000" hides as much
    (figure("5000", unit="dead"), figure("5423", unit="dead"), False, False),
    (figure("5000", unit="dead"), figure("5501", unit="dead"), True, False),
    (figure("5000", bound="about"), figure("5500"), False, False),
    (
        figure("8000", unit="km²"),
        at_least("3000", "km²"),
        False,
        True,
    ),  # true together, and not the same story
    (figure("3000", unit="km²"), at_least("8000", "km²"), True, False),
    (at_least("3000", "km²"), at_least("8000", "km²"), False, True),
    (at_least("3000", "km²"), figure("5000", unit="km²"), False, False),
    (at_least("1000"), figure("7000"), False, False),  # "thousands"
    (at_most("70", "km"), figure("90", unit="km"), True, False),
    (at_most("70", "km"), figure("5", unit="km"), False, True),
    (between("27000000", "40000000"), figure("40000000"), False, False),
    (between("27000000", "40000000"), figure("4000000", bound="about"), True, False),
    (figure("8000", unit="km²"), figure("3089", unit="square miles"), False, False),
    (figure("8000", unit="km²"), figure("8000", unit="square miles"), True, False),
    (between("0", "0", "°C"), between("32", "32", "°F"), False, False),
    (between("8", "8", "km²"), between("800", "800", "ha"), False, False),
    (figure("5", unit="%"), figure("0.2", unit="share"), True, False),
    (figure("33", unit="%"), figure("0.333333", unit="share"), False, False),
    (figure("5", unit="%"), figure("500", unit="people"), False, False),  # shares and counts
    (figure("5", unit="%"), figure("50", unit="percentage points"), False, False),
    (figure("5", unit="USD"), figure("50", unit="EUR"), False, False),
    (figure("5", unit="pounds"), figure("50", unit="pounds"), False, False),
    (figure("5", unit="million USD"), figure("5000", unit="thousand dollars"), False, False),
    (figure(None, None), figure("50"), False, False),
]


@pytest.mark.parametrize(("one", "other", "contradict", "differ"), CASES)
def test_two_figures(one: Given, other: Given, contradict: bool, differ: bool) -> None:
    assert bool(contradictions([one, other])) == contradict
    assert bool(differences([one, other])) == differ


def test_a_pair_has_the_lower_figure_first_and_keeps_what_was_given() -> None:
    few, many = figure("3000", unit="square miles", key=1), figure("20000", unit="km²", key=2)
    assert contradictions([many, few]) == [Pair(few, many)]


def test_figures_are_compared_within_their_kind_only() -> None:
    said = [figure("5", unit="%"), figure("50", unit="%"), figure("5"), figure("50"), figure("5", unit="km")]
    assert [(pair.lower.unit, pair.higher.unit) for pair in contradictions(said)] == [("", ""), ("%", "%")]
    assert contradicted(said) == [1, 1, 1, 1, 0]


def test_the_range_is_in_the_unit_most_of_them_use() -> None:
    said = [at_least("1", "km²"), at_most("2", "km²"), between("120", "800", "ha")]
    assert consistent_range(said) == Interval(Decimal("1.2"), Decimal(2))
    assert consistent_range([*said, figure("9", unit="km²")]) is None
    assert consistent_range([at_least("5")]) == Interval(Decimal(5), None)


@pytest.mark.parametrize("said", [[], [figure(None, None)], [figure("5"), figure("5", unit="%")]])
def test_a_range_is_of_one_kind(said: list[Given]) -> None:
    with pytest.raises(ValueError, match="of one kind"):
        consistent_range(said)


def test_kinds_come_in_a_fixed_order_without_those_that_are_none() -> None:
    said = [figure("5", unit="km"), figure("5", unit="%"), figure("5"), figure("5", unit="pounds")]
    kinds = list(by_kind(said))
    assert kinds == list(by_kind(reversed(said))) == sorted(kinds)
    assert [kind.name for kind in kinds] == ["count", "measure", "share"]


def test_thousands_of_figures_are_compared_in_no_time() -> None:
    chance = Random(7)
    said = [figure(str(chance.randint(1, 10**6)), unit="km²", key=key) for key in range(5000)]
    started = time.process_time()
    assert len(contradicted(said)) == 5000
    assert time.process_time() - started < 3
