"""Changing a round while it runs: settings, people, documents; pausing, opening again, closing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions import rounds as actions
from annotator.errors import Invalid
from annotator.forms.people import take_refusal
from annotator.forms.rounds import PeopleForm, PickForm, SettingsForm
from annotator.models import Round
from annotator.permissions import get_round_for
from annotator.queries.rounds import everybody_who_reads, preview_of
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of

RUN = "rounds.run"


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: DeskRequest, id: int) -> HttpResponse:
    one = get_round_for(request.user, id, to=RUN)
    form = SettingsForm(request.POST or None, round=one, is_read=one.assignments.exists())
    if form.is_valid() and _change(request, one, form):
        return redirect("round_settings", id)
    return _page(request, one, form, None)


@require_POST
def members(request: DeskRequest, id: int) -> HttpResponse:
    one = get_round_for(request.user, id, to=RUN)
    form = PeopleForm(request.POST)
    if form.is_valid() and _set_members(request, one, form):
        return redirect("round_settings", id)
    return _page(request, one, None, form)


@require_POST
def state(request: DeskRequest, id: int) -> HttpResponse:
    one, now = get_round_for(request.user, id, to=RUN), timezone.now()
    match request.POST.get("state"):
        case Round.State.PAUSED:
            actions.pause_round(one, by=request.user, now=now)
            said = "Paused: nothing new is given out. What is under way can be finished."
        case Round.State.OPEN:
            actions.open_round_again(one, by=request.user, now=now)
            said = "Open again: documents are given out."
        case Round.State.CLOSED:
            returned = actions.close_round(one, by=request.user, now=now)
            said = f"Closed. Returned unfinished: {returned:,}."
        case _:
            raise Invalid("A round is open, paused or closed. Press one of the buttons on its page.")
    messages.success(request, said)
    return redirect("round_settings", id)


@require_http_methods(["GET", "HEAD", "POST"])
def add_documents(request: DeskRequest, id: int) -> HttpResponse:
    """Asks which; a POST shows how many that would be, or adds them."""
    one = get_round_for(request.user, id, to=RUN)
    form = PickForm(request.POST or None)
    if form.is_valid() and "add" in request.POST and _add(request, one, form):
        return redirect("round", id)
    preview = None
    if form.is_valid():
        preview = preview_of(
            form.pick(), seed=one.seed, readers=one.readers_wanted, share=one.share_limit, people=everybody_who_reads(),
            user=request.user, besides=one,
        )  # fmt: skip
    context = {"section": "rounds", "round": one, "form": form, "preview": preview}
    return render(request, "rounds/add.html", context, status=400 if form.errors else 200)


@require_POST
def remove_document(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    one = get_round_for(request.user, id, to=RUN)
    actions.remove_document(one, document, by=request.user, now=timezone.now())
    messages.success(request, "Taken out of the round.")
    return redirect("round", id)


def _page(
    request: DeskRequest, one: Round, form: SettingsForm | None, people: PeopleForm | None
) -> HttpResponse:
    now_reading = {
        "open_to_all": str(int(one.open_to_all)),
        "members": one.members.values_list("person", flat=True),
    }
    context = {
        "section": "rounds",
        "tab": "settings",
        "round": one,
        "form": form or SettingsForm(round=one, is_read=one.assignments.exists()),
        "people_form": people or PeopleForm(initial=now_reading),
        "history": page_of(request, one.changes.select_related("made_by"), "history", size=20),
    }
    refused = any(given and given.errors for given in (form, people))
    return render(request, "rounds/settings.html", context, status=400 if refused else 200)


def _change(request: DeskRequest, one: Round, form: SettingsForm) -> bool:
    try:
        changed = actions.change_settings(one, form.changes(), by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    messages.success(request, "Saved." if changed else "Nothing was changed.")
    return True


def _set_members(request: DeskRequest, one: Round, form: PeopleForm) -> bool:
    said = form.cleaned_data
    people = list(said["members"])
    try:
        actions.set_members(one, people, open_to_all=said["open_to_all"], by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    messages.success(request, "Saved who reads.")
    return True


def _add(request: DeskRequest, one: Round, form: PickForm) -> bool:
    try:
        added = actions.add_documents(one, form.pick(), by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return False
    messages.success(request, f"Added to the round: {added:,}.")
    return True
