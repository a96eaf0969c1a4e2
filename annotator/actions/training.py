"""Training and tests: which documents they are, what a reading of one scores, who is given real work after them."""

import datetime as dt

from django.db import transaction

from annotator.actions.allotting.handing import held
from annotator.actions.passages import draw_passages, drop_passages
from annotator.actions.rounds.history import keep_change
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Purpose, Round, RoundDocument, RoundMember, User
from annotator.models.assignment import AssignmentQuerySet
from annotator.queries.training import beside_gold, gold_of, mean_score

State = Assignment.State


@transaction.atomic
def set_gold(
    place: RoundDocument, *, purpose: Purpose, gold: Assignment | None, by: User, now: dt.datetime
) -> None:  # fmt: skip
    """Make a document of the round a training or test document, measured by this reading of it; or work again, without.

    Raises Invalid where the reading cannot be gold, Conflict where somebody has begun the document or the round is closed.
    """
    round = held(place.round)
    place = round.places.select_related("document", "gold__reviewer", "gold__round").get(pk=place.pk)
    _refuse_gold(place, purpose, gold)
    _refuse_begun(place)
    before = _said_of(place)
    place.purpose, place.gold = purpose, gold
    place.save(update_fields=["purpose", "gold"])
    _readings(place).update(purpose=purpose)
    if purpose == Purpose.WORK:
        draw_passages(round)
    else:
        drop_passages(place)
    keep_change(round, before, _said_of(place), by=by, now=now)


def note_score(assignment: Assignment, *, now: dt.datetime) -> None:
    """What a training or test reading scores, as it is submitted. The last test of a round may admit its reader."""
    gold = gold_of(assignment)
    if gold is None:  # work again by now
        return
    assignment.score = beside_gold(assignment, gold).comparison.score
    assignment.save(update_fields=["score"])
    if assignment.purpose == Purpose.TEST:
        admit_if_passed(assignment.round, assignment.reviewer, now=now)


def admit_if_passed(round: Round, person: User, *, now: dt.datetime) -> bool:
    """Give real work from now on where all tests are submitted and their mean reaches the pass mark; whether it does.

    Who was admitted once stays admitted. A round without a pass mark admits nobody: all may work in it.
    """
    tests = round.places.filter(purpose=Purpose.TEST).values_list("document", flat=True)
    submitted = round.assignments.submitted().filter(reviewer=person, document__in=tests)
    scores = dict(submitted.values_list("document", "score"))
    mean = mean_score(scores.get(document) for document in tests)
    if mean is None or round.pass_mark is None or not reaches(mean, round.pass_mark):
        return False
    _admit(round, person, by=None, now=now)
    return True


def admit(round: Round, person: User, *, by: User, now: dt.datetime) -> None:
    """A lead's word instead of a test. Admitting who is admitted changes nothing."""
    _admit(round, person, by=by, now=now)


def reaches(mean: float, pass_mark: int) -> bool:
    """Whether a score from 0 to 1 is so many per cent; an error in its last bits costs nobody a mark."""
    return round(100 * mean, 9) >= pass_mark


def _admit(round: Round, person: User, *, by: User | None, now: dt.datetime) -> None:
    RoundMember.objects.get_or_create(round=round, person=person)
    waiting = RoundMember.objects.filter(round=round, person=person, admitted_at=None)
    waiting.update(admitted_at=now, admitted_by=by)


def _refuse_gold(place: RoundDocument, purpose: Purpose, gold: Assignment | None) -> None:
    if place.round.state == Round.State.CLOSED:
        raise Conflict("This round is closed. Open it again before you change its documents.")
    if (purpose == Purpose.WORK) != (gold is None):
        raise _wrong("Training and tests are measured by a reading: choose one. Work is measured by none.")
    if gold and not _can_be_gold(gold, place):
        raise _wrong("Gold is a submitted reading of the same document, and no training or test itself.")


def _can_be_gold(reading: Assignment, place: RoundDocument) -> bool:
    is_work = reading.state == State.SUBMITTED and reading.purpose == Purpose.WORK
    return is_work and reading.document_id == place.document_id


def _wrong(sentence: str) -> Invalid:
    return Invalid(sentence, {"gold": [sentence]})


def _refuse_begun(place: RoundDocument) -> None:
    if any(_readings(place).select_for_update().values_list("started_at", flat=True)):
        raise Conflict(
            f"Somebody has begun to read “{place.document.title}” in this round: it stays what it is. Choose another document."
        )


def _readings(place: RoundDocument) -> AssignmentQuerySet:
    return Assignment.objects.filter(round=place.round, document=place.document_id)


def _said_of(place: RoundDocument) -> dict[str, str | None]:
    """What is kept of a change."""
    gold = f"{place.gold.reviewer.pseudonym} in {place.gold.round}" if place.gold else None
    return {"purpose": f"“{place.document.title}”: {place.purpose}", "gold": gold}
