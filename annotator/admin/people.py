"""People and their access tokens."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from annotator.models import AccessToken, User
from corpus_app.admin import ToLookAt


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
