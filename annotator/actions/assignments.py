"""Take a document, start it, submit it as read to the end, reopen it."""

import datetime as dt

from django.db import transaction

from annotator.errors import Conflict
from annotator.models import Assignment, Codebook, Round, User
from corpus_app.models import Document

State = Assignment.State
SELF_CHOSEN = "Self-chosen reading"


def open_round(codebook: Codebook | None = None) -> Round:
    """The one round in which anybody may take any document; made with the newest codebook where there is none yet.

    Raises Conflict where there is no codebook to make it with.
    """
    there = Round.objects.select_related("codebook").filter(self_chosen=True).first()
    if there:
        return there
    codebook = codebook or Codebook.objects.order_by("-created_at", "-version").first()
    if codebook is None:
        raise Conflict(
            "There is no codebook yet. An admin loads one with: manage.py load_codebook fixtures/codebook.json"
        )
    made, _ = Round.objects.get_or_create(
        self_chosen=True, defaults={"name": SELF_CHOSEN, "codebook": codebook, "blind": True}
    )
    return made


def take_document(document: Document, *, by: User, now: dt.datetime) -> tuple[Assignment, bool]:
    """This person's assignment for the document in the open round, and whether it was made just now."""
    defaults = {"state": State.STARTED, "started_at": now}
    return Assignment.objects.get_or_create(
        round=open_round(), document=document, reviewer=by, defaults=defaults
    )


def start(assignment: Assignment, *, now: dt.datetime) -> None:
    """Opened to be read. Starting what is started changes nothing."""
    if assignment.state in {State.ASSIGNED, State.RETURNED}:
        assignment.state, assignment.started_at = State.STARTED, assignment.started_at or now
        assignment.save(update_fields=["state", "started_at"])


@transaction.atomic
def submit(assignment: Assignment, *, now: dt.datetime) -> None:
    """Says "I have read this to the end". Submitting again changes nothing."""
    if assignment.state == State.SUBMITTED:
        return
    assignment.state, assignment.submitted_at = State.SUBMITTED, now
    assignment.started_at = assignment.started_at or now
    assignment.save(update_fields=["state", "started_at", "submitted_at"])


@transaction.atomic
def reopen(assignment: Assignment) -> None:
    """Take a submission back to go on working. Only in the open round: elsewhere others may have seen it."""
    if assignment.state != State.SUBMITTED:
        return
    if not assignment.round.self_chosen:
        raise Conflict("This was submitted in a review round. Ask a lead to return it to you.")
    assignment.state, assignment.submitted_at = State.STARTED, None
    assignment.save(update_fields=["state", "submitted_at"])
