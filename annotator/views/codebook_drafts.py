"""The next version of a codebook in the making: for leads."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.actions import codebook_drafts as actions
from annotator.errors import Invalid
from annotator.forms.codebooks import ChangeForm, ReasonForm
from annotator.forms.people import take_refusal
from annotator.models import CodebookDraft
from annotator.models.codebook import Label
from annotator.permissions import require
from annotator.queries.codebook_comparison import get_codebook
from annotator.queries.codebook_drafts import KINDS, get_draft_for, page_of_draft, version_of
from annotator.queries.codebook_versions import uses_of
from annotator.queries.facets import NAMES
from annotator.views.frame import DeskRequest


@require_POST
def propose(request: DeskRequest, slug: str, version: int) -> HttpResponse:
    """Begin the version after this one, or go on with it."""
    require(request.user, "codebook.change")
    codebook = get_codebook(f"{slug}@{version}")
    draft, _ = actions.propose_version(codebook, by=request.user, now=timezone.now())
    return redirect("codebook_draft", draft.pk)


@require_safe
def draft(request: DeskRequest, id: int) -> HttpResponse:
    found = get_draft_for(request.user, id)
    if found.published:
        return redirect("codebook_version", found.published.slug, found.published.version)
    return _page(request, found, ReasonForm(initial={"reason": found.reason}))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: DeskRequest, id: int) -> HttpResponse:
    """One change: `kind`, `facet` and the label's `slug` in the query string say which."""
    found = get_draft_for(request.user, id)
    form = _change_form(request, found)
    if request.method == "POST" and form.is_valid() and _add(found, form):
        messages.success(request, "The change is in the draft.")
        return redirect("codebook_draft", found.pk)
    label = form.label
    context = {
        "section": "codebook",
        "draft": found,
        "form": form,
        "kind": KINDS[form.kind],
        "facet": NAMES[form.facet],
        "label": label,
        "uses": uses_of(found.replaces.slug, request.user)[form.facet, label.slug] if label else 0,
    }
    return render(request, "codebook/change.html", context, status=400 if form.errors else 200)


@require_POST
def undo(request: DeskRequest, id: int) -> HttpResponse:
    found = get_draft_for(request.user, id)
    position, number = (_number(request.POST, name) for name in ("position", "of"))
    actions.undo_change(found, position, of=number, now=timezone.now())
    messages.success(request, "The change is undone.")
    return redirect("codebook_draft", found.pk)


@require_POST
def keep_reason(request: DeskRequest, id: int) -> HttpResponse:
    found = get_draft_for(request.user, id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    actions.set_reason(found, form.cleaned_data["reason"], now=timezone.now())
    messages.success(request, "The reason is kept with the draft.")
    return redirect("codebook_draft", found.pk)


@require_POST
def publish(request: DeskRequest, id: int) -> HttpResponse:
    found = get_draft_for(request.user, id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        made = actions.publish(found, reason=form.cleaned_data["reason"], by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return _page(request, found, form)
    asked = made.rereviews.count()
    messages.success(request, f"{made.key} is published. Judgements to look at again: {asked:,}.")
    return redirect("codebook_versions")


@require_POST
def drop(request: DeskRequest, id: int) -> HttpResponse:
    found = get_draft_for(request.user, id)
    actions.drop(found, by=request.user, now=timezone.now())
    messages.success(request, f"The draft is dropped. {found.replaces.key} stays the latest version.")
    return redirect("codebook_versions")


def _page(request: DeskRequest, found: CodebookDraft, form: ReasonForm) -> HttpResponse:
    context = {"section": "codebook", "page": page_of_draft(found, request.user), "form": form}
    return render(request, "codebook/draft.html", context, status=400 if form.errors else 200)


def _change_form(request: DeskRequest, found: CodebookDraft) -> ChangeForm:
    """Raises Invalid where the address names nothing that could be changed."""
    kind, facet, slug = (request.GET.get(name, "") for name in ("kind", "facet", "slug"))
    facets = version_of(found).facets
    labels: Mapping[str, Label] = facets.get(facet, {})
    label = labels.get(slug)
    if kind not in KINDS or facet not in NAMES or (kind in {"retire", "redefine"} and label is None):
        raise Invalid("This names no change of the draft. Go back to the draft and follow one of its links.")
    data = request.POST if request.method == "POST" else None
    groups = facets["technique_group"]
    return ChangeForm(data, kind=kind, facet=facet, labels=labels, groups=groups, label=label)


def _add(found: CodebookDraft, form: ChangeForm) -> bool:
    """Whether the change is in the draft now; else the form says why not."""
    try:
        actions.add_change(found, form.change(), now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    return True


def _number(posted: Mapping[str, str], name: str) -> int:
    value = posted.get(name, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 6):
        raise Invalid("This names no change of the draft. Go back to the draft and press Undo beside one.")
    return int(value)
