"""The addresses under /api/v1/."""

from django.urls import path, re_path

from annotator.api.assignments import Assignments, OneAssignment, ReopenedAssignment, SubmittedAssignment
from annotator.api.corpus import (
    Codebooks,
    DocumentText,
    OneCodebook,
    OneDocument,
    OneSource,
    Segments,
    Sources,
)
from annotator.api.docs import Docs, Schema
from annotator.api.endpoint import UnknownAddress
from annotator.api.export import ExportedHighlights
from annotator.api.highlights import HighlightHistory, Highlights, OneHighlight, RestoredHighlight
from annotator.api.me import Me
from annotator.api.upload import DocumentsAndUpload

app_name = "api"
urlpatterns = [
    path("me/", Me.as_view(), name="me"),
    path("sources/", Sources.as_view(), name="sources"),
    path("sources/<uuid:id>/", OneSource.as_view(), name="source"),
    path("documents/", DocumentsAndUpload.as_view(), name="documents"),
    path("documents/<uuid:id>/", OneDocument.as_view(), name="document"),
    path("documents/<uuid:id>/text/", DocumentText.as_view(), name="document_text"),
    path("documents/<uuid:id>/segments/", Segments.as_view(), name="segments"),
    path("codebooks/", Codebooks.as_view(), name="codebooks"),
    path("codebooks/<slug:slug>@<int:version>/", OneCodebook.as_view(), name="codebook"),
    path("assignments/", Assignments.as_view(), name="assignments"),
    path("assignments/<uuid:id>/", OneAssignment.as_view(), name="assignment"),
    path("assignments/<uuid:id>/submit/", SubmittedAssignment.as_view(), name="submit"),
    path("assignments/<uuid:id>/reopen/", ReopenedAssignment.as_view(), name="reopen"),
    path("highlights/", Highlights.as_view(), name="highlights"),
    path("highlights/export/", ExportedHighlights.as_view(), name="export"),
    path("highlights/<uuid:id>/", OneHighlight.as_view(), name="highlight"),
    path("highlights/<uuid:id>/restore/", RestoredHighlight.as_view(), name="restore"),
    path("highlights/<uuid:id>/history/", HighlightHistory.as_view(), name="history"),
    path("schema/", Schema.as_view(), name="schema"),
    path("docs/", Docs.as_view(), name="docs"),
    re_path(r"^", UnknownAddress.as_view(), name="unknown"),
]
