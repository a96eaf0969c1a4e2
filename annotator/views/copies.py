"""Copies: the pairs that were found, decided on by leads; two documents linked by hand."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.errors import Conflict, Invalid
from annotator.forms.copies import ConfirmForm, LinkForm, ListForm, ReasonForm, SeenForm
from annotator.permissions import get_document_for, require
from annotator.queries.copies import (
    changes_of,
    get_copy_for,
    listed_copies,
    side_by_side,
    states_counted,
    still_together,
)
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in, page_of
from corpus_app.copies import deciding
from corpus_app.copies.deciding import Seen
from corpus_app.copies.shingles import COPIED, SHINGLE
from corpus_app.models import DocumentCopy
from corpus_app.text.refusals import Refused

PAIRS_SHOWN = 10  # on one page, each with its texts
Decision = Callable[..., DocumentCopy]
# What a form's `action` names: how it is checked, what it does, what is said of it.
ACTIONS: dict[str, tuple[type[SeenForm], Decision, str]] = {
    "confirm": (ConfirmForm, deciding.confirm, "Confirmed."),
    "reject": (ReasonForm, deciding.reject, "Rejected."),
    "undo": (SeenForm, deciding.undo, "Undone: what was held before holds again."),
}


@require_safe
def copies(request: DeskRequest) -> HttpResponse:
    require(request.user, "corpus.read")
    chosen = chosen_in(ListForm(request.GET))
    state, of = chosen["state"] or DocumentCopy.State.PROPOSED, chosen["document"]
    document = get_document_for(request.user, of, with_text=False) if of else None
    page = page_of(request, listed_copies(request.user, state, of), size=PAIRS_SHOWN)
    counted = states_counted(request.user, of)
    context = {
        **_frame(),
        "page": page,
        "pairs": side_by_side(list(page)),
        "state": state,
        "document": document,
        "states": [(value, label, counted[value]) for value, label in DocumentCopy.State.choices],
    }
    return render(request, "copies/list.html", context)


@require_safe
def copy(request: DeskRequest, id: int) -> HttpResponse:
    """One pair with its history."""
    found = get_copy_for(request.user, id)
    context = {
        **_frame(),
        "pair": side_by_side([found])[0],
        "changes": page_of(request, changes_of(found), size=20),
    }
    return render(request, "copies/pair.html", context)


@require_POST
def decide(request: DeskRequest, id: int) -> HttpResponse:
    """Confirm, reject or undo; then on to the next proposal where one came from the list."""
    require(request.user, "copies.decide")
    found = get_copy_for(request.user, id)
    form_class, action, said = _asked_for(request)
    given = _given(form_class(request.POST))
    try:
        decided = action(Seen(found.pk, given.pop("version")), **given, by=request.user, now=timezone.now())
    except Refused as refused:
        raise _as_refusal(refused) from None
    messages.success(request, f"{said} {_what_counts(decided)}")
    return redirect("copies") if request.POST.get("then") == "list" else redirect(decided)


@require_http_methods(["GET", "HEAD", "POST"])
def link_copy(request: DeskRequest, id: UUID) -> HttpResponse:
    """Link this document with another: what words cannot tell, such as a translation."""
    require(request.user, "copies.decide")
    document = get_document_for(request.user, id, with_text=False)
    form = LinkForm(request.POST or None)
    if form.is_valid() and (made := _link(request, form, document.pk)):
        messages.success(request, f"Linked. {_what_counts(made)}")
        return redirect(made)
    context = {**_frame(), "document": document, "form": form}
    return render(request, "copies/link.html", context, status=400 if form.errors else 200)


def _link(request: DeskRequest, form: LinkForm, document: UUID) -> DocumentCopy | None:
    """None, with the reason on the form, where the two cannot be linked."""
    get_document_for(request.user, form.cleaned_data["other"], with_text=False)
    try:
        return deciding.link(**form.pair(document), by=request.user, now=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.reason)
        return None


def _what_counts(copy: DocumentCopy) -> str:
    """What a decision comes to, which other links may have a part in."""
    if not still_together(copy):
        return "Both documents count."
    if copy.state == DocumentCopy.State.REJECTED:
        return "The two count once all the same: other links hold them together. Reject those, too, if they are wrong."
    return "The two count once."


def _frame() -> dict[str, Any]:
    return {
        "section": "documents",
        "relations": DocumentCopy.Relation.choices,
        "copied": COPIED,
        "shingle": SHINGLE,
    }


def _asked_for(request: DeskRequest) -> tuple[type[SeenForm], Decision, str]:
    name = request.POST.get("action", "")
    if name not in ACTIONS:
        raise Invalid(f"“{name[:60]}” is nothing to decide. Use one of: {', '.join(ACTIONS)}.")
    return ACTIONS[name]


def _given(form: SeenForm) -> dict[str, Any]:
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        sentences = " ".join(f"{name}: {said[0]}" for name, said in errors.items())
        raise Invalid(f"Nothing was decided. {sentences}", errors)
    return form.cleaned_data


def _as_refusal(refused: Refused) -> Conflict | Invalid:
    return Conflict(refused.reason) if isinstance(refused, deciding.Outdated) else Invalid(refused.reason)
