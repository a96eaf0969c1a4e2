"""What there is to adjudicate in a round, and what its threshold settles."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import adjudication as actions
from annotator.forms.adjudication import StepForm, ThresholdForm, said_in
from annotator.models import Decision
from annotator.permissions import get_round_for
from annotator.queries.adjudication import work_in
from annotator.queries.consensus import method_named
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of
from measures.consensus.methods import DEFAULT_METHOD, METHODS

DOCUMENTS_SHOWN = 100


@require_safe
def adjudicate(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.adjudicate")
    method = method_named(request.GET.get("method", ""))
    work = work_in(round, request.user, method.name)
    context = {
        "section": "rounds",
        "round": round,
        "work": work,
        "page": page_of(request, work.documents, size=DOCUMENTS_SHOWN),
        "method": method,
        "chosen_method": "" if method.name == DEFAULT_METHOD else method.name,
        "methods": METHODS.values(),
        "form": ThresholdForm(initial={"threshold": round.settled_by_itself_from}),
    }
    return render(request, "adjudication/round.html", context)


@require_POST
def set_threshold(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.adjudicate")
    said = said_in(ThresholdForm(request.POST))
    actions.set_threshold(round, said["threshold"], by=request.user, now=timezone.now())
    messages.success(request, "The threshold is set. Nothing is accepted before you say so.")
    return redirect("adjudicate", id)


@require_POST
def accept_sure(request: DeskRequest, id: int) -> HttpResponse:
    """Accept what is above the round's threshold, in the documents whose readers are all there."""
    round = get_round_for(request.user, id, to="rounds.adjudicate")
    said = said_in(ThresholdForm(request.POST))
    method = method_named(request.POST.get("method", ""))
    documents = [one.document.pk for one in work_in(round, request.user, method.name).settled_alone]
    made = actions.accept_above(
        round, documents, threshold=said["threshold"] or Decimal(0), method=method.name, by=request.user,
        now=timezone.now(),
    )  # fmt: skip
    messages.success(
        request, f"{len(made):,} accepted automatically, and marked as such. You can take them back together."
    )
    return redirect("adjudicate", id)


@require_POST
def undo_automatic(request: DeskRequest, id: int) -> HttpResponse:
    """Take back what the threshold accepted in one go, named by when that was."""
    round = get_round_for(request.user, id, to="rounds.adjudicate")
    made_at = said_in(StepForm(request.POST))["made_at"]
    visible = Decision.objects.visible_to(request.user).current()
    run = visible.filter(round=round, automatic=True, made_at=made_at)
    number = actions.take_back_run(round, run, by=request.user, now=timezone.now(), automatic=True)
    messages.success(request, f"{number:,} taken back. What was disputed or decided again since stays.")
    return redirect("adjudicate", id)
