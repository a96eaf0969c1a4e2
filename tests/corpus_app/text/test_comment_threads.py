"""Where the comments of a page begin, and where there are none."""

from corpus_app.text.blocks import read_blocks
from corpus_app.text.comment_threads import Thread, find_thread
from tests.corpus_app.text.roles import PARAGRAPH, SECOND

POSTS = "Anna Berg\n3 May 2021 10:11\n\nI was there.\n\nTom\n4 May 2021 09:00\n\nSo was I.\n"


def thread(text: str) -> Thread | None:
    return find_thread(read_blocks(text, [(0, len(text))]))


def starts_with(text: str) -> str:
    blocks = read_blocks(text, [(0, len(text))])
    found = find_thread(blocks)
    return blocks[found.start].text if found else ""


def test_comments_begin_with_the_line_that_announces_them() -> None:
    assert starts_with(f"Title\n\n{PARAGRAPH}\n\n2 comments:\n\n{POSTS}") == "2 comments:"


def test_comments_nobody_announces_begin_with_the_first_of_several_headers() -> None:
    assert starts_with(f"Title\n\n{PARAGRAPH}\n\n{POSTS}") == "Anna Berg"


def test_an_article_without_comments_has_no_thread() -> None:
    assert thread(f"Title\n\nBy Jane Doe\n3 May 2021\n\n{PARAGRAPH}\n\n{SECOND}") is None


def test_an_article_s_own_byline_is_not_its_first_comment() -> None:
    body = "\n\n".join([PARAGRAPH, SECOND] * 3)
    assert starts_with(f"Title\n\nJane Doe\n2 May 2021 08:00\n\n{body}\n\n{POSTS}") == "Anna Berg"


def test_a_link_to_the_comments_beside_the_title_opens_no_thread() -> None:
    assert thread(f"Title\n\n12 comments\n\nJane Doe, 3 May 2021 10:11\n\n{PARAGRAPH}\n\n{SECOND}") is None


def test_the_front_page_of_a_blog_has_no_thread_though_each_post_counts_its_comments() -> None:
    post = f"\n\nMonday, 3 May 2021\n\nA visit\n\n{PARAGRAPH}\n\nPosted by Ned at 10:15 PM\n3 comments:"
    assert thread("A blog" + post * 3) is None


def test_entries_of_a_diary_are_no_comments() -> None:
    entries = "\n\n".join(f"Kraków, {day} May 2021\n\n{SECOND}" for day in (3, 4, 5))
    assert thread(f"My diary\n\n{entries}") is None


def test_a_numbered_list_that_talks_at_the_end_of_a_page_is_its_comments() -> None:
    items = "  1. I love this, thank you!\n\n  2. Where did you find the book?\n"
    assert starts_with(f"Title\n\n{PARAGRAPH}\n\n{items}").startswith("1. I love")


def test_a_numbered_list_inside_an_article_is_none() -> None:
    items = "  1. Wash the flour.\n  2. Dry it.\n  3. Bake it.\n"
    assert thread(f"Title\n\n{PARAGRAPH}\n\n{items}\n{SECOND}") is None


def test_a_quoted_post_inside_a_post_does_not_open_another() -> None:
    text = f"Thread\n\nby anna » Sat Mar 03, 2012 10:14 am\n\n{SECOND}\n\nby tom » Sat Mar 03, 2012 6:51 pm\n\nanna wrote:\nHe is said\n\nYes.\n"
    found = thread(text)
    assert found
    assert not found.undated
