"""Spans count code points, whatever the text is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.spans import Span, context, slice_of

TEXT = "Mila 💙💛 said: “поле”\u00a0is calm"


@st.composite
def spans(draw: st.DrawFn, size: int = 40) -> Span:
    start = draw(st.integers(0, size - 1))
    return Span(start, draw(st.integers(start + 1, size)))


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(st.text(min_size=1))
    return text, draw(spans(size=len(text)))


def test_a_slice_after_an_emoji_starts_where_the_code_points_say() -> None:
    start = TEXT.index("said")
    assert start == 8
    assert slice_of(TEXT, Span(start, start + 4)) == "said"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 3)])
def test_a_span_that_marks_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span runs forward"):
        Span(start, end)


def test_a_span_past_the_end_of_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="the text at 3"):
        slice_of("abc", Span(1, 4))


def test_context_is_cut_at_the_ends_of_the_text() -> None:
    assert context("abcdef", 1, 3) == ("bc", "a", "def")


def test_context_takes_no_more_than_its_width() -> None:
    assert context("abcdefgh", 3, 5, width=2) == ("de", "bc", "fg")


def test_touching_spans_do_not_overlap() -> None:
    assert Span(0, 3).overlap(Span(3, 5)) == 0


@given(spans(), spans())
def test_overlap_is_the_number_of_shared_offsets(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlap(other) == other.overlap(one) == len(shared)


@given(spans(), spans())
def test_a_span_contains_another_exactly_when_it_overlaps_all_of_it(one: Span, other: Span) -> None:
    assert one.contains(other) == (one.overlap(other) == len(other))


@given(texts_with_spans(), st.integers(0, 50))
def test_prefix_exact_and_suffix_are_one_stretch_of_the_text(text_span: tuple[str, Span], width: int) -> None:
    text, span = text_span
    exact, prefix, suffix = context(text, span.start, span.end, width)
    assert exact == slice_of(text, span)
    assert len(exact) == len(span)
    assert prefix + exact + suffix in text
    assert len(prefix) == min(width, span.start)
    assert len(suffix) == min(width, len(text) - span.end)
