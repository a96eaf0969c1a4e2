"""Blocks are the lines of a text that hold something, joined where a paragraph was wrapped."""

from corpus_app.text.blocks import Block, ends_as_sentence, read_blocks

WRAPPED = (
    "The parish lay, until the spring of that year, on the seaward\n"
    "side of the great dyke. It had a church, two mills and, as the\n"
    "tithe roll says, one hundred and forty households. In a single\n"
    "night all of it was gone, and the tithe roll for the following\n"
    "year says nothing, because there was nothing left to be said.\n"
    "\n"
    "A church under water\n"
    "\n"
    "Fishermen still say that they hear its bells when the tide is\n"
    "low. There were, so far as anybody knows, no bells at all: the\n"
    "tower had been struck by lightning and the parish was too poor\n"
    "to hang another. What the fishermen hear is a buoy.\n"
)


def blocks(text: str) -> list[Block]:
    return read_blocks(text, [(0, len(text))])


def test_a_block_knows_where_its_line_starts_and_how_far_it_is_from_the_one_above() -> None:
    first, second = blocks("\nOne\n\n\n  Two  \n")
    assert (first.start, first.text, first.gap) == (1, "One", 1)
    assert (second.start, second.text, second.gap, second.indent) == (7, "Two", 2, 2)


def test_only_a_line_feed_ends_a_line() -> None:
    assert [block.text for block in blocks("one\u2028two\x0bthree\rfour\nfive")] == [
        "one\u2028two\x0bthree\rfour",
        "five",
    ]


def test_a_line_of_invisible_characters_is_blank() -> None:
    assert [block.text for block in blocks("one\n\u00a0\u200b\n\ufeff\ntwo")] == ["one", "two"]


def test_lines_wrapped_at_a_fixed_width_become_paragraphs_again() -> None:
    assert [block.text[:12] for block in blocks(WRAPPED)] == ["The parish l", "A church und", "Fishermen st"]


def test_lines_of_a_page_that_was_not_wrapped_stay_apart() -> None:
    text = "\n".join(["A short line", "Another short line", "x" * 400] * 5)
    assert len(blocks(text)) == 15


def test_offsets_count_code_points_also_after_an_emoji() -> None:
    text = "💙💛\nafter"
    assert text[blocks(text)[1].start :] == "after"


def test_closing_quotes_and_brackets_may_follow_the_full_stop_of_a_sentence() -> None:
    assert ends_as_sentence("He said: “I will go.”")
    assert ends_as_sentence("(They went.)")
    assert not ends_as_sentence("What the coin leaves out")
    assert not ends_as_sentence("The harbour (north)")
