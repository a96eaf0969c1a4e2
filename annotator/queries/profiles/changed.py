"""Which sources' profiles may have changed since a moment: found by when rows were written, so that no door can be forgotten."""

import datetime as dt
from uuid import UUID

from annotator.models import AssignmentChange, Decision, DocumentJudgement, Highlight
from corpus_app.copies.groups import links_changed_since
from corpus_app.models import Document, SegmentChange


def sources_changed_since(moment: dt.datetime) -> set[UUID]:
    """Seven queries on indexed columns. More than did change may be named; none is left out."""
    rows = (
        Highlight.objects.filter(updated_at__gte=moment).values_list(
            "assignment__document__source", flat=True
        ),
        AssignmentChange.objects.filter(made_at__gte=moment).values_list(
            "assignment__document__source", flat=True
        ),
        Decision.objects.filter(made_at__gte=moment).values_list("document__source", flat=True),
        DocumentJudgement.objects.filter(made_at__gte=moment).values_list(
            "assignment__document__source", flat=True
        ),
        SegmentChange.objects.filter(changed_at__gte=moment).values_list("document__source", flat=True),
        Document.objects.filter(pk__in=links_changed_since(moment)).values_list("source", flat=True),
    )
    return {source for found in rows for source in found.order_by().distinct()}
