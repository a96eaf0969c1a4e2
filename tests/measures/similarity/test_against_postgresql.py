"""The same numbers as the real pg_trgm. The extension lives in a transaction that is rolled back."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import psycopg
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from measures.similarity import Index, similarity, trigrams
from tests.measures.similarity.conftest import address

Connection = psycopg.Connection[tuple[Any, ...]]

LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F)
CYRILLIC = st.characters(min_codepoint=0x400, max_codepoint=0x4FF)
SIGNS = st.sampled_from("💙💛🇺🇦👩‍👧½²№™ŒİıΣςßẞǅ’-–_'\u00a0\u0301\n\t")
WORDS = st.sampled_from(("dead", "Dead", "wounded", "километров", "Кілометрів", "żołnierzy", "8,000", "km²"))
texts = st.lists(
    st.one_of(LATIN, CYRILLIC, SIGNS, WORDS, st.just(" ")).filter(lambda piece: "\0" not in piece),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Connection]:
    connection = psycopg.connect(address())
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    yield connection
    connection.rollback()
    connection.close()


def theirs(postgresql: Connection, query: str, *given: object) -> Any:
    row = postgresql.execute(query, given).fetchone()
    assert row is not None
    return row[0]


# The same examples at each run: pg_trgm keeps 24 bits of a trigram that is longer than three bytes, so that two such
# trigrams fall together once in 17 million pairs.
@given(a=texts, b=texts)
@settings(max_examples=300, derandomize=True, deadline=None)
@example(a="Olena's dead", b="OLENA’S  DEAD")
@example(a="ΣΑΣ ΟΔΟΣ", b="σας οδος")
@example(a="", b="")
def test_similarity_is_that_of_postgresql(postgresql: Connection, a: str, b: str) -> None:
    found = theirs(postgresql, "SELECT similarity(%s, %s)", a, b)
    assert np.float32(similarity(a, b)) == np.float32(found)


@given(text=texts)
@settings(max_examples=300, derandomize=True, deadline=None)
def test_there_are_as_many_trigrams_and_the_short_ones_are_the_same(
    postgresql: Connection, text: str
) -> None:
    found = theirs(postgresql, "SELECT show_trgm(%s)", text)
    assert len(trigrams(text)) == len(found)
    assert {each for each in trigrams(text) if each.isascii()} <= set(found)


def test_every_letter_and_digit_of_latin_and_cyrillic_is_one_there_too(postgresql: Connection) -> None:
    signs = [*map(chr, range(1, 0x250)), *map(chr, range(0x400, 0x530)), *map(chr, range(0x1E00, 0x1F00))]
    query = "SELECT array_agg(cardinality(show_trgm(sign)) ORDER BY at) FROM unnest(%s::text[]) WITH ORDINALITY each(sign, at)"
    assert theirs(postgresql, query, signs) == [len(trigrams(sign)) for sign in signs]


@given(wanted=texts, candidates=st.lists(texts, max_size=8, unique=True))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_ranking_is_ordering_by_similarity_there(
    postgresql: Connection, wanted: str, candidates: list[str]
) -> None:
    query = """
        SELECT coalesce(array_agg(at::int ORDER BY similarity(text, %s) DESC, at), '{}')
        FROM unnest(%s::text[]) WITH ORDINALITY each(text, at) WHERE similarity(text, %s) > 0
    """
    keyed = [(place, text) for place, text in enumerate(candidates, start=1)]
    ranked = Index.of(keyed).rank(wanted, least=0, most=8)
    assert [each.key for each in ranked] == theirs(postgresql, query, wanted, candidates, wanted)


def test_vowel_signs_of_other_scripts_end_a_word_here_and_not_there(postgresql: Connection) -> None:
    pointed = "שָׁלוֹם"  # written with points, which the C library takes for letters
    assert len(theirs(postgresql, "SELECT show_trgm(%s)", pointed)) != len(trigrams(pointed))
