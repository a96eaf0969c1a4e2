"""The title is the first line that can be one, unless another is told again below."""

from corpus_app.text.blocks import Block, read_blocks
from corpus_app.text.titles import find_title, is_breadcrumb, is_same_title, is_tag_row
from tests.corpus_app.text.roles import PARAGRAPH


def blocks(*lines: str) -> list[Block]:
    text = "\n\n".join(lines)
    return read_blocks(text, [(0, len(text))])


def test_the_first_line_is_the_title() -> None:
    assert find_title(blocks("The lost mill of Hollin", "The mill in winter", PARAGRAPH)) == 0


def test_navigation_dates_and_section_names_above_the_title_are_passed_over() -> None:
    assert (
        find_title(
            blocks("Skip to content", "News", "Monday, 3 May 2021", "The lost mill of Hollin", PARAGRAPH)
        )
        == 3
    )


def test_a_line_that_is_told_again_lower_down_is_the_title() -> None:
    assert find_title(blocks("Overblog", "The lost mill", "By Jane Doe", "The lost mill", PARAGRAPH)) == 1


def test_a_text_that_starts_with_a_sentence_has_no_title() -> None:
    assert find_title(blocks("I still have a few pictures left in my picture folder.", PARAGRAPH)) is None
    assert find_title(blocks(PARAGRAPH)) is None


def test_a_given_title_is_found_where_it_stands() -> None:
    lines = blocks("Something else", "The lost mill of Hollin", PARAGRAPH)
    assert find_title(lines, "The lost mill of Hollin - The Lantern") == 1


def test_a_title_is_the_same_with_and_without_the_name_of_its_site() -> None:
    assert is_same_title("The lost mill of Hollin | The Lantern", "The Lost Mill of Hollin")
    assert is_same_title("The Lantern – The lost mill of Hollin", "The lost mill of Hollin")
    assert not is_same_title("The lost mill of Hollin burnt down", "The lost mill of Hollin")


def test_a_path_through_the_site_is_known() -> None:
    assert is_breadcrumb("Home/Local history/The lost mill", "The lost mill")
    assert is_breadcrumb("Startseite > Panorama > Wenn der Fluss kommt")
    assert not is_breadcrumb("He and/or she")


def test_a_row_of_tags_names_the_same_things_again_and_again() -> None:
    assert is_tag_row("mill river Hollin ice mill river Hollin ice mill river")
    assert not is_tag_row("The lost mill of Hollin and how it came to be lost")
