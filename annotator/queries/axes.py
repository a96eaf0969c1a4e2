"""Axes for small plots: positions in per cent, round ticks."""

import math
from dataclasses import dataclass

MOST_TICKS = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from `start` to `end`."""

    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Where the value stands, in per cent of the axis, to two places."""
        return round(100 * (value - self.start) / (self.end - self.start), 2)


def axis_over(values: list[float]) -> Axis:
    """An axis that holds all the values; it starts at 0 unless that would crowd them at its far end."""
    low, high = min(values), max(values)
    if low >= 0 and low <= high / 2:
        low = 0.0
    step = round_step((high - low) / (MOST_TICKS - 1) or abs(high) / 2 or 1.0)
    start, end = math.floor(low / step) * step, math.ceil(high / step) * step
    if start == end:
        start, end = start - step, end + step
    count = round((end - start) / step)
    return Axis(start, end, tuple(start + step * i for i in range(count + 1)))


def round_step(least: float) -> float:
    """The smallest of 1, 2 or 5 times a power of ten that is not less than `least`, which is above 0."""
    power = 10.0 ** math.floor(math.log10(least))
    return next((power * factor for factor in (1, 2, 5) if power * factor >= least * (1 - 1e-9)), power * 10)
