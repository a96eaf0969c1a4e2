"""The words of a document that tell whether it is a copy: its body and headings.

Left out are comments, boilerplate, bylines, captions and the title: pages of one site share a footer, pages of one agency a
caption, and who republishes a text gives it another title. Two pages that share nothing else are no copies.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

COUNTED_ROLES = ("body", "heading")
# Chinese and Japanese put no space between words: there each character stands for one.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = r"[\w\u0300-\u036f\u00ad]"  # accents that stand by themselves and soft hyphens are inside words
_INSIDE = r"['’-]|[.,](?=\d)"
_WORD = re.compile(rf"{_LETTER}++(?:(?:{_INSIDE}){_LETTER}++)*+")
_ASCII_WORD = re.compile(r"[a-z0-9_]++(?:(?:['-]|[.,](?=[0-9]))[a-z0-9_]++)*+")  # the same, twice as fast
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
_SPACED = rf"(?:(?![{_UNSPACED}]){_LETTER})+"
_WORD_OR_SIGN = re.compile(rf"[{_UNSPACED}]|{_SPACED}(?:(?:{_INSIDE}){_SPACED})*")
_SPELT_APART = str.maketrans({"’": "'", "\u00ad": None})
WORDS_KEPT = 65_536

Stretch = tuple[int, int]  # [start, end) of a text, in code points


class Word(NamedTuple):
    """A word as it is compared, and where it stands in the text, in code points."""

    plain: str
    start: int
    end: int


def words_of(text: str, stretches: Iterable[Stretch]) -> list[str]:
    """The words of these stretches in order, as they are compared: small letters, one apostrophe, no soft hyphens."""
    if text.isascii():  # as below, a word's case being all that is to be made plain
        return [word for start, end in stretches for word in _ASCII_WORD.findall(text[start:end].lower())]
    pattern = _pattern_for(text)
    return [plain(word) for start, end in stretches for word in pattern.findall(text, start, end)]


def placed_words(text: str, stretches: Iterable[Stretch]) -> Iterator[Word]:
    """The same words with their places."""
    pattern = _pattern_for(text)
    for start, end in stretches:
        for found in pattern.finditer(text, start, end):
            yield Word(plain(found[0]), found.start(), found.end())


def _pattern_for(text: str) -> re.Pattern[str]:
    """Looking out for Chinese signs at every letter takes three times as long."""
    return _WORD_OR_SIGN if _IS_UNSPACED.search(text) else _WORD


@lru_cache(WORDS_KEPT)
def plain(word: str) -> str:
    """The word as it is compared: case, accents' encoding, apostrophes and soft hyphens make no difference."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_SPELT_APART)).casefold()
