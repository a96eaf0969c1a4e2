"""Submit a reading: "I have read this to the end", with what is to say of the document as a whole."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from annotator.actions import document_judgements
from annotator.actions.assignments import submit
from annotator.actions.open_reading import refuse_unless_open
from annotator.actions.passages import refuse_unjudged
from annotator.actions.proposals import note_accepted
from annotator.actions.training import note_score
from annotator.models import Assignment, Purpose, User

State = Assignment.State


@transaction.atomic
def submit_reading(
    assignment: Assignment, *, document_judgement: Mapping[str, Any] | None, by: User, now: dt.datetime
) -> None:
    """Submit, and keep the document's judgement where one is given that says anything new.

    Submitting again changes nothing. Raises Invalid for a judgement that makes no sense; Conflict where passages are not
    judged yet, the reading is not open, or it was submitted with another judgement.
    """
    rows = Assignment.objects.select_for_update()
    assignment.refresh_from_db(fields=["state", "started_at", "submitted_at"], from_queryset=rows)
    codebook = assignment.round.codebook
    data = None if document_judgement is None else document_judgements.checked(codebook, document_judgement)
    if assignment.state == State.SUBMITTED and (
        data is None or data == document_judgements.data_of(assignment)
    ):
        return
    refuse_unless_open(assignment)
    refuse_unjudged(assignment)
    if data is not None:
        document_judgements.keep(assignment, data, by=by, now=now)
    submit(assignment, now=now)
    note_accepted(assignment)
    if assignment.purpose != Purpose.WORK:
        note_score(assignment, now=now)
