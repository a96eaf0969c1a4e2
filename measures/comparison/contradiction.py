"""Which figures of one quantity cannot both be true, which merely differ, and what all of them allow."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from measures.comparison.conversion import common_unit, from_base, to_base
from measures.comparison.given import Given
from measures.comparison.intervals import TOLERANCE, Interval, interval_of, spoken_interval
from measures.comparison.kinds import Kind, kind_of, unit_named

Reading = Callable[[Given, Decimal], Interval]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures whose intervals do not meet, the lower one first."""

    lower: Given
    higher: Given


def contradictions(givens: Iterable[Given], tolerance: Decimal = TOLERANCE) -> list[Pair]:
    """The pairs that cannot both be true: of one kind, and no number is allowed by both (`interval_of`).

    Lower figures first; the order of `givens` does not matter. Takes n log n steps and one for each pair.
    """
    return [pair for group in by_kind(givens).values() for pair in _apart(group, tolerance, interval_of)]


def differences(givens: Iterable[Given], tolerance: Decimal = TOLERANCE) -> list[Pair]:
    """The pairs that could both be true only if one of them says much less than its source knew (`spoken_interval`).

    "More than 3,000" and "8,000" are one: the first does not exclude the second, but nobody takes home that they agree. No pair
    of these is one of `contradictions`.
    """
    found = []
    for group in by_kind(givens).values():
        allowed = {id(given): _Span.of(given, tolerance, interval_of) for given in group}
        for pair in _apart(group, tolerance, spoken_interval):
            if (
                allowed[id(pair.lower)].to >= allowed[id(pair.higher)].from_
            ):  # the lower does not exclude the higher
                found.append(pair)
    return found


def contradicted(givens: Sequence[Given], tolerance: Decimal = TOLERANCE) -> list[int]:
    """How many of the others each figure contradicts, in the order given. n log n steps, however many pairs there are."""
    counts = [0] * len(givens)
    places: dict[Kind, list[int]] = {}
    for place, given in enumerate(givens):
        places.setdefault(kind_of(given), []).append(place)
    places.pop(Kind("none"), None)
    for of_kind in places.values():
        spans = [_Span.of(givens[place], tolerance, interval_of) for place in of_kind]
        lows, highs = sorted(span.from_ for span in spans), sorted(span.to for span in spans)
        for place, span in zip(of_kind, spans, strict=True):
            below, above = bisect_left(highs, span.from_), len(lows) - bisect_right(lows, span.to)
            counts[place] = below + above
    return counts


def consistent_range(givens: Iterable[Given], tolerance: Decimal = TOLERANCE) -> Interval | None:
    """The numbers that every one of them allows, in `common_unit`; None where there is none.

    Raises `ValueError` for figures of several kinds and where none has a number.
    """
    groups = by_kind(givens)
    if len(groups) != 1:
        raise ValueError(
            "A range is that of figures of one kind. Take those of one kind, of which one has a number."
        )
    (group,) = groups.values()
    spans = [_Span.of(given, tolerance, interval_of) for given in group]
    low, high = max(span.from_ for span in spans), min(span.to for span in spans)
    if low > high:
        return None
    unit = unit_named(common_unit(group))
    return Interval(*(from_base(end, unit) if isinstance(end, Fraction) else None for end in (low, high)))


def by_kind(givens: Iterable[Given]) -> dict[Kind, list[Given]]:
    """The figures that can be compared, by their kind; those of no kind are left out."""
    groups: dict[Kind, list[Given]] = {}
    for given in givens:
        groups.setdefault(kind_of(given), []).append(given)
    groups.pop(Kind("none"), None)
    return dict(sorted(groups.items()))


@dataclass(frozen=True, slots=True)
class _Span:
    """An interval in the base of its kind; an open end is infinite."""

    from_: Fraction | float
    to: Fraction | float
    given: Given

    @classmethod
    def of(cls, given: Given, tolerance: Decimal, reading: Reading) -> "_Span":
        interval = reading(given, tolerance)
        low = float("-inf") if interval.low is None else to_base(interval.low, given)
        high = float("inf") if interval.high is None else to_base(interval.high, given)
        return cls(low, high, given)

    @property
    def order(self) -> tuple[Fraction | float | str, ...]:
        """Tells apart whatever is not the same in every respect."""
        given = self.given
        return self.from_, self.to, given.bound, given.unit, given.counted, str(given.key)


def _apart(group: Sequence[Given], tolerance: Decimal, reading: Reading) -> list[Pair]:
    """For each interval, in their order, those that begin behind its end: the rest of the order from there."""
    spans = sorted((_Span.of(given, tolerance, reading) for given in group), key=lambda span: span.order)
    begins = [span.from_ for span in spans]
    return [
        Pair(span.given, later.given) for span in spans for later in spans[bisect_right(begins, span.to) :]
    ]
