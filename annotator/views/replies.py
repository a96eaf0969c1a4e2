"""A source's replies and corrections, to a claim or to its profile."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import replies as actions
from annotator.errors import Invalid
from annotator.forms.people import take_refusal
from annotator.forms.replies import ReplyForm, ReplyToClaimForm
from annotator.models import Claim, Reply
from annotator.permissions import get_claim_for, get_reply_for, get_source_for, require
from annotator.views.frame import DeskRequest
from corpus_app.models import Source


@require_http_methods(["GET", "HEAD", "POST"])
def reply_to_claim(request: DeskRequest, id: UUID) -> HttpResponse:
    claim = get_claim_for(request.user, id, to="replies.keep")
    return _recorded(request, ReplyToClaimForm(request.POST or None), {"claim": claim}, section="claims")


@require_http_methods(["GET", "HEAD", "POST"])
def reply_to_profile(request: DeskRequest, id: UUID) -> HttpResponse:
    require(request.user, "replies.keep")
    source = get_source_for(request.user, id)
    about = {"claim": None, "source": source}
    return _recorded(request, ReplyForm(request.POST or None), about, section="sources")


@require_POST
def withdraw_reply(request: DeskRequest, id: UUID, reply: UUID) -> HttpResponse:
    require(request.user, "replies.keep")
    found = get_reply_for(request.user, get_source_for(request.user, id), reply)
    actions.withdraw_reply(found, by=request.user, now=timezone.now())
    messages.success(request, "Withdrawn. It stays, marked as withdrawn.")
    return _back_to(found)


def _recorded(request: DeskRequest, form: ReplyForm, about: dict[str, Any], *, section: str) -> HttpResponse:
    if form.is_valid():
        try:
            said = {**form.cleaned_data, **about}
            reply = actions.record_reply(**said, by=request.user, now=timezone.now())
        except Invalid as refusal:
            take_refusal(form, refusal)
        else:
            messages.success(request, f"The {reply.get_kind_display().lower()} is recorded.")
            return _back_to(reply)
    context = {"section": section, "form": form, **about}
    return render(request, "evidence/reply.html", context, status=400 if form.errors else 200)


def _back_to(reply: Reply) -> HttpResponseRedirect:
    about: Claim | Source = reply.claim or reply.source
    return redirect(f"{about.get_absolute_url()}#replies")
