"""A number under way: how scale words multiply what has been read of it, and which words may still follow."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from measures.quantity.tokens import Tokens
from measures.quantity.vocabulary import CARDINALS, SCALES, VAGUE
from measures.quantity.wordlists import word_set

_ABBREVIATED = word_set("тыс тис млн млрд трлн tys mln mld mrd mio tūkst mlrd tsd")
_GERMAN = frozenset(("mrd", "mio", "tsd"))  # whose nouns have capitals within the sentence
_ONE_WORDS = word_set("one un uno une один одна одну одне одного jeden jedna vienas viena")
_DOZEN: Final = 12


@dataclass(slots=True)
class Sum:
    """What has been read of a number so far; `room` is what the next word of it must stay below."""

    first: int
    last: int
    parts: list[Decimal]
    room: Decimal
    multipliers: list[Decimal] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def take_scale(t: Tokens, number: Sum) -> bool:
    position = number.last + 1 if t.is_hyphen(number.last) else number.last
    scale = SCALES.get(t.low[position])
    if scale is None or t.begins_line(position) or not t.is_spoken(position):
        return False
    if _is_year_before_crowd(t, number, position) or not _accepts(number, scale):
        return False
    smaller = sum((part for part in number.parts if part < scale or scale == _DOZEN), Decimal(0))
    larger = [part for part in number.parts if part >= scale and scale != _DOZEN]
    number.parts = [*larger, (smaller or Decimal(1)) * scale]
    number.room = scale
    number.multipliers.append(scale)
    number.last = _behind_abbreviation(t, position + 1)
    return True


def _behind_abbreviation(t: Tokens, last: int) -> int:
    """The full stop of "500 тыс. человек" belongs to the number; the one at a sentence's end does not."""
    is_stop = t.low[last] == "." and t.is_joined(last) and t.low[last - 1] in _ABBREVIATED
    if not is_stop or t.begins_line(last + 1):
        return last
    goes_on = t.is_word(last + 1) and (not t.is_capital(last + 1) or t.low[last - 1] in _GERMAN)
    return last + 1 if goes_on or t.is_number(last + 1) else last


def _accepts(number: Sum, scale: Decimal) -> bool:
    """ "two thousand hundred" adds up and "three thousand million" multiplies; "five hundred hundred" does
    neither.
    """
    return any(part < scale for part in number.parts) or scale < min(number.parts)


def _is_year_before_crowd(t: Tokens, number: Sum, position: int) -> bool:
    """ "in 1941 millions fled" holds a year and a crowd, not a number of millions."""
    is_year_like = len(t.low[position - 1]) == 4 and t.low[position - 1].isdigit()
    return t.low[position] in VAGUE and is_year_like and 1000 <= number.total <= 2100


def take_cardinal(t: Tokens, number: Sum) -> bool:
    position = _after_joiner(t, number)
    word = t.low[position]
    if t.begins_line(position):
        return False
    if word in ("vingt", "vingts") and number.parts[-1] == 4:
        number.parts[-1], number.room, number.last = Decimal(80), Decimal(20), position + 1
        return True
    value = Decimal(1) if word in _ONE_WORDS and number.room == 10 else CARDINALS.get(word)
    if value is None or value >= number.room or value % 1:
        return False
    number.parts.append(value)
    number.room, number.last, number.multipliers = room_below(value, word), position + 1, []
    return True


def _after_joiner(t: Tokens, number: Sum) -> int:
    word = t.low[number.last]
    is_joiner = (
        t.is_hyphen(number.last)
        or (word == "and" and number.room >= 100)
        or (word in ("y", "et", "und") and number.room in (10, 20))
    )
    return number.last + 1 if is_joiner else number.last


def room_below(value: Decimal, word: str) -> Decimal:
    if value >= 100:
        return Decimal(100)
    if value >= 20:
        return Decimal(20 if word == "soixante" else 10)
    return Decimal(10 if word == "dix" else 0)


def is_year_in_words(t: Tokens, number: Sum) -> bool:
    """ "nineteen forty-one": a tens word right behind a number from ten to twenty."""
    following = number.last + 1 if t.is_hyphen(number.last) else number.last
    before = number.first - 2 if t.is_hyphen(number.first - 1) else number.first - 1
    return _are_year_words(t, number.last - 1, following) or _are_year_words(t, before, number.first)


def _are_year_words(t: Tokens, century: int, rest: int) -> bool:
    return 10 <= CARDINALS.get(t.low[century], 0) <= 20 <= CARDINALS.get(t.low[rest], 0) < 100
