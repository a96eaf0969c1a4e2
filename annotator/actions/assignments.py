"""Take a document, start it, submit it as read to the end, reopen it, return it, give it back. Each leaves a trace."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from annotator.errors import Conflict, Invalid, NotAllowed
from annotator.models import Assignment, AssignmentChange, Codebook, ConflictOfInterest, Decision, Round, User
from corpus_app.models import Document

State, Kind = Assignment.State, AssignmentChange.Kind
UNDER_WAY = (State.ASSIGNED, State.STARTED)
SELF_CHOSEN = "Self-chosen reading"
LONGEST_REASON = 1000
BATCH = 1000  # a statement takes no more values than the database has room for
RETURNED = (
    "This reading was returned. Take it up again, where its place is still free, before you go on with it."
)


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
        self_chosen=True,
        defaults={"name": SELF_CHOSEN, "codebook": codebook, "blind": True, "proposals": Round.Proposals.ON},
    )
    return made


@transaction.atomic
def take_document(document: Document, *, by: User, now: dt.datetime) -> tuple[Assignment, bool]:
    """This person's assignment for the document in the open round, and whether it was made just now.

    One that was returned is taken up again. Raises NotAllowed with a conflict of interest.
    """
    _refuse_conflict_of_interest(document, by)
    defaults = {"state": State.STARTED, "started_at": now, "proposals": True}
    assignment, made = Assignment.objects.get_or_create(
        round=open_round(), document=document, reviewer=by, defaults=defaults
    )
    if assignment.state == State.RETURNED:
        assignment.state, assignment.started_at = State.STARTED, assignment.started_at or now
        assignment.save(update_fields=["state", "started_at"])
        note_change([assignment], Kind.TAKEN, by=by, now=now)
    elif made:
        note_change([assignment], Kind.TAKEN, by=by, now=now)
    return assignment, made


def start(assignment: Assignment, *, now: dt.datetime) -> None:
    """Opened to be read. Starting what is started, submitted or returned changes nothing."""
    if assignment.state != State.ASSIGNED:
        return
    waiting = Assignment.objects.filter(pk=assignment.pk, state=State.ASSIGNED)
    if waiting.update(state=State.STARTED, started_at=assignment.started_at or now):
        assignment.state, assignment.started_at = State.STARTED, assignment.started_at or now


@transaction.atomic
def submit(assignment: Assignment, *, now: dt.datetime) -> None:
    """Says "I have read this to the end". Submitting again changes nothing. Raises Conflict for a returned reading."""
    _lock(assignment)
    if assignment.state == State.SUBMITTED:
        return
    if assignment.state == State.RETURNED:
        raise Conflict(RETURNED)
    assignment.state, assignment.submitted_at = State.SUBMITTED, now
    assignment.started_at = assignment.started_at or now
    assignment.save(update_fields=["state", "started_at", "submitted_at"])
    assignment.highlights.update(independent_version=F("version"))
    note_change([assignment], Kind.SUBMITTED, by=assignment.reviewer, now=now)


@transaction.atomic
def reopen(assignment: Assignment, *, now: dt.datetime) -> None:
    """Take a submission back to go on working. Only in the open round: elsewhere others may have seen it."""
    _lock(assignment)
    if assignment.state != State.SUBMITTED:
        return
    if not assignment.round.self_chosen:
        raise Conflict("This was submitted in a review round. Ask a lead to give it back to you.")
    _take_submission_back(assignment, due_at=None)
    note_change([assignment], Kind.REOPENED, by=assignment.reviewer, now=now)


@transaction.atomic
def give_back(assignment: Assignment, *, by: User, reason: str, now: dt.datetime) -> None:
    """A lead wants a submission worked on again. Where it is under way already nothing changes.

    Raises Invalid without a reason; Conflict where others may have built on it, or the round is closed.
    """
    reason = _checked_reason(reason)
    _lock(assignment)
    if assignment.state in UNDER_WAY:
        return
    _refuse_to_give_back(assignment)
    _take_submission_back(assignment, due_at=now + dt.timedelta(days=assignment.round.days_to_read))
    note_change([assignment], Kind.GIVEN_BACK, by=by, now=now, reason=reason)


@transaction.atomic
def return_reading(assignment: Assignment, *, by: User, reason: str, now: dt.datetime) -> None:
    """Give a reading up unfinished, one's own or, for a lead, another's: its place is free. Highlights stay.

    Returning what is returned changes nothing. Raises Invalid without a reason, Conflict for a submitted reading.
    """
    reason = _checked_reason(reason)
    _lock(assignment)
    if assignment.state == State.SUBMITTED:
        raise Conflict(
            "This was submitted as read to the end: it cannot be returned. A lead can give it back."
        )
    return_all([assignment], by=by, now=now, reason=reason)
    assignment.refresh_from_db(fields=["state"])


def return_all(
    assignments: Iterable[Assignment], *, by: User | None, now: dt.datetime, reason: str,
    kind: AssignmentChange.Kind = Kind.RETURNED,
) -> int:  # fmt: skip
    """Return those of them that are under way; how many that were. `by` is empty where the clock did it."""
    under_way = [assignment for assignment in assignments if assignment.state in UNDER_WAY]
    for first in range(0, len(under_way), BATCH):
        batch = [assignment.pk for assignment in under_way[first : first + BATCH]]
        Assignment.objects.filter(pk__in=batch).update(state=State.RETURNED)
    note_change(under_way, kind, by=by, now=now, reason=reason)
    return len(under_way)


def note_change(
    assignments: Iterable[Assignment], kind: AssignmentChange.Kind, *, by: User | None, now: dt.datetime, reason: str = ""
) -> None:  # fmt: skip
    """Keep what happened to them."""
    AssignmentChange.objects.bulk_create(
        AssignmentChange(assignment=assignment, kind=kind, made_by=by, made_at=now, reason=reason)
        for assignment in assignments
    )


def _lock(assignment: Assignment) -> None:
    """Hold the row until the transaction ends, and read what others may have made of it meanwhile."""
    rows = Assignment.objects.select_for_update()
    assignment.refresh_from_db(fields=["state", "started_at", "submitted_at", "due_at"], from_queryset=rows)


def _checked_reason(reason: str) -> str:
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        sentence = f"Say why, in at most {LONGEST_REASON:,} characters."
        raise Invalid(sentence, {"reason": [sentence]})
    return reason


def _take_submission_back(assignment: Assignment, *, due_at: dt.datetime | None) -> None:
    if assignment.is_gold:
        raise Conflict("Training or tests are measured by this reading: it stays as it is.")
    assignment.state, assignment.submitted_at, assignment.due_at = State.STARTED, None, due_at
    assignment.save(update_fields=["state", "submitted_at", "due_at"])


def _refuse_to_give_back(assignment: Assignment) -> None:
    round = Round.objects.get(pk=assignment.round_id)
    if assignment.state == State.RETURNED:
        raise Conflict("This reading was returned unfinished. Give the document out again instead.")
    if round.state == Round.State.CLOSED:
        raise Conflict("This round is closed. Open it again before you give a reading back.")
    if round.compared_since:
        raise Conflict("The readers compare their readings by now: this one would no longer be independent.")
    if Decision.objects.filter(highlights__assignment=assignment).exists():
        raise Conflict(
            "Units of this reading are settled already. Decide those again instead of giving it back."
        )


def _refuse_conflict_of_interest(document: Document, person: User) -> None:
    conflict = ConflictOfInterest.objects.filter(reviewer=person, source=document.source_id, ended_at=None)
    if conflict.exists():
        raise NotAllowed(
            "You have a conflict of interest with this source: others read it. Choose another document."
        )
