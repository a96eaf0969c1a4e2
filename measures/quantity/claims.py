"""Whether a number read from a text states a quantity, and the few words that make it one."""

from decimal import Decimal

from measures.quantity.bounds import bound_before
from measures.quantity.calendar import date_end
from measures.quantity.digits import read_digits
from measures.quantity.expressions import Expression
from measures.quantity.nouns import STOPS
from measures.quantity.references import reference_end
from measures.quantity.tokens import Tokens
from measures.quantity.units import PERCENT, TIME_UNITS
from measures.quantity.wordlists import word_set

_POWERS_OF_TEN = frozenset(Decimal(10) ** n for n in range(2, 7))
_PER = frozenset(("per", "je", "pro", "на"))
# Behind these a number word without a noun is a pronoun: "the two were", "us three".
_PRONOUN_BEFORE = word_set(
    "the these those all between other others last first next any no us you them we they "
    "both at by for or than as"
)
_SINGLING_OUT = frozenset(("only", "just", "exactly"))
_COMPARING = frozenset(("than", "least", "most", "nearly", "almost"))
_MINUS_UNITS = frozenset(("°C", "°F", "°", PERCENT))
_SMALL = 20


def not_stated_until(t: Tokens, e: Expression, noun: str) -> int | None:
    """The token at which reading goes on where `e` states no quantity; None where it does."""
    end = date_end(t, e, noun)
    if end is None:
        end = reference_end(t, e, noun)
    if end is None and (
        _is_zero(e)
        or _is_coordinate(t, e)
        or _is_denominator(t, e)
        or _is_caption(t, e)
        or _is_pronoun(t, e, noun)
    ):
        end = e.last
    return end


def rate_behind(t: Tokens, last: int) -> tuple[str, int] | None:
    """ "per 100,000" behind a number: its unit, and the token where it ends."""
    if t.low[last] not in _PER or not _is_power_of_ten(t, last + 1):
        return None
    return f"{t.low[last]} {t.raw(last + 1)}", last + 2


def age_start(t: Tokens, e: Expression) -> int | None:
    """Where "aged" stands in "aged 66" or "aged only 19"; None where it does not."""
    start = e.first - 2 if t.low[e.first - 1] in _SINGLING_OUT else e.first - 1
    return start if not e.unit and t.low[start] in ("aged", "ages") else None


def has_minus(t: Tokens, first: int, unit: str) -> bool:
    """Whether the dash or word before a number makes it negative: only temperatures and percentages are."""
    sign = first - 1
    is_sign = (t.is_dash(sign) and t.is_joined(first) and not t.is_joined(sign)) or t.low[sign] == "minus"
    return is_sign and unit in _MINUS_UNITS


def _is_power_of_ten(t: Tokens, index: int) -> bool:
    return t.is_number(index) and read_digits(t, index) in _POWERS_OF_TEN


def _is_zero(e: Expression) -> bool:
    return e.high == 0


def _is_coordinate(t: Tokens, e: Expression) -> bool:
    """ "50.45° N"."""
    return e.unit == "°" and t.low[e.last] in ("n", "s", "e", "w")


def _is_denominator(t: Tokens, e: Expression) -> bool:
    """The "100,000" of "deaths per 100,000"."""
    return t.low[e.first - 1] in _PER and e.low in _POWERS_OF_TEN


def _is_caption(t: Tokens, e: Expression) -> bool:
    """ "(in millions)", "in their thousands", "how many millions"."""
    if e.precision != "at_least":
        return False
    is_scale_of_table = (
        t.low[e.first - 1] in ("in", "their") and t.low[e.last] != "of" and e.last == e.first + 1
    )
    return is_scale_of_table or t.low[e.first - 1] == "how"


def _is_pronoun(t: Tokens, e: Expression, noun: str) -> bool:
    """ "no one", "one day", "the two were": number words that count nothing."""
    if not e.is_word or e.is_range or e.part is not None or e.precision != "exact" or e.multipliers:
        return False
    if bound_before(t, e.first)[0] != "exact":
        return e.low == 1 and not e.unit and t.low[e.first - 1] not in _COMPARING  # "under one roof"
    if e.low == 1:
        is_singled_out = (
            t.low[e.first - 1] in _SINGLING_OUT and t.is_word(e.last) and t.low[e.last] not in STOPS
        )
        return not is_singled_out and (not e.unit or e.unit in TIME_UNITS)
    is_bare = not noun and not e.unit and t.low[e.last] != "of"
    return is_bare and e.low <= _SMALL and t.low[e.first - 1] in _PRONOUN_BEFORE
