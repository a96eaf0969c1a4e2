"""Free words for a unit, read: which unit of the table it is, or which currency, and by what it is multiplied."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from measures.comparison.unit_table import AMBIGUOUS, MEASURES, POINTS, SHARES, SIGNS, WORDS
from measures.quantity.tokens import tokenise
from measures.quantity.units import currency_before, unit_at
from measures.quantity.vocabulary import HOMOGRAPHS, SCALES

_ALLOWED: Final = 200  # characters that are looked at: the desk stores 80
_PER: Final = re.compile(r"(?:per|pro|je|par|por|na|на|iš) (1(?:[ .,\u00a0\u202f']?0{3}|0+)+)(?!\d)")
_COMPOUND: Final = re.compile(r"/|\bper\b|\bpro\b")
# Words that multiply what stands behind them. "tn" is tons as often as trillions, and "hundred" nobody writes in a unit.
_MULTIPLIERS: Final = {
    word: value
    for word, value in SCALES.items()
    if value >= 1000 and word not in HOMOGRAPHS and word not in ("tn", "lakh", "mille")
}


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """What a unit's words come to.

    `sign` is of the table, of a currency, "per 1000" and the like, or the words themselves in small letters; "" for none.
    `sort` says which of them. `times` is what scale words in front multiply by ("million tonnes").
    """

    sort: str  # "bare", "share", "points", "money", "measure", "compound", "noun", "ambiguous"
    sign: str
    times: Decimal = Decimal(1)


@lru_cache(maxsize=10_000)
def read_unit(words: str) -> ReadUnit:
    """Of a unit in any words whatever."""
    times, rest = _multiplied(" ".join(words[:_ALLOWED].split()))
    sort, sign = _sorted(rest)
    return ReadUnit(sort, sign, times)


def per_number(sign: str) -> Decimal | None:
    """100000 of "per 100000"; None of what is no such sign."""
    found = _PER.fullmatch(sign)
    return Decimal(found[1]) if found else None


def _multiplied(words: str) -> tuple[Decimal, str]:
    times = Decimal(1)
    first, _, rest = words.partition(" ")
    while times < 10**12 and (value := _MULTIPLIERS.get(first.casefold().rstrip("."))):
        times, words = times * value, rest
        first, _, rest = words.partition(" ")
    return times, words


def _sorted(words: str) -> tuple[str, str]:
    folded = words.casefold()
    if not words:
        return "bare", ""
    if folded in AMBIGUOUS:
        return "ambiguous", folded
    if (found := _PER.search(folded)) and _sign(folded[found.end() :]) not in MEASURES:
        return "share", "per " + re.sub(r"\D", "", found[1])
    sign = _sign(words) or _sign(words.replace(".", " "))
    if sign is not None:
        return _sort_of(sign), sign
    if folded.split()[0] == "of":
        return "share", "share"
    return ("compound" if _COMPOUND.search(folded) else "noun"), folded


def _sort_of(sign: str) -> str:
    if sign in SHARES:
        return "share"
    if sign in MEASURES:
        return "measure"
    return "points" if sign == POINTS else "money"


def _sign(words: str) -> str | None:
    """The sign that the whole of the words means."""
    words = " ".join(words.replace("^", "").split())
    if words in SIGNS:
        return words
    folded = words.casefold()
    if folded in WORDS:
        return WORDS[folded]
    read = _as_behind_a_number(words) or _as_behind_a_number(folded)
    return read if read is not None else _as_before_a_number(words)


def _as_behind_a_number(words: str) -> str | None:
    t = tokenise(f"1 {words}")
    if t.low[0] != "1":
        return None
    found = unit_at(t, 1)
    return found[0] if found is not None and found[1] == t.count else None


def _as_before_a_number(words: str) -> str | None:
    t = tokenise(f"{words} 1")
    found = currency_before(t, t.count - 1) if t.count > 1 and t.low[t.count - 1] == "1" else None
    return found[0] if found is not None and found[1] == 0 else None
