"""Quantities that running text states: where each stands, how much it says and how firmly.

The rules, and the choices behind them, are described in docs/method.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from measures.quantity.bounds import Bound, bound_after, bound_before, stronger
from measures.quantity.claims import age_start, has_minus, not_stated_until, rate_behind
from measures.quantity.expressions import Expression, amount_at
from measures.quantity.nouns import noun_behind
from measures.quantity.ranges import range_from
from measures.quantity.shares import fraction_at, share_from
from measures.quantity.tokens import Tokens, tokenise
from measures.quantity.units import TIME_UNITS
from measures.quantity.vocabulary import TRIGGERS

_PLACES = Decimal("0.000001")
_LARGEST = Decimal(10) ** 15  # no count of anything is larger, and the desk stores no more digits


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a text.

    `start` and `end` are code points of that text, half open, and take in the bounding words and the unit.
    `low` and `high` are equal for an exact or approximate figure; `low` is None for one bounded above only,
    `high` for one bounded below only. `unit` is a canonical sign ("km²", "%", "USD", "years"), "share" for a
    part of a whole, or the counted noun as written; "" where there is none. `part` and `whole` are given for
    shares.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str
    part: Decimal | None = None
    whole: Decimal | None = None


def find_figures(text: str) -> list[Figure]:
    """Every quantity in `text`, in text order and without overlaps, in time linear in its length."""
    return list(_figures(tokenise(text)))


def parse_figure(words: str) -> Figure | None:
    """The figure that a highlighted passage is about: its first, a duration or age only where there is no
    other.
    """
    figures = find_figures(words) or _shares_cut_short(words)
    return next(
        (figure for figure in figures if figure.unit not in TIME_UNITS), figures[0] if figures else None
    )


def _shares_cut_short(words: str) -> list[Figure]:
    """In running text "a fifth" may be an ordinal; highlighted by itself it is a share of something."""
    return [figure for figure in find_figures(f"{words} of them") if figure.end <= len(words)]


def _figures(t: Tokens) -> Iterator[Figure]:
    resume = 0
    # Whatever begins with a digit sorts between "0" and ":".
    for index in [index for index, word in enumerate(t.low) if word in TRIGGERS or "0" <= word < ":"]:
        if index < resume:
            continue
        expression = _expression_at(t, index)
        if expression is None:
            continue
        noun = "" if expression.unit else noun_behind(t, expression.last)
        end = not_stated_until(t, expression, noun)
        if end is not None:
            resume = end
            continue
        figure, resume = _figure(t, expression, noun, floor=resume)
        yield figure


def _expression_at(t: Tokens, index: int) -> Expression | None:
    if fraction := fraction_at(t, index):
        return fraction
    amount = amount_at(t, index)
    if amount is None or amount.low >= _LARGEST:
        return None
    return share_from(t, amount) or range_from(t, amount) or amount


def _figure(t: Tokens, e: Expression, noun: str, *, floor: int) -> tuple[Figure, int]:
    """The figure that `e` states with the words around it, and the token where reading goes on."""
    unit, last = rate_behind(t, e.last) or (e.unit or noun, e.last)
    age = age_start(t, e)
    first, unit = (e.first, unit) if age is None else (age, "years")
    is_negative = has_minus(t, first, unit)
    before, first = bound_before(t, first - is_negative)
    after, last = bound_after(t, last)
    if after != "exact" and not unit:
        unit = noun_behind(t, last)
    bound = "between" if e.is_range else stronger(e.precision, stronger(before, after))
    low, high = (-e.high, -e.low) if is_negative else (e.low, e.high)
    start = t.start[max(first, floor)]
    part, whole = (None, None) if e.part is None or e.whole is None else (_tidy(e.part), _tidy(e.whole))
    return Figure(start, t.end[last - 1], *_limits(low, high, bound), bound, unit, part, whole), last


def _limits(low: Decimal, high: Decimal, bound: Bound) -> tuple[Decimal | None, Decimal | None]:
    lowest = _tidy(low)
    highest = lowest if high is low else _tidy(high)
    return (None if bound == "at_most" else lowest), (None if bound == "at_least" else highest)


def _tidy(value: Decimal) -> Decimal:
    """Six places at the most, no trailing zeros and no exponent: 19800000, 0.333333."""
    whole = value.to_integral_value()
    return whole if whole == value else value.quantize(_PLACES, rounding=ROUND_HALF_EVEN).normalize()
