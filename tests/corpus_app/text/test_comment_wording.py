"""What stands beside a name and a date in a comment's header."""

from corpus_app.text.blocks import Block
from corpus_app.text.comment_wording import (
    is_date_only,
    is_dated_button,
    is_filler,
    name_before,
    reply_name,
    strip_mark,
)


def test_linking_words_weekdays_and_times_are_taken_from_a_name() -> None:
    befores = [
        "Anna on ",
        "Anna • ",
        "Anna schrieb am ",
        "Anna, Monday, ",
        "Anna at 10:15 ",
        "Posted by Anna on ",
        "Anna (",
    ]
    assert [name_before(before).name for before in befores] == ["Anna"] * len(befores)


def test_a_hyphen_that_belongs_to_a_name_stays_with_it() -> None:
    assert name_before("Kess-").name == "Kess-"


def test_a_line_of_nothing_but_a_date_is_known_with_buttons_beside_it() -> None:
    assert is_date_only("May 3, 2021 at 4:05 pm · Reply")
    assert is_date_only("« Reply #1 on: March 03, 2012, 10:14:05 AM »")
    assert not is_date_only("On May 3, 2021 we went home")


def test_a_row_of_buttons_with_a_date_is_known() -> None:
    assert is_dated_button("Like · Reply · 3 · Aug 2, 2016 4:05pm")
    assert not is_dated_button("Anna · Aug 2, 2016 4:05pm")


def test_the_number_of_a_list_item_is_taken_off_its_text() -> None:
    block = Block(0, "3. Anna", 2, 0, 7)
    assert strip_mark(block) == ("3", "Anna")
    assert strip_mark(block._replace(text="2.1 Anna")) == ("2.1", "Anna")
    assert strip_mark(block._replace(text="• Anna")) == ("", "Anna")


def test_ranks_and_numbers_of_posts_are_fillers() -> None:
    assert all(
        is_filler(line) for line in ("Senior Member", "Posts: 1,204", "Join Date: Jan 2009", "#3", "Avatar")
    )
    assert not is_filler("Members of the council left")


def test_a_line_that_says_whom_a_comment_answers_gives_the_name() -> None:
    assert reply_name("in reply to Oskar") == "Oskar"
    assert reply_name("I reply to nobody today") == ""
