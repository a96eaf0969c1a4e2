"""What is alike, without asking a database."""

import time
from itertools import pairwise
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.similarity import Index, containment, rank, similarity, trigrams

texts = st.text(st.sampled_from("abc ABC dé12 жЖ,💙"), max_size=30)

# Computed by PostgreSQL 15.20 with pg_trgm 1.6 (encoding UTF8, ctype C.UTF-8).
PUBLISHED = [
    ("word", "two words", 0.36363637),  # the manual's own example (F.35 pg_trgm)
    ("cat", "cats", 0.5),
    ("Олена", "олени", 0.5),
    ("3,000 square km", "8,000 km²", 0.3888889),
    ("💙💛", "💙", 0.0),
]


def test_a_word_has_two_blanks_before_it_and_one_behind() -> None:
    assert trigrams("cat") == {"  c", " ca", "cat", "at "}
    assert trigrams("foo|Bar") == {"  f", " fo", "foo", "oo ", "  b", " ba", "bar", "ar "}


def test_a_trigram_counts_once() -> None:
    assert trigrams("aaaa aaaa") == {"  a", " aa", "aaa", "aa "}


@pytest.mark.parametrize("text", ["", "  ", "— 💙💛 …", "½²", "\u0301"])
def test_what_has_no_letter_and_no_digit_has_no_trigrams(text: str) -> None:
    assert trigrams(text) == frozenset()
    assert similarity(text, text) == 0
    assert containment(text, "dead") == 0


@pytest.mark.parametrize(("a", "b", "expected"), PUBLISHED)
def test_numbers_that_postgresql_gave(a: str, b: str, expected: float) -> None:
    assert np.float32(similarity(a, b)) == np.float32(expected)


def test_a_short_wording_in_a_long_passage_is_contained_and_not_similar() -> None:
    wording, passage = (
        "Bridges burned",
        "On the third day, so the paper says, all nine bridges had been burned down",
    )
    assert containment(wording, passage) == 1
    assert similarity(wording, passage) < 0.3


@given(texts, texts)
def test_both_measures_are_symmetric_shares_and_containment_is_the_higher(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert containment(a, b) == containment(b, a)
    assert 0 <= similarity(a, b) <= containment(a, b) <= 1


@given(texts)
def test_order_case_and_marks_of_words_do_not_matter(text: str) -> None:
    turned = ", ".join(reversed(text.upper().replace(",", " ").split()))
    assert trigrams(turned) == trigrams(text)


@given(texts, st.lists(texts, max_size=10), st.sampled_from((0.0, 0.2, 0.5, 1.0)), st.integers(0, 12))
def test_ranking_gives_what_comparing_one_by_one_gives(
    words: str, candidates: list[str], least: float, most: int
) -> None:
    one_by_one = [(key, similarity(words, text)) for key, text in enumerate(candidates)]
    expected = sorted(
        ((key, like) for key, like in one_by_one if like >= least and like > 0),
        key=lambda each: (-each[1], str(each[0])),
    )
    ranked = rank(words, enumerate(candidates), least=least, most=most)
    assert [(each.key, each.similarity) for each in ranked] == expected[:most]


@given(texts, st.lists(texts, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(words: str, candidates: list[str], chance: Random) -> None:
    pairs = list(enumerate(candidates))
    first = rank(words, pairs, least=0, most=5)
    chance.shuffle(pairs)
    assert rank(words, pairs, least=0, most=5) == first


def test_twenty_thousand_candidates_are_ranked_while_somebody_waits() -> None:
    chance = Random(4)
    syllables = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5000)]
    index = Index.of((key, " ".join(chance.choices(vocabulary, k=12))) for key in range(20_000))
    started = time.process_time()
    ranked = index.rank(" ".join(chance.choices(vocabulary, k=12)), least=0.05, most=10)
    assert time.process_time() - started < 0.2
    assert len(ranked) == 10
    assert all(former.similarity >= latter.similarity for former, latter in pairwise(ranked))
