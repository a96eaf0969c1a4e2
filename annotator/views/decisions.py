"""What was decided on a reviewer's own readings, and their objections to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import disputes
from annotator.forms.adjudication import DisputeForm, said_in
from annotator.permissions import get_decision_for, get_round_for, require
from annotator.queries.codebooks import Vocabulary
from annotator.queries.decided import decided_for
from annotator.queries.facets import NAMES
from annotator.templatetags.desk import address
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of

OTHERWISE = "otherwise"
UNITS_SHOWN = 50


@require_safe
def decisions(request: DeskRequest, id: int) -> HttpResponse:
    """`show=otherwise` leaves out what was decided as one said it oneself."""
    round = get_round_for(request.user, id, to="assignment.take")
    decided = decided_for(request.user, round)
    only_otherwise = request.GET.get("show") == OTHERWISE
    context = {
        "section": "rounds",
        "round": round,
        "decided": decided,
        "only_otherwise": only_otherwise,
        "page": page_of(request, decided.otherwise if only_otherwise else decided.units, size=UNITS_SHOWN),
        "form": DisputeForm(),
        "vocabulary": Vocabulary(round.codebook.facets),
        "names": NAMES,
    }
    return render(request, "adjudication/decisions.html", context)


@require_POST
def dispute(request: DeskRequest, id: int, decision: UUID) -> HttpResponse:
    """Once for each unit; the lead then decides again."""
    require(request.user, "assignment.take")
    round = get_round_for(request.user, id)
    found = get_decision_for(request.user, round, decision)
    reason = said_in(DisputeForm(request.POST))["reason"]
    disputes.dispute(found, reason=reason, by=request.user, now=timezone.now())
    messages.success(request, "Disputed. A lead decides again; you see here what becomes of it.")
    query = {"show": request.POST.get("show", ""), "page": request.POST.get("page", "")}
    return redirect(f"{address('decisions', id, **query)}#d{decision}")
