"""Trigrams of words, and how many two texts share.

After pg_trgm of PostgreSQL (contrib/pg_trgm, trgm_op.c): a text is cut into words at everything that is neither letter
nor digit, each word is written in small letters with two blanks before it and one behind, and every three characters
in a row are a trigram. A trigram counts once in a text however often it stands there.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_WORDS_KEPT: Final = 100_000  # distinct words whose trigrams are remembered; a language has not many more


def words_of(text: str) -> list[str]:
    """Runs of letters and digits, as written. "½" and "²" still stand in them: see `trigrams_of_word`."""
    return _WORD.findall(text)


@lru_cache(maxsize=_WORDS_KEPT)
def trigrams_of_word(word: str) -> frozenset[str]:
    """The trigrams of one of `words_of`."""
    return frozenset(_trigrams(word))


def trigrams(text: str) -> frozenset[str]:
    """The set of trigrams that pg_trgm's `show_trgm` gives for a text; empty where it has no letter and no digit."""
    return frozenset[str]().union(*map(trigrams_of_word, words_of(text)))


def similarity(a: str, b: str) -> float:
    """Shared trigrams by all trigrams of both texts: |A ∩ B| / |A ∪ B| (Jaccard 1901), 0 to 1.

    As pg_trgm's `similarity(a, b)`, which gives the same number in single precision. 0 where either text has no word.
    """
    left, right = trigrams(a), trigrams(b)
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0


def containment(a: str, b: str) -> float:
    """Shared trigrams by those of the text that has fewer: |A ∩ B| / min(|A|, |B|) (Szymkiewicz-Simpson), 0 to 1.

    It is high where a short wording stands in a long passage, for which `similarity` is low.
    """
    left, right = trigrams(a), trigrams(b)
    shared = len(left & right)
    return shared / min(len(left), len(right)) if shared else 0.0


def _trigrams(word: str) -> Iterator[str]:
    for run in _runs(word):
        padded = f"  {_lowered(run)} "
        yield from (padded[start : start + 3] for start in range(len(padded) - 2))


def _runs(word: str) -> list[str]:
    """Python takes "½" and "²" for a part of a word; PostgreSQL, by the C library's classes, does not."""
    if word.isascii():
        return [word]
    return "".join(" " if unicodedata.category(sign) == "No" else sign for sign in word).split()


def _lowered(word: str) -> str:
    """Letter by letter, as the C library lowers: no final sigma, and one letter for İ."""
    if word.isascii():
        return word.lower()
    return "".join(sign.lower()[0] for sign in word)
