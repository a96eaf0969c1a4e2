"""In which unit figures of one kind are shown together, and how many digits of what is converted mean anything."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal
from functools import cache

from measures.comparison import Given, Kind, common_unit, convert, kind_of
from measures.comparison.kinds import unit_named, unit_of
from measures.comparison.unit_table import MEASURES, SHARES

DIGITS = Context(prec=4)  # of what is converted: the words beside it have those that were written


def convertible(unit: str, kind: Kind) -> bool:
    """Whether figures of this kind can be shown in the unit; counts only count."""
    return kind.name in ("measure", "share", "money") and unit_named(unit).kind == kind


def common_to(givens: Sequence[Given], chosen: str) -> str:
    """The sign of the chosen unit, else of the one most of them use; of counts the thing, where all count the same."""
    return unit_named(chosen).sign if chosen else common_unit(givens)


def units_of(kind: Kind, givens: Iterable[Given]) -> tuple[str, ...]:
    """The signs that figures of this kind may be shown in: those in use first, then the others of the table."""
    if kind.name not in ("measure", "share"):
        return ()
    used = dict.fromkeys(unit_of(given).sign for given in givens)
    return tuple(dict.fromkeys((*used, *_signs(kind))))


def number_in(given: Given, unit: str) -> tuple[Decimal | None, Decimal | None]:
    """Low and high in the unit; as written where it is the figure's own."""
    if kind_of(given).name == "none":
        return given.low, given.high
    converted = convert(given, unit)
    return rounded(converted.low, given.low), rounded(converted.high, given.high)


@cache
def _signs(kind: Kind) -> tuple[str, ...]:
    """Of the table, those of this dimension."""
    return tuple(sign for sign in (*MEASURES, *SHARES) if unit_named(sign).kind == kind)


def rounded(number: Decimal | None, written: Decimal | None) -> Decimal | None:
    """To DIGITS, unless it is the number that was written."""
    if number is None or number == written:
        return written
    return DIGITS.create_decimal(number)
