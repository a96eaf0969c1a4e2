"""/assignments/: who reads what; take a document, submit it as read to the end, reopen it."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions.allotting import take_again
from annotator.actions.assignments import give_back, reopen, return_reading, take_document
from annotator.actions.document_judgements import said_of
from annotator.actions.submission import submit_reading
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, valid
from annotator.api.filters import AssignmentFilters, narrowed, parameters_of
from annotator.api.serializers.assignments import (
    AssignmentSerializer,
    DocumentToTakeSerializer,
    OneAssignmentSerializer,
    SubmissionSerializer,
)
from annotator.api.serializers.rounds import ReasonSerializer
from annotator.models import Assignment, Codebook
from annotator.permissions import (
    get_assignment_for,
    get_assignment_to_return,
    get_document_for,
    require,
)
from annotator.queries.passages import passages_to_judge

OLDEST_FIRST = pages.CursorPages(("created_at", "id"))
FIELDS = (
    "id", "document_id", "document__source_id", "round__name", "round__codebook__slug", "round__codebook__version",
    "reviewer_id", "purpose", "state", "proposals", "score", "created_at", "due_at", "started_at", "submitted_at",
)  # fmt: skip
MADE, ID = FIELDS.index("created_at"), FIELDS.index("id")


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
        page = OLDEST_FIRST.page(request, rows, lambda row: (row[MADE], row[ID]))
        return answer(page.answer([_resource(row) for row in page.rows]))

    @extend_schema(
        operation_id="assignments_create",
        summary="Take a document to read in the open round",
        request=DocumentToTakeSerializer,
        responses=answers({201: OneAssignmentSerializer, 200: OneAssignmentSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "assignment.take")
        given = valid(DocumentToTakeSerializer, request)
        document = get_document_for(person(request), given["document"], with_text=False)
        taken, made = take_document(document, by=person(request), now=timezone.now())
        address = reverse("api:assignment", args=[taken.pk], request=request)
        return answer(read_assignment(request, taken.pk), status=201 if made else 200, Location=address)


class OneAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_retrieve",
        summary="One assignment, with its passages to judge and what was said of the whole document",
        responses=answers({200: OneAssignmentSerializer}, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        return answer(read_assignment(request, id))


class SubmittedAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_submit",
        summary="Say “I have read this to the end”",
        description=(
            "With `document`, what there is to say of it as a whole; without, what was said before stays. Sent again it is "
            "the same submission. Refused (409) while passages drawn at random are not judged."
        ),
        request=SubmissionSerializer,
        responses=answers({200: OneAssignmentSerializer}, 400, 403, 404, 409, 413),
    )
    def post(self, request: Request, id: UUID) -> Response:
        assignment = get_assignment_for(person(request), id, to="write")
        said = valid(SubmissionSerializer, request).get("document")
        submit_reading(assignment, document_judgement=said, by=person(request), now=timezone.now())
        return answer(read_assignment(request, id))


class ReopenedAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_reopen",
        summary="Take a submission back to go on working",
        request=None,
        responses=answers({200: OneAssignmentSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        reopen(get_assignment_for(person(request), id, to="write"), now=timezone.now())
        return answer(read_assignment(request, id))


class ReturnedAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_return",
        summary="Give a reading up unfinished: its place goes to the next person, its highlights stay",
        description="One's own; leads and admins return anybody's.",
        request=ReasonSerializer,
        responses=answers({200: OneAssignmentSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        assignment = get_assignment_to_return(person(request), id)
        reason = valid(ReasonSerializer, request)["reason"]
        return_reading(assignment, by=person(request), reason=reason, now=timezone.now())
        return answer(read_assignment(request, id))


class TakenAgainAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_take_again",
        summary="Take a returned reading up again, where its place is free",
        request=None,
        responses=answers({200: OneAssignmentSerializer}, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        take_again(get_assignment_for(person(request), id, to="write"), now=timezone.now())
        return answer(read_assignment(request, id))


class GivenBackAssignment(Endpoint):
    @extend_schema(
        operation_id="assignments_give_back",
        summary="Have a submitted reading worked on again",
        request=ReasonSerializer,
        responses=answers({200: OneAssignmentSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: UUID) -> Response:
        require(person(request), "rounds.run")
        assignment = get_assignment_for(person(request), id)
        reason = valid(ReasonSerializer, request)["reason"]
        give_back(assignment, by=person(request), reason=reason, now=timezone.now())
        return answer(read_assignment(request, id))


def read_assignment(request: Request, id: UUID) -> dict[str, Any]:
    """The assignment as it goes out, to those who may see it."""
    assignment = get_assignment_for(person(request), id)
    said = said_of(assignment)
    return {
        **_resource(Assignment.objects.values_list(*FIELDS).get(pk=assignment.pk)),
        "document_judgement": said.as_data() if said else None,
        "passages": [one.as_data() for one in passages_to_judge(assignment)],
    }


def _resource(row: tuple[Any, ...]) -> dict[str, Any]:
    id, document, source, round_name, slug, version, reviewer, *rest = row
    names = ("purpose", "state", "proposals", "score", "created_at", "due_at", "started_at", "submitted_at")
    return {
        "id": id,
        "document": document,
        "source": source,
        "round": round_name,
        "codebook": Codebook(slug=slug, version=version).key,
        "reviewer": f"r{reviewer}",
        **dict(zip(names, rest, strict=True)),
    }
