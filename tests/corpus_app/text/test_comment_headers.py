"""One header at a time."""

import pytest

from corpus_app.text.blocks import read_blocks
from corpus_app.text.comment_headers import Header, author_of, read_header


def header(text: str) -> Header | None:
    return read_header(read_blocks(text, [(0, len(text))]), 0)


@pytest.mark.parametrize(
    ("text", "name", "blocks"),
    [
        ("Anna Berg on 12.03.2019 at 10:11", "Anna Berg", 1),
        ("@anna 2021-05-03", "anna", 1),
        ("u/lockkeeper Jul 19 '16", "u/lockkeeper", 1),
        ("Anna says:\nMay 3, 2021 at 4:05 pm", "Anna", 2),
        ("old_tom\nSenior Member\nPosts: 1,234\n03-05-2012, 10:14 AM", "old_tom", 4),
        ("Гость, 12.03.2019 10:11", "Гость", 1),
        ("by oldsurveyor » Sat Mar 03, 2012 10:14 am", "oldsurveyor", 1),
        ("Anonymous said...", "Anonymous", 1),
    ],
)
def test_a_header_gives_the_name_and_how_many_lines_it_takes(text: str, name: str, blocks: int) -> None:
    found = header(text)
    assert found
    assert (found.name, found.blocks) == (name, blocks)


@pytest.mark.parametrize(
    "text", ["The mayor said:", "We were there on 3 May 2021 at 10:15.", "Nobody answered", "3. März 2020 um 16:05", "Like · Reply · 3 · Aug 2, 2016 4:05pm"]
)  # fmt: skip
def test_other_lines_are_no_header(text: str) -> None:
    assert header(text) is None


def test_whom_a_comment_answers_is_read_from_its_header() -> None:
    answering = [
        header(text) for text in ("Anna > Tom • 2 days ago", "Anna in reply to Tom, 3 May 2021 10:11")
    ]
    assert [(found.name, found.reply_to) for found in answering if found] == [("Anna", "Tom")] * 2


def test_the_name_is_cut_where_the_date_turned_out_to_start() -> None:
    found = header("John123/4/21")
    assert found
    assert (author_of(found, 5), author_of(found, 6)) == ("John1", "John12")


def test_a_name_and_a_day_alone_are_weak_for_a_diary_is_headed_so_too() -> None:
    diary, comment = header("Kraków, 3 May 2021"), header("Kraków77, 3 May 2021 10:15")
    assert diary
    assert comment
    assert (diary.is_strong, comment.is_strong) == (False, True)
