"""How long people worked at their readings, from what they saved. Nobody's browser is watched.

Working time of one reading: the gaps between a reader's consecutive saves (opened, every version of every highlight,
submitted), added up, each counted as ten minutes at most: who saves nothing for longer is taken to be elsewhere.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from annotator.models import Assignment, HighlightVersion, Round

LONGEST_GAP = dt.timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Work:
    """What the saves of one reading say."""

    spent: dt.timedelta
    last: dt.datetime | None


def work_in(round: Round) -> dict[UUID, Work]:
    """By assignment. Two queries."""
    moments: defaultdict[UUID, list[dt.datetime]] = defaultdict(list)
    own = Assignment.objects.filter(round=round).values_list("pk", "started_at", "submitted_at")
    for pk, *ends in own:
        moments[pk] += filter(None, ends)
    versions = HighlightVersion.objects.filter(highlight__assignment__round=round).order_by()
    for pk, saved_at in versions.values_list("highlight__assignment", "changed_at").iterator(chunk_size=5000):
        moments[pk].append(saved_at)
    return {pk: Work(spent(saved), max(saved, default=None)) for pk, saved in moments.items()}


def spent(moments: Iterable[dt.datetime]) -> dt.timedelta:
    """Working time behind these saves of one reading, in any order."""
    gaps = (after - before for before, after in pairwise(sorted(moments)))
    return sum((min(gap, LONGEST_GAP) for gap in gaps), dt.timedelta())


def together(works: Iterable[Work]) -> Work:
    works = list(works)
    last = max((work.last for work in works if work.last), default=None)
    return Work(sum((work.spent for work in works), dt.timedelta()), last)
