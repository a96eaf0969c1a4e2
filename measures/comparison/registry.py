"""What pint says of a unit, as exact fractions."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from measures.comparison.unit_table import MEASURES


@dataclass(frozen=True, slots=True)
class Scale:
    """One of a unit in the base units of the SI is `factor` · one + `offset`; `dimension` is written as pint writes it."""

    dimension: str
    factor: Fraction
    offset: Fraction


@cache
def registry() -> Any:
    """The one registry of the process, in decimal numbers. Loaded when the first measure is compared: half a second."""
    import pint  # not at the head of the module: whoever compares no measures does not wait for it

    return pint.UnitRegistry(non_int_type=Decimal)


@cache
def scale_of(sign: str) -> Scale:
    """Of a sign of the table. Raises `KeyError` for any other."""
    one = registry().parse_expression(MEASURES[sign][0])
    nothing = registry().Quantity(Decimal(0), one.units)
    offset = _fraction(nothing.to_base_units().magnitude)
    factor = _fraction(one.to_base_units().magnitude) - offset
    dimension = str(one.dimensionality)
    return Scale("[angle]" if dimension == "dimensionless" else dimension, factor, offset)


def _fraction(number: Decimal | int) -> Fraction:
    """pint's 28 digits as the fraction they are cut from: 5/9, 5/18, 0.09290304. So that 32 °F is 0 °C exactly."""
    return Fraction(Decimal(number)).limit_denominator(10**13)
