"""Correct a document's segments: from the page that lists them, which needs no script, or from the reading page."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotator.errors import Conflict, Invalid, NotFound
from annotator.forms.corrections import CommentForm, PlaceForm, RoleForm, SplitForm
from annotator.permissions import documents_for, get_document_for, require
from annotator.queries.documents import corrections_of, segments_with_text
from annotator.views.frame import DeskRequest
from annotator.views.lists import page_of
from corpus_app import corrections
from corpus_app.models import Document, SegmentChange
from corpus_app.text.refusals import Refused
from corpus_app.text.segments import ROLES

Action = tuple[type[PlaceForm], Callable[..., SegmentChange | None]]
# What a form's `action` names: how it is checked, and what it does.
ACTIONS: dict[str, Action] = {
    "role": (RoleForm, corrections.set_role),
    "comment": (CommentForm, corrections.describe_comment),
    "split": (SplitForm, corrections.split),
    "join": (PlaceForm, corrections.join_with_next),
}
SEGMENTS_SHOWN = 100


@require_safe
def segments(request: DeskRequest, id: UUID) -> HttpResponse:
    require(request.user, "corpus.correct")
    document = get_document_for(request.user, id)
    page = page_of(request, document.segments.all(), size=SEGMENTS_SHOWN)
    context = {
        "section": "documents",
        "document": document,
        "page": page,
        "rows": segments_with_text(document, page.object_list),
        "roles": ROLES,
        "corrections": page_of(request, corrections_of(document), "history", size=20),
    }
    return render(request, "documents/segments.html", context)


@require_POST
def correct(request: DeskRequest, id: UUID, position: int) -> HttpResponse:
    """One correction of the segment with this number. Answers {"segments": [...]} to those who ask for JSON."""
    require(request.user, "corpus.correct")
    document = _document(request, id)
    form_class, action = _asked_for(request)
    form = form_class(request.POST)
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        sentences = " ".join(f"{name}: {said[0]}" for name, said in errors.items())
        raise Invalid(f"The segment was not corrected. {sentences}", errors)
    try:
        action(document.pk, form.place(position), **form.correction(), by=request.user)
    except Refused as refused:
        raise _as_refusal(refused) from None
    page = (position - 1) // SEGMENTS_SHOWN + 1
    return _answer(request, document, f"§ {position} is corrected.", f"s{position}", page)


@require_POST
def undo(request: DeskRequest, id: UUID, change: int) -> HttpResponse:
    require(request.user, "corpus.correct")
    document = _document(request, id)
    made = SegmentChange.objects.filter(document=document, pk=change).first()
    if made is None:
        raise NotFound(
            "There is no such correction of this document. Look at the history below its segments."
        )
    try:
        corrections.undo(made, by=request.user)
    except Refused as refused:
        raise _as_refusal(refused) from None
    return _answer(request, document, "The correction is undone.", "history")


def _document(request: DeskRequest, id: UUID) -> Document:
    """Without its text."""
    document = documents_for(request.user).filter(pk=id).first()
    if document is None:
        raise NotFound("There is no such document. Check the address.")
    return document


def _asked_for(request: DeskRequest) -> Action:
    name = request.POST.get("action", "")
    if name not in ACTIONS:
        raise Invalid(f"“{name[:60]}” is no correction. Use one of: {', '.join(ACTIONS)}.")
    return ACTIONS[name]


def _as_refusal(refused: Refused) -> Conflict | Invalid:
    outdated = isinstance(refused, corrections.Outdated)
    return Conflict(refused.reason) if outdated else Invalid(refused.reason)


def _answer(request: DeskRequest, document: Document, done: str, at: str, page: int = 1) -> HttpResponse:
    if not request.accepts("text/html"):
        names = ("position", "start", "end", "role", *corrections.COMMENT_FIELDS)
        return JsonResponse({"segments": list(document.segments.values(*names))})
    messages.success(request, done)
    return redirect(f"{reverse('segments', args=[document.pk])}?page={page}#{at}")
