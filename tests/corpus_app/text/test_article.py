"""The part of a page above its comments."""

import pytest

from corpus_app.text.article_rules import RULES
from tests.corpus_app.text.roles import PARAGRAPH, SECOND, read, report, role_of, roles

TITLE = "The lost mill of Hollin"


def page(*lines: str) -> str:
    return "\n\n".join([TITLE, *lines])


def test_the_first_line_is_the_title_and_long_blocks_are_body() -> None:
    assert [role for role, _ in roles(page(PARAGRAPH, SECOND))] == ["title", "body", "body"]


def test_a_title_told_again_and_the_path_to_it_are_boilerplate() -> None:
    text = page(f"Home/Local history/{TITLE}", TITLE, PARAGRAPH)
    assert [role for role, _ in roles(text)] == ["title", "boilerplate", "boilerplate", "body"]


def test_short_lines_between_title_and_text_are_captions() -> None:
    text = page("The mill in the winter of 1870", "The miller and his second wife", PARAGRAPH)
    assert [role for role, _ in roles(text)] == ["title", "caption", "caption", "body"]


def test_a_caption_told_twice_is_a_caption_twice() -> None:
    text = page("The ice came down the river on the third of March. Nobody was hurt.", "The ice came down the river on the third of March. Nobody was hurt. (Eva Lund)", PARAGRAPH)  # fmt: skip
    assert [role for role, _ in roles(text)] == ["title", "caption", "caption", "body"]


def test_a_name_below_the_title_is_the_byline() -> None:
    reading = read(page("Helen Marsh", PARAGRAPH))
    assert reading.segments[1].role == "byline"
    assert reading.byline_author == "Helen Marsh"


def test_captions_that_ran_into_a_paragraph_become_segments_of_their_own() -> None:
    text = page(
        PARAGRAPH + " " + SECOND + " Credit: the town archive. Top image: the mill. Credit: Eva Lund."
    )
    assert [role for role, _ in roles(text)] == ["title", "body", "caption", "caption"]


def test_a_short_line_over_a_paragraph_heads_a_section() -> None:
    assert role_of(page(PARAGRAPH, "After the ice", SECOND), "After the ice") == "heading"


def test_a_headline_between_the_paragraphs_of_a_report_leads_elsewhere() -> None:
    line = "Bridge over the lower river to be closed until the autumn"
    text = page(*report(6), line, *report(12)[6:])
    assert role_of(text, line) == "boilerplate"


def test_such_headlines_are_headings_where_they_come_regularly() -> None:
    lines = [
        f"What the people of the {place} quarter remember of it" for place in ("upper", "lower", "middle")
    ]
    text = page(SECOND, *(part for pair in zip(lines, report(3), strict=True) for part in pair))
    assert {role_of(text, line) for line in lines} == {"heading"}


def test_posts_of_one_page_are_headed_by_lines_set_off_from_what_is_above() -> None:
    text = (
        f"{TITLE}\n\n{PARAGRAPH}\n\n\n\n\n\nThe second post of this page and what it is about\n\n\n{SECOND}"
    )
    assert role_of(text, "The second post") == "heading"


def test_a_line_that_wordpress_joined_at_its_last_words_heads_a_post() -> None:
    text = page(PARAGRAPH, "Who was the ferryman of the lower\u00a0river", SECOND)
    assert role_of(text, "Who was") == "heading"


def test_a_caption_may_follow_the_heading_of_a_post() -> None:
    text = page(PARAGRAPH, "Who was the ferryman of the lower\u00a0river", "The ferry in 1912", SECOND)
    assert role_of(text, "The ferry in") == "caption"


def test_notices_of_the_page_are_boilerplate_wherever_they_stand() -> None:
    text = page(
        "Share this:",
        PARAGRAPH,
        "Read also: The bridge",
        SECOND,
        "Tags: mill, river",
        "%d bloggers like this:",
    )
    assert [role for role, _ in roles(text)] == [
        "title",
        "boilerplate",
        "body",
        "boilerplate",
        "body",
        "boilerplate",
        "boilerplate",
    ]


