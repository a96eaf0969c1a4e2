"""How numbers stand in the tables under the charts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.templatetags.charts import is_long, plain, shown_as


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_script_reads_the_number_to_the_last_digit(number: float) -> None:
    assert float(plain(number)) == number


@pytest.mark.parametrize("nothing", [None, "", float("nan"), float("inf")])
def test_what_is_no_number_is_left_out_for_the_script_and_a_dash_for_people(
    nothing: float | str | None,
) -> None:
    assert plain(nothing) == ""
    assert shown_as(nothing, "percent") == "–"


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (0.724, "percent", "72\u00a0%"), (0, "percent", "0\u00a0%"), (1.456, "rate", "1.46"), (0.84, "stance", "+0.8"),
        (-1.26, "stance", "\u22121.3"), (-0.04, "stance", "0.0"), (12000, "number", "12,000"), (Decimal("0.25"), "number", "0.25"),
    ],
)  # fmt: skip
def test_each_kind_of_number_is_written_in_its_own_way(number: float, kind: str, words: str) -> None:
    assert shown_as(number, kind) == words


def test_from_sixty_one_rows_on_a_chart_is_long() -> None:
    assert not is_long([object()] * 60)
    assert is_long([object()] * 61)
