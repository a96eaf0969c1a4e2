"""How the pages write numbers and addresses."""

from decimal import Decimal
from typing import Any

import pytest

from annotator.models import Judgement
from annotator.templatetags.desk import address, figure_of, minutes, rate, thousands


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"), (999, "999"), (12431, "12,431"), (-1500, "-1,500"), (Decimal("0.2500"), "0.25"), (Decimal("12000.0000"), "12,000"),
        (1234.5, "1,234.5"), (Decimal("-0.5"), "-0.5"), (20000.0, "20,000"), (None, "–"), (0.30000000000000004, "0.30000000000000004"),
    ],
)  # fmt: skip
def test_numbers_are_written_with_commas_and_without_idle_zeros(number: Any, written: str) -> None:
    assert thousands(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(None, "–"), (0.0, "0.00"), (1.425, "1.43"), (12.0, "12.00")]
)
def test_rates_have_two_places(number: float | None, written: str) -> None:
    assert rate(number) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [(0, "1 min"), (20, "1 min"), (960, "5 min"), (11_900, "1 h 00 min"), (25_000, "2 h 05 min")],
)
def test_a_text_takes_a_minute_for_two_hundred_words(words: int, written: str) -> None:
    assert minutes(words) == written


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "written"),
    [
        (12000, 18000, "between", "persons", "12,000 to 18,000 persons"), (9000, 9000, "about", "persons", "about 9,000 persons"),
        (500, None, "at_least", "", "at least 500"), (None, 500, "at_most", "", "at most 500"), (None, None, "", "persons", "no number persons"),
        (60, 60, "exact", "percent", "60 percent"),
    ],
)  # fmt: skip
def test_figures_are_written_as_one_reads_them(
    low: int | None, high: int | None, bound: str, unit: str, written: str
) -> None:
    ends = {"figure_low": low, "figure_high": high}
    numbers = {name: None if end is None else Decimal(end) for name, end in ends.items()}
    assert figure_of(Judgement(figure_bound=bound, figure_unit=unit, **numbers)) == written


def test_an_address_leaves_out_what_is_not_said_and_escapes_the_rest() -> None:
    assert address("highlights", verdict="refuted", q="", source=None) == "/highlights/?verdict=refuted"
    assert address("documents", q="a&b=ü") == "/documents/?q=a%26b%3D%C3%BC"
    assert address("queue") == "/queue/"
