"""A figure as it was given."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

# Together no more than the 28 digits that decimal numbers are reckoned with. The desk stores 15 and 6.
_BEFORE_THE_POINT: Final = 15
_BEHIND_THE_POINT: Final = 12


@dataclass(frozen=True, slots=True)
class Given:
    """A quantity in somebody's words: from `low` to `high`, None where it has no such end, in `unit`, of what is `counted`.

    `bound` is "exact", "about", "at_least", "at_most" or "between"; with any other word the ends alone say which. `unit` and
    `counted` are free words. `key` is the caller's and says whose figure it is. Raises `ValueError` for a low end above the
    high one, and for numbers that are none or out of all proportion.
    """

    key: Hashable
    low: Decimal | None
    high: Decimal | None
    bound: str = ""
    unit: str = ""
    counted: str = ""

    def __post_init__(self) -> None:
        for end in self.ends:
            if not _is_plausible(end):
                raise ValueError(
                    f"{end} is no figure that can be compared: give it with 15 digits before the point and 12 behind it at the most."
                )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"The low end, {self.low:f}, is above the high end, {self.high:f}. Swap them.")

    @property
    def ends(self) -> list[Decimal]:
        """The ends that are given, the low one first."""
        return [end for end in (self.low, self.high) if end is not None]


def _is_plausible(number: Decimal) -> bool:
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return (
        isinstance(exponent, int) and exponent >= -_BEHIND_THE_POINT and number.adjusted() < _BEFORE_THE_POINT
    )
