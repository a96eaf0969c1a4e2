"""Segments as the reading page prints them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.models import Codebook
from annotator.queries.reading import DEEPEST_SHOWN, language_name, leaf_of, leaves_of
from corpus_app.models import Segment
from tests.conftest import Cast
from tests.making import make_document


def test_a_comment_is_under_its_author_and_not_indented_out_of_the_page(
    cast: Cast, codebook: Codebook
) -> None:
    document = make_document()
    comment = document.segments.filter(role="comment")[0]
    Segment.objects.filter(pk=comment.pk).update(depth=40, language="uk", author="Анна 💙💛")
    leaf = next(leaf for leaf in leaves_of(document) if leaf.number == comment.position)
    assert leaf.depth == DEEPEST_SHOWN
    assert leaf.by.startswith("Анна 💙💛 · ")
    assert leaf.by.endswith(" · Ukrainian")


def test_a_language_without_a_name_is_its_code() -> None:
    assert (language_name("pl"), language_name("xx"), language_name("")) == ("Polish", "xx", "")


@given(st.text(alphabet="ab \n💙\u00a0", min_size=1))
def test_a_segment_is_its_words_and_its_line_end(text: str) -> None:
    leaf = leaf_of(Segment(position=1, start=0, end=len(text), role="body"), text)
    assert leaf.words + leaf.line_end == text
    assert not leaf.words.endswith("\n")
    assert set(leaf.line_end) <= {"\n"}
