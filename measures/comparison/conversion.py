"""Figures in a common unit, with the original kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from measures.comparison.given import Given
from measures.comparison.kinds import COUNT, Unit, kind_of, times_of, unit_named, unit_of


@dataclass(frozen=True, slots=True)
class Converted:
    """The same figure in `unit`, to 28 significant digits: `given` is what it was before, and what it says of itself."""

    given: Given
    low: Decimal | None
    high: Decimal | None
    unit: str


def convert(given: Given, unit: str) -> Converted:
    """A figure in another unit of its kind, named by a sign or in any words. Counts keep the noun that they count.

    Raises `ValueError` where the two have nothing to do with each other: shares and counts, areas and lengths, currencies.
    """
    target, kind = unit_named(unit), kind_of(given)
    if target.kind != kind or kind.name == "none":
        raise ValueError(
            f"“{given.unit}” and “{unit}” are no units of one quantity. Compare what is of one kind."
        )
    low, high = (
        None if end is None else from_base(to_base(end, given), target) for end in (given.low, given.high)
    )
    return Converted(given, low, high, target.sign)


def common_unit(givens: Iterable[Given]) -> str:
    """The sign in which figures of one kind are shown together: the one most of them use.

    Of those used equally often, a unit of the SI, then one accepted beside it, then the first by its sign. "" for counts of
    several things. Raises `ValueError` for figures of several kinds.
    """
    units = [unit_of(given) for given in givens if kind_of(given).name != "none"]
    if len({unit.kind for unit in units}) > 1:
        raise ValueError("Figures of several kinds have no common unit. Take those of one kind.")
    uses = Counter(unit.sign for unit in units)
    if not units or (units[0].kind == COUNT and len(uses) > 1):
        return ""
    return min(units, key=lambda unit: (-uses[unit.sign], unit.preference, unit.sign)).sign


def to_base(number: Decimal, given: Given) -> Fraction:
    """A number in a figure's unit, in the base of its kind: exactly, so that equal ends are equal."""
    unit = unit_of(given)
    return Fraction(number) * Fraction(times_of(given)) * unit.factor + unit.offset


def from_base(number: Fraction, unit: Unit) -> Decimal:
    """The other way, to 28 significant digits."""
    converted = (number - unit.offset) / unit.factor
    return Decimal(converted.numerator) / Decimal(converted.denominator)
