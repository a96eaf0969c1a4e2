"""Giving documents out and taking them back, as people do it: the next one for me, by hand, all at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import allotting as actions
from annotator.actions import assignments
from annotator.errors import Invalid
from annotator.forms.people import take_refusal
from annotator.forms.rounds import GiveForm, ReasonForm
from annotator.models import Assignment
from annotator.permissions import get_assignment_for, get_assignment_to_return, get_round_for, require
from annotator.views.frame import DeskRequest


@require_POST
def next_document(request: DeskRequest, id: int) -> HttpResponse:
    """Opens the reading to go on with."""
    require(request.user, "assignment.take")
    round = get_round_for(request.user, id)
    return redirect(actions.next_document(round, by=request.user, now=timezone.now()))


@require_POST
def give(request: DeskRequest, id: int) -> HttpResponse:
    one = get_round_for(request.user, id, to="rounds.run")
    form = GiveForm(request.POST, documents=one.places.values_list("document", flat=True))
    if not form.is_valid():
        raise Invalid("Choose documents and people from the lists on the page, then give them out again.")
    said = form.cleaned_data
    documents = [UUID(pk) for pk in said["documents"]]
    given = actions.give(one, documents, said["people"], by=request.user, now=timezone.now())
    messages.success(request, f"Given out: {len(given):,}.")
    return redirect(one)


@require_POST
def deal_out(request: DeskRequest, id: int) -> HttpResponse:
    one = get_round_for(request.user, id, to="rounds.run")
    given = actions.deal_out(one, by=request.user, now=timezone.now())
    messages.success(request, f"Dealt out: {len(given):,}. What is still free nobody here may take.")
    return redirect(one)


@require_http_methods(["GET", "HEAD", "POST"])
def return_reading(request: DeskRequest, id: UUID) -> HttpResponse:
    """Asks why, then frees the place. Who runs rounds returns anybody's."""
    assignment = get_assignment_to_return(request.user, id)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _return(request, assignment, form):
        return _back(request, assignment)
    context = {"section": "queue", "assignment": assignment, "form": form}
    return render(request, "rounds/return.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: DeskRequest, id: UUID) -> HttpResponse:
    """Asks why, then opens a submitted reading again for its reader."""
    require(request.user, "rounds.run")
    assignment = get_assignment_for(request.user, id)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _give_back(request, assignment, form):
        return _back(request, assignment)
    context = {"section": "rounds", "assignment": assignment, "form": form}
    return render(request, "rounds/give_back.html", context, status=400 if form.errors else 200)


@require_POST
def take_again(request: DeskRequest, id: UUID) -> HttpResponse:
    assignment = get_assignment_for(request.user, id, to="write")
    return redirect(actions.take_again(assignment, now=timezone.now()))


def _return(request: DeskRequest, assignment: Assignment, form: ReasonForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        assignments.return_reading(assignment, by=request.user, reason=reason, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    messages.success(request, f"“{assignment.document}” is returned. Its highlights stay with the reading.")
    return True


def _give_back(request: DeskRequest, assignment: Assignment, form: ReasonForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        assignments.give_back(assignment, by=request.user, reason=reason, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    messages.success(request, f"“{assignment.document}” is back with {assignment.reviewer}.")
    return True


def _back(request: DeskRequest, assignment: Assignment) -> HttpResponse:
    """To where one comes from: one's own queue, or the round that one runs."""
    own = assignment.reviewer_id == request.user.pk
    return redirect("queue") if own else redirect(assignment.round)
