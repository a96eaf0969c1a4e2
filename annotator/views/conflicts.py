"""Conflicts of interest: who reads nothing of which source."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions.conflicts import end_conflict, name_conflict
from annotator.errors import Conflict, Invalid
from annotator.forms.people import take_refusal
from annotator.forms.rounds import ConflictForm
from annotator.models import ConflictOfInterest
from annotator.permissions import require
from annotator.queries.rounds import conflicts_named
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def conflicts(request: DeskRequest) -> HttpResponse:
    """The list; a POST names one."""
    require(request.user, "rounds.run")
    form = ConflictForm(request.POST or None)
    if form.is_valid() and _name(request, form):
        return redirect("conflicts")
    context = {"section": "rounds", "form": form, "page": page_of(request, conflicts_named())}
    return render(request, "rounds/conflicts.html", context, status=400 if form.errors else 200)


@require_POST
def end(request: DeskRequest, id: int) -> HttpResponse:
    require(request.user, "rounds.run")
    conflict = get_object_or_404(ConflictOfInterest, pk=id)
    end_conflict(conflict, now=timezone.now())
    messages.success(request, f"{conflict.reviewer} may read {conflict.source} again.")
    return redirect("conflicts")


def _name(request: DeskRequest, form: ConflictForm) -> bool:
    said = form.cleaned_data
    try:
        name_conflict(**said, by=request.user, now=timezone.now())
    except (Conflict, Invalid) as refusal:
        take_refusal(form, Invalid(refusal.detail, refusal.extra.get("errors")))
        return False
    messages.success(request, f"{said['reviewer']} reads nothing of {said['source']} from now on.")
    return True
