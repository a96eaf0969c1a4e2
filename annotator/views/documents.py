"""The corpus: a list of documents, and where each one comes from."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.forms.filters import DocumentsForm
from annotator.permissions import get_document_for
from annotator.queries.documents import DocumentFilter, corrections_of, listed_documents, roles_of
from annotator.queries.origins import chain_of
from annotator.queries.reading import language_name
from annotator.views.frame import DeskRequest
from annotator.views.lists import Column, chosen_in, page_of, sorting

COLUMNS = {
    "title": Column("Title", ("title",)),
    "source": Column("Source", ("source__name", "title")),
    "language": Column("Language", ("language", "title")),
    "published": Column("Published", ("published",), numeric=True),
    "words": Column("Words", ("words",), numeric=True),
    "highlights": Column("Highlights", ("marked",), numeric=True),
    "added": Column("Brought in", ("created_at",), numeric=True),
}


@require_safe
def documents(request: DeskRequest) -> HttpResponse:
    form = DocumentsForm(request.GET)
    said = chosen_in(form)
    chosen = DocumentFilter(words=said.pop("q"), **said)
    sorted_by = sorting(request, COLUMNS, "source", then="title")
    rows = listed_documents(request.user, chosen).order_by(*sorted_by.order)
    context = {
        "section": "documents",
        "form": form,
        "is_filtered": any(form.cleaned_data.values()) or chosen.words,
        "heads": sorted_by.heads,
        "page": page_of(request, rows),
    }
    return render(request, "documents/list.html", context)


@require_safe
def about_document(request: DeskRequest, id: UUID) -> HttpResponse:
    document = get_document_for(request.user, id)
    context = {
        "section": "documents",
        "document": document,
        "language": language_name(document.language),
        "roles": roles_of(document),
        "chain": chain_of(request.user, document),
        "corrections": page_of(request, corrections_of(document), size=20),
    }
    return render(request, "documents/about.html", context)
