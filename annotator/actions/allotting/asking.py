"""The next document for me; and taking a returned one up again."""

import datetime as dt

from django.db import transaction
from django.db.models import Case, IntegerField, Value, When

from annotator.actions.allotting.handing import hand_out, held, held_standing, join
from annotator.actions.assignments import take_document
from annotator.errors import Conflict, NotAllowed
from annotator.models import Assignment, AssignmentChange, Purpose, Round, User
from annotator.permissions import REVIEWERS
from annotator.queries.places import Standing, Why

State, Kind = Assignment.State, AssignmentChange.Kind
NOT_FREE = "“{title}” has the readers it needs by now, or it is no longer for you to read. Ask for the next document."


@transaction.atomic
def next_document(round: Round, *, by: User, now: dt.datetime) -> Assignment:
    """The reading this person has begun or been given, even an overdue one; else one of the document that most needs a
    reader: training first, then tests, then work.

    Asking again before it is submitted gives the same one. Raises NotAllowed where
    the person may not read here, Conflict where there is nothing to give; the sentence says why.
    """
    _refuse_self_chosen(round)
    begun = _unfinished(held(round), by)
    if begun:
        return begun
    if round.open_to_all and by.role in REVIEWERS:
        join(round, [by.pk])
    standing = held_standing(round, now=now)
    place = standing.next_for(by.pk)
    if isinstance(place, Why):
        raise _refusal(place, standing, by)
    return hand_out(standing.round, [(place, by.pk)], by=by, now=now, kind=Kind.TAKEN)[0]


@transaction.atomic
def take_again(assignment: Assignment, *, now: dt.datetime) -> Assignment:
    """Take a returned reading up again; its highlights are there. Where it is under way or submitted nothing changes.

    Raises Conflict where its place is taken or the round gives nothing out, NotAllowed with a conflict of interest.
    """
    reader = assignment.reviewer
    if assignment.round.self_chosen:
        return take_document(assignment.document, by=reader, now=now)[0]
    standing = held_standing(assignment.round, now=now)
    assignment.refresh_from_db(fields=["state", "due_at"])
    if assignment.state != State.RETURNED:
        return assignment
    if standing.round.state != Round.State.OPEN:
        why = Why.PAUSED if standing.round.state == Round.State.PAUSED else Why.CLOSED
        raise _refusal(why, standing, reader)
    place = standing.places.get(assignment.document_id)
    if place is None or not standing.may_be_given(reader.pk, place):
        raise Conflict(NOT_FREE.format(title=assignment.document.title))
    return hand_out(standing.round, [(place, reader.pk)], by=reader, now=now, kind=Kind.TAKEN)[0]


def _unfinished(round: Round, person: User) -> Assignment | None:
    """Begun ones first, then in the order in which they would be given."""
    purposes = [When(purpose=Purpose.TRAINING, then=Value(0)), When(purpose=Purpose.TEST, then=Value(1))]
    rank = Case(*purposes, default=Value(2), output_field=IntegerField())
    under_way = Assignment.objects.filter(
        round=round, reviewer=person, state__in=(State.STARTED, State.ASSIGNED)
    )
    return under_way.order_by("-state", rank, "created_at", "pk").first()  # "started" sorts after "assigned"


def _refuse_self_chosen(round: Round) -> None:
    if round.self_chosen:
        raise Conflict("In self-chosen reading you choose. Take a document from your queue.")


def _refusal(why: Why, standing: Standing, person: User) -> Conflict | NotAllowed:
    sentence = standing.said(why, person.pk)
    return NotAllowed(sentence) if why.is_about_person else Conflict(sentence)
