"""Claims, what was settled of them, shared evidence and replies, in Django's admin site: to look at."""

from django.contrib import admin

from annotator.models import (
    Claim,
    ClaimCredibility,
    ClaimEvidence,
    ClaimHighlight,
    ClaimVerdict,
    EvidencePage,
    EvidenceSnapshot,
    Reply,
)
from corpus_app.admin import ToLookAt


@admin.register(Claim)
class ClaimAdmin(ToLookAt):
    list_display = ("wording", "counted", "unit", "created_by", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("wording", "counted", "note")


@admin.register(ClaimHighlight)
class ClaimHighlightAdmin(ToLookAt):
    list_display = ("claim", "highlight_id", "made_by", "made_at", "ended_at")
    list_select_related = ("claim", "made_by")
    search_fields = ("claim__wording", "highlight__exact")


@admin.register(ClaimVerdict)
class ClaimVerdictAdmin(ToLookAt):
    list_display = ("claim", "verdict", "made_by", "made_at")
    list_select_related = ("claim", "made_by")
    search_fields = ("claim__wording", "reason")


@admin.register(ClaimCredibility)
class ClaimCredibilityAdmin(ToLookAt):
    list_display = ("claim", "number", "made_by", "made_at")
    list_select_related = ("claim", "made_by")
    search_fields = ("claim__wording", "reason")


@admin.register(EvidencePage)
class EvidencePageAdmin(ToLookAt):
    list_display = ("title", "url", "letter", "number", "independence_group")
    search_fields = ("title", "url", "independence_group")


@admin.register(EvidenceSnapshot)
class EvidenceSnapshotAdmin(ToLookAt):
    list_display = ("page", "accessed_on", "made_by", "made_at")
    list_select_related = ("page", "made_by")
    search_fields = ("page__url", "page__title")


@admin.register(ClaimEvidence)
class ClaimEvidenceAdmin(ToLookAt):
    list_display = ("claim", "relation", "page", "made_by", "made_at", "withdrawn_at")
    list_select_related = ("claim", "page", "made_by")
    search_fields = ("claim__wording", "quote")


@admin.register(Reply)
class ReplyAdmin(ToLookAt):
    list_display = ("source", "kind", "said_on", "made_by", "withdrawn_at")
    list_select_related = ("source", "made_by")
    search_fields = ("source__name", "text")
