"""Mine beside theirs, once everybody has submitted: see, talk, change one's mind."""

import uuid
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import comparison as actions
from annotator.actions.highlights import state_of
from annotator.errors import NotFound
from annotator.forms.comparison import CHANGED, MindForm, RemarkForm
from annotator.models import Remark
from annotator.permissions import get_assignment_for, get_highlight_for, get_round_for, may
from annotator.queries.codebooks import Vocabulary
from annotator.queries.comparison import comparison_of
from annotator.queries.facets import NAMES
from annotator.views.agreement import DIFFERENCES
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in


@require_safe
def compare(request: DeskRequest, id: UUID) -> HttpResponse:
    assignment = get_assignment_for(request.user, id)
    own = may(request.user, "assignment.write", assignment)
    why_not = actions.why_not_comparable(assignment, timezone.now())
    found = None if why_not else comparison_of(assignment)
    codebook = assignment.round.codebook
    context = {
        "section": "queue", "assignment": assignment, "own": own, "why_not": why_not,
        "units": [(unit, uuid.uuid4()) for unit in found.units] if found else [],
        "at_first": found.at_first if found else {}, "names": NAMES, "kinds_in_words": DIFFERENCES,
        "vocabulary": Vocabulary(codebook.facets), "facets": [(facet, codebook.facets[facet]) for facet in CHANGED],
        "techniques": codebook.facets["technique"], "named": False, "people": {},
    }  # fmt: skip
    return render(request, "comparison/compare.html", context)


@require_POST
def change_mind(request: DeskRequest, id: UUID) -> HttpResponse:
    highlight = get_highlight_for(request.user, id, to="write")
    form = MindForm(request.POST, codebook=highlight.assignment.round.codebook)
    said = chosen_in(form)
    changed = actions.change_mind(
        highlight, by=request.user, base_version=said["version"],
        judgement=form.judgement(state_of(highlight)["judgement"]), now=timezone.now(),
    )  # fmt: skip
    if changed:
        messages.success(request, "Your judgement is changed. What you said at first is kept beside it.")
    return redirect(f"{reverse('compare', args=[highlight.assignment_id])}#h-{highlight.pk}")


@require_POST
def add_remark(request: DeskRequest, id: UUID) -> HttpResponse:
    assignment = get_assignment_for(request.user, id)
    said: dict[str, Any] = chosen_in(RemarkForm(request.POST))
    made = actions.remark(assignment, by=request.user, now=timezone.now(), **said)
    return redirect(f"{reverse('compare', args=[assignment.pk])}#remark-{made.pk}")


@require_POST
def withdraw_remark(request: DeskRequest, id: UUID, remark: UUID) -> HttpResponse:
    assignment = get_assignment_for(request.user, id)
    actions.refuse_unless_comparable(assignment, timezone.now())
    found = Remark.objects.filter(pk=remark, round=assignment.round, document=assignment.document_id).first()
    if found is None:
        raise NotFound("There is no such remark. Load the comparison again.")
    actions.withdraw_remark(found, by=request.user, now=timezone.now())
    return redirect("compare", assignment.pk)


@require_POST
def open_comparison(request: DeskRequest, id: int) -> HttpResponse:
    round = get_round_for(request.user, id, to="rounds.run")
    actions.open_comparison(round, by=request.user, now=timezone.now())
    messages.success(
        request, "The comparison is open: who has submitted a document sees the others’ readings of it."
    )
    return redirect(round)
