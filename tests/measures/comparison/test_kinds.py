"""What sort of quantity a unit's words make of a figure."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.comparison import Given, Kind, convert, kind_of, thing_of
from measures.comparison.registry import scale_of
from measures.comparison.unit_table import MEASURES, WORDS
from measures.comparison.units import read_unit
from tests.measures.comparison.made_up import figure, unhurried

AREA, MASS, LENGTH, TIME = (Kind("measure", of) for of in ("[length] ** 2", "[mass]", "[length]", "[time]"))
COUNT, SHARE, NONE = Kind("count"), Kind("share"), Kind("none")

KINDS = [
    ("", COUNT),
    ("people", COUNT),
    ("dead", COUNT),
    ("жертв", COUNT),
    ("тыс. человек", COUNT),
    ("%", SHARE),
    ("per cent", SHARE),
    ("процентов", SHARE),
    ("‰", SHARE),
    ("share", SHARE),
    ("of all", SHARE),
    ("of all officers", SHARE),
    ("per 100,000", SHARE),
    ("deaths per 100 000 inhabitants", SHARE),
    ("percentage points", Kind("share", "percentage points")),
    ("km²", AREA),
    ("Km2", AREA),
    ("sq. mi.", AREA),
    ("hectares", AREA),
    ("Quadratkilometer", AREA),
    ("kilometrów kwadratowych", AREA),
    ("кв. км", AREA),
    ("тисяч гектарів", AREA),
    ("Mt", MASS),
    ("млн тонн", MASS),
    ("poods", MASS),
    ("Meilen", LENGTH),
    ("nautical miles", LENGTH),
    ("years old", TIME),
    ("років", TIME),
    ("°F", Kind("measure", "[temperature]")),
    ("degrees", Kind("measure", "[angle]")),
    ("deaths per day", Kind("measure", "deaths per day")),
    ("mines per 1000 km²", Kind("measure", "mines per 1000 km²")),
    ("€", Kind("money", "EUR")),
    ("US$", Kind("money", "USD")),
    ("bn USD", Kind("money", "USD")),
    ("CZK", Kind("money", "CZK")),
    ("pounds", NONE),
    ("pounds sterling", Kind("money", "GBP")),
]


@pytest.mark.parametrize(("unit", "kind"), KINDS)
def test_a_units_words_say_what_kind_it_is(unit: str, kind: Kind) -> None:
    assert kind_of(figure("5", unit=unit)) == kind


def test_a_figure_without_a_number_is_of_no_kind() -> None:
    assert kind_of(figure(None, None, unit="km²")) == NONE


@pytest.mark.parametrize(
    ("words", "sign", "times"),
    [("million tonnes", "t", "1e6"), ("Mt", "Mt", "1"), ("MT", "t", "1"), ("mt", "t", "1"), ("тыс. га", "ha", "1000"),
     ("Mio. €", "EUR", "1e6"), ("million million people", "people", "1e12"), ("miles", "mi", "1"), ("cents", "cents", "1")],
)  # fmt: skip
def test_scale_words_multiply_and_signs_keep_their_capitals(words: str, sign: str, times: str) -> None:
    read = read_unit(words)
    assert (read.sign, read.times) == (sign, Decimal(times))


@unhurried
@given(st.text(max_size=90))
def test_any_words_at_all_are_read_as_something(words: str) -> None:
    kind = kind_of(figure("5", unit=words))
    assert kind.name in {"count", "share", "measure", "money", "none"}


def test_what_is_counted_is_what_the_reviewer_says_or_else_the_noun() -> None:
    assert thing_of(figure("5", unit="Dead")) == "dead"
    assert thing_of(figure("5", unit="km²")) == ""
    assert (
        thing_of(Given(0, Decimal(5), None, "at_least", "people", "officers arrested")) == "officers arrested"
    )


@pytest.mark.parametrize("sign", MEASURES)
def test_pint_knows_every_unit_of_the_table(sign: str) -> None:
    assert scale_of(sign).factor > 0
    assert read_unit(sign).sign == sign


@pytest.mark.parametrize("words", WORDS)
def test_every_phrase_of_the_table_means_its_sign(words: str) -> None:
    assert read_unit(words).sign == WORDS[words]


# International yard and pound (1959), hectare, tonne and nautical mile as in the SI brochure (9th edition, table 8).
@pytest.mark.parametrize(
    ("number", "unit", "other", "expected"),
    [("1", "mi²", "km²", "2.589988110336"), ("8000", "km²", "ha", "800000"), ("32", "°F", "°C", "0"), ("1", "lb", "kg", "0.45359237"),
     ("1", "nmi", "m", "1852"), ("5", "%", "share", "0.05"), ("3", "per 1000", "%", "0.3"), ("2", "Mt", "million tonnes", "2000000"),
     ("18", "km/h", "m/s", "5"), ("1", "verst", "km", "1.0668")],
)  # fmt: skip
def test_published_conversions(number: str, unit: str, other: str, expected: str) -> None:
    converted = convert(figure(number, unit=unit), other)
    assert converted.low == converted.high == Decimal(expected)
    assert converted.given.unit == unit


@pytest.mark.parametrize(
    ("unit", "other"), [("%", "people"), ("km", "km²"), ("USD", "EUR"), ("pounds", "pounds"), ("t", "")]
)
def test_what_has_nothing_to_do_with_each_other_is_not_converted(unit: str, other: str) -> None:
    with pytest.raises(ValueError, match="no units of one quantity"):
        convert(figure("5", unit=unit), other)


def test_pint_is_not_loaded_before_a_measure_is_compared() -> None:
    code = """
import sys
from decimal import Decimal
from measures.comparison import Given, contradictions
def of(key, number, unit): return Given(key, Decimal(number), Decimal(number), "exact", unit)
assert contradictions([of(1, 5, "people"), of(2, 9, "people")])
assert "pint" not in sys.modules
assert contradictions([of(1, 5, "km"), of(2, 9, "mi")])
assert "pint" in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
