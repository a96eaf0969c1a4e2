"""What counts as a word."""

import pytest

from corpus_app.text.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0), (" – … 💙💛 !", 0), ("one", 1), ("don’t re-read it", 3), ("1,108 out of 1,966", 4),
        ("Никто не знает", 3), ("one—two", 2), ("one\u00a0two", 2),
    ],
)  # fmt: skip
def test_words_are_runs_of_letters_and_digits(text: str, count: int) -> None:
    assert count_words(text) == count
