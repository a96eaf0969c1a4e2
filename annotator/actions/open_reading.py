"""Whether a reading may be written in: it is under way, and its round is not closed."""

import datetime as dt

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from annotator.actions.assignments import RETURNED, UNDER_WAY
from annotator.errors import Conflict
from annotator.models import Assignment, Round

State = Assignment.State
SUBMITTED = "You have submitted this document as read to the end. "
REOPEN = "Reopen it to change highlights."
ASK_FOR_IT = "Ask a lead to give it back to you where something must be changed."
CLOSED = "This round is closed: nothing in it is changed any more. Ask a lead to open it again."


def hold_open(assignment: Assignment, now: dt.datetime) -> None:
    """Lock it for this write and mark it started. Raises Conflict where it may not be written in (any more)."""
    started = {"state": State.STARTED, "started_at": Coalesce("started_at", now)}
    if not open_rows(assignment).update(**started):
        assignment.refresh_from_db(fields=["state", "round"])
        refuse_unless_open(assignment)
        raise Conflict(RETURNED)


def open_rows(assignment: Assignment) -> QuerySet[Assignment]:
    """This assignment's row, as long as it may be written in. Nothing of the round is locked with it."""
    closed = Round.objects.filter(state=Round.State.CLOSED).values("pk")
    under_way = Assignment.objects.filter(pk=assignment.pk, state__in=UNDER_WAY)
    return under_way.exclude(round__in=closed)


def is_open(assignment: Assignment) -> bool:
    """Going by what was read of assignment and round."""
    return assignment.state in UNDER_WAY and assignment.round.state != Round.State.CLOSED


def refuse_unless_open(assignment: Assignment) -> None:
    """Raises Conflict, with what to do next, going by what was read of assignment and round."""
    if assignment.state == State.SUBMITTED:
        raise Conflict(SUBMITTED + (REOPEN if assignment.round.self_chosen else ASK_FOR_IT))
    if assignment.state == State.RETURNED:
        raise Conflict(RETURNED)
    if assignment.round.state == Round.State.CLOSED:
        raise Conflict(CLOSED)
