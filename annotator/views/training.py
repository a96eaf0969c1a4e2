"""Training and tests: a reading beside the gold; what a round's lessons are, how people fare in them; what was proposed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import training as actions
from annotator.errors import Conflict, NotFound
from annotator.forms.training import GoldForm
from annotator.models import Assignment, Purpose, Round, RoundDocument, User
from annotator.permissions import get_assignment_for, get_round_for, may
from annotator.queries.codebooks import Vocabulary
from annotator.queries.facets import NAMES
from annotator.queries.proposals_kept import COMPARED, proposals_in, rows_of
from annotator.queries.training import (
    beside_gold,
    could_be_lessons,
    gold_for,
    gold_of,
    lessons_of,
    trainees_of,
)
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of


@require_safe
def gold(request: DeskRequest, id: UUID) -> HttpResponse:
    """My reading beside the gold; not before it is submitted."""
    assignment = get_assignment_for(request.user, id)
    golden = gold_of(assignment)
    if golden is None:
        raise NotFound("This document is read as work: there is no gold for it.")
    if assignment.state != Assignment.State.SUBMITTED:
        raise Conflict("The gold is shown once the reading is submitted. Read the document to the end first.")
    context = {
        "section": "queue", "assignment": assignment, "own": may(request.user, "assignment.write", assignment),
        "beside": beside_gold(assignment, golden), "names": NAMES, "vocabulary": Vocabulary(assignment.round.codebook.facets),
    }  # fmt: skip
    return render(request, "training/gold.html", context)


@require_safe
def training(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.run")
    lessons = lessons_of(round)
    page = page_of(request, could_be_lessons(round, request.user))
    readings = gold_for([place.document_id for place in page.object_list], request.user)
    context = {
        "section": "rounds", "tab": "training", "round": round, "lessons": lessons, "trainees": trainees_of(round, lessons), "page": page,
        "readings": readings, "purposes": (Purpose.TRAINING, Purpose.TEST),
    }  # fmt: skip
    return render(request, "training/round.html", context)


@require_POST
def set_gold(request: DeskRequest, id: int, place: int) -> HttpResponse:
    """Make a document a lesson, or work again."""
    round = get_round_for(request.user, id, to="rounds.run")
    found = _place(round, place)
    purpose, named = GoldForm(request.POST).said()
    golden = get_assignment_for(request.user, named) if named else None
    actions.set_gold(found, purpose=purpose, gold=golden, by=request.user, now=timezone.now())
    messages.success(request, f"“{found.document.title}”: {purpose.label.lower()} from now on.")
    return redirect("training", round.pk)


@require_POST
def admit(request: DeskRequest, id: int, person: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.run")
    admitted = User.objects.filter(pk=person, is_active=True).first()
    if admitted is None:
        raise NotFound("There is no such person, or they are not active any more.")
    actions.admit(round, admitted, by=request.user, now=timezone.now())
    messages.success(request, f"{admitted} is given real work from now on.")
    return redirect("training", round.pk)


@require_safe
def proposals(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.run")
    watched, words = proposals_in(round, request.user), Vocabulary(round.codebook.facets)
    context = {
        "section": "rounds", "tab": "proposals", "round": round, "names": NAMES, "watched": watched,
        "labels": [(facet, rows_of(watched, facet, words)) for facet in COMPARED],
    }  # fmt: skip
    return render(request, "training/proposals.html", context)


def _place(round: Round, place: int) -> RoundDocument:
    found = round.places.select_related("document").defer("document__text").filter(pk=place).first()
    if found is None:
        raise NotFound("There is no such document in this round. Load the page again.")
    return found
