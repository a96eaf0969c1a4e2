"""Profiles, grades and publications, in Django's admin site: to look at."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotator.models import (
    Calibration,
    DeskSettings,
    Grade,
    ProfileSnapshot,
    ProfileUnits,
    ProfileWatch,
    Publication,
)
from corpus_app.admin import ToLookAt


@admin.register(Calibration)
class CalibrationAdmin(ToLookAt):
    list_display = ("made_at", "method", "judgements", "made_by")
    list_select_related = ("made_by",)
    search_fields = ("method",)


@admin.register(ProfileSnapshot)
class ProfileSnapshotAdmin(ToLookAt):
    list_display = ("source", "current", "calculated_at", "method", "documents", "claims", "letter")
    list_select_related = ("source",)
    search_fields = ("source__name", "inputs_sha256")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProfileSnapshot]:
        snapshots: QuerySet[ProfileSnapshot] = super().get_queryset(request)
        return snapshots.defer("data")


@admin.register(ProfileUnits)
class ProfileUnitsAdmin(ToLookAt):
    list_display = ("snapshot_id",)
    search_fields = ("snapshot__source__name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ProfileUnits]:
        units: QuerySet[ProfileUnits] = super().get_queryset(request)
        return units.defer("units")


@admin.register(ProfileWatch)
class ProfileWatchAdmin(ToLookAt):
    list_display = ("looked_at",)
    search_fields = ("pk",)


@admin.register(Grade)
class GradeAdmin(ToLookAt):
    list_display = ("source", "letter", "suggested", "made_by", "made_at")
    list_select_related = ("source", "made_by")
    search_fields = ("source__name", "reason")


@admin.register(Publication)
class PublicationAdmin(ToLookAt):
    list_display = ("source", "published_by", "published_at", "ended_at")
    list_select_related = ("source", "published_by")
    search_fields = ("source__name", "note")


@admin.register(DeskSettings)
class DeskSettingsAdmin(ToLookAt):
    list_display = ("public_profiles", "changed_by", "changed_at")
    list_select_related = ("changed_by",)
    search_fields = ("changed_by__username",)
