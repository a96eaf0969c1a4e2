"""One's own page: who one is here, password, access tokens, keys."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from annotator.actions.tokens import make_token
from annotator.errors import Invalid, NotFound
from annotator.forms.people import TokenForm, take_refusal
from annotator.models import User
from annotator.queries.people import grants
from annotator.views.frame import DeskRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: DeskRequest) -> HttpResponse:
    """A POST makes an access token and shows it, once."""
    longest = settings.ACCESS_TOKEN_LONGEST_LIFE
    form = TokenForm(request.POST or None, longest=longest.days)
    token = _make(form, request.user) if request.method == "POST" and form.is_valid() else ""
    context = {
        "section": "me",
        "form": TokenForm(longest=longest.days) if token else form,
        "token": token,
        "tokens": list(request.user.access_tokens.all()),
        "now": timezone.now(),
        "roles": User.Role.choices,
        "grants": grants(),
    }
    return render(request, "me.html", context, status=400 if form.errors else 200)


@require_POST
def delete_token(request: DeskRequest, digest: str) -> HttpResponse:
    token = request.user.access_tokens.filter(pk=digest).first()
    if token is None:
        raise NotFound("There is no such token of yours. It may be deleted already: look at your own page.")
    token.delete()
    messages.success(request, f"{token} is deleted: programs that used it are refused from now on.")
    return redirect("me")


def _make(form: TokenForm, user: User) -> str:
    try:
        _, token = make_token(
            user, longest=settings.ACCESS_TOKEN_LONGEST_LIFE, now=timezone.now(), **form.cleaned_data
        )
    except Invalid as refusal:
        take_refusal(form, refusal)
        return ""
    return token
