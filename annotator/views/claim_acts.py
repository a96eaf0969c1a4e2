"""What is done with a claim on its page. Each act answers with the page, and says what was done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotator.actions import claims as actions
from annotator.forms.adjudication import said_in
from annotator.forms.claims import CredibilityForm, FactsForm, LinkForm, MergeForm, VerdictForm
from annotator.models import Claim
from annotator.permissions import get_claim_for, get_highlight_for
from annotator.queries.codebooks import vocabulary
from annotator.views.frame import DeskRequest


@require_POST
def link(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.link")
    said = said_in(LinkForm(request.POST))
    highlight = get_highlight_for(request.user, said["highlight"])
    actions.link_highlight(
        found, highlight, by=request.user, now=timezone.now(), similarity=said["similarity"]
    )
    messages.success(request, "Linked. It can be taken out again on the claim’s page.")
    return _back(request, found)


@require_POST
def unlink(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.link")
    highlight = get_highlight_for(request.user, said_in(LinkForm(request.POST))["highlight"])
    done = actions.unlink_highlight(found, highlight, by=request.user, now=timezone.now())
    messages.success(request, "Taken out of this claim." if done else "It was taken out before.")
    return _back(request, found)


@require_POST
def reword(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.settle")
    changes = actions.change_facts(
        found, said_in(FactsForm(request.POST)), by=request.user, now=timezone.now()
    )
    messages.success(request, f"Changed. {changes}." if changes else "Nothing was changed.")
    return redirect(found)


@require_POST
def settle(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.settle")
    said = said_in(VerdictForm(request.POST, vocabulary=vocabulary()))
    actions.settle_verdict(found, **said, by=request.user, now=timezone.now())
    messages.success(request, "Settled. An earlier verdict stays in the history.")
    return redirect(found)


@require_POST
def credibility(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.settle")
    said = said_in(CredibilityForm(request.POST))
    actions.give_credibility(found, **said, by=request.user, now=timezone.now())
    messages.success(request, "Kept. An earlier number stays in the history.")
    return redirect(found)


@require_POST
def merge(request: DeskRequest, id: UUID) -> HttpResponse:
    found = get_claim_for(request.user, id, to="claims.settle")
    into = get_claim_for(request.user, said_in(MergeForm(request.POST))["into"])
    kept = actions.merge_claim(found, into, by=request.user, now=timezone.now())
    messages.success(
        request, f"Merged “{found}” into this claim. Its own page says so and keeps its history."
    )
    return redirect(kept)


def _back(request: DeskRequest, claim: Claim) -> HttpResponseRedirect:
    """To the page that was pressed on, where it says which: the claim's or that of its candidates."""
    to = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith(reverse("claims"))
    return HttpResponseRedirect(to if ours else claim.get_absolute_url())
