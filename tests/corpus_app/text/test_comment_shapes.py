"""The same four comments in the debris of many platforms: each shape must yield the same authors, dates and words."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.corpus_app.text.roles import PARAGRAPH, SECOND, comments

POSTS = [
    ("Anna Berg", dt.datetime(2012, 3, 5, 10, 14), "I went there last summer and there was nothing left of it."),
    ("oldtom77", dt.datetime(2012, 3, 6, 16, 51), "My great uncle pulled it down.\n\nHe never spoke about it again."),
    ("Mária K.", dt.datetime(2012, 3, 17, 9, 2), "Thank you for writing this down."),
    ("Jürgen", dt.datetime(2012, 4, 2, 23, 40), "Das wusste ich nicht, vielen Dank für den Hinweis."),
]  # fmt: skip
ARTICLE = f"The lost mill of Hollin\n\n{PARAGRAPH}\n\n{SECOND}\n\n"
FORM = "Leave a Reply\n\nYour email address will not be published.\n"
GERMAN_MONTHS = ("Januar", "Februar", "März", "April")
Shape = Callable[[str, dt.datetime, str, int], str]


def _us(when: dt.datetime) -> str:
    return f"{when:%B} {when.day}, {when.year}"


def _clock(when: dt.datetime) -> str:
    return f"{when:%I:%M %p}".lstrip("0")


SHAPES: dict[str, tuple[str, Shape]] = {
    "says, date below": ("4 Comments\n\n", lambda n, d, x, i: f"{n} says:\n\n{_us(d)} at {_clock(d)}\n\n{x}\n\nReply\n\n"),
    "name, date below": ("4 Responses to The mill\n\n", lambda n, d, x, i: f"{n}\n{_us(d)} at {_clock(d)}\n\n{x}\n\nReply\n\n"),
    "said, date last": ("4 comments:\n\n", lambda n, d, x, i: f"{n} said...\n\n{x}\n\n{_us(d)} at {_clock(d)}\n\n"),
    "posted by, last": ("Comments\n\n", lambda n, d, x, i: f"{x}\n\nPosted by: {n} | {_us(d)} at {_clock(d)}\n\n"),
    "posted by at": ("Comments (4)\n\n", lambda n, d, x, i: f"{x}\n\nPosted by {n} at {_us(d)} {_clock(d)}\n\n"),
    "hash and name": ("", lambda n, d, x, i: f"#{i} {n}\n{d:%Y-%m-%d %H:%M}\n{x}\nQuote\n"),
    "German dots": ("Kommentare\n\n", lambda n, d, x, i: f"{n} {d:%d.%m.%Y %H:%M}\n{x}\n\n"),
    "schrieb am": ("", lambda n, d, x, i: f"{n} schrieb am {d:%d.%m.%Y} um {d:%H:%M} Uhr:\n\n{x}\n\n"),
    "date, pipe, name": ("4 Kommentare\n\n", lambda n, d, x, i: f"{d:%d.%m.%Y %H:%M} | {n}\n{x}\n\n"),
    "date in brackets": ("Comments:\n\n", lambda n, d, x, i: f"[{d:%d.%m.%Y %H:%M}] {n}:\n{x}\n\n"),
    "von, month by name": (
        "4 Kommentare\n\n",
        lambda n, d, x, i: f"von {n}, {d.day}. {GERMAN_MONTHS[d.month - 1]} {d.year}, {d:%H:%M} Uhr\n\n{x}\n\nAntworten\n\n",
    ),
    "a écrit le": ("4 commentaires\n\n", lambda n, d, x, i: f"{n} a écrit le {d:%d/%m/%Y} à {d:%H:%M} :\n\n{x}\n\nRépondre\n\n"),
    "between pipes": ("4 Comments\n\n", lambda n, d, x, i: f"{n} | {_us(d)} at {_clock(d)} | Reply\n\n{x}\n\n"),
    "comment from": ("Comments\n\n", lambda n, d, x, i: f"Comment from {n}\nTime: {_us(d)}, {_clock(d)}\n\n{x}\n\n"),
    "date in parentheses": ("4 Comments\n\n", lambda n, d, x, i: f"{n} ({d:%d/%m/%Y}):\n{x}\n\n"),
    "forum, reply on": (
        "",
        lambda n, d, x, i: f"{n}\nHero Member\nPosts: 900\nRe: The mill\n« Reply #{i} on: {d:%B %d, %Y, %I:%M:%S %p} »\n{x}\n\n",
    ),
    "forum, posted": (
        "",
        lambda n, d, x, i: f"{n}\nAdvanced Member\n • Members\n • 77 posts\nPosted {d:%d %B %Y - %I:%M %p}\n\n{x}\n\n",
    ),
    "forum, by and number": (
        "",
        lambda n, d, x, i: f"Re:Stones (Score:{i})\nby {n} (12345{i}) on {d:%A %B %d, %Y @%I:%M%p}\n{x}\nReply to This\n\n",
    ),
    "forum, rank and day": ("", lambda n, d, x, i: f"{n}\nWell-known member\n{d:%b} {d.day}, {d.year}\n#{i}\n{x}\nReactions: Bob\n\n"),
    "submitted by": ("Comments\n\n", lambda n, d, x, i: f"Submitted by {n} (not verified) on {d:%a, %m/%d/%Y - %H:%M}.\n\n{x}\n\nreply\n\n"),
    "hash, name, date": ("Comments\n\n", lambda n, d, x, i: f"#{i} {n} {d:%Y-%m-%d %H:%M}\n{x}\nQuote\n\n"),
    "dashes": ("4 Comments\n\n", lambda n, d, x, i: f"{n} - {d.day} {d:%B %Y} - {d:%H:%M}\n{x}\n\n"),
    "bullets": ("4 comments\n\n", lambda n, d, x, i: f"  • {n} {_us(d)} at {_clock(d)}\n\n    {x}\n\n    Reply\n"),
    "numbers and said": (
        "4 thoughts on “The lost mill of Hollin”\n\n",
        lambda n, d, x, i: f"  {i}. {n} on {_us(d)} at {_clock(d)} said:\n\n    {x}\n\n    Reply ↓\n",
    ),
    "glued, month by name": ("4 comments:\n\n", lambda n, d, x, i: f"  {i}. {n}{_us(d)} at {_clock(d)}\n\n    {x}\n\n    ReplyDelete\n"),
    "glued, month first": ("4 comments:\n\n", lambda n, d, x, i: f"  {i}. {n}{d.month}/{d.day}/{d:%y}\n\n    {x}\n\n    ReplyDelete\n"),
    "glued, day first": ("4 comments:\n\n", lambda n, d, x, i: f"  {i}. {n}{d.day}/{d.month}/{d:%y %H:%M}\n\n    {x}\n\n    ReplyDelete\n"),
    "number by name": ("4 Responses\n\n", lambda n, d, x, i: f"#{i} by {n} on {_us(d)} - {_clock(d)}\n\n{x}\n\nQuote\n\n"),
    "Russian": ("Комментарии: 4\n\n", lambda n, d, x, i: f"{n}, {d:%d.%m.%y %H:%M}\n{x}\nОтветить\n\n"),
    "in one line": ("Kommentare (4)\n\n", lambda n, d, x, i: f"{n} ({d:%d.%m.%Y %H:%M}): {' '.join(x.split())}\n\n"),
}  # fmt: skip
DATELESS: dict[str, tuple[str, Shape]] = {
    "years ago": ("4 comments\n\n", lambda n, d, x, i: f"{n} 5 years ago\n{x}\nLike Reply\n\n"),
    "bullet, years ago": ("4 Comments\nSort by Best\n\n", lambda n, d, x, i: f"Avatar\n{n} • 5 years ago\n\n{x}\n\n• Reply • Share ›\n"),
    "time of day only": ("4 comments:\n\n", lambda n, d, x, i: f"{n} said...\n\n{x}\n\n{_clock(d)}\n\n"),
    "a picture's name": ("4 Comments\nUser's avatar\n", lambda n, d, x, i: f"{n}'s avatar\n\n{x}\n\nExpand full comment\n"),
}  # fmt: skip


def page(marker: str, shape: Shape) -> str:
    return ARTICLE + marker + "".join(shape(*post, i) for i, post in enumerate(POSTS, start=1)) + FORM


@pytest.mark.parametrize("shape", SHAPES)
def test_a_comment_s_author_and_date_are_read_whatever_the_platform(shape: str) -> None:
    found = comments(page(*SHAPES[shape]))
    assert [(c.author, c.date, c.depth) for c in found] == [(name, when.date(), 0) for name, when, _ in POSTS]


@pytest.mark.parametrize("shape", DATELESS)
def test_a_relative_date_gives_the_author_and_no_date(shape: str) -> None:
    found = comments(page(*DATELESS[shape]))
    assert [(c.author, c.date, c.depth) for c in found] == [(name, None, 0) for name, _, _ in POSTS]


@pytest.mark.parametrize("shape", [*SHAPES, *DATELESS])
def test_a_comment_is_one_segment_with_all_its_words_and_its_own_language(shape: str) -> None:
    text = page(*(SHAPES | DATELESS)[shape])
    found = comments(text)
    for comment, (_, _, words) in zip(found, POSTS, strict=True):
        own = " ".join(text[comment.start : comment.end].split())
        assert " ".join(words.split()) in own
    assert [c.language for c in found] == ["en", "en", "en", "de"]
