"""The labels of buttons are told from words."""

import pytest

from corpus_app.text.debris import is_debris, opens_replies


@pytest.mark.parametrize(
    "line", ["ReplyDelete", "Reply", "Like · Reply · 3", "• Reply • Share ›", "ResponderEliminar", "Antworten Melden", "ОтветитьУдалить", "Atsakyti Pranešti", "−", "(Reply) (Thread)", "Expand full comment"]
)  # fmt: skip
def test_the_label_of_a_button_is_debris(line: str) -> None:
    assert is_debris(line)


@pytest.mark.parametrize(
    "line", ["Reply to the king's letter", "I like it", "💙💛", "Nobody replied", "Share the bread"]
)
def test_words_are_no_debris(line: str) -> None:
    assert not is_debris(line)


def test_the_label_above_replies_is_told_from_the_button_that_is_called_the_same() -> None:
    assert opens_replies("Replies")
    assert not opens_replies("Reply")
    assert not opens_replies("Antworten")
    assert opens_replies("Antworten", after_button=True)
