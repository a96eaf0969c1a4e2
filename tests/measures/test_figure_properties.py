"""What holds of the figures read from any text whatever."""

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from measures.figures import find_figures, parse_figure

WORDS = """
5 12 1,108 1.200.000 3,5 27-40 1941 10_000 1/2 3/4 $ € % + - – — . , : ; ( ) [ ] ' ’ ‘ “ # § № ~ 💙 two
one hundred thousand million millions hundreds dozens half a third fifth quarter of the out in from to
between and or about more than up at least km square miles years old June p.m. people men Soviet
Battalion T34 per cent млн тысяч тыс. из от до человек von bis Drittel Millionen deux cent quatre vingt
sur dos mil cada apie tūkst. z
"""
PIECES = (*WORDS.split(), "\n", "\n\n", "\t", "10 000", "10\u00a0000")
wordy_texts = st.lists(st.sampled_from(PIECES), max_size=24).flatmap(
    lambda pieces: st.sampled_from((" ", "", "\u00a0")).map(lambda gap: gap.join(pieces))
)
SEPARATORS = (",", ".", " ", "\u00a0", "\u2009", "\u202f", "'", "’")


def grouped(number: int, separator: str) -> str:
    return f"{number:,}".replace(",", separator)


@given(st.one_of(st.text(), wordy_texts))
@settings(max_examples=200)
@example("five million " * 3 + "2 млн 300 тыс " * 500)
@example("İ 1,000 ﷽ ½ ²")
@example("1 " * 2000)
def test_figures_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end].strip() == text[figure.start : figure.end]
        end = figure.end


@given(st.one_of(st.text(), wordy_texts))
@settings(max_examples=200)
def test_limits_agree_with_the_bound(text: str) -> None:
    for figure in find_figures(text):
        has_limits = (figure.low is not None, figure.high is not None)
        assert has_limits == {"at_least": (True, False), "at_most": (False, True)}.get(
            figure.bound, (True, True)
        )
        if figure.low is not None and figure.high is not None:
            assert (figure.low < figure.high) == (figure.bound == "between")
            assert figure.low <= figure.high


@given(wordy_texts)
def test_a_share_has_a_part_and_a_whole(text: str) -> None:
    for figure in find_figures(text):
        assert (figure.unit == "share") == (figure.part is not None) == (figure.whole is not None)
        if figure.part is not None and figure.whole is not None:
            assert Decimal(0) < figure.part <= figure.whole


@given(st.integers(1000, 10**9), st.sampled_from(SEPARATORS))
def test_a_number_with_separators_reads_back_as_itself(number: int, separator: str) -> None:
    words = f"{grouped(number, separator)} people"
    figure = parse_figure(words)
    assert figure is not None
    assert figure.low == figure.high == number
    assert figure.unit == "people"
    assert words[: figure.end] == grouped(number, separator)


@given(st.decimals(Decimal("0.1"), Decimal("999.9"), places=1), st.sampled_from((".", ",")))
def test_a_decimal_with_a_scale_reads_back_as_itself(number: Decimal, mark: str) -> None:
    figure = parse_figure(f"{number} million tons".replace(".", mark))
    assert figure is not None
    assert (figure.low, figure.unit) == (number * 1_000_000, "t")


@given(st.text())
def test_offsets_are_those_of_the_text_given(before: str) -> None:
    text = f"{before}\n\nover 4,312 deaths."
    figure = find_figures(text)[-1]
    assert text[figure.start : figure.end] == "over 4,312"


@pytest.mark.parametrize("words", ["", " ", "no figure here", "1941", "one", "Battalion 101"])
def test_a_passage_without_a_figure_gives_none(words: str) -> None:
    assert parse_figure(words) is None


def test_the_passage_is_about_its_quantity_before_its_duration() -> None:
    figure = parse_figure("in just five days they took 8,000 square kilometers")
    assert figure is not None
    assert figure.unit == "km²"


def test_a_passage_with_a_duration_alone_is_about_that() -> None:
    figure = parse_figure("within the next five days")
    assert figure is not None
    assert figure.unit == "days"