def test_a_rights_notice_at_the_end_is_boilerplate_and_forbids_to_pass_the_text_on() -> None:
    reading = read(
        page(
            PARAGRAPH,
            SECOND,
            "Our articles may not be republished without the permission of the editors.",
            "Leave a Comment",
        )
    )
    assert [s.role for s in reading.segments] == ["title", "body", "body", "boilerplate", "boilerplate"]
    assert reading.redistribution_notice


def test_a_report_about_a_ban_in_the_middle_of_a_text_forbids_nothing() -> None:
    ban = "The council has prohibited any use of the material of the old wall without its consent."
    reading = read(page(*report(4), ban, *report(8)[4:]))
    assert reading.segments[5].role == "body"
    assert not reading.redistribution_notice


def test_who_wrote_a_text_stands_in_its_byline_under_a_heading_of_its_own() -> None:
    text = page(
        PARAGRAPH,
        "About the Author:",
        "Edmund Carrow is a pen name. He taught history for thirty years and keeps two dogs.",
        "Leave A Comment",
    )
    assert [role for role, _ in roles(text)] == ["title", "body", "heading", "byline", "boilerplate"]


def test_who_reported_is_a_byline_at_the_end() -> None:
    text = page(
        *[SECOND] * 3, "Anna Sile reports from Talsen. Marek Zulis in Riga contributed to this report."
    )
    assert roles(text)[-1][0] == "byline"


def test_what_stands_below_a_form_belongs_to_it() -> None:
    text = page(
        PARAGRAPH, SECOND, "Post a Comment", "If you were wondering: yes, do write to me, and I will answer."
    )
    assert [role for role, _ in roles(text)][-2:] == ["boilerplate", "boilerplate"]


def test_headlines_below_related_articles_are_boilerplate() -> None:
    text = page(
        PARAGRAPH, SECOND, "Related articles", "The candle maker and his bill", "A road over the pass"
    )
    assert [role for role, _ in roles(text)][-3:] == ["boilerplate"] * 3


def test_lists_and_verses_are_body() -> None:
    poem = (
        "The ferryman has lost his oar\nand sits upon the farther shore\nand counts the lights along the bay"
    )
    assert [role for role, _ in roles(f"Ferry Song\n\n{poem}")] == ["title", "body", "body", "body"]
    assert role_of(page(PARAGRAPH, "  • flour\n  • salt\n  • water", SECOND), "• salt") == "body"


def test_addresses_file_sizes_and_numbers_left_over_are_boilerplate() -> None:
    for debris in (
        "JPEG - 41.2 ko",
        "23",
        "www.example.org",
        "mill-river-winter-1871-3",
        "the-mill-" + "x" * 60,
    ):
        assert role_of(page(PARAGRAPH, debris, SECOND), debris) == "boilerplate"


def test_a_text_that_starts_in_the_middle_has_no_title() -> None:
    reading = read(f"{PARAGRAPH}\n\n{SECOND}")
    assert reading.title == ""
    assert [s.role for s in reading.segments] == ["body", "body"]


@pytest.mark.parametrize("blank_lines", [1, 2, 3])
def test_roles_do_not_hang_on_how_many_blank_lines_stand_between_paragraphs(blank_lines: int) -> None:
    text = ("\n" * (blank_lines + 1)).join([TITLE, "Helen Marsh", PARAGRAPH, "After the ice", SECOND])
    assert [role for role, _ in roles(text)] == ["title", "byline", "body", "heading", "body"]


def test_a_page_without_any_blank_line_is_read_by_its_lines() -> None:
    text = "\n".join([TITLE, PARAGRAPH, "After the ice", *report(2)])
    assert [role for role, _ in roles(text)] == ["title", "body", "heading", "body", "body"]


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
