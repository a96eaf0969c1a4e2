"""Segments tile a text, or it is said where they do not."""

import pytest

from corpus_app.text.segments import TextSegment, TilingError, check_tiling


def test_segments_that_cover_every_code_point_once_are_accepted() -> None:
    check_tiling([TextSegment(0, 4, "title"), TextSegment(4, 9, "body")], 9)


def test_an_empty_text_is_tiled_by_no_segments() -> None:
    check_tiling([], 0)


@pytest.mark.parametrize(
    ("segments", "sentence"),
    [
        ([TextSegment(1, 9, "body")], "Nothing covers the text from 0 to 1"),
        ([TextSegment(0, 4, "title"), TextSegment(6, 9, "body")], "Nothing covers the text from 4 to 6"),
        ([TextSegment(0, 4, "title"), TextSegment(3, 9, "body")], "The segment at 3 overlaps"),
        ([TextSegment(0, 0, "title"), TextSegment(0, 9, "body")], "The segment at 0 is empty"),
        ([TextSegment(0, 8, "body")], "but the text ends at 9"),
        ([TextSegment(0, 9, "advert")], "has the role “advert”"),
        ([], "but the text ends at 9"),
    ],
)
def test_what_does_not_tile_is_refused_with_a_sentence(segments: list[TextSegment], sentence: str) -> None:
    with pytest.raises(TilingError, match=sentence):
        check_tiling(segments, 9)
