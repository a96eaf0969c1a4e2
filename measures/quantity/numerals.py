"""Numbers as running text writes them: digits, words, and both ("3,5 Millionen", "two hundred thousand")."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from measures.quantity.digits import read_digits
from measures.quantity.nouns import COUNTED
from measures.quantity.sums import Sum, is_year_in_words, room_below, take_cardinal, take_scale
from measures.quantity.tokens import Tokens
from measures.quantity.vocabulary import (
    CARDINALS,
    COLLECTIVES,
    HALVES,
    ONES,
    QUANTIFIERS,
    SCALES,
    STANDALONE,
    VAGUE,
    VULGAR,
    vulgar_value,
)

Precision = Literal["exact", "about", "at_least"]

_ATTACHED = {"k": 10**3, "bn": 10**9, "tn": 10**12}
_ATTACHED_TO_MONEY = {"m": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}
_NEAR_WORDS = frozenset(("some", "about", "quelque"))
_OF = frozenset(("of", "de", "d"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from the tokens `first` up to, not including, `last`."""

    first: int
    last: int
    value: Decimal
    multipliers: tuple[Decimal, ...] = ()  # the scale words at its end, which a range hands to its lower end
    is_plain: bool = False  # a bare run of digits, which may as well be a year or part of a name
    is_word: bool = False
    precision: Precision = "exact"


def number_at(t: Tokens, index: int, *, is_money: bool = False) -> Number | None:
    """The number at `index`, its article or "several" before it taken in; None where there is none.

    `is_money` says that a currency sign stands before it, which makes "m" a million and not a metre.
    """
    if t.is_number(index):
        return _from_digits(t, index, is_money=is_money)
    word = t.low[index]
    if word in VULGAR:
        return _with_scales(t, Sum(index, index + 1, [vulgar_value(word)], Decimal(0)))
    if word in HALVES:
        return _half_of_scale(t, index)
    if not t.is_spoken(index):
        return None
    if word in COLLECTIVES:
        return _collective(t, index)
    if word in SCALES or word in VAGUE:
        return _from_scale(t, index)
    if word == "one":
        return _from_words(t, index, Decimal(1))
    return _from_words(t, index, CARDINALS[word]) if word in CARDINALS else None


def _from_digits(t: Tokens, index: int, *, is_money: bool) -> Number | None:
    number = _digits_and_scale(t, index, is_money=is_money)
    if number is None:
        return None
    while _take_remainder(t, number):
        pass
    is_plain = number.first == index == number.last - 1 and t.low[index].isdigit()
    return Number(number.first, number.last, number.total, tuple(number.multipliers), is_plain=is_plain)


def _digits_and_scale(t: Tokens, index: int, *, is_money: bool) -> Sum | None:
    value = read_digits(t, index)
    if value is None:
        return None
    if _has_leading_point(t, index):
        return Sum(index - 1, index + 1, [Decimal(f"0.{t.low[index]}")], Decimal(0))
    last = index + 1
    if t.low[last] in VULGAR:
        value, last = value + vulgar_value(t.low[last]), last + 1
    value, last = _and_a_half(t, *_and_a_fraction(t, value, last))
    if scale := _attached_scale(t, last, is_money=is_money):
        return Sum(index, last + 1, [value * scale], Decimal(0), [scale])
    number = Sum(index, last, [value], Decimal(0))
    while take_scale(t, number):
        pass
    return number


def _with_scales(t: Tokens, number: Sum) -> Number | None:
    """ "¾ million"; a fraction's sign without a scale word behind it is no number of things."""
    while take_scale(t, number):
        pass
    if not number.multipliers:
        return None
    return Number(number.first, number.last, number.total, tuple(number.multipliers), is_word=True)


def _has_leading_point(t: Tokens, index: int) -> bool:
    """ "a share of .75"; neither the end of "... 500" nor of "killed.12" is a point."""
    if t.low[index - 1] != "." or not t.is_joined(index) or not t.low[index].isdigit():
        return False
    return not t.is_joined(index - 1) or t.low[index - 2] in ("(", "[", "<", ">", "=", "-", "–")


def _and_a_fraction(t: Tokens, value: Decimal, last: int) -> tuple[Decimal, int]:
    """ "2 1/2"."""
    part, slash, whole = t.low[last].partition("/")
    if not slash:
        return value, last
    is_short = part.isdigit() and whole.isdigit() and len(part) <= len(whole) <= 2
    if not is_short or not 0 < int(part) < int(whole):
        return value, last
    return value + Decimal(part) / Decimal(whole), last + 1


def _and_a_half(t: Tokens, value: Decimal, last: int) -> tuple[Decimal, int]:
    if t.low[last] != "and" and not t.is_dash(last):
        return value, last
    position = last
    for word in ("and", "a", "half"):
        position += t.is_hyphen(position)
        if t.low[position] != word:
            return value, last
        position += 1
    return value + Decimal("0.5"), position


def _attached_scale(t: Tokens, index: int, *, is_money: bool) -> Decimal | None:
    """ "$40m", "3bn", "10k"; a bare "2m" is millions where people are counted and else metres."""
    word = t.low[index]
    is_joined = t.is_joined(index) and not t.is_capital(index)  # "4K" is no number of pixels
    is_crowd = is_joined and word == "m" and t.low[index + 1] in COUNTED
    if word in _ATTACHED_TO_MONEY and (is_money or is_crowd):
        return Decimal(_ATTACHED_TO_MONEY[word])
    return Decimal(_ATTACHED[word]) if is_joined and word in _ATTACHED else None


def _take_remainder(t: Tokens, number: Sum) -> bool:
    """ "2 млн 300 тыс." and "12 тысяч 500" are one number each: what follows stays below the last scale
    word.
    """
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
    number = Sum(index, index + 1, [first], room_below(first, t.low[index]))
    while take_scale(t, number) or take_cardinal(t, number):
        pass
    if is_year_in_words(t, number):
        return None
    value, last = _and_a_half(t, number.total, number.last)
    number.parts, number.last = [value], last
    while take_scale(t, number):
        pass
    return Number(index, number.last, number.total, tuple(number.multipliers), is_word=True)


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
    """ "hundreds of thousands" promises no more than a hundred thousand, and "several million" no more than
    one.
    """
    value, last = _times_scale(t, VAGUE.get(t.low[index]) or SCALES[t.low[index]], index + 1)
    return Number(_quantifier_start(t, index), last, value, is_word=True, precision="at_least")


def _times_scale(t: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
    """The "thousands" of "hundreds of thousands" taken in, and the token behind it."""
    position = index + 1 if t.low[index] in _OF else index
    scale = SCALES.get(t.low[position]) or VAGUE.get(t.low[position])
    if scale is None or scale < 1000 or t.begins_line(position) or not t.is_spoken(position):
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
