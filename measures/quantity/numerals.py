"""Numbers as running text writes them: digits, words, and both ("3,5 Millionen", "two hundred thousand")."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from measures.quantity.digits import read_digits
from measures.quantity.languages import ENGLISH
from measures.quantity.tokens import Tokens
from measures.quantity.vocabulary import (
    CARDINALS,
    COLLECTIVES,
    HALVES,
    HOMOGRAPHS,
    ONES,
    QUANTIFIERS,
    SCALES,
    STANDALONE,
    VAGUE,
)
from measures.quantity.wordlists import word_set

Precision = Literal["exact", "about", "at_least"]

_ATTACHED = {"k": 10**3, "bn": 10**9, "tn": 10**12}
_ATTACHED_TO_MONEY = {"m": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}
_VULGAR = {"½": "0.5", "⅓": "0.333333", "⅔": "0.666667", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅛": "0.125"}
_ABBREVIATED = word_set("тыс тис млн млрд трлн tys mln mld mrd mio tūkst mlrd tsd")
_GERMAN = frozenset(("mrd", "mio", "tsd"))  # whose nouns have capitals within the sentence
_ONE_WORDS = word_set("one un uno une один одна одну одне одного jeden jedna vienas viena")
_DOZEN = 12
_NEAR_WORDS = frozenset(("some", "about", "quelque"))
_OF = frozenset(("of", "de", "d"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from the tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: Decimal
    multipliers: tuple[
        Decimal, ...
    ] = ()  # the scale words at its end, which an open range hands to its lower end
    is_plain: bool = False  # a bare run of digits, which may as well be a year or part of a name
    is_word: bool = False
    precision: Precision = "exact"


@dataclass(slots=True)
class _Sum:
    """What has been read of a number so far; `room` is what the next word of it must stay below."""

    first: int
    last: int
    parts: list[Decimal]
    room: Decimal
    multipliers: list[Decimal] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        return sum(self.parts, Decimal(0))


def number_at(t: Tokens, index: int, *, is_money: bool = False) -> Number | None:
    """The number at `index`, its article or "several" before it taken in; None where there is none.

    `is_money` says that a currency sign stands before it, which makes "m" a million and not a metre.
    """
    if t.is_number(index):
        return _from_digits(t, index, is_money=is_money)
    word = t.low[index]
    if word in HALVES:
        return _half_of_scale(t, index)
    if not is_spoken_here(t, index):
        return None
    if word in COLLECTIVES:
        return _collective(t, index)
    if word in SCALES or word in VAGUE:
        return _from_scale(t, index)
    if word == "one":
        return _from_words(t, index, Decimal(1))
    return _from_words(t, index, CARDINALS[word]) if word in CARDINALS else None


def is_spoken_here(t: Tokens, index: int) -> bool:
    """Whether a word that languages share is a number in the one spoken around it."""
    language = HOMOGRAPHS.get(t.low[index])
    if language is None:
        return True
    spoken = t.language_at(index)
    return spoken == language or (not spoken and language == ENGLISH)


def _from_digits(t: Tokens, index: int, *, is_money: bool) -> Number | None:
    number = _digits_and_scale(t, index, is_money=is_money)
    if number is None:
        return None
    while _take_remainder(t, number):
        pass
    is_plain = number.last == index + 1 and t.low[index].isdigit()
    return Number(index, number.last, number.total, tuple(number.multipliers), is_plain=is_plain)


def _digits_and_scale(t: Tokens, index: int, *, is_money: bool) -> _Sum | None:
    value = read_digits(t, index)
    if value is None:
        return None
    last = index + 1
    if t.low[last] in _VULGAR:
        value, last = value + Decimal(_VULGAR[t.low[last]]), last + 1
    value, last = _and_a_half(t, *_and_a_fraction(t, value, last))
    if scale := _attached_scale(t, last, is_money=is_money):
        return _Sum(index, last + 1, [value * scale], Decimal(0), [scale])
    number = _Sum(index, last, [value], Decimal(0))
    while _take_scale(t, number):
        pass
    return number


def _and_a_fraction(t: Tokens, value: Decimal, last: int) -> tuple[Decimal, int]:
    """ "2 1/2"."""
    part, slash, whole = t.low[last].partition("/")
    is_short = slash and part.isdigit() and whole.isdigit() and len(part) <= len(whole) <= 2
    if not is_short or not 0 < int(part) < int(whole):
        return value, last
    return value + Decimal(part) / Decimal(whole), last + 1


def _and_a_half(t: Tokens, value: Decimal, last: int) -> tuple[Decimal, int]:
    if t.low[last : last + 3] == ["and", "a", "half"]:
        return value + Decimal("0.5"), last + 3
    return value, last


def _attached_scale(t: Tokens, index: int, *, is_money: bool) -> Decimal | None:
    if is_money and t.low[index] in _ATTACHED_TO_MONEY:
        return Decimal(_ATTACHED_TO_MONEY[t.low[index]])
    if t.is_joined(index) and t.low[index] in _ATTACHED:
        return Decimal(_ATTACHED[t.low[index]])
    return None


def _take_scale(t: Tokens, number: _Sum) -> bool:
    position = number.last + 1 if t.is_hyphen(number.last) else number.last
    scale = SCALES.get(t.low[position])
    if scale is None or t.begins_line(position) or not is_spoken_here(t, position):
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


def _accepts(number: _Sum, scale: Decimal) -> bool:
    """ "two thousand hundred" adds up and "three thousand million" multiplies; "five hundred hundred" does neither."""
    return any(part < scale for part in number.parts) or scale < min(number.parts)


def _is_year_before_crowd(t: Tokens, number: _Sum, position: int) -> bool:
    """ "in 1941 millions fled" holds a year and a crowd, not a number of millions."""
    is_year_like = len(t.low[position - 1]) == 4 and t.low[position - 1].isdigit()
    return t.low[position] in VAGUE and is_year_like and 1000 <= number.total <= 2100


def _take_remainder(t: Tokens, number: _Sum) -> bool:
    """ "2 млн 300 тыс." and "12 тысяч 500" are one number each: what follows stays below the last scale word."""
    if not number.multipliers or not t.is_number(number.last) or t.begins_line(number.last):
        return False
    rest = _digits_and_scale(t, number.last, is_money=False)
    if rest is None or rest.total >= min(number.multipliers):
        return False
    if not rest.multipliers and not "а" <= t.low[number.last - 1][:1] <= "я":
        return False
    number.parts.append(rest.total)
    number.last, number.multipliers = rest.last, rest.multipliers
    return True


def _from_words(t: Tokens, index: int, first: Decimal) -> Number | None:
    number = _Sum(index, index + 1, [first], _room_below(first, t.low[index]))
    while _take_scale(t, number) or _take_cardinal(t, number):
        pass
    if _is_year_in_words(t, number):
        return None
    value, last = _and_a_half(t, number.total, number.last)
    number.parts, number.last = [value], last
    while _take_scale(t, number):
        pass
    return Number(index, number.last, number.total, tuple(number.multipliers), is_word=True)


def _take_cardinal(t: Tokens, number: _Sum) -> bool:
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
    number.room, number.last, number.multipliers = _room_below(value, word), position + 1, []
    return True


def _after_joiner(t: Tokens, number: _Sum) -> int:
    word = t.low[number.last]
    is_joiner = (
        t.is_hyphen(number.last)
        or (word == "and" and number.room >= 100)
        or (word in ("y", "et", "und") and number.room in (10, 20))
    )
    return number.last + 1 if is_joiner else number.last


def _room_below(value: Decimal, word: str) -> Decimal:
    if value >= 100:
        return Decimal(100)
    if value >= 20:
        return Decimal(20 if word == "soixante" else 10)
    return Decimal(10 if word == "dix" else 0)


def _is_year_in_words(t: Tokens, number: _Sum) -> bool:
    """ "nineteen forty-one": a tens word right behind a number from ten to twenty."""
    following = number.last + 1 if t.is_hyphen(number.last) else number.last
    before = number.first - 2 if t.is_hyphen(number.first - 1) else number.first - 1
    return _are_year_words(t, number.last - 1, following) or _are_year_words(t, before, number.first)


def _are_year_words(t: Tokens, century: int, rest: int) -> bool:
    return 10 <= CARDINALS.get(t.low[century], 0) <= 20 <= CARDINALS.get(t.low[rest], 0) < 100


def _half_of_scale(t: Tokens, index: int) -> Number | None:
    """ "half a million", "half a dozen", "medio millón", "a half-million"."""
    position = index + 1
    while t.low[position] in ("a", "an", "of", "d'un", "un") or t.is_hyphen(position):
        position += 1
    scale = SCALES.get(t.low[position])
    if scale is None:
        return None
    first = index - 1 if t.low[index - 1] in ONES else index
    return Number(first, position + 1, scale / 2, is_word=True)


def _from_scale(t: Tokens, index: int) -> Number | None:
    before, word = t.low[index - 1], t.low[index]
    if before in QUANTIFIERS or word not in SCALES or (word in VAGUE and before not in ONES):
        return _vague(t, index)
    if before in ONES:
        return _one_scale(t, index, index - 1)
    if word in STANDALONE or before in _NEAR_WORDS:
        return _one_scale(t, index, index)
    return None


def _one_scale(t: Tokens, index: int, first: int) -> Number | None:
    number = _from_words(t, index, SCALES[t.low[index]])
    if number is None:
        return None
    return Number(first, number.last, number.value, number.multipliers, is_word=True)


def _vague(t: Tokens, index: int) -> Number:
    """ "hundreds of thousands" promises no more than a hundred thousand, and "several million" no more than one."""
    value, last = _times_scale(t, VAGUE.get(t.low[index]) or SCALES[t.low[index]], index + 1)
    return Number(_quantifier_start(t, index), last, value, is_word=True, precision="at_least")


def _times_scale(t: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
    """The "thousands" of "hundreds of thousands" taken in, and the token behind it."""
    position = index + 1 if t.low[index] in _OF else index
    scale = SCALES.get(t.low[position]) or VAGUE.get(t.low[position])
    if scale is None or scale < 1000 or t.begins_line(position) or not is_spoken_here(t, position):
        return value, index
    return value * scale, position + 1


def _quantifier_start(t: Tokens, index: int) -> int:
    first = index
    if t.low[first - 1] in QUANTIFIERS:
        first -= 1
        if t.low[first] in ("few", "many") and t.low[first - 1] in ("a", "good", "great", "very"):
            first -= 1
    return first


def _collective(t: Tokens, index: int) -> Number | None:
    """ "une centaine de milliers", "сотня": round by nature."""
    if t.low[index - 1] not in ONES and not "а" <= t.low[index][:1] <= "я":
        return None
    value, last = _times_scale(t, COLLECTIVES[t.low[index]], index + 1)
    first = index - 1 if t.low[index - 1] in ONES else index
    return Number(first, last, value, is_word=True, precision="about")
