"""The desk's door."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from annotator.permissions import may
from annotator.views.frame import DeskRequest


@require_safe
def home(request: DeskRequest) -> HttpResponse:
    """To what one came for: the queue for those who review, the sources for those who read."""
    return redirect("queue" if may(request.user, "assignment.take") else "sources")
