"""What takes long to calculate from a round's readings is calculated once, for as long as none of them changes."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.db.models import QuerySet

from annotator.models import Assignment, Round
from annotator.queries.readings import stamp_of

T = TypeVar("T")
KEPT = 7 * 24 * 3600  # seconds: the key changes with the readings, so that nothing old is ever shown


def kept(name: str, round: Round, readings: QuerySet[Assignment], calculate: Callable[[], T]) -> T:
    """`calculate()`, or what it gave for exactly these readings before. `name` says what it is."""
    key = f"{name}-{round.pk}-{stamp_of(readings)}"
    found: T | None = cache.get(key)
    if found is None:
        found = calculate()
        cache.set(key, found, KEPT)
    return found
