"""Leads give letters, publish profiles and end that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from annotator.actions.profiles import grading, publishing
from annotator.errors import NotFound
from annotator.models import ProfileSnapshot
from annotator.permissions import get_profile_for, get_source_for, require
from annotator.views.frame import DeskRequest


@require_POST
def grade(request: DeskRequest, id: UUID) -> HttpResponse:
    snapshot = _looked_at(request, id)
    said = request.POST
    given = grading.grade(
        snapshot, said.get("letter", ""), said.get("reason", ""), by=request.user, now=timezone.now()
    )
    messages.success(request, f"{given.source} is graded {given.letter} from now on.")
    return redirect("source", id)


@require_POST
def publish(request: DeskRequest, id: UUID) -> HttpResponse:
    snapshot = _looked_at(request, id)
    publishing.publish(snapshot, note=request.POST.get("note", ""), by=request.user, now=timezone.now())
    told = (
        "Published as it is now."
        if publishing.is_public()
        else "Published; an admin has the public pages turned off."
    )
    messages.success(request, told)
    return redirect("source", id)


@require_POST
def unpublish(request: DeskRequest, id: UUID) -> HttpResponse:
    require(request.user, "profiles.grade")
    publishing.unpublish(get_source_for(request.user, id), by=request.user, now=timezone.now())
    messages.success(request, "No longer published. The history keeps that it was.")
    return redirect("source", id)


def _looked_at(request: DeskRequest, id: UUID) -> ProfileSnapshot:
    """The profile that the page showed: `snapshot` of the form, where it is still the current one."""
    require(request.user, "profiles.grade")
    snapshot = get_profile_for(request.user, get_source_for(request.user, id).pk)
    if snapshot is None:
        raise NotFound("This source has no profile yet: there is nothing to grade or publish.")
    if request.POST.get("snapshot") != str(snapshot.pk):
        snapshot.current = False  # another one than was looked at: the action refuses it
    return snapshot
