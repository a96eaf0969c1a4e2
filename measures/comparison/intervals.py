"""What a figure allows: the interval in which the truth lies if the figure holds."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from measures.comparison.given import Given
from measures.comparison.kinds import Kind, kind_of

TOLERANCE: Final = Decimal("0.1")  # how far "about" reaches to either side, as a share of the number
REACH: Final = 2  # "more than 3,000" is not said of what is known to be twice as much
_VAGUE_REACH: Final = 10  # "thousands" is, up to the next word of its kind
_SIGNED: Final = (Kind("measure", "[temperature]"), Kind("share", "percentage points"))


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both included; None where it is open."""

    low: Decimal | None
    high: Decimal | None


def interval_of(given: Given, tolerance: Decimal = TOLERANCE) -> Interval:
    """The numbers, in the figure's own unit, that it does not exclude.

    exact: half a unit in the last significant digit to either side, which is what rounding hides, but never more than
    `tolerance` allows; about: `tolerance` times the number; at_least: from it up; at_most: from 0 (from nowhere, if the
    quantity can be below 0) to it; between: from one end to the other. `tolerance` 0 takes every number literally.
    Raises `ValueError` for a figure without a number and for a tolerance that is not from 0 to below 1.
    """
    _check(given, tolerance)
    if given.bound == "at_least" or (given.high is None and given.bound != "at_most"):
        return Interval(given.ends[0], None)
    if given.bound == "at_most" or given.low is None:
        return Interval(_floor(given), given.ends[-1])
    return Interval(
        given.low - _slack(given.low, given, tolerance),
        given.ends[-1] + _slack(given.ends[-1], given, tolerance),
    )


def spoken_interval(given: Given, tolerance: Decimal = TOLERANCE) -> Interval:
    """What a listener takes home: an open end reaches to twice the number, or half of it, and not to the end of the world.

    A bare power of ten as a lower bound is how "thousands" is read; it reaches to the next one. Always inside `interval_of`.
    """
    allowed = interval_of(given, tolerance)
    if allowed.high is None and allowed.low is not None and allowed.low > 0:
        reach = _VAGUE_REACH if _is_power_of_ten(allowed.low) else REACH
        return Interval(allowed.low, allowed.low * reach)
    if (given.bound == "at_most" or given.low is None) and allowed.high is not None and allowed.high > 0:
        return Interval(allowed.high / REACH, allowed.high)
    return allowed


def _check(given: Given, tolerance: Decimal) -> None:
    if not given.ends:
        raise ValueError("A figure without a number allows everything. Leave it out.")
    if not tolerance.is_finite() or not 0 <= tolerance < 1:
        raise ValueError(
            f"A tolerance of {tolerance} makes no sense: give a share from 0 to below 1, such as 0.1."
        )


def _slack(end: Decimal, given: Given, tolerance: Decimal) -> Decimal:
    about = abs(end) * tolerance
    if given.bound == "about":
        return about
    is_one_number = given.low == given.high
    return (
        min(_half_a_unit(end), about)
        if given.bound == "exact" or (is_one_number and given.bound != "between")
        else Decimal(0)
    )


def _half_a_unit(number: Decimal) -> Decimal:
    """Of the last digit that is not an idle zero: 500 for 12,000, 0.05 for 19.8."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


def _floor(given: Given) -> Decimal | None:
    """Where "at most" begins: nothing is fewer than none."""
    return None if kind_of(given) in _SIGNED or given.ends[-1] < 0 else Decimal(0)


def _is_power_of_ten(number: Decimal) -> bool:
    return number.normalize().as_tuple().digits == (1,)
