"""Sources: a list to sort and filter, and the facts of each."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annotator.forms.filters import SourcesForm
from annotator.forms.sources import FactsForm
from annotator.permissions import get_source_for, require
from annotator.queries.profiles.listed import Standing, standings
from annotator.queries.sources import SourceFilter, SourceRow, listed_sources, plain_sources
from annotator.views.frame import DeskRequest
from annotator.views.lists import Column, chosen_in, page_of, sorting
from corpus_app.facts import correct_facts

COLUMNS = {
    "rate": Column("Reliability", numeric=True),
    "claims": Column("Checked claims", numeric=True),
    "name": Column("Source"),
    "kind": Column("Kind"),
    "language": Column("Language"),
    "country": Column("Country"),
    "documents": Column("Documents", numeric=True),
    "words": Column("Words read to the end", numeric=True),
    "highlights": Column("Highlights", numeric=True),
    "judged": Column("With a verdict", numeric=True),
}

MARKED = "marked"  # the list of what was read and marked, which counts through all highlights
COUNTED = ("documents", "words", "highlights", "judged")


@require_safe
def sources(request: DeskRequest) -> HttpResponse:
    form = SourcesForm(request.GET)
    said = chosen_in(form)
    is_filtered = any(said.values())
    chosen = SourceFilter(words=said.pop("q"), **said)
    sorted_by = sorting(request, COLUMNS, "-rate", then="name")
    marked = request.GET.get("show") == MARKED or sorted_by.by in COUNTED
    listed = listed_sources if marked else plain_sources
    found, of = listed(request.user, chosen), standings(request.user)
    # A stable sort: sources that are alike in this column stay in the order of their names.
    rows = sorted(found, key=_key(sorted_by.by, of), reverse=sorted_by.descending)
    page = page_of(request, [(row, of.get(row.source.pk)) for row in rows])
    by_rate = sorted_by.by == "rate"
    context = {
        "section": "sources",
        "form": form,
        "is_filtered": is_filtered,
        "heads": sorted_by.heads,
        "page": page,
        "rows": [pair for pair in page if not by_rate or _is_judged(pair)],
        "apart": [pair for pair in page if by_rate and not _is_judged(pair)],
        "profiled": len(of),
        "marked": marked,
    }
    return render(request, "sources/list.html", context)


def _is_judged(pair: tuple[SourceRow, Standing | None]) -> bool:
    return pair[1] is not None and pair[1].is_judged


def _key(column: str, of: Mapping[UUID, Standing]) -> Callable[[SourceRow], Any]:
    """Whatever cannot be judged comes after all that can."""
    match column:
        case "rate":
            return lambda row: _rate(of.get(row.source.pk))
        case "claims":
            return lambda row: standing.claims if (standing := of.get(row.source.pk)) else 0
    if COLUMNS[column].numeric:
        return attrgetter(column)
    return lambda row: str(getattr(row.source, column)).casefold()


def _rate(standing: Standing | None) -> float:
    return standing.value if standing and standing.is_judged and standing.value is not None else -1.0


@require_http_methods(["GET", "HEAD", "POST"])
def facts(request: DeskRequest, id: UUID) -> HttpResponse:
    """Name, kind, country, … of a source; what they were is kept."""
    require(request.user, "corpus.correct")
    one = get_source_for(request.user, id)
    name = one.name  # the form writes into the source what was typed, right or wrong
    form = FactsForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        changes = correct_facts(one, form.cleaned_data, by=request.user)
        messages.success(request, f"Corrected. {changes}." if changes else "Nothing was changed.")
        return redirect("source", one.pk)
    context = {"section": "sources", "source": one, "name": name, "form": form}
    return render(request, "sources/facts.html", context, status=400 if form.errors else 200)
