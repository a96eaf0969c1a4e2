"""Signing in: allauth, without open sign-up and without mail. Who forgot a password asks an admin for a link."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from annotator.models import User


class DeskAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are added by an admin."""
        return False


class Welcome(PasswordResetConfirmView):
    """Behind the link that an admin hands on: set a password. Good once, and for PASSWORD_RESET_TIMEOUT."""

    template_name = "accounts/welcome.html"
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: "SetPasswordForm[User]") -> HttpResponse:
        response = super().form_valid(form)
        messages.success(self.request, "Your password is set. Sign in with it.")
        return response


welcome = require_http_methods(["GET", "HEAD", "POST"])(Welcome.as_view())


@login_not_required
@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """The desk sends no mail: it says whom to ask."""
    return render(request, "accounts/forgotten.html")
