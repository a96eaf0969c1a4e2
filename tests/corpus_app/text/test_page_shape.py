"""The shape of a page is measured once."""

from corpus_app.text.blocks import Block, read_blocks
from corpus_app.text.page_shape import has_no_widow, is_line, is_paragraph, read_shape
from tests.corpus_app.text.roles import PARAGRAPH, SECOND


def blocks(*lines: str) -> list[Block]:
    text = "\n\n".join(lines)
    return read_blocks(text, [(0, len(text))])


def test_a_sentence_is_a_paragraph_and_a_headline_is_a_line() -> None:
    sentence, headline, question, remark = blocks(
        "They went home at four.", "What the coin leaves out", "Who counted them?", "Yes."
    )
    assert is_paragraph(sentence)
    assert is_line(headline)
    assert is_line(question)
    assert not is_paragraph(remark)
    assert not is_line(remark)


def test_the_shape_knows_how_far_the_next_paragraph_is() -> None:
    shape = read_shape(blocks("Title", "Line", PARAGRAPH, "Line", SECOND))
    assert shape.ahead == [2, 1, 0, 1, 0]
    assert shape.last_paragraph == 4


def test_long_lines_that_come_often_have_a_rhythm_and_those_that_come_seldom_have_none() -> None:
    line = "Why nobody in the whole of the parish wanted a mill"
    assert read_shape(blocks("Title", *[PARAGRAPH, line] * 3, SECOND)).has_rhythm
    assert not read_shape(blocks("Title", *[PARAGRAPH] * 5, line, *[SECOND] * 5, line, SECOND)).has_rhythm


def test_an_essay_has_longer_paragraphs_than_a_report() -> None:
    assert read_shape(blocks("Title", *[PARAGRAPH + PARAGRAPH] * 3)).is_essay
    assert not read_shape(blocks("Title", *[SECOND] * 3)).is_essay


def test_a_title_that_wordpress_joined_at_its_last_words_is_known() -> None:
    assert has_no_widow("The bread queue of\u00a0Ostermark")
    assert not has_no_widow("In\u00a0the bread queue of Ostermark")
    assert not has_no_widow("The bread queue of Ostermark")
