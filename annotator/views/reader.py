"""The reading page: a reviewer's own, to highlight and judge in; and a document's, to look at what was found."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from annotator.actions.assignments import start
from annotator.actions.document_judgements import said_of
from annotator.actions.open_reading import is_open
from annotator.models import Assignment, DocumentJudgement, Purpose
from annotator.permissions import get_assignment_for, get_document_for, may
from annotator.queries.codebooks import Vocabulary, vocabulary
from annotator.queries.document_judgements import lines_of
from annotator.queries.passages import is_read_freely, passages_to_judge
from annotator.queries.reading import language_name, leaves_of, readers_of
from annotator.queries.returned import how_returned
from annotator.views.frame import DeskRequest
from corpus_app.models import Document
from corpus_app.text.segments import ROLES

Data = dict[str, Any]
# One request for nearly everybody; a document with more has further pages.
LIST = "?{kind}={id}&page_size=5000"


@require_safe
@ensure_csrf_cookie
def read(request: DeskRequest, id: UUID) -> HttpResponse:
    """One's own reading, to work in; somebody else's, to look at."""
    assignment = get_assignment_for(request.user, id)
    document = get_document_for(request.user, assignment.document_id)
    own = may(request.user, "assignment.write", assignment)
    writable = own and is_open(assignment)
    if writable:
        start(assignment, now=timezone.now())
    words, said = Vocabulary(assignment.round.codebook.facets), said_of(assignment)
    free, passages = is_read_freely(assignment), passages_to_judge(assignment) if writable else []
    context = _context(request, document, words)
    context |= {
        "section": "queue", "assignment": assignment, "own": own, "writable": writable, "free": free,
        "passages": passages, "said": lines_of(said, words) if said else [],
        "returned": how_returned(assignment, timezone.now()),
    }  # fmt: skip
    # Withdrawn ones are there too: undo reaches back to them.
    listed = _listed("assignment", assignment.pk) + ("&withdrawn=include" if own else "")
    context["page_data"] |= {
        "assignment": _assignment_data(assignment, said), "own": own, "writable": writable, "free": free,
        "passages": [one.as_data() for one in passages], "list": listed,
    }  # fmt: skip
    if assignment.purpose != Purpose.WORK:
        context["page_data"]["claims"] = None  # what is marked there belongs to no claim
    return render(request, "reader/reader.html", context)


@require_safe
@ensure_csrf_cookie
def document(request: DeskRequest, id: UUID) -> HttpResponse:
    """The document with all the highlights in it that this person may see."""
    found = get_document_for(request.user, id)
    readers = readers_of(found, request.user)
    mine = Assignment.objects.filter(document=found, reviewer=request.user).first()
    context = _context(request, found, vocabulary())
    context |= {"section": "documents", "assignment": None, "own": False, "writable": False, "mine": mine}
    context |= {"readers": readers, "corrects": may(request.user, "corpus.correct"), "roles": ROLES}
    context["page_data"] |= {
        "assignment": None, "own": False, "writable": False, "free": False, "passages": [],
        "list": _listed("document", found.pk),
        "readers": [{"pseudonym": one.pseudonym, "name": one.name} for one in readers],
        "corrections": _corrections(found) if context["corrects"] else None,
    }  # fmt: skip
    return render(request, "reader/reader.html", context)


def _context(request: DeskRequest, document: Document, words: Vocabulary) -> Data:
    facets = {facet: list(labels.values()) for facet, labels in words.facets.items()}
    on_scale = [label for label in facets["verdict"] if label.attributes.get("credit") is not None]
    return {
        "document": document,
        "language": language_name(document.language),
        "leaves": leaves_of(document),
        "facets": facets,
        "on_scale": on_scale,
        "off_scale": [label for label in facets["verdict"] if label not in on_scale],
        "confidence": sorted(facets["confidence"], key=lambda label: label.attributes.get("ordinal", 0)),
        "page_data": {
            "user": {"id": str(request.user.pk), "pseudonym": request.user.pseudonym},
            "document": {"id": str(document.pk), "title": document.title},
            "facets": {facet: [_label(label) for label in labels] for facet, labels in facets.items()},
            "highlights": reverse("api:highlights"),
            "sign_in": reverse("account_login"),
            "claims": _claims(request),
        },
    }


def _label(label: Any) -> Data:
    return {"slug": label.slug, "name": label.name, "definition": label.definition, **label.attributes}


def _claims(request: DeskRequest) -> Data | None:
    """Where claims are asked for, for those who may link to them."""
    return (
        {"url": reverse("api:claims"), "pages": reverse("claims")}
        if may(request.user, "claims.link")
        else None
    )


def _listed(kind: str, id: UUID) -> str:
    return reverse("api:highlights") + LIST.format(kind=kind, id=id)


def _corrections(document: Document) -> Data:
    listed = reverse("api:segments", args=[document.pk])
    return {"url": reverse("segments", args=[document.pk]), "list": f"{listed}?page_size=5000"}


def _assignment_data(assignment: Assignment, said: DocumentJudgement | None) -> Data:
    id = assignment.pk
    addresses = {name: reverse(f"api:{name}", args=[id]) for name in ("submit", "reopen")}
    data = {"id": str(id), "state": assignment.state, "proposals": assignment.proposals}
    return {**data, **addresses, "said": said.as_data() if said else None}
