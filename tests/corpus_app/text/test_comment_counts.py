"""Lines that announce comments are known, and how many they announce."""

import pytest

from corpus_app.text.comment_counts import NOT_SAID, comment_count


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("11 comments:", 11),
        ("Comments (4)", 4),
        ("3 thoughts on “The Bread Queue”", 3),
        ("One Response to The lost mill", 1),
        ("2 Comments »", 2),
        ("Комментарии: 4", 4),
        ("3 комментария", 3),
        ("Коментарі (12)", 12),
        ("2 commentaires", 2),
        ("Komentarai (3)", 3),
        ("4 Kommentare", 4),
        ("0 comments", 0),
        ("Comments:", NOT_SAID),
        ("Kommentare", NOT_SAID),
    ],
)
def test_a_line_announces_so_many_comments(line: str, count: int) -> None:
    assert comment_count(line) == count


@pytest.mark.parametrize(
    "line", ["Comments were made by 4 people", "Reply", "Replies", "11 villages", "Nobody comments on it"]
)
def test_other_lines_announce_none(line: str) -> None:
    assert comment_count(line) is None
