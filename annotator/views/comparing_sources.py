"""Two to six sources side by side."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.errors import Invalid
from annotator.permissions import profiles_for, sources_for
from annotator.queries.codebooks import vocabulary
from annotator.queries.profiles.compared import MOST, compared
from annotator.views.frame import DeskRequest


@require_safe
def compare(request: DeskRequest) -> HttpResponse:
    """`source` is given once for each; with fewer than two the page lets one choose."""
    ids = _asked(request.GET.getlist("source"))
    if len(ids) > MOST:
        raise Invalid(f"Compare at most {MOST} sources at once: leave {len(ids) - MOST} out.")
    snapshots = {
        one.source_id: one for one in profiles_for(request.user).select_related("source", "calibration")
    }
    chosen = [snapshots[id] for id in ids if id in snapshots]
    words = vocabulary()
    context = {
        "vocabulary": words,
        "section": "sources",
        "chosen": {one.source_id for one in chosen},
        "choices": sorted(snapshots.values(), key=lambda one: one.source.name.casefold()),
        "kept": sources_for(request.user).filter(pk__in=set(ids) - set(snapshots)),
        "most": MOST,
        "compared": compared(chosen, words) if len(chosen) > 1 else None,
    }
    return render(request, "profiles/compare.html", context)


def _asked(given: list[str]) -> list[UUID]:
    try:
        return list(dict.fromkeys(UUID(id) for id in given))
    except ValueError:
        raise Invalid("That is no source. Choose sources on the page.") from None
