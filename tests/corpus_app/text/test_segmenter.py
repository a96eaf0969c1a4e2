"""The segmenter as a whole: what its callers are promised, for any text and any hints."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_app.text.segmenter import read_text
from corpus_app.text.segments import ROLES, TextSegment, check_tiling
from tests.corpus_app.text.roles import PARAGRAPH, SECOND, read

PAGE = f"The lost mill\n\nBy Jane Doe, 3 May 2021\n\n{PARAGRAPH}\n\n{SECOND}\n"
DEBRIS = st.sampled_from(
    [
        "\n", "\n\n", "\n\n\n\n", "  1. Anna3/4/21", "    ReplyDelete", "Replies", "11 comments:", "By Jane Doe", PARAGRAPH, SECOND,
        "💙💛", "\u00a0", "\u2028", "\u200b", "مرحبا", "Photo: Tom", "Anna says:", "3 May 2021 10:11", "Leave a Reply", "> so", "1.",
        "Home/A/B", "Like · Reply · 2 · May 3, 2021", "All rights reserved.", "Title\u00a0here", ". Credit: a. Photo: b. ", "\t", "\r\n",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.lists(DEBRIS, max_size=40).map("".join),
    st.lists(DEBRIS, max_size=40).map("\n".join),
)


@st.composite
def texts_with_hints(draw: st.DrawFn) -> tuple[str, list[TextSegment]]:
    text = draw(TEXTS)
    offsets = st.integers(min_value=0, max_value=len(text) + 5)
    hints = draw(st.lists(st.builds(TextSegment, offsets, offsets, st.sampled_from(ROLES)), max_size=6))
    return text, hints


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_is_tiled(text: str) -> None:
    check_tiling(read_text(text).segments, len(text))


@given(texts_with_hints())
@settings(max_examples=300, deadline=None)
def test_any_text_is_tiled_whatever_the_hints(drawn: tuple[str, list[TextSegment]]) -> None:
    text, hints = drawn
    check_tiling(read_text(text, hints=hints).segments, len(text))


@given(texts_with_hints())
@settings(max_examples=200, deadline=None)
def test_the_words_of_a_hint_have_its_role_unless_an_earlier_hint_has_taken_them(
    drawn: tuple[str, list[TextSegment]],
) -> None:
    text, hints = drawn
    roles = [
        segment.role
        for segment in read_text(text, hints=hints).segments
        for _ in range(segment.start, segment.end)
    ]
    taken = 0
    for hint in sorted(hints, key=lambda hint: (hint.start, hint.end)):
        own = range(max(hint.start, taken), min(hint.end, len(text)))
        if text[own.start : own.stop].strip():
            assert {roles[offset] for offset in own} == {hint.role}
            taken = own.stop


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_reading_a_text_twice_gives_the_same(text: str) -> None:
    assert read_text(text) == read_text(text)


def test_an_empty_text_has_no_segments() -> None:
    assert read_text("").segments == ()


def test_a_text_of_blank_lines_is_one_segment() -> None:
    assert read_text("\n\n \n").segments == (TextSegment(0, 4, "boilerplate"),)


def test_blank_lines_belong_to_the_segment_before_them_and_leading_ones_to_the_first() -> None:
    text = f"\n\nThe lost mill\n\n\n{PARAGRAPH}\n\n"
    first, second = read(text).segments
    assert (first.start, second.start, second.end) == (0, text.index(PARAGRAPH), len(text))


def test_offsets_are_code_points() -> None:
    text = f"💙💛 The lost mill\n\n{PARAGRAPH}"
    assert text[read(text).segments[1].start :] == PARAGRAPH


def test_title_author_and_date_of_publication_are_read_from_the_page() -> None:
    reading = read(PAGE)
    assert (reading.title, reading.byline_author, reading.published) == (
        "The lost mill",
        "Jane Doe",
        dt.date(2021, 5, 3),
    )


def test_a_given_title_and_language_win() -> None:
    reading = read_text(PAGE, title="Another", language="cy")
    assert (reading.title, reading.language) == ("Another", "cy")


def test_the_language_of_the_page_is_that_of_its_text() -> None:
    german = (
        "Das Dorf\n\nDie Bewohner sagten, dass man sie nicht gefragt habe und dass niemand zugehört hätte.\n"
    )
    assert (read(PAGE).language, read(german).language) == ("en", "de")


def test_hints_win_over_the_rules_and_the_rules_see_the_rest() -> None:
    start = PAGE.index(SECOND)
    hint = TextSegment(start, start + len(SECOND), "comment", "Anna", dt.date(2021, 5, 4), depth=1)
    segments = read_text(PAGE, hints=[hint]).segments
    assert [s.role for s in segments] == ["title", "byline", "body", "comment"]
    assert (segments[-1].author, segments[-1].language, segments[-1].depth) == ("Anna", "en", 1)


def test_where_a_hint_names_the_title_no_other_line_becomes_it() -> None:
    text = f"A site\n\nThe lost mill\n\n{PARAGRAPH}"
    start = text.index("The lost mill")
    reading = read_text(text, hints=[TextSegment(start, start + 13, "title")])
    assert reading.title == "The lost mill"
    assert [s.role for s in reading.segments].count("title") == 1


def test_a_hint_may_cut_a_line() -> None:
    text = f"The lost mill. {PARAGRAPH}"
    segments = read_text(text, hints=[TextSegment(0, 14, "title")]).segments
    assert [(s.role, s.end) for s in segments] == [("title", 14), ("body", len(text))]


def test_long_and_many_lines_are_read_in_linear_time() -> None:
    for text in (
        "word " * 200_000,
        "\n" * 100_000,
        "abc\n" * 20_000,
        "7/7/7" * 50_000,
        "> " * 100_000,
        "(" * 100_000,
    ):
        check_tiling(read_text(text).segments, len(text))
