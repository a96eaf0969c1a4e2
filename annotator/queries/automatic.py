"""Which units are sure enough to be settled without a person, and how sure that is."""

from collections.abc import Sequence
from typing import Protocol

from annotator.models import Decision
from annotator.queries.readings import TECHNIQUE
from annotator.queries.unit import FIGURE, Shares, Unit

LEAST_READERS = 2
ROUNDING = 1e-9


def sureness(unit: Unit) -> float | None:
    """The least probability among everything that is said of the unit; None where it is not for a threshold to settle.

    That is: where a person decided it or took a decision back, where fewer than two readers or fewer than half of them
    marked it, where figures differ, where two labels are equally probable, and where nothing is said.
    """
    if not _may_be_settled(unit):
        return None
    shares = (unit.consensus or {}).items()
    if not shares or any(one.best is None for facet, one in shares if facet != TECHNIQUE):
        return None
    return min(_sureness_of(facet, one) for facet, one in shares)


def _may_be_settled(unit: Unit) -> bool:
    readers = len(unit.reviewers)
    is_marked = readers >= LEAST_READERS and 2 * readers >= unit.readers
    return is_marked and FIGURE not in unit.differs_in and is_left_to_rule(unit.last)


class End(Protocol):
    """The end of a unit's history."""

    @property
    def outcome(self) -> str: ...

    @property
    def automatic(self) -> bool: ...


def is_left_to_rule(last: End | None) -> bool:
    """Never decided, or only by the rule, whose decisions were taken back together."""
    return last is None or (last.outcome == Decision.Outcome.REOPENED and last.automatic)


def _sureness_of(facet: str, shares: Shares) -> float:
    """Of techniques: how sure it is of each that it is there, or that it is not."""
    if facet != TECHNIQUE:
        return shares.probability
    return min(max(probability, 1 - probability) for _, probability in shares.values)


def surer_than(units: Sequence[Unit], threshold: float) -> list[tuple[Unit, float]]:
    """The units at or above the threshold, each with its sureness."""
    found = ((unit, sureness(unit)) for unit in units)
    return [(unit, sure) for unit, sure in found if sure is not None and sure >= threshold - ROUNDING]
