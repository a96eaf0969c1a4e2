"""Who is not signed in is sent to the log-in page, but for the views that say they need none."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase


class SignInMiddleware(LoginRequiredMiddleware):
    """As Django's, but for a view that is the same `for_anybody` nobody looks who it is: its answer depends on no cookie, and
    caches may keep it. Other views that need no log-in, the API's among them, look by themselves.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if getattr(view_func, "for_anybody", False):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)
