"""Say that a page or a stretch of a document bears on a claim; take up what reviewers gave; take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import evidence as actions
from annotator.errors import Conflict, Invalid
from annotator.forms.evidence import AddressForm, SpanForm, TakeUpForm
from annotator.forms.people import take_refusal
from annotator.models import Claim
from annotator.permissions import get_claim_for, get_document_for, get_evidence_for, require
from annotator.queries.documents import DocumentFilter, listed_documents
from annotator.queries.evidence_pages import groups_used
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in
from corpus_app.models import Document

FOUND = 20  # documents shown of those that a search finds
LONGEST_SEARCH = 200


@require_http_methods(["GET", "HEAD", "POST"])
def add_evidence(request: DeskRequest, id: UUID) -> HttpResponse:
    """At an address; `document=` in the query string: in that document of the corpus; `words=`: which documents there are."""
    claim = get_claim_for(request.user, id, to="evidence.add")
    document = _document(request)
    data = request.POST if request.method == "POST" else None
    form = SpanForm(document, data) if document else AddressForm(data, request.FILES or None)
    context: dict[str, Any] = {"section": "claims", "claim": claim, "form": form, "document": document}
    if form.is_valid():
        try:
            return _recorded(request, claim, form)
        except Invalid as refusal:
            take_refusal(form, refusal)
        except Conflict as refusal:
            form.add_error(None, refusal.detail)
            context["like"] = refusal.extra.get(actions.LIKE, [])
    context |= {"groups": groups_used(request.user), **_searched(request)}
    return render(request, "evidence/add.html", context, status=400 if form.errors else 200)


@require_POST
def take_up_address(request: DeskRequest, id: UUID) -> HttpResponse:
    """What reviewers gave within judgements, as a shared page."""
    claim = get_claim_for(request.user, id, to="evidence.grade")
    url = chosen_in(TakeUpForm(request.POST))["url"]
    taken = actions.take_up_address(claim, url, by=request.user, now=timezone.now())
    messages.success(request, f"Taken up: {taken.page}.")
    return _back_to(claim)


@require_POST
def take_up_evidence(request: DeskRequest, id: UUID, evidence: UUID) -> HttpResponse:
    """What a reviewer recorded for the claim."""
    claim = get_claim_for(request.user, id, to="evidence.grade")
    taken = actions.take_up_evidence(
        get_evidence_for(request.user, claim, evidence), by=request.user, now=timezone.now()
    )
    messages.success(request, f"Taken up: {taken.page}.")
    return _back_to(claim)


@require_POST
def withdraw_evidence(request: DeskRequest, id: UUID, evidence: UUID) -> HttpResponse:
    """One's own; leads and admins anybody's."""
    claim = get_claim_for(request.user, id, to="evidence.add")
    found = get_evidence_for(request.user, claim, evidence)
    if found.made_by_id != request.user.pk:
        require(request.user, "evidence.grade")
    actions.withdraw_evidence(found, by=request.user, now=timezone.now())
    messages.success(request, "Withdrawn. It stays below, marked as withdrawn.")
    return _back_to(claim)


def _recorded(request: DeskRequest, claim: Claim, form: AddressForm | SpanForm) -> HttpResponse:
    now = timezone.now()
    made = actions.record_evidence(claim, form.where(), form.said(), form.kept(), by=request.user, now=now)
    messages.success(request, f"Recorded: {made.page}.")
    return _back_to(claim)


def _document(request: DeskRequest) -> Document | None:
    asked = request.GET.get("document", "")
    if not asked:
        return None
    try:
        return get_document_for(request.user, UUID(asked))
    except ValueError:
        raise Invalid("This is no id of a document. Choose one from the search.") from None


def _searched(request: DeskRequest) -> dict[str, Any]:
    """Documents by words in title or text, where they are asked for."""
    words = request.GET.get("words", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    if not words:
        return {"words": "", "of_document": "words" in request.GET}
    found = listed_documents(request.user, DocumentFilter(words=words)).order_by("title", "pk")
    return {"words": words, "of_document": True, "found": list(found[:FOUND]), "most": FOUND}


def _back_to(claim: Claim) -> HttpResponseRedirect:
    return redirect(f"{claim.get_absolute_url()}#evidence")
