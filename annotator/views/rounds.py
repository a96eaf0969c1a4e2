"""Rounds: the list, a new one, how far one is, and one's own part in it."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from annotator.actions.rounds import make_round
from annotator.errors import Invalid
from annotator.forms.people import take_refusal
from annotator.forms.rounds import GiveForm, RoundForm
from annotator.models import Round
from annotator.permissions import get_round_for, may, require
from annotator.queries.blocking import blocks_of
from annotator.queries.picking import Pick
from annotator.queries.progress import SHOWN, document_rows, person_rows, progress_of
from annotator.queries.rounds import Preview, everybody_who_reads, listed_rounds, own_round, preview_of
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of

LARGEST_DRAWN = 1_000_000  # seeds that the desk proposes are short enough to read out


@require_safe
def rounds(request: DeskRequest) -> HttpResponse:
    context = {"section": "rounds", "page": page_of(request, listed_rounds(request.user))}
    return render(request, "rounds/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: DeskRequest) -> HttpResponse:
    """Asks for everything; a POST shows what the round would be, or makes it."""
    require(request.user, "rounds.run")
    form = RoundForm(request.POST or None, initial={"seed": secrets.randbelow(LARGEST_DRAWN)})
    preview = _preview(request, form) if form.is_valid() or not form.is_bound else None
    made = _make(request, form) if preview and "make" in request.POST else None
    if made:
        messages.success(request, f"The round is made, with {made.places.count():,} documents.")
        return redirect(made)
    context = {"section": "rounds", "form": form, "preview": preview}
    return render(request, "rounds/new.html", context, status=400 if form.errors else 200)


@require_safe
def round(request: DeskRequest, id: int) -> HttpResponse:
    """For who runs it, how far it is; for who reads in it, what is asked and their own part, and nothing of others."""
    one = get_round_for(request.user, id)
    return _run(request, one) if may(request.user, "rounds.run") else _own(request, one)


def _run(request: DeskRequest, one: Round) -> HttpResponse:
    progress = progress_of(one, timezone.now())
    people = person_rows(progress)
    show = request.GET.get("show", "")
    places = page_of(request, progress.places(show if show in SHOWN else ""))
    context = {
        "section": "rounds",
        "tab": "progress",
        "round": one,
        "progress": progress,
        "blocks": blocks_of(progress, people),
        "people": page_of(request, people, "people"),
        "page": places,
        "show": show,
        "shown": SHOWN,
        "rows": document_rows(progress, list(places), request.user),
        "give_form": GiveForm(),
        "now": progress.now,
    }
    return render(request, "rounds/progress.html", context)


def _own(request: DeskRequest, one: Round) -> HttpResponse:
    own = own_round(one, request.user, timezone.now())
    context = {"section": "queue", "round": one, "own": own, "now": timezone.now()}
    return render(request, "rounds/own_page.html", context)


def _preview(request: DeskRequest, form: RoundForm) -> Preview:
    """What the round would be; before anything is asked for, with the whole corpus."""
    said: dict[str, Any] = form.cleaned_data if form.is_bound else {}
    named = said.get("open_to_all") is False
    return preview_of(
        form.pick() if form.is_bound else Pick(),
        seed=said.get("seed", 0),
        readers=said.get("readers_wanted", 3),
        share=said.get("share_limit", 60),
        people=len(said["members"]) if named else everybody_who_reads(),
        user=request.user,
    )


def _make(request: DeskRequest, form: RoundForm) -> Round | None:
    """None where it was refused; the form says why."""
    said = form.cleaned_data
    try:
        return make_round(
            rules=form.rules(), codebook=said["codebook"], pick=form.pick(), seed=said["seed"],
            members=[] if said["open_to_all"] else list(said["members"]), by=request.user, now=timezone.now(),
        )  # fmt: skip
    except Invalid as refusal:
        take_refusal(form, refusal)
        return None
