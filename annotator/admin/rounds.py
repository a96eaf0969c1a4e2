"""Rounds: who reads what, and how it was settled."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.models import (
    Assignment,
    AssignmentChange,
    Calculation,
    ConflictOfInterest,
    Decision,
    Dispute,
    Passage,
    Remark,
    Round,
    RoundChange,
    RoundDocument,
    RoundMember,
)
from corpus_app.admin import ToLookAt


@admin.register(Round)
class RoundAdmin(ToLookAt):
    list_display = ("name", "codebook", "blind", "self_chosen", "created_at")
    list_select_related = ("codebook",)
    search_fields = ("name",)


@admin.register(RoundDocument)
class RoundDocumentAdmin(ToLookAt):
    list_display = ("document", "round", "position", "purpose", "readers_wanted")
    list_filter = ("purpose", "round")
    list_select_related = ("document", "round")
    search_fields = ("document__title", "round__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoundDocument]:
        places: QuerySet[RoundDocument] = super().get_queryset(request)
        return places.defer("document__text", "document__metadata")


@admin.register(RoundChange)
class RoundChangeAdmin(ToLookAt):
    list_display = ("round", "made_by", "made_at", "before", "after")
    list_select_related = ("round", "made_by")
    search_fields = ("round__name", "made_by__username")


@admin.register(RoundMember)
class RoundMemberAdmin(ToLookAt):
    list_display = ("person", "round", "added_at", "admitted_at", "admitted_by")
    list_select_related = ("person", "round", "admitted_by")
    search_fields = ("person__username", "round__name")


@admin.register(Passage)
class PassageAdmin(ToLookAt):
    list_display = ("exact", "place_id", "position", "start", "end")
    search_fields = ("exact",)


@admin.register(ConflictOfInterest)
class ConflictOfInterestAdmin(ToLookAt):
    list_display = ("reviewer", "source", "reason", "made_by", "made_at", "ended_at")
    list_select_related = ("reviewer", "source", "made_by")
    search_fields = ("reviewer__username", "source__name", "reason")


@admin.register(Assignment)
class AssignmentAdmin(ToLookAt):
    list_display = ("document", "reviewer", "round", "state", "started_at", "submitted_at")
    list_filter = ("state", "round")
    list_select_related = ("document", "reviewer", "round")
    search_fields = ("document__title", "reviewer__username")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        assignments: QuerySet[Assignment] = super().get_queryset(request)
        return assignments.defer("document__text", "document__metadata")


@admin.register(AssignmentChange)
class AssignmentChangeAdmin(ToLookAt):
    list_display = ("assignment_id", "kind", "made_by", "made_at", "reason")
    list_filter = ("kind",)
    list_select_related = ("made_by",)
    search_fields = ("reason", "made_by__username")


@admin.register(Decision)
class DecisionAdmin(ToLookAt):
    list_display = ("exact", "outcome", "automatic", "made_by", "made_at", "replaced_at")
    list_filter = ("outcome", "automatic", "round")
    list_select_related = ("made_by",)
    search_fields = ("exact", "reason")


@admin.register(Dispute)
class DisputeAdmin(ToLookAt):
    list_display = ("reason", "reviewer", "made_at", "answered_at")
    list_select_related = ("reviewer",)
    search_fields = ("reason", "reviewer__username")


@admin.register(Remark)
class RemarkAdmin(ToLookAt):
    list_display = ("text", "made_by", "made_at", "withdrawn_at")
    list_select_related = ("made_by",)
    search_fields = ("text", "made_by__username")


@admin.register(Calculation)
class CalculationAdmin(ToLookAt):
    list_display = ("measure", "round", "state", "done", "of", "asked_at", "finished_at")
    list_filter = ("measure", "state")
    list_select_related = ("round",)
    search_fields = ("measure", "round__name")
