"""Whether the numeric dates of one thread put the day or the month first.

Worked out over the whole thread, in this order: the order in which most of its dates are dates at all (a part
above 12 settles it), then the chronology (the comments of one level do not go back in time overall), then the
custom of the language.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus_app.text.dates import ORDERS, Found, Order, Reading

_DIGIT = re.compile(r"\d")
_CLOCK_OF_TWELVE = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_AMERICAN = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
)
_BRITISH = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


class Dated(NamedTuple):
    """A date found in a thread's line, and the run of comments (one level below one parent) it belongs to."""

    found: Found
    run: int


def custom_order(text: str, language: str) -> Order:
    """The order a reader would assume: day first, month first only where English text shows American habits."""
    if language not in ("en", "") or not _DIGIT.search(text):
        return "dmy"
    american = len(_AMERICAN.findall(text)) + len(_CLOCK_OF_TWELVE.findall(text))
    return "mdy" if american > 2 * len(_BRITISH.findall(text)) else "dmy"


def thread_order(dates: Sequence[Dated], custom: Order) -> Order:
    """The order in which the numeric dates of a thread are written."""
    valid = {order: _readable(dates, order) for order in ORDERS}
    best = max(valid.values())
    orders = [order for order in ORDERS if valid[order] == best]
    if len(orders) == 1:
        return orders[0]
    setbacks = {order: _setbacks(dates, order) for order in orders}
    fewest = min(setbacks.values())
    orders = [order for order in orders if setbacks[order] == fewest]
    return custom if custom in orders else orders[0]


def read_date(found: Found, order: Order) -> Reading | None:
    """How a date reads under ``order``; a date that cannot be read so is read as it can."""
    exact = [reading for reading in found.readings if reading.order in ("", order)]
    return next(iter(exact or found.readings), None)


def _readable(dates: Sequence[Dated], order: Order) -> int:
    return sum(any(reading.order == order for reading in dated.found.readings) for dated in dates)


def _setbacks(dates: Sequence[Dated], order: Order) -> int:
    """How often a comment is older than the one before it in its run. A thread may show its newest first, too,
    but as that is rarer it is charged for."""
    runs: dict[int, list[Reading]] = {}
    for dated in dates:
        if reading := read_date(dated.found, order):
            runs.setdefault(dated.run, []).append(reading)
    pairs = [pair for run in runs.values() for pair in pairwise(run)]
    back = sum(later.date < earlier.date for earlier, later in pairs)
    forth = sum(later.date > earlier.date for earlier, later in pairs)
    return min(back, forth + 1)
