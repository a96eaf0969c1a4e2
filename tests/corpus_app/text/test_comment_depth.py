"""How deep a comment stands is told by indentation, numbers, names or labels."""

from corpus_app.text.comment_depth import Place, depths


def place(author: str = "", **said: object) -> Place:
    usual = {
        "indent": 0,
        "number": "",
        "reply_to": "",
        "after_replies_label": False,
        "ends_with_reply_label": False,
    }
    return Place(author, **(usual | said))  # type: ignore[arg-type]


def test_indentation_tells_depth() -> None:
    assert depths([place(indent=indent) for indent in (2, 4, 6, 4, 2)]) == [0, 1, 2, 1, 0]


def test_numbers_with_points_tell_depth() -> None:
    assert depths([place(number=number) for number in ("1", "1.1", "1.1.1", "2")]) == [0, 1, 2, 0]


def test_who_answers_somebody_stands_one_deeper() -> None:
    assert depths(
        [place("Anna"), place("Tom", reply_to="Anna"), place("Eva", reply_to="Tom"), place("Kim")]
    ) == [0, 1, 2, 0]


def test_an_answer_to_somebody_unknown_stands_at_the_top() -> None:
    assert depths([place("Anna", reply_to="Nobody")]) == [0]


def test_replies_without_indentation_end_where_the_numbers_of_the_top_go_on() -> None:
    places = [
        place(number="1", ends_with_reply_label=True),
        place(number="1", after_replies_label=True),
        place(number="2"),
        place(number="2", ends_with_reply_label=True),
    ]
    assert depths(places) == [0, 1, 1, 0]
