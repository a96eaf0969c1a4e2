"""What sort of quantity a figure is. Only figures of one kind are ever compared."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from measures.comparison.given import Given
from measures.comparison.registry import scale_of
from measures.comparison.unit_table import BESIDE_SI, MEASURES, OTHER, POINTS, SHARES, SI
from measures.comparison.units import ReadUnit, per_number, read_unit

Name = Literal["count", "share", "measure", "money", "none"]


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """A name, and what tells apart quantities of that name that have nothing to do with each other.

    `of` is pint's dimension of a measure ("[length] ** 2") or the words of a rate ("deaths per day"), a currency's code,
    "percentage points" for a change of a share; "" otherwise. All counts are of one kind: that two of them count the same
    thing is what the claim says that they belong to.
    """

    name: Name
    of: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of one kind: one of it is `factor` · one + `offset` in the kind's own base. `preference` is of the table."""

    sign: str
    kind: Kind
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)
    preference: int = SI


NONE: Final = Kind("none")
COUNT: Final = Kind("count")
SHARE: Final = Kind("share")


def kind_of(given: Given) -> Kind:
    """Count, share, measure, money of one currency, or none: no number, or a unit that may mean two things.

    A unit that is not known is taken for the noun that is counted.
    """
    return unit_of(given).kind if given.ends else NONE


def unit_of(given: Given) -> Unit:
    """The unit that a figure is given in, scale words left out: see `times_of`."""
    return unit_named(given.unit)


def times_of(given: Given) -> Decimal:
    """What the scale words of its unit multiply it by: a million in "million tonnes"."""
    return read_unit(given.unit).times


def thing_of(given: Given) -> str:
    """The words for what is counted: `counted`, or the unit where that is a noun."""
    read = read_unit(given.unit)
    return given.counted or (read.sign if read.sort == "noun" else "")


@lru_cache(maxsize=10_000)
def unit_named(words: str) -> Unit:
    """The unit that words mean, scale words passed over."""
    read = read_unit(words)
    if read.sort == "measure":
        return _measure(read.sign)
    return _share(read) if read.sort == "share" else Unit(read.sign, _plain_kind(read))


def _plain_kind(read: ReadUnit) -> Kind:
    """Of units that nothing converts."""
    named = {
        "bare": COUNT,
        "noun": COUNT,
        "money": Kind("money", read.sign),
        "points": Kind("share", POINTS),
        "compound": Kind("measure", read.sign),
    }
    return named.get(read.sort, NONE)


def _measure(sign: str) -> Unit:
    scale = scale_of(sign)
    return Unit(sign, Kind("measure", scale.dimension), scale.factor, scale.offset, MEASURES[sign][1])


def _share(read: ReadUnit) -> Unit:
    """Of a whole. Where they are used equally often, percent goes before the fraction, and both before the rest."""
    whole = SHARES.get(read.sign) or per_number(read.sign) or 1
    preference = {"%": SI, "share": BESIDE_SI}.get(read.sign, OTHER)
    return Unit(read.sign, SHARE, Fraction(1) / Fraction(whole), preference=preference)
