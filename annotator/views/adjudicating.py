"""A lead works through the units of one document."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import adjudication as actions
from annotator.errors import Invalid, NotFound
from annotator.forms.adjudication import StepForm, said_in, seen_in, way_in
from annotator.forms.people import take_refusal
from annotator.models import Decision
from annotator.permissions import get_decision_for
from annotator.queries.unit import Seen
from annotator.views.frame import DeskRequest
from annotator.views.worksheets import Place, opened_in, own_form, place_for, sheet_of, shown


@require_safe
def adjudicate_document(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    place = place_for(request, id, document)
    sheet = sheet_of(request, place)
    unit = opened_in(place, sheet, request.GET.getlist("unit"), request.GET.get("after", ""))
    return shown(request, place, sheet, unit)


@require_POST
def decide(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    """One unit, or several as one; then the next that asks for it."""
    place = place_for(request, id, document)
    seen = seen_in(request.POST.getlist("unit"))
    if request.POST.get("way") == "own":
        return _decide_own(request, place, seen)
    way, reason = way_in(request.POST.get("way", ""), place.method.name), request.POST.get("reason", "")
    return _decided(request, place, seen, _decide(request, place, seen, way, reason))


@require_POST
def accept_agreed(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    place = place_for(request, id, document)
    seen = seen_in(request.POST.getlist("unit"))
    made = actions.accept_agreed(place.round, document, seen, by=request.user, now=timezone.now())
    messages.success(request, f"Accepted: {_counted(len(made), 'agreed unit')}.")
    return place.back()


@require_POST
def take_back(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    """One decision by its id."""
    place = place_for(request, id, document)
    decision = get_decision_for(request.user, place.round, _id(request.POST.get("decision", "")))
    row = actions.take_back(place.round, decision, by=request.user, now=timezone.now())
    messages.success(request, "Taken back. The unit is as it was before that decision.")
    return place.back(unit=_a_highlight_of(row))


@require_POST
def undo(request: DeskRequest, id: int, document: UUID) -> HttpResponse:
    """What this lead decided last in the document, one unit or several in one go, named by when that was."""
    place = place_for(request, id, document)
    mine = Decision.objects.current().filter(
        round=id, document=document, made_by=request.user, automatic=False
    )
    step = list(mine.filter(made_at=said_in(StepForm(request.POST))["made_at"]).order_by("start"))
    number = actions.take_back_run(place.round, step, by=request.user, now=timezone.now())
    messages.success(request, f"Taken back: {_counted(number, 'decision')}.")
    return place.back(unit=_a_highlight_of(step[0]) if step else None)


def _decide(request: DeskRequest, place: Place, seen: list[Seen], way: actions.Way, reason: str) -> Decision:
    return actions.decide(
        place.round, place.document.pk, seen, way, reason=reason, by=request.user, now=timezone.now()
    )


def _decide_own(request: DeskRequest, place: Place, seen: list[Seen]) -> HttpResponse:
    """With the lead's own span and judgement; what is wrong with the form is said beside it."""
    sheet = sheet_of(request, place)
    actions.the_unit(sheet.units, seen)
    unit = opened_in(place, sheet, [one.key for one in seen])
    if unit is None:
        raise NotFound("This unit is not there any more. Look at the document again.")
    form = own_form(place, unit, request.POST)
    if form.is_valid():
        try:
            decision = _decide(request, place, seen, form.way(), form.cleaned_data["reason"])
        except Invalid as refusal:
            take_refusal(form, refusal)
        else:
            return _decided(request, place, seen, decision)
    return shown(request, place, sheet, unit, form=form)


def _decided(request: DeskRequest, place: Place, seen: list[Seen], decision: Decision) -> HttpResponse:
    messages.success(request, f"Decided: {decision.get_outcome_display()}.")
    return place.back(after=seen[0].key)


def _a_highlight_of(decision: Decision) -> str:
    """Names the unit that it is part of."""
    return str(decision.highlights.values_list("pk", flat=True).order_by("pk").first() or "")


def _id(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise Invalid("The page did not say which decision is meant. Reload it and try again.") from None


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
