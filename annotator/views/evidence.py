"""Pages of evidence: the list, one page with its grade and snapshots, and what was kept of it as a download."""

import re
from pathlib import PurePath
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from annotator.actions import evidence as actions
from annotator.errors import Invalid, NotFound
from annotator.forms.evidence import GradeForm, PageFilterForm, PageForm, SnapshotForm
from annotator.forms.people import take_refusal
from annotator.models import EvidencePage, EvidenceSnapshot
from annotator.permissions import get_evidence_page_for
from annotator.queries import evidence_pages as queries
from annotator.queries.codebooks import vocabulary
from annotator.queries.evidence_pages import PageFilter
from annotator.views.frame import DeskRequest
from annotator.views.lists import Column, chosen_in, page_of, sorting

COLUMNS = {
    "title": Column("Page", ("title", "url")),
    "source": Column("Published by", ("source__name",)),
    "grade": Column("Grade", ("letter", "number")),
    "group": Column("Independence group", ("independence_group",)),
    "claims": Column("Claims", ("claims",), numeric=True),
    "kept": Column("Snapshots", ("kept",), numeric=True),
    "last_kept": Column("Last looked at", ("last_kept",)),
}
SAFE_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}")


@require_safe
def evidence_pages(request: DeskRequest) -> HttpResponse:
    form = PageFilterForm(request.GET)
    said = chosen_in(form)
    is_filtered = any(said.values())
    chosen = PageFilter(words=said.pop("q"), **said)
    sorted_by = sorting(request, COLUMNS, "title", then="url")
    context = {
        "section": "claims",
        "form": form,
        "is_filtered": is_filtered,
        "heads": sorted_by.heads,
        "groups": queries.groups_used(request.user),
        "page": page_of(request, queries.listed_pages(request.user, chosen).order_by(*sorted_by.order)),
    }
    return render(request, "evidence/list.html", context)


@require_safe
def evidence_page(request: DeskRequest, id: UUID) -> HttpResponse:
    return _shown(request, get_evidence_page_for(request.user, id))


@require_POST
def grade_evidence(request: DeskRequest, id: UUID) -> HttpResponse:
    page = get_evidence_page_for(request.user, id, to="evidence.grade")
    form = GradeForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, grade=form)
    try:
        changed = actions.grade_page(page, **form.cleaned_data, by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return _shown(request, page, grade=form)
    messages.success(request, "Graded." if changed else "The grade is as it was.")
    return redirect(page)


@require_POST
def describe_evidence(request: DeskRequest, id: UUID) -> HttpResponse:
    page = get_evidence_page_for(request.user, id, to="evidence.grade")
    form = PageForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, facts=form)
    try:
        changed = actions.describe_page(page, **form.cleaned_data, by=request.user, now=timezone.now())
    except Invalid as refusal:
        take_refusal(form, refusal)
        return _shown(request, page, facts=form)
    messages.success(request, "Corrected." if changed else "Nothing was changed.")
    return redirect(page)


@require_POST
def add_snapshot(request: DeskRequest, id: UUID) -> HttpResponse:
    """Refused files are to be chosen again: a browser does not send a file twice."""
    page = get_evidence_page_for(request.user, id, to="evidence.add")
    form = SnapshotForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, page, keep=form)
    now = timezone.now()
    try:
        kept = actions.keep_snapshot(page, form.kept(), by=request.user, now=now)
    except Invalid as refusal:
        take_refusal(form, refusal)
        return _shown(request, page, keep=form)
    sentence = (
        "Kept."
        if kept.made_at == now
        else "The same bytes are kept already, under the day on which they were first seen."
    )
    messages.success(request, sentence)
    return redirect(f"{page.get_absolute_url()}#snapshots")


@require_safe
def snapshot(request: DeskRequest, id: UUID, snapshot: int) -> FileResponse:
    """The bytes as they were kept, for saving only: whatever they are, no browser may run or show them as part of the desk."""
    page = get_evidence_page_for(request.user, id)
    kept = EvidenceSnapshot.objects.visible_to(request.user).filter(page=page, pk=snapshot)
    found = kept.select_related("upload").first()
    if found is None:
        raise NotFound(
            "There is no such snapshot, or it is not yours to see. Look at the page of the evidence."
        )
    try:
        stream = found.upload.file.open("rb")
    except OSError:
        raise NotFound(
            "The bytes of this snapshot are not in the desk’s storage any more. Tell an admin."
        ) from None
    ending = PurePath(found.upload.filename).suffix
    name = f"{found.accessed_on}-{found.upload_id[:16]}{ending if SAFE_ENDING.fullmatch(ending) else ''}"
    response = FileResponse(
        stream, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    return response


def _shown(request: DeskRequest, page: EvidencePage, **forms: Form) -> HttpResponse:
    """The page; forms that were refused come as they were sent."""
    user = request.user
    history = queries.history_of(page)
    rows = queries.borne_on(page, user)
    facts = {"title": page.title, "archive_url": page.archive_url, "source": page.source, "note": page.note}
    context = {
        "section": "claims",
        "evidence": page,
        "rows": rows,
        "snapshots": queries.snapshots_of(page, user),
        "members": queries.group_of(page, user),
        "history": history,
        "graded": next((change for change in history if change.is_grade), None),
        "groups": queries.groups_used(user),
        "vocabulary": vocabulary(),
        "grade_form": GradeForm(initial={"letter": page.letter, "number": page.number}),
        "facts_form": PageForm(initial={**facts, "group": page.independence_group}),
        "keep_form": SnapshotForm(),
        **{f"{name}_form": form for name, form in forms.items()},
        "refused": next(iter(forms), ""),
    }
    return render(request, "evidence/page.html", context, status=400 if forms else 200)
