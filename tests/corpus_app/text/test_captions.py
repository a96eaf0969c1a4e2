"""Captions are told by their labels, their credits and by being told twice."""

import pytest

from corpus_app.text.captions import is_caption, is_doubled, run_on_captions

LONG = (
    "The bridge was opened by a minister who drove across it so fast that the photographers missed him. " * 3
)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Anna Berg",
        "Fig. 3 The old mill",
        "Top image: the mill in winter",
        "Фото: Андрей Лукин",
        "The quay at Sund. REUTERS/Lena Holm",
        "Tractors on the road near Talsen. (Evita Kreile)",
        "King Oswin / oldkings.example.org",
        "Die Hauptstraße nach dem Hochwasser. Foto: dpa",
        "A mill in winter, photo by Anna Berg",
        "© Anna Berg",
        "FILE - A ferry leaves the quay",
        "Senasis tiltas. J. Petraičio nuotr.",
    ],
)
def test_a_label_or_a_credit_makes_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Left-wing parties were asked to leave",
        "Photo-journalists were beaten.",
        "Tengo una foto de mi abuelo.",
        "He was followed by reporters of the agency.",
        "They said they were going home (and they were).",
        "What happened in 1932/33 in the village",
    ],
)
def test_words_that_look_like_a_label_or_a_credit_make_none(line: str) -> None:
    assert not is_caption(line)


def test_a_line_and_the_same_line_with_a_credit_are_one_caption_told_twice() -> None:
    assert is_doubled(
        "Women outside the bakery, winter 1946", "Women outside the bakery,  winter 1946 (city archive)"
    )
    assert not is_doubled(
        "The mill", "The mill and everything that was ever said of it by those who lived there"
    )
    assert not is_doubled("Women outside the bakery", "Men outside the bakery")


def test_captions_that_ran_into_a_paragraph_start_at_their_labels() -> None:
    paragraph = (
        LONG + "Credit: the town archive. Top image: the bridge. Credit: Anna Berg. Bottom image: the ferry."
    )
    starts = run_on_captions(paragraph)
    assert [paragraph[start : start + 10] for start in starts] == ["Credit: th", "Top image:", "Bottom ima"]


def test_a_paragraph_without_labels_is_left_whole() -> None:
    assert run_on_captions(LONG + "He said: nobody saw me.") == []
