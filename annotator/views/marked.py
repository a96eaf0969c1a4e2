"""What was read and marked of a source: plain counts, each of which opens its rows."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from annotator.models import Assignment
from annotator.permissions import get_source_for, may
from annotator.queries import figures, found
from annotator.queries.codebooks import vocabulary
from annotator.queries.documents import DocumentFilter, listed_documents
from annotator.queries.highlights import highlights_for
from annotator.queries.sources import passed_on_by, taken_from
from annotator.views.frame import DeskRequest
from annotator.views.strips import strip_of

DOCUMENTS_SHOWN = 50
MOST_MARKED_FIRST = ["-marked", "title", "pk"]


@require_safe
def marked(request: DeskRequest, id: UUID) -> HttpResponse:
    """A fixed number of queries, however much there is."""
    one = get_source_for(request.user, id)
    highlights = highlights_for(request.user).work().filter(assignment__document__source=one)
    words = vocabulary()
    groups = found.groups_of(highlights)
    documents = listed_documents(request.user, DocumentFilter(source=one)).order_by(*MOST_MARKED_FIRST)
    verdicts = found.by_label(groups, "verdict", words)
    figure_rows = figures.figures_of(highlights)
    figure_groups = figures.grouped(figure_rows)
    shown_groups = figures.shown(figure_groups)
    context = {
        "section": "sources",
        "source": one,
        "vocabulary": words,
        "reading": found.reading_of(one, Assignment.objects.visible_to(request.user).work()),
        "number": found.total(groups),
        "judged": found.total(group for group in groups if group.verdict),
        "people": len({group.reviewer for group in groups}),
        "verdicts": verdicts,
        "strip": strip_of(verdicts, words),
        "voices": found.by_label(groups, "voice", words),
        "claim_types": found.by_label(groups, "claim_type", words),
        "techniques": found.by_technique(found.techniques_of(highlights), words),
        "figures": len(figure_rows),
        "most_figures": figures.MOST,
        "groups_left_out": len(figure_groups) - len(shown_groups),
        "contested": [group for group in shown_groups if group.contested],
        "uncontested": [group for group in shown_groups if not group.contested],
        "taken_from": taken_from(one),
        "passed_on_by": passed_on_by(one),
        "documents": list(documents[:DOCUMENTS_SHOWN]),
        "reviewers": found.by_reviewer(groups) if may(request.user, "reviewers.name") else None,
    }
    return render(request, "sources/marked.html", context)
