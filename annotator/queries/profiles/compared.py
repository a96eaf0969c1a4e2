"""Several profiles side by side, and how probable it is that one source is above another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import asin, isclose, sqrt
from typing import Any, Final

from scipy.special import ndtr

from annotator.models import ProfileSnapshot
from annotator.queries.codebooks import Vocabulary
from annotator.queries.profiles.shown import Row, Shown, rated

MOST: Final = 6
TECHNIQUES: Final = 8  # those in which the sources differ most
Z: Final = 1.959964  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure over all the sources, on an axis of its own."""

    name: str
    kind: str
    rows: Sequence[Row]
    low_end: float | None = None
    high_end: float | None = None
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """How probable it is that `above` has the higher rate."""

    above: str
    below: str
    probability: float


@dataclass(frozen=True, slots=True)
class Compared:
    shown: Sequence[Shown]
    reliability: Measure
    measures: Sequence[Measure]
    pairs: Sequence[Pair]
    left_out: Sequence[str]


def compared(snapshots: Sequence[ProfileSnapshot], vocabulary: Vocabulary) -> Compared:
    """In the order in which they were asked for. Withheld rates are in no pair, and no order is made."""
    shown = [Shown(one, vocabulary) for one in snapshots]
    return Compared(
        shown=shown,
        reliability=Measure("Reliability", "percent", [_rate(one) for one in shown], 0, 1),
        measures=[*_axes(shown), *_techniques(shown)],
        pairs=[_pair(one, other) for one, other in combinations(_rated(shown), 2)],
        left_out=[one.snapshot.source.name for one in shown if one.snapshot.withheld],
    )


def probability_above(one: ProfileSnapshot, other: ProfileSnapshot) -> float:
    """That the first rate is above the second, both taken as normal on the scale arcsin √rate, where their spread does not
    depend on the rate: as wide as their 95 % intervals, and independent.
    """
    (at, spread), (other_at, other_spread) = _on_scale(one), _on_scale(other)
    both = sqrt(spread**2 + other_spread**2)
    return 0.5 if isclose(both, 0) else float(ndtr((at - other_at) / both))


def _on_scale(one: ProfileSnapshot) -> tuple[float, float]:
    low, middle, high = (asin(sqrt(value or 0)) for value in (one.low, one.estimate, one.high))
    return middle, (high - low) / (2 * Z)


def _rated(shown: Sequence[Shown]) -> list[ProfileSnapshot]:
    return [one.snapshot for one in shown if not one.snapshot.withheld]


def _pair(one: ProfileSnapshot, other: ProfileSnapshot) -> Pair:
    probability = probability_above(one, other)
    if probability >= 0.5:
        return Pair(one.source.name, other.source.name, probability)
    return Pair(other.source.name, one.source.name, 1 - probability)


def _rate(shown: Shown) -> Row:
    source = shown.snapshot.source
    return rated(
        source.name,
        shown.rate,
        shown.all_counted,
        page=source.get_absolute_url(),
        letter=shown.snapshot.letter,
    )


def _axes(shown: Sequence[Shown]) -> list[Measure]:
    found: dict[str, list[Row]] = {}
    for one in shown:
        for row in one.axes:
            found.setdefault(row.name, []).append(_named(one, row))
    return [Measure(name, "stance", rows, -2, 2, rows[0].left, rows[0].right) for name, rows in found.items()]


def _techniques(shown: Sequence[Shown]) -> list[Measure]:
    """Those whose rates lie furthest apart."""
    found: dict[str, list[Row]] = {}
    for one in shown:
        for group in one.strip:
            for row in group.rows:
                found.setdefault(row.name, []).append(_named(one, row))
    spread = sorted(found.items(), key=lambda item: -_apart([row.value or 0 for row in item[1]], len(shown)))
    return [Measure(f"{name}, per 1,000 words", "rate", rows) for name, rows in spread[:TECHNIQUES]]


def _apart(rates: Sequence[float], sources: int) -> float:
    """A source in which nobody found the technique has the rate 0."""
    known = [*rates, *([0.0] if len(rates) < sources else [])]
    return max(known) - min(known)


def _named(shown: Shown, row: Row) -> Row:
    """The row of one source, under the source's name."""
    same: dict[str, Any] = {
        "url": row.url,
        "value": row.value,
        "low": row.low,
        "high": row.high,
        "ref": row.ref,
    }
    source = shown.snapshot.source
    return Row(name=source.name, page=source.get_absolute_url(), left=row.left, right=row.right, **same)
