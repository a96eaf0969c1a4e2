"""Where readings begin and end, laid over the words."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from annotator.queries.boundaries import GAP, LONGEST, Words, choices_of, extent, passage_of
from annotator.queries.readings import Told
from annotator.queries.unit import Unit

ALPHABET = "ab \n💙ق"


def unit_of(text: str, *spans: tuple[int, int]) -> Unit:
    said = tuple(
        Told(uuid.uuid4(), number, start, end, text[start:end], {}, 1, None)
        for number, (start, end) in enumerate(spans, 1)
    )
    return Unit("key", *spans[0], said)


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, Unit]:
    text = draw(st.text(ALPHABET, min_size=2, max_size=60))
    ends = st.integers(0, len(text))
    span = (
        st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: (min(pair), max(pair)))
    )
    return text, unit_of(text, *draw(st.lists(span, min_size=1, max_size=5)))


@given(readings())
def test_the_pieces_joined_are_the_words_and_those_of_a_reading_are_its_own(case: tuple[str, Unit]) -> None:
    text, unit = case
    passage = passage_of(unit, Words(0, text))
    start, end = extent(unit)
    assert "".join(piece.words for piece in passage.pieces) == text[start:end]
    assert passage.before + text[start:end] + passage.after == text
    for told in unit.said:
        assert "".join(words for words, is_in in passage.of(told.highlight) if is_in) == told.exact
    assert passage.differs == (len({(told.start, told.end) for told in unit.said}) > 1)


@given(readings())
def test_the_spans_to_choose_from_are_each_there_once_and_none_is_empty(case: tuple[str, Unit]) -> None:
    text, unit = case
    choices = choices_of(unit, Words(0, text), [(told.highlight, "Reader") for told in unit.said])
    spans = [(choice.start, choice.end) for choice in choices]
    assert len(set(spans)) == len(spans)
    assert all(start < end for start, end in spans)
    assert {(told.start, told.end) for told in unit.said} | {extent(unit)} <= set(spans)
    assert all(choice.words == text[choice.start : choice.end] for choice in choices)


def test_a_long_piece_is_shown_by_its_ends_and_shorter_where_readings_stand_side_by_side() -> None:
    text = "".join(chr(ord("a") + number % 26) for number in range(2000))
    unit = unit_of(text, (100, 1900), (110, 1900))
    passage = passage_of(unit, Words(0, text))
    assert [len(piece.words + piece.tail) <= LONGEST for piece in passage.pieces] == [True, True]
    first, second = passage.of(unit.said[0].highlight)
    assert first == (text[100:110], True)
    assert second[0] == f"{text[110:140]}{GAP}{text[1870:1900]}"


def test_the_text_around_may_begin_anywhere() -> None:
    text = "0123456789"
    passage = passage_of(unit_of(text, (5, 7)), Words(3, text[3:9]))
    assert (passage.before, passage.pieces[0].words, passage.after) == ("34", "56", "78")
