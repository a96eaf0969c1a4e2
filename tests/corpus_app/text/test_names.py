"""A name is told by its shape."""

import pytest

from corpus_app.text.names import is_full_name, is_name


@pytest.mark.parametrize(
    "text", ["Anna Berg", "oldtom77", "river_anna 💙💛", "Kess-", "Dr. Hans-Peter v. d. Lippe", "Иван Петрович", "~gość", "Mária K.", "Ludwig van der Velde", "💙💛"]
)  # fmt: skip
def test_what_people_call_themselves_is_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", "The mayor", "He said nothing. Nobody asked.", "Posted", "what a load of rubbish that is", "see: here", "a, b", "x" * 80, "...", "https://example.org"]
)  # fmt: skip
def test_what_people_say_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_the_full_name_of_a_journalist_has_two_to_four_capitalised_words() -> None:
    assert is_full_name("Anna Sile")
    assert is_full_name("Ludwig van Velde")
    assert not is_full_name("Anna")
    assert not is_full_name("Bread and salt")
    assert not is_full_name("Area 51")
