"""Sources: a list to sort and filter, and the facts of each."""

from collections.abc import Callable
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
from annotator.queries.sources import SourceFilter, SourceRow, listed_sources
from annotator.views.frame import DeskRequest
from annotator.views.lists import Column, chosen_in, page_of, sorting
from corpus_app.facts import correct_facts

COLUMNS = {
    "name": Column("Source"),
    "kind": Column("Kind"),
    "language": Column("Language"),
    "country": Column("Country"),
    "documents": Column("Documents", numeric=True),
    "words": Column("Words read to the end", numeric=True),
    "highlights": Column("Highlights", numeric=True),
    "judged": Column("With a verdict", numeric=True),
}


@require_safe
def sources(request: DeskRequest) -> HttpResponse:
    form = SourcesForm(request.GET)
    said = chosen_in(form)
    is_filtered = any(said.values())
    chosen = SourceFilter(words=said.pop("q"), **said)
    sorted_by = sorting(request, COLUMNS, "name", then="name")
    # A stable sort: sources that are alike in this column stay in the order of their names.
    rows = sorted(listed_sources(request.user, chosen), key=_key(sorted_by.by), reverse=sorted_by.descending)
    context = {
        "section": "sources",
        "form": form,
        "is_filtered": is_filtered,
        "heads": sorted_by.heads,
        "page": page_of(request, rows),
    }
    return render(request, "sources/list.html", context)


def _key(column: str) -> Callable[[SourceRow], Any]:
    if COLUMNS[column].numeric:
        return attrgetter(column)
    return lambda row: str(getattr(row.source, column)).casefold()


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
