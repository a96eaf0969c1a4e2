"""A text cut into words, numbers and marks, with the offsets of each in code points."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

from measures.quantity.languages import ENGLISH, language_of
from measures.quantity.vocabulary import HOMOGRAPHS

DASHES = frozenset("-‐‑‒–—−")
_PADDING = 8
_STRETCH = 120  # tokens

# A number is one token with its separators. White space groups digits only in threes after one to three
# digits, so that "in 1941 200 people" stays two numbers. Dates, times, telephone numbers and chains of digits
# are one token each, which no reader of numbers accepts.
_TOKEN = re.compile(
    r"([^\W\d_]+(?:'[^\W\d_]+)*"
    r"|[^\w\s+]"
    r"|(?=[0-9])(?:"
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[t ][0-9]{2}:[0-9]{2}[0-9:.]*(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"|[0-9]++(?:[-/][0-9]++){2,}|[0-9]++/[0-9]++|[0-9]{1,3}(?::[0-9]{1,3})+"
    r"|[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])(?:[.,][0-9]+(?![0-9.,]))?"
    r"|[0-9]+(?:[.,'·][0-9]+)*)"
    r"|\n[^\S\n]*+\n|\+[0-9](?:[ ()./-]?[0-9]){6,18}|_+|\+)"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, padded at the end: index -1 and the indices just past the end read as an empty word."""

    text: str
    start: list[int]
    end: list[int]
    low: list[str]
    count: int
    languages: dict[int, str] = field(default_factory=dict)  # by stretch of tokens, filled as asked for

    def language_at(self, index: int) -> str:
        """The language spoken around the token; "" where no word there tells."""
        stretch = index // _STRETCH
        if stretch not in self.languages:
            first = max(0, stretch * _STRETCH - _STRETCH // 4)
            self.languages[stretch] = language_of(self.low[first : first + _STRETCH * 3 // 2])
        return self.languages[stretch]

    def is_spoken(self, index: int) -> bool:
        """Whether a number word that other languages have for something else is of the one spoken around
        it.
        """
        language = HOMOGRAPHS.get(self.low[index])
        if language is None:
            return True
        spoken = self.language_at(index)
        return spoken == language or (not spoken and language == ENGLISH)

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.start[index] : self.end[index]]

    def is_number(self, index: int) -> bool:
        """Whether the token begins with a digit."""
        return "0" <= self.low[index][:1] <= "9"

    def is_word(self, index: int) -> bool:
        """Whether the token is a run of letters."""
        return self.low[index][:1].isalpha()

    def is_capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[self.start[index] : self.start[index] + 1].isupper()

    def is_dash(self, index: int) -> bool:
        """Whether the token is a hyphen, a dash or a minus sign."""
        return self.low[index] in DASHES

    def is_joined(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < self.count and self.start[index] == self.end[index - 1]

    def is_hyphen(self, index: int) -> bool:
        """Whether the token is a dash with no space on either side."""
        return self.low[index] in DASHES and self.is_joined(index) and self.is_joined(index + 1)

    def begins_line(self, index: int) -> bool:
        """Whether only white space stands between the token and the line's beginning."""
        before = self.end[index - 1] if index else 0
        return not index or "\n" in self.text[before : self.start[index]] or self.low[index - 1][:1] == "\n"

    def begins_sentence(self, index: int) -> bool:
        """Whether the token is the first of a line, a sentence, a quotation or a bracket."""
        return self.begins_line(index) or self.low[index - 1] in _OPENERS


_OPENERS = frozenset(".!?:…•*|>“„«\"'‘’([")


def tokenise(text: str) -> Tokens:
    """Cut `text` into tokens in one pass; web addresses are blanked first, offsets stay those of `text`."""
    readable = _without_addresses(text)
    lowered = readable.lower()
    if len(lowered) != len(
        readable
    ):  # a few capitals, such as İ, grow when lowered and would shift the offsets
        lowered = "".join(map(_lower, readable))
    pieces = _TOKEN.split(lowered.replace("’", "'").replace("ʼ", "'"))  # gap, token, gap, ..., gap
    edges = list(accumulate(map(len, pieces)))
    low = pieces[1::2]
    padding = [len(text)] * _PADDING
    return Tokens(readable, edges[:-1:2] + padding, edges[1::2] + padding, low + [""] * _PADDING, len(low))


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _without_addresses(text: str) -> str:
    if "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda match: "_" * len(match.group()), text)
