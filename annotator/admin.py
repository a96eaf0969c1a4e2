"""What is said, in Django's admin site: to look things up. Judging is done on the reading page, people have their own page.

Whatever is judged, versioned or decided can only be looked at; what may be changed here says so.
"""

from allauth.account import admin as accounts
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin  # noqa: F401  # registers Group, which is taken off below
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from annotator.models import (
    AccessToken,
    Assignment,
    BiasTag,
    Codebook,
    Evidence,
    Highlight,
    HighlightVersion,
    Judgement,
    Round,
    User,
)
from corpus_app.admin import ToLookAt

admin.site.site_header = "Assay: admin"
admin.site.site_title = "Assay"
admin.site.index_title = "Everything that is stored"
# Roles are given, and addresses kept, on the desk's own page of people.
admin.site.unregister([Group, accounts.EmailAddress])
LARGE = ("assignment__document__text", "assignment__document__metadata")


@admin.register(User)
class UserAdmin(ToLookAt):
    """Adding, roles, deactivating and removing are on the desk's page of people, which keeps one admin at least."""

    list_display = ("username", "first_name", "last_name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    exclude = ("password", "groups", "user_permissions")


@admin.register(AccessToken)
class AccessTokenAdmin(ToLookAt):
    list_display = ("name", "user", "ending", "created_at", "expires_at", "last_used_on")
    list_select_related = ("user",)
    search_fields = ("name", "user__username")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A token that got loose is taken back here, too."""
        return True


@admin.register(Codebook)
class CodebookAdmin(ToLookAt):
    list_display = ("title", "slug", "version", "created_at")
    search_fields = ("title", "slug")


@admin.register(Round)
class RoundAdmin(ToLookAt):
    list_display = ("name", "codebook", "blind", "self_chosen", "created_at")
    list_select_related = ("codebook",)
    search_fields = ("name",)


@admin.register(Assignment)
class AssignmentAdmin(ToLookAt):
    list_display = ("document", "reviewer", "round", "state", "started_at", "submitted_at")
    list_filter = ("state", "round")
    list_select_related = ("document", "reviewer", "round")
    search_fields = ("document__title", "reviewer__username")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Assignment]:
        assignments: QuerySet[Assignment] = super().get_queryset(request)
        return assignments.defer("document__text", "document__metadata")


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
