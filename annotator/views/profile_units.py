"""What is behind a number of a profile: its units, and what readers said of whole documents."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.errors import NotFound
from annotator.forms.profiles import UnitsForm
from annotator.models import Highlight, ProfileSnapshot
from annotator.permissions import get_profile_for, get_source_for
from annotator.queries.codebooks import vocabulary
from annotator.queries.profiles.said import said_of_documents
from annotator.queries.profiles.shown import titles_of
from annotator.queries.profiles.units import added_up, part_of, units_behind
from annotator.views.frame import DeskRequest
from annotator.views.lists import chosen_in, page_of
from corpus_app.models import Source

UNITS_ON_A_PAGE = 30


@require_safe
def units(request: DeskRequest, id: UUID) -> HttpResponse:
    """In text order by document; the numbers of all of them, and not only of this page, are added up."""
    source, snapshot = _stored(request, id)
    form = UnitsForm(request.GET)
    chosen_in(form)
    words = vocabulary()
    groups = snapshot.calibration.data["vocabulary"]["groups"]
    found = units_behind(snapshot, form.chosen, groups)
    what = form.cleaned_data["add"] or "weight"
    page = page_of(request, found, size=UNITS_ON_A_PAGE)
    context = {
        "section": "sources", "source": source, "snapshot": snapshot, "page": page, "vocabulary": words,
        "added": added_up(found, what), "what": what, "adds": in_words(what), "chosen": chosen_words(form),
        "rows": _rows(page, snapshot, what),
    }  # fmt: skip
    return render(request, "profiles/units.html", context)


@require_safe
def documents(request: DeskRequest, id: UUID) -> HttpResponse:
    """Genre, frames, omissions and slant of every document that counts, as each reader said."""
    source, snapshot = _stored(request, id)
    context = {
        "section": "sources", "source": source, "snapshot": snapshot, "vocabulary": vocabulary(),
        "page": page_of(request, said_of_documents(snapshot), size=UNITS_ON_A_PAGE),
    }  # fmt: skip
    return render(request, "profiles/documents.html", context)


def _stored(request: DeskRequest, id: UUID) -> tuple[Source, ProfileSnapshot]:
    source = get_source_for(request.user, id)
    snapshot = get_profile_for(request.user, source.pk)
    if snapshot is None:
        raise NotFound(
            "This source has no profile yet: nobody has submitted a reading of one of its documents."
        )
    return source, snapshot


def _rows(units: Iterable[Mapping[str, Any]], snapshot: ProfileSnapshot, what: str) -> list[dict[str, Any]]:
    """Every unit with its highlights, in one query, and what it adds to the sum."""
    shown = list(units)
    ids = [pk for unit in shown for pk in unit["highlights"]]
    highlights = Highlight.objects.filter(pk__in=ids).select_related("judgement", "assignment")
    found = {str(one.pk): one for one in highlights.prefetch_related("judgement__techniques")}
    titles = titles_of(snapshot)
    return [
        {
            "unit": unit,
            "title": titles.get(unit["document"], ""),
            "told": [found[pk] for pk in unit["highlights"] if pk in found],
            "part": part_of(unit, what),
            "likely": sorted(unit["p"].items(), key=lambda one: -one[1]),
        }
        for unit in shown
    ]


def chosen_words(form: UnitsForm) -> list[tuple[str, str]]:
    """What the list is narrowed to, in its own words."""
    said = form.cleaned_data
    return [(name, str(value)) for name, value in said.items() if value and name != "add"]


def in_words(what: str) -> str:
    facet, _, _ = what.partition(":")
    return {
        "weight": "weights", "credit": "weight times credit", "own": "shares in the publisher’s voice",
        "verdict": "probabilities of the verdict, in the publisher’s voice",
        "technique": "shares of readers who named the technique, in the publisher’s voice",
    }[facet]  # fmt: skip
