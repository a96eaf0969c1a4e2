"""Claims: a list to filter and sort, and the page of one with everything that was said of it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from annotator.actions.claims import make_claim
from annotator.actions.claims.settling import CREDIBILITY
from annotator.errors import Conflict, Invalid
from annotator.forms.claims import ClaimsForm, CredibilityForm, FactsForm, NewClaimForm, VerdictForm
from annotator.forms.people import take_refusal
from annotator.models import Claim
from annotator.permissions import get_claim_for, may, require
from annotator.queries.claim_evidence import evidence_of
from annotator.queries.claims import COUNTS, ClaimFilter, counted, in_this_order, listed_claims
from annotator.queries.claims_alike import candidates_for, proposals
from annotator.queries.claims_said import acts_of, figures_of, is_unsupported, numbers_of, wordings_of
from annotator.queries.claims_seen import credibilities_for, highlights_of, verdicts_for
from annotator.queries.claims_timeline import timeline_of
from annotator.queries.codebooks import vocabulary
from annotator.queries.evidence_missing import unsupported
from annotator.queries.replies import replies_to
from annotator.views.frame import DeskRequest
from annotator.views.lists import Column, chosen_in, page_of, sorting

COLUMNS = {
    "wording": Column("Claim", ("wording",)),
    "verdict": Column("Settled as", ("verdict_order",)),
    "credibility": Column("Credibility", ("credibility_order",)),
    "sources": Column("Sources", ("sources",), numeric=True),
    "documents": Column("Documents", ("documents",), numeric=True),
    "highlights": Column("Highlights", ("highlights",), numeric=True),
    "figures": Column("With a figure", ("figures",), numeric=True),
}
ALIKE = 5  # claims that may be the same as this one
SAME_FROM = 0.3  # pg_trgm's own threshold


@require_safe
def claims(request: DeskRequest) -> HttpResponse:
    words = vocabulary()
    form = ClaimsForm(request.GET, vocabulary=words)
    chosen = ClaimFilter.said(chosen_in(form))
    sorted_by = sorting(request, COLUMNS, "wording", then="wording")
    by_count = [sorted_by.by] if sorted_by.by in COUNTS else []
    rows = counted(listed_claims(request.user, chosen), request.user, *by_count).order_by(*sorted_by.order)
    page = page_of(request, rows.values_list("pk", flat=True))
    context = {
        "section": "claims",
        "vocabulary": words,
        "form": form,
        "is_filtered": chosen != ClaimFilter(),
        "heads": sorted_by.heads,
        "page": page,
        "claims": in_this_order(list(page), request.user),
    }
    return render(request, "claims/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_claim(request: DeskRequest) -> HttpResponse:
    """A claim without a passage yet."""
    require(request.user, "claims.link")
    form = NewClaimForm(request.POST or None, initial={"id": uuid4()})
    if request.method == "POST" and form.is_valid():
        made = _make(request, form)
        if made:
            messages.success(request, "Made. Passages are linked to it while they are judged, or from here.")
            return redirect(made)
    return render(
        request, "claims/new.html", {"section": "claims", "form": form}, status=400 if form.errors else 200
    )


def _make(request: DeskRequest, form: NewClaimForm) -> Claim | None:
    try:
        return make_claim(by=request.user, now=timezone.now(), **form.cleaned_data).claim
    except (Conflict, Invalid) as refusal:
        take_refusal(form, Invalid(refusal.detail, refusal.extra.get("errors")))
        return None


@require_safe
def claim(request: DeskRequest, id: UUID) -> HttpResponse:
    """A fixed number of queries, however much there is."""
    found, user, words = get_claim_for(request.user, id), request.user, vocabulary()
    verdicts = list(verdicts_for(user).filter(claim=found).select_related("made_by"))
    numbers, settles = numbers_of(found, user), may(user, "claims.settle")
    settled = verdicts[0] if verdicts else None
    context = {
        "section": "claims",
        "claim": found,
        "vocabulary": words,
        "numbers": numbers,
        "verdicts": verdicts,
        "settled": settled,
        "unsupported": is_unsupported(found, settled.verdict if settled else None, numbers, user),
        "unsupported_ids": set(unsupported(highlights_of(found, user)).values_list("pk", flat=True)),
        "credibilities": list(credibilities_for(user).filter(claim=found).select_related("made_by")),
        "credibility_names": CREDIBILITY,
        "page": page_of(request, wordings_of(found, user)),
        "timeline": timeline_of(found, user, words),
        "figures": figures_of(found, user),
        "evidence": evidence_of(found, user),
        "replies": replies_to(claim=found),
        "acts": acts_of(found, user, words),
        "alike": _alike(request, found) if settles and not found.merged_into_id else [],
        "facts_form": FactsForm(initial={name: getattr(found, name) for name in FactsForm.base_fields}),
        "verdict_form": VerdictForm(vocabulary=words),
        "credibility_form": CredibilityForm(),
    }
    return render(request, "claims/claim.html", context)


def _alike(request: DeskRequest, claim: Claim) -> list[object]:
    return list(proposals(claim.wording, request.user, besides=claim.pk, most=ALIKE, least=SAME_FROM))


@require_safe
def candidates(request: DeskRequest, id: UUID) -> HttpResponse:
    """Highlights of no claim that may belong to this one; one press links each."""
    found = get_claim_for(request.user, id, to="claims.settle")
    context = {
        "section": "claims",
        "claim": found,
        "vocabulary": vocabulary(),
        "candidates": candidates_for(found, request.user),
    }
    return render(request, "claims/candidates.html", context)
