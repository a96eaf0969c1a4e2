"""Judgements to look at again because a new codebook version changed their labels: one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from annotator.actions.rereviews import answer
from annotator.errors import Invalid
from annotator.forms.codebooks import AnswerForm
from annotator.forms.people import take_refusal
from annotator.models import ReReview
from annotator.queries.codebooks import Vocabulary
from annotator.queries.rereviews import (
    get_rereview_for,
    next_waiting,
    questions_of,
    rereviews_for,
    rereviews_waiting,
)
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of


@require_safe
def rereviews(request: DeskRequest) -> HttpResponse:
    """What waits, and what was answered."""
    document, version = "highlight__assignment__document", "highlight__assignment__round__codebook"
    own = rereviews_for(request.user).select_related("codebook", document, version)
    left_out = (f"{document}__text", f"{document}__metadata", f"{version}__content", "codebook__content")
    context = {
        "section": "queue",
        "waiting": rereviews_waiting(request.user),
        "next": next_waiting(request.user),
        "page": page_of(request, own.defer(*left_out)),
    }
    return render(request, "codebook/rereviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rereview(request: DeskRequest, id: int) -> HttpResponse:
    """One judgement: what it said, what the words mean now. A POST answers, and goes on to the next."""
    found = get_rereview_for(request.user, id)
    questions = questions_of(found)
    form = AnswerForm(request.POST or None, questions=questions, note=found.note)
    if request.method == "POST" and form.is_valid() and _answer(found, form):
        return _go_on(request, found)
    context = {
        "section": "queue",
        "rereview": found,
        "asked": [(question, form[question.field]) for question in questions],
        "form": form,
        "waiting": rereviews_waiting(request.user),
        "next": next_waiting(request.user, behind=found.pk),
        "vocabulary": Vocabulary(found.highlight.assignment.round.codebook.facets),
    }
    return render(request, "codebook/rereview.html", context, status=400 if form.errors else 200)


def _answer(found: ReReview, form: AnswerForm) -> bool:
    try:
        answer(found, form.labels(), note=form.cleaned_data["note"], now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    return True


def _go_on(request: DeskRequest, found: ReReview) -> HttpResponse:
    following = next_waiting(request.user, behind=found.pk)
    if following:
        return redirect("answer_rereview", following)
    messages.success(request, "That was the last one. Thank you.")
    return redirect("rereview")
