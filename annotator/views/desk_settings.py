"""What holds for the whole desk: leads see it and have it learned again, admins change it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions.profiles.calibrating import calibration_now
from annotator.actions.profiles.learning import ask_to_learn, learning
from annotator.actions.profiles.publishing import set_public
from annotator.errors import Invalid
from annotator.permissions import require
from annotator.queries.desk_settings import changes, published_number
from annotator.queries.profiles.readings import judgements_in_all
from annotator.views.frame import DeskRequest


@require_safe
def desk_settings(request: DeskRequest) -> HttpResponse:
    require(request.user, "profiles.grade")
    history = changes()
    context = {
        "section": "desk",
        "is_public": bool(history and history[0].public_profiles),
        "history": history,
        "published": published_number(),
        "calibration": calibration_now(),
        "judgements": judgements_in_all(),
        "learning": learning(timezone.now()),
    }
    return render(request, "desk/settings.html", context)


@require_POST
def set_public_pages(request: DeskRequest) -> HttpResponse:
    """`public` is "on" or "off". Setting what is set already changes nothing."""
    require(request.user, "desk.set")
    asked = request.POST.get("public")
    if asked not in {"on", "off"}:
        raise Invalid("Nothing was changed: say whether the public pages are to be on or off.")
    set_public(asked == "on", by=request.user, now=timezone.now())
    told = "on: whoever has the address can read them" if asked == "on" else "off"
    messages.success(request, f"The public pages are {told}.")
    return redirect("desk_settings")


@require_POST
def learn_again(request: DeskRequest) -> HttpResponse:
    """Puts it into the queue; asked for twice it is done once."""
    require(request.user, "profiles.grade")
    if ask_to_learn(by=request.user, now=timezone.now()):
        messages.success(request, "It is learned again in the background; every profile is rebuilt with it.")
    else:
        messages.info(request, "It was asked for already, and is under way.")
    return redirect("desk_settings")
