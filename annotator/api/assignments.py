"""/assignments/: who reads what; take a document, submit it as read to the end, reopen it."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions.assignments import reopen, submit, take_document
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, valid
from annotator.api.filters import AssignmentFilters, narrowed, parameters_of
from annotator.api.serializers.assignments import AssignmentSerializer, DocumentToTakeSerializer
from annotator.models import Assignment, Codebook
from annotator.permissions import get_assignment_for, get_document_for, require

OLDEST_FIRST = pages.CursorPages(("created_at", "id"))
FIELDS = (
    "id", "document_id", "document__source_id", "round__name", "round__codebook__slug", "round__codebook__version",
    "reviewer_id", "state", "created_at", "started_at", "submitted_at",
)  # fmt: skip


class Assignments(Endpoint):
    @extend_schema(
        operation_id="assignments_list",
        summary="Assignments: one's own; leads and admins see all",
        parameters=parameters_of(AssignmentFilters),
        responses=answers({200: page_of(AssignmentSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        visible = Assignment.objects.visible_to(person(request))
        rows = narrowed(AssignmentFilters, request, visible).values_list(*FIELDS)
        page = OLDEST_FIRST.page(request, rows, lambda row: (row[8], row[0]))
        return answer(page.answer([_resource(row) for row in page.rows]))

    @extend_schema(
        operation_id="assignments_create",
        summary="Take a document to read in the open round",
        request=DocumentToTakeSerializer,
        responses=answers({201: AssignmentSerializer, 200: AssignmentSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "assignment.take")
        given = valid(DocumentToTakeSerializer, request)
        document = get_document_for(person(request), given["document"], with_text=False)
        taken, made = take_document(document, by=person(request), now=timezone.now())
        address = reverse("api:assignment", args=[taken.pk], request=request)
        return answer(_read(request, taken.pk), status=201 if made else 200, Location=address)


class OneAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_retrieve",
        summary="One assignment",
        responses=answers({200: AssignmentSerializer}, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        return answer(_read(request, id))


class SubmittedAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_submit",
        summary="Say “I have read this to the end”",
        request=None,
        responses=answers({200: AssignmentSerializer}, 403, 404),
    )
    def post(self, request: Request, id: UUID) -> Response:
        submit(get_assignment_for(person(request), id, to="write"), now=timezone.now())
        return answer(_read(request, id))


class ReopenedAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_reopen",
        summary="Take a submission back to go on working",
        request=None,
        responses=answers({200: AssignmentSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        reopen(get_assignment_for(person(request), id, to="write"))
        return answer(_read(request, id))


def _read(request: Request, id: UUID) -> dict[str, Any]:
    assignment = get_assignment_for(person(request), id)
    return _resource(Assignment.objects.values_list(*FIELDS).get(pk=assignment.pk))


def _resource(row: tuple[Any, ...]) -> dict[str, Any]:
    id, document, source, round_name, slug, version, reviewer, state, *times = row
    created_at, started_at, submitted_at = times
    return {
        "id": id,
        "document": document,
        "source": source,
        "round": round_name,
        "codebook": Codebook(slug=slug, version=version).key,
        "reviewer": f"r{reviewer}",
        "state": state,
        "created_at": created_at,
        "started_at": started_at,
        "submitted_at": submitted_at,
    }
