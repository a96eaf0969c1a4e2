"""What became of a reading that was returned."""

import datetime as dt
from dataclasses import dataclass

from annotator.models import Assignment, AssignmentChange, Round
from annotator.queries.standing import standing_of

Kind = AssignmentChange.Kind


@dataclass(frozen=True, slots=True)
class Returned:
    """When and why, and whether its reader may take it up again."""

    at: dt.datetime | None
    reason: str
    is_free: bool


def how_returned(assignment: Assignment, now: dt.datetime) -> Returned | None:
    """None where it was not returned."""
    if assignment.state != Assignment.State.RETURNED:
        return None
    change = assignment.changes.filter(kind__in=(Kind.RETURNED, Kind.TIMED_OUT)).last()
    at, reason = (change.made_at, change.reason) if change else (None, "")
    return Returned(at, reason, _is_free(assignment, now))


def _is_free(assignment: Assignment, now: dt.datetime) -> bool:
    if assignment.round.self_chosen or assignment.round.state != Round.State.OPEN:
        return assignment.round.self_chosen
    standing = standing_of(assignment.round, now)
    place = standing.places.get(assignment.document_id)
    return place is not None and standing.may_be_given(assignment.reviewer_id, place)
