"""What two texts share: the words that count, and the exact measures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.copies.shingles import NOTHING, SHINGLE, shared, shared_words, shingles_of
from corpus_app.copies.wording import placed_words, words_of
from tests.corpus_app.copies.telling import edited, words

FEW_WORDS = st.lists(st.sampled_from(["the", "of", "mill", "dam", "river", "loaf"]), max_size=60)


def jaccard(first: list[str], second: list[str]) -> float:
    """By the definition, one run at a time."""
    one = {" ".join(first[at : at + SHINGLE]) for at in range(len(first) - SHINGLE + 1)}
    other = {" ".join(second[at : at + SHINGLE]) for at in range(len(second) - SHINGLE + 1)}
    return len(one & other) / len(one | other) if one and other else 0.0


@given(FEW_WORDS, FEW_WORDS)
def test_similarity_is_jaccards_coefficient_of_the_runs(first: list[str], second: list[str]) -> None:
    found = shared(shingles_of(first), shingles_of(second))
    assert found.similarity == jaccard(first, second)
    turned = shared(shingles_of(second), shingles_of(first))
    assert (turned.similarity, turned.first, turned.second) == (found.similarity, found.second, found.first)
    assert 0 <= found.similarity <= min(found.first, found.second) <= found.containment <= 1


@given(st.integers(20, 200), st.floats(0, 0.5), st.integers(0, 5))
def test_similarity_of_an_edited_text_is_exact(number: int, rate: float, seed: int) -> None:
    told = words(number)
    told_again = edited(told, rate, seed)
    assert shared_words(told, told_again).similarity == jaccard(told, told_again)


def test_an_excerpt_is_contained_whole_and_a_whole_only_in_part() -> None:
    whole = words(400)
    found = shared_words(whole, whole[100:200])
    assert found.second == found.containment == 1
    assert found.first == pytest.approx(97 / 397)
    assert found.is_enough


def test_texts_on_other_things_share_nothing() -> None:
    assert shared_words(words(300, seed=1), words(300, seed=2)) == NOTHING


@pytest.mark.parametrize(("number", "same"), [(7, 0.0), (8, 1.0), (19, 1.0)])
def test_a_short_text_is_a_copy_only_of_the_very_same_words(number: int, same: float) -> None:
    told = words(number)
    assert shared_words(told, list(told)).similarity == same
    assert shared_words(told, [*told[:-1], "else"]) == NOTHING


def test_case_accents_apostrophes_and_soft_hyphens_make_no_difference() -> None:
    spellings = ("The Café’s MILL co\u00adoperates", "the cafe\u0301's mill cooperates")
    first, second = (words_of(one, [(0, len(one))]) for one in spellings)
    assert first == second == ["the", "café's", "mill", "cooperates"]


def test_in_chinese_and_japanese_each_sign_is_a_word() -> None:
    text = "北京 says 水文站"
    assert words_of(text, [(0, len(text))]) == ["北", "京", "says", "水", "文", "站"]


@given(st.text(max_size=200))
def test_words_with_their_places_are_the_same_words(text: str) -> None:
    placed = list(placed_words(text, [(0, len(text))]))
    assert [word.plain for word in placed] == words_of(text, [(0, len(text))])
    assert all(0 <= word.start < word.end <= len(text) for word in placed)
    assert all(one.end <= other.start for one, other in pairwise(placed))
