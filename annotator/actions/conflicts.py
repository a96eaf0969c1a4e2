"""Conflicts of interest: this person reads nothing of this source."""

import datetime as dt

from django.db import transaction

from annotator.actions.assignments import return_all
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, ConflictOfInterest, User
from corpus_app.models import Source

LONGEST_REASON = 300
RETURNED = "A conflict of interest with the source was named."


@transaction.atomic
def name_conflict(
    *, reviewer: User, source: Source, reason: str, by: User, now: dt.datetime
) -> ConflictOfInterest:
    """From now on nothing of the source is given to the person, and what they have not submitted is returned.

    What they submitted stays. Raises Invalid without a reason, Conflict where it is named already.
    """
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        sentence = f"Say what the interest is, in at most {LONGEST_REASON} characters."
        raise Invalid(sentence, {"reason": [sentence]})
    named = {"reviewer": reviewer, "source": source, "ended_at": None}
    conflict, made = ConflictOfInterest.objects.get_or_create(
        **named, defaults={"reason": reason, "made_by": by, "made_at": now}
    )
    if not made:
        raise Conflict(f"This conflict of interest is known already: {conflict.reason}")
    readings = Assignment.objects.select_for_update().filter(reviewer=reviewer, document__source=source)
    return_all(readings.order_by("pk"), by=by, now=now, reason=RETURNED)
    return conflict


def end_conflict(conflict: ConflictOfInterest, *, now: dt.datetime) -> None:
    """The person may read the source's documents again. Ending what has ended changes nothing."""
    ConflictOfInterest.objects.filter(pk=conflict.pk, ended_at=None).update(ended_at=now)
