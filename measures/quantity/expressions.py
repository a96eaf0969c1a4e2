"""One amount: a number with its currency or unit. Shares and ranges are made of these and have the same
shape.
"""

from dataclasses import dataclass
from decimal import Decimal

from measures.quantity.numerals import Number, Precision, number_at
from measures.quantity.tokens import Tokens
from measures.quantity.units import currency_at, currency_before, elided_unit_at, unit_at

SHARE = "share"


@dataclass(frozen=True, slots=True)
class Expression:
    """What the tokens `first` up to, not including, `last` say."""

    first: int
    last: int
    low: Decimal
    high: Decimal
    unit: str = ""
    multipliers: tuple[Decimal, ...] = ()
    is_range: bool = False
    is_plain: bool = False  # nothing but bare digits says it: it may as well be a date or part of a name
    is_word: bool = False
    precision: Precision = "exact"
    part: Decimal | None = None
    whole: Decimal | None = None


def amount_at(t: Tokens, index: int) -> Expression | None:
    """The amount whose number, or the currency sign before it, is at `index`."""
    index = currency_at(t, index)
    currency = currency_before(t, index) if t.is_number(index) else None
    number = number_at(t, index, is_money=currency is not None)
    if number is None:
        return None
    unit, first = currency or ("", number.first)
    last = number.last
    if not t.begins_line(last) and (found := _unit_behind(t, number)) is not None:
        unit, last = unit or found[0], found[1]
    return Expression(
        first,
        last,
        number.value,
        number.value,
        unit,
        number.multipliers,
        is_plain=number.is_plain and not unit,
        is_word=number.is_word,
        precision=number.precision,
    )


def _unit_behind(t: Tokens, number: Number) -> tuple[str, int] | None:
    """The unit behind a number; behind a scale word or a vague number also after "of": "hundreds of miles"."""
    found = unit_at(t, number.last)
    if found is not None or (not number.multipliers and number.precision == "exact"):
        return found
    if t.low[number.last] in ("of", "de"):
        return unit_at(t, number.last + 1)
    return elided_unit_at(t, number.last)


def share_of(first: int, last: int, part: Decimal, whole: Decimal, *, is_word: bool) -> Expression:
    """A part of a whole, as a fraction of 1."""
    value = part / whole
    return Expression(first, last, value, value, SHARE, is_word=is_word, part=part, whole=whole)


def with_scale_of(upper: Expression, lower: Expression) -> Decimal:
    """ "27-40 million" means 27 million: the lower end takes the upper one's scale words, as many as fit."""
    if lower.multipliers:
        return lower.low
    multipliers = list(upper.multipliers)
    while multipliers:
        product = lower.low
        for multiplier in multipliers:
            product *= multiplier
        if product < upper.low:
            return product
        multipliers.pop(0)
    return lower.low
