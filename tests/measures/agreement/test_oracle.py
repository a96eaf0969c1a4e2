"""α against the package krippendorff on random answers, and what no coefficient may depend on."""

import random
from typing import Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from measures.agreement.reports import report
from measures.tables import read_labels

LEVELS: tuple[Literal["nominal", "ordinal", "interval", "ratio"], ...] = (
    "nominal",
    "ordinal",
    "interval",
    "ratio",
)
Rows = list[list[int | None]]
panels = st.integers(2, 5).flatmap(
    lambda people: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=people, max_size=people),
        min_size=2,
        max_size=12,
    )
)
"""Units of the answers of two to five people, some missing."""


def lines(units: Rows) -> list[str]:
    answers = [
        f"{unit},{person},{value}\n"
        for unit, row in enumerate(units)
        for person, value in enumerate(row)
        if value is not None
    ]
    return ["item,worker,label\n", *answers]


def pairable(units: Rows) -> bool:
    judged = [row for row in units if len(row) - row.count(None) > 1]
    return len(judged) > 1 and len({value for row in judged for value in row if value is not None}) > 1


@settings(max_examples=60, deadline=None)
@given(panels)
def test_alpha_is_that_of_the_package_krippendorff(units: Rows) -> None:
    assume(pairable(units))
    found = report(read_labels(lines(units)), seed=0, resamples=0)
    data = np.array([[np.nan if value is None else value for value in row] for row in units]).T
    for level in LEVELS:
        expected = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
        assert found[f"alpha_{level}"]["value"] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(panels, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_rows(units: Rows, order: random.Random) -> None:
    assume(any(value is not None for row in units for value in row))
    header, *answers = lines(units)
    shuffled = order.sample(answers, len(answers))
    as_given, mixed = (
        report(read_labels([header, *rows]), seed=1, resamples=50) for rows in (answers, shuffled)
    )
    assert mixed == as_given


@settings(max_examples=60, deadline=None)
@given(panels)
def test_values_do_not_depend_on_names(units: Rows) -> None:
    assume(any(value is not None for row in units for value in row))
    renamed = [
        ["item,worker,label\n"],
        [
            f"item {-unit},Boris {-person},{'fdbace'[value]}\n"
            for unit, row in enumerate(units)
            for person, value in enumerate(row)
            if value is not None
        ],
    ]
    one = report(read_labels(lines(units)), seed=0, resamples=0)
    other = report(read_labels([line for part in renamed for line in part]), seed=0, resamples=0)
    for name in ("alpha_nominal", "alpha_masi", "ac1", "fleiss_kappa"):
        assert other[name]["value"] == (
            None if one[name]["value"] is None else pytest.approx(one[name]["value"])
        )


@settings(max_examples=60, deadline=None)
@given(panels)
def test_every_figure_is_a_finite_number_with_bounds_in_order_or_has_a_reason(units: Rows) -> None:
    assume(any(value is not None for row in units for value in row))
    for name, found in report(read_labels(lines(units)), seed=0, resamples=50).items():
        if name == "also":
            continue
        if found["value"] is None:
            assert found["why"].startswith("Cannot be calculated, because ")
        elif found["low"] is None:
            assert found["why_no_interval"]
        else:
            assert -np.inf < found["low"] <= found["high"] <= 1
            assert np.isfinite(found["value"])


def test_ordinal_alpha_of_many_values_is_that_of_the_package_too() -> None:
    dice = random.Random(9)
    units: Rows = [
        [min(99, max(0, middle + dice.randint(-45, 45))) for _ in range(6)]
        for middle in (dice.randrange(100) for _ in range(600))
    ]
    found = report(read_labels(lines(units)), seed=0, resamples=20)["alpha_ordinal"]
    data = np.array(units, dtype=float).T
    expected = krippendorff.alpha(reliability_data=data, level_of_measurement="ordinal")
    assert found["value"] == pytest.approx(expected, abs=1e-9)
    assert found["low"] < expected < found["high"]


def test_thousands_of_different_values_are_counted_all_the_same() -> None:
    rows = [f"{item},{person},{item}{person * (item % 2)}\n" for item in range(3_000) for person in (1, 2)]
    found = report(read_labels(["item,worker,label\n", *rows]), seed=0, resamples=20)["alpha_nominal"]
    answers, differing = 6_000, 1_500
    by_chance = answers**2 - (1_500 * 2**2 + 3_000)
    assert found["value"] == pytest.approx(1 - (answers - 1) * 2 * differing / by_chance)
    assert found["low"] < found["value"] < found["high"]
