"""The vocabulary, and what reviewers say in it."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.models import (
    BiasTag,
    Codebook,
    CodebookDraft,
    DocumentJudgement,
    Evidence,
    Highlight,
    HighlightVersion,
    Judgement,
    Proposal,
    ReReview,
)
from corpus_app.admin import ToLookAt

LARGE = ("assignment__document__text", "assignment__document__metadata")


@admin.register(Codebook)
class CodebookAdmin(ToLookAt):
    list_display = ("title", "slug", "version", "created_at")
    search_fields = ("title", "slug")


@admin.register(CodebookDraft)
class CodebookDraftAdmin(ToLookAt):
    list_display = ("replaces", "made_by", "made_at", "published", "dropped_at")
    list_select_related = ("replaces", "made_by", "published")
    search_fields = ("reason",)


@admin.register(ReReview)
class ReReviewAdmin(ToLookAt):
    list_display = ("highlight_id", "codebook", "touched", "labels", "answered_at")
    list_select_related = ("codebook",)
    search_fields = ("highlight__exact", "note")


@admin.register(Highlight)
class HighlightAdmin(ToLookAt):
    list_display = ("exact", "assignment", "start", "end", "version", "updated_at", "withdrawn_at")
    list_select_related = ("assignment__document", "assignment__reviewer")
    search_fields = ("exact", "assignment__document__title", "assignment__reviewer__username")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Highlight]:
        highlights: QuerySet[Highlight] = super().get_queryset(request)
        return highlights.defer(*LARGE)


@admin.register(HighlightVersion)
class HighlightVersionAdmin(ToLookAt):
    list_display = ("highlight_id", "version", "changed_by", "changed_at")
    list_select_related = ("changed_by",)
    search_fields = ("highlight__exact", "changed_by__username")


@admin.register(Judgement)
class JudgementAdmin(ToLookAt):
    list_display = ("highlight", "verdict", "claim_type", "voice", "confidence", "has_figure")
    list_filter = ("verdict", "claim_type", "voice")
    list_select_related = ("highlight",)
    search_fields = ("highlight__exact", "note")


@admin.register(BiasTag)
class BiasTagAdmin(ToLookAt):
    list_display = ("technique", "severity", "target", "judgement_id")
    list_filter = ("technique", "severity")
    search_fields = ("technique", "target")


@admin.register(Evidence)
class EvidenceAdmin(ToLookAt):
    list_display = ("title", "relation", "url", "accessed_on", "judgement_id")
    list_filter = ("relation",)
    search_fields = ("title", "url", "quote")


@admin.register(Proposal)
class ProposalAdmin(ToLookAt):
    list_display = ("highlight_id", "made_at", "accepted")
    search_fields = ("highlight__exact",)


@admin.register(DocumentJudgement)
class DocumentJudgementAdmin(ToLookAt):
    list_display = ("assignment_id", "version", "genre", "distressing", "made_by", "made_at")
    list_filter = ("genre", "distressing")
    list_select_related = ("made_by",)
    search_fields = ("omissions", "note", "made_by__username")
