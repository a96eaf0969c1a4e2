"""The corpus in Django's admin site. Sources can be corrected here; texts never change, and come in by one door only."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from corpus_app.facts import changes_between
from corpus_app.models import (
    CopyKey,
    Document,
    DocumentCopy,
    DocumentCopyChange,
    DocumentSignature,
    Segment,
    SegmentChange,
    Source,
    Upload,
)

if TYPE_CHECKING:  # Django's class takes no type arguments when it runs
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ToLookAt(ModelAdmin):
    """No adding, no changing, no deleting: what is history or never changes can only be looked at here."""

    list_per_page = 50
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Every column; asked of the model, since a form is not needed to look."""
        return [field.name for field in self.opts.fields if field.name not in (self.exclude or ())]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(ModelAdmin):
    list_display = ("name", "kind", "language", "country", "created_at")
    list_filter = ("kind", "language", "country")
    search_fields = ("name", "note")
    fields = ("name", "other_names", "kind", "language", "country", "domains", "note", "created_at")
    readonly_fields = ("created_at",)

    def has_delete_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        """Documents point to it."""
        return False

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """From what to what, as on the desk's own page."""
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        return "Added." if add else changes_between(form.initial, changed)


@admin.register(Document)
class DocumentAdmin(ToLookAt):
    list_display = ("title", "source", "language", "published", "words", "redistribution", "created_at")
    list_filter = ("language", "redistribution", "origin_relation")
    list_select_related = ("source",)
    search_fields = ("title", "source__name", "text_sha256")
    exclude = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """Without the texts, which can be large."""
        documents: QuerySet[Document] = super().get_queryset(request)
        return documents.defer("text")


@admin.register(Segment)
class SegmentAdmin(ToLookAt):
    list_display = ("document", "position", "role", "start", "end", "author", "date", "language")
    list_filter = ("role",)
    list_select_related = ("document",)
    search_fields = ("document__title", "author")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Segment]:
        segments: QuerySet[Segment] = super().get_queryset(request)
        return segments.defer("document__text", "document__metadata")


@admin.register(SegmentChange)
class SegmentChangeAdmin(ToLookAt):
    list_display = ("document", "changed_by", "changed_at")
    list_select_related = ("document", "changed_by")
    search_fields = ("document__title", "changed_by__username")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SegmentChange]:
        changes: QuerySet[SegmentChange] = super().get_queryset(request)
        return changes.defer("document__text", "document__metadata")


@admin.register(DocumentCopy)
class DocumentCopyAdmin(ToLookAt):
    """Decided on at /copies/, where every decision is kept."""

    list_display = (
        "earlier",
        "later",
        "relation",
        "state",
        "similarity",
        "found_by",
        "found_at",
        "decided_by",
    )
    list_filter = ("state", "relation", "found_by")
    list_select_related = ("earlier", "later", "decided_by")
    search_fields = ("earlier__title", "later__title", "reason")


@admin.register(DocumentCopyChange)
class DocumentCopyChangeAdmin(ToLookAt):
    list_display = ("copy", "changed_by", "changed_at", "reason")
    list_select_related = ("copy", "changed_by")
    search_fields = ("reason", "changed_by__username")


@admin.register(DocumentSignature)
class DocumentSignatureAdmin(ToLookAt):
    list_display = ("document", "words", "samples", "method", "made_at", "compared_at")
    list_select_related = ("document",)
    search_fields = ("document__title",)


@admin.register(CopyKey)
class CopyKeyAdmin(ToLookAt):
    list_display = ("key", "signature")
    list_select_related = ("signature",)
    search_fields = ("=key",)


@admin.register(Upload)
class UploadAdmin(ToLookAt):
    """The raw bytes are never served, from here neither."""

    list_display = ("filename", "size", "sha256", "created_at")
    search_fields = ("filename", "sha256")
    exclude = ("file",)
