"""/rounds/{id}/units/ and /rounds/{id}/decisions/: what readers found, how it was settled, and objections to that."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions import adjudication as actions
from annotator.actions import disputes
from annotator.api import pages
from annotator.api.answers import REASONS, Responses, answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import DecisionFilters, narrowed, parameters_of
from annotator.api.problems import MEDIA_TYPE
from annotator.api.serializers.decisions import (
    DecidedProblemSerializer,
    DecisionSerializer,
    DecisionToMakeSerializer,
    DisputeToMakeSerializer,
    UnitsChoiceSerializer,
    UnitsSerializer,
)
from annotator.errors import NotAllowed, NotFound
from annotator.models import Decision, Round
from annotator.permissions import get_decision_for, get_document_for, get_round_for, require
from annotator.queries.adjudication import is_being_read, is_in
from annotator.queries.decision_data import decisions_data, unit_data
from annotator.queries.unit import Seen
from annotator.queries.worksheet import worksheet

IN_TEXT_ORDER = pages.CursorPages(("document_id", "start", "-end", "id"))
BEING_READ = "You are reading this document yourself, blind. Submit your reading first."


def settled_answers(good: Responses) -> Responses:
    """What addresses that settle something may answer: a conflict says what was decided instead."""
    conflict = OpenApiResponse(DecidedProblemSerializer, description=REASONS[409])
    return {**answers(good, 400, 403, 404), (409, MEDIA_TYPE): conflict}


class Units(Endpoint):
    @extend_schema(
        operation_id="rounds_units",
        summary="The units of one document, in text order, with everybody's readings: for who settles them",
        parameters=[UnitsChoiceSerializer],
        responses=answers({200: UnitsSerializer}, 400, 403, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="rounds.adjudicate")
        asked = _asked(request)
        document = _document(request, round, asked["document"])
        sheet = worksheet(round, document, person(request), method=asked["method"], named=False)
        units = [unit_data(unit) for unit in sheet.in_text_order]
        return answer({"round": id, "document": document, "method": asked["method"], "units": units})


class Decisions(Endpoint):
    @extend_schema(
        operation_id="rounds_decisions_list",
        summary="Decisions that hold, in text order: those on documents one has submitted; leads and admins see all",
        parameters=parameters_of(DecisionFilters),
        responses=answers({200: page_of(DecisionSerializer)}, 400, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id)
        rows = narrowed(
            DecisionFilters, request, Decision.objects.visible_to(person(request)).filter(round=round)
        )
        page = IN_TEXT_ORDER.page(request, rows, lambda one: (one.document_id, one.start, one.end, one.pk))
        return answer(page.answer(decisions_data(person(request), page.rows)))

    @extend_schema(
        operation_id="rounds_decisions_create",
        summary="Settle a unit, or several as one",
        description="A unit is named by its key and the fingerprint it had when it was read; if it has another by now, "
        "the answer is 409 and nothing is decided.",
        request=DecisionToMakeSerializer,
        responses=settled_answers({201: DecisionSerializer}),
    )
    def post(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="rounds.adjudicate")
        given = valid(DecisionToMakeSerializer, request)
        document = _document(request, round, given["document"])
        made = actions.decide(
            round, document, [Seen(**one) for one in given["units"]], _way(given), reason=given["reason"],
            by=person(request), now=timezone.now(),
        )  # fmt: skip
        address = reverse("api:decision", args=[id, made.pk], request=request)
        return answer(_resource(request, made), status=201, Location=address)


class OneDecision(Endpoint):
    @extend_schema(
        operation_id="rounds_decisions_retrieve",
        summary="One decision, also one that holds no more",
        responses=answers({200: DecisionSerializer}, 404),
    )
    def get(self, request: Request, id: int, decision: UUID) -> Response:
        round = get_round_for(person(request), id)
        return answer(_resource(request, get_decision_for(person(request), round, decision)))


class TakenBackDecision(Endpoint):
    @extend_schema(
        operation_id="rounds_decisions_take_back",
        summary="Take a decision back: its unit is as it was before",
        request=None,
        responses=settled_answers({200: DecisionSerializer}),
    )
    def post(self, request: Request, id: int, decision: UUID) -> Response:
        round = get_round_for(person(request), id, to="rounds.adjudicate")
        found = get_decision_for(person(request), round, decision)
        return answer(
            _resource(request, actions.take_back(round, found, by=person(request), now=timezone.now()))
        )


class DecisionDisputes(Endpoint):
    @extend_schema(
        operation_id="rounds_decisions_dispute",
        summary="Object to a decision on a document one has submitted: once for each unit",
        request=DisputeToMakeSerializer,
        responses=settled_answers({201: DecisionSerializer}),
    )
    def post(self, request: Request, id: int, decision: UUID) -> Response:
        require(person(request), "assignment.take")
        found = get_decision_for(person(request), get_round_for(person(request), id), decision)
        reason = valid(DisputeToMakeSerializer, request)["reason"]
        disputes.dispute(found, reason=reason, by=person(request), now=timezone.now())
        return answer(_resource(request, found), status=201)


def _asked(request: Request) -> dict[str, Any]:
    """The query string, checked. Raises Invalid for a parameter that is not known."""
    refuse_unknown(request, UnitsChoiceSerializer().fields)
    asked = UnitsChoiceSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    said: dict[str, Any] = asked.validated_data
    return said


def _document(request: Request, round: Round, id: UUID) -> UUID:
    """Raises NotFound where it is not in the round, NotAllowed for a lead who is reading it blind."""
    document = get_document_for(person(request), id, with_text=False).pk
    if not is_in(round, document):
        raise NotFound("This document is not in the round.")
    if is_being_read(person(request), document):
        raise NotAllowed(BEING_READ)
    return document


def _way(given: dict[str, Any]) -> actions.Way:
    match given["way"]:
        case "reading":
            return actions.Reading(given["reading"])
        case "consensus":
            return actions.Consensus(given["method"])
        case "own":
            return actions.Own(given["start"], given["end"], given["judgement"], given["exact"])
        case _:
            return actions.Rejected()


def _resource(request: Request, decision: Decision) -> dict[str, Any]:
    return decisions_data(person(request), [decision])[0]
