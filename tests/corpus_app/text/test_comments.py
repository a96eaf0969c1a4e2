"""Readers' comments: one segment each, with author, date, language and depth."""

import datetime as dt

from tests.corpus_app.text.roles import PARAGRAPH, comments, roles

THREAD = f"""The lost mill

{PARAGRAPH}

4 comments:

  1. Oskar B3/4/20

    My uncle was there.

    He never spoke of it.

    ReplyDelete
    Replies
    1. Мария5/4/20

      Спасибо, что написали.

      Delete
  2. river_anna 💙💛27/6/20

    Nobody believes it any more.

    ReplyDelete
  3. Klaus-4/7/20

    Arme Leute.

    ReplyDelete
"""


def test_a_comment_is_one_segment_with_its_header_and_all_its_paragraphs() -> None:
    told = [text for role, text in roles(THREAD) if role == "comment"]
    assert told[0] == "1. Oskar B3/4/20 My uncle was there. He never spoke of it."


def test_authors_keep_their_emoji_and_their_hyphens() -> None:
    assert [c.author for c in comments(THREAD)] == ["Oskar B", "Мария", "river_anna 💙💛", "Klaus-"]


def test_one_date_with_a_part_above_twelve_gives_all_of_them_the_day_first() -> None:
    assert [c.date for c in comments(THREAD)] == [
        dt.date(2020, 4, 3),
        dt.date(2020, 4, 5),
        dt.date(2020, 6, 27),
        dt.date(2020, 7, 4),
    ]


def test_a_reply_stands_one_deeper() -> None:
    assert [c.depth for c in comments(THREAD)] == [0, 1, 0, 0]


def test_each_comment_has_its_own_language() -> None:
    assert [c.language for c in comments(THREAD)] == ["en", "ru", "en", "de"]


def test_the_count_is_a_heading_and_the_buttons_are_boilerplate() -> None:
    told = roles(THREAD)
    assert ("heading", "4 comments:") in told
    assert {text for role, text in told if role == "boilerplate"} == {"ReplyDelete", "Replies", "Delete"}


def test_replies_keep_their_depth_where_a_crawler_has_eaten_the_indentation() -> None:
    flat = "\n".join(line.strip() for line in THREAD.split("\n"))
    assert [c.depth for c in comments(flat)] == [0, 1, 0, 0]


def test_digits_of_a_name_are_told_from_the_date_by_the_order_of_the_thread() -> None:
    text = f"Title\n\n{PARAGRAPH}\n\n2 comments:\n\n  1. anna123/14/21\n\n    Yes.\n\n    Reply\n  2. tom3/15/21\n\n    No.\n\n    Reply\n"
    assert [(c.author, c.date) for c in comments(text)] == [
        ("anna12", dt.date(2021, 3, 14)),
        ("tom", dt.date(2021, 3, 15)),
    ]


def test_the_words_of_somebody_else_do_not_tell_a_comment_s_language() -> None:
    text = (
        f"Title\n\n{PARAGRAPH}\n\n2 Comments\n\nAnna, 3 May 2021 10:11\n\nThe mill was never lost at all.\n\n"
        "Jörg, 4 May 2021 10:11\n\n> The mill was never lost at all, and that is what everybody there says.\n\nDoch, war sie.\n"
    )
    assert [c.language for c in comments(text)] == ["en", "de"]


def test_a_form_between_the_line_that_counts_and_the_comments_does_not_end_them() -> None:
    text = f"Title\n\n{PARAGRAPH}\n\nComments (2)\n\nLog in to post a comment\n\nAnna, 3 May 2021 10:11\n\nYes.\n\nTom, 4 May 2021 10:11\n\nNo.\n"
    assert [c.author for c in comments(text)] == ["Anna", "Tom"]


def test_what_the_page_says_below_its_comments_is_boilerplate() -> None:
    text = (
        THREAD
        + "\nPost a Comment\n\nPlease be kind to each other, and stay with the matter that the post is about.\n\nHome\n"
    )
    assert [role for role, _ in roles(text)[-3:]] == ["boilerplate"] * 3


def test_a_rights_notice_below_the_comments_is_seen() -> None:
    text = THREAD + "\nAll rights reserved. No part of this page may be reproduced.\n"
    assert roles(text)[-1][0] == "boilerplate"
