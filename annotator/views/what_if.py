"""What the rate would be if other things counted. Nothing of it is stored."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.forms.profiles import WhatIfForm
from annotator.permissions import get_profile_for, get_source_for
from annotator.queries.codebooks import vocabulary
from annotator.queries.profiles.shown import Shown, rated
from annotator.queries.profiles.what_if import rate_if
from annotator.views.frame import DeskRequest


@require_safe
def what_if(request: DeskRequest, id: UUID) -> HttpResponse:
    """The panel as it is, or with what was changed, and its result beside the profile's."""
    source = get_source_for(request.user, id)
    snapshot = get_profile_for(request.user, source.pk)
    context: dict[str, Any] = {"section": "sources", "source": source, "snapshot": snapshot}
    if snapshot is not None:
        words = vocabulary()
        credits = snapshot.calibration.data["vocabulary"]["credits"]
        names = {slug: words.name("verdict", slug) for slug in credits}
        reviewers = [one["reviewer"] for one in snapshot.data["variants"] if one.get("reviewer")]
        asked = request.GET or WhatIfForm.as_it_is(credits)
        form = WhatIfForm(asked, credits=credits, names=names, reviewers=reviewers)
        context |= {"form": form, "shown": Shown(snapshot, words)}
        if request.GET and form.is_valid():
            rate, letter = rate_if(snapshot, form.options)
            row = rated("What if", rate, "", letter=letter)
            context |= {"result": row, "rows": [context["shown"].variants[0], row]}
    return render(request, "profiles/what_if.html", context, status=400 if _is_wrong(context) else 200)


def _is_wrong(context: dict[str, Any]) -> bool:
    return "form" in context and bool(context["form"].errors)
