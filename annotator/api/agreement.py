"""/rounds/{id}/agreement/: how far reviewers agree; γ, which takes its time; what the consensus says of each reviewer."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions.calculations import ask_for_gamma, latest_gamma
from annotator.api.answers import answers
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.serializers.agreement import (
    AgreementSerializer,
    CalculationSerializer,
    FamilySerializer,
    ReviewersChoiceSerializer,
    ReviewersSerializer,
)
from annotator.models import Round, User
from annotator.permissions import get_round_for
from annotator.queries.agreement_data import agreement_data, reviewers_data
from annotator.queries.readings import stamp_of, submitted_in


class RoundAgreement(Endpoint):
    @extend_schema(
        operation_id="rounds_agreement",
        summary="How far the readers of a round agree, in all, by document and by pair",
        parameters=[FamilySerializer],
        responses=answers({200: AgreementSerializer}, 400, 403, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="agreement.see")
        return answer(agreement_data(round, person(request), _asked(request, FamilySerializer)["family"]))


class RoundGamma(Endpoint):
    @extend_schema(
        operation_id="rounds_gamma_retrieve",
        summary="γ of one label family: how far it is, or what came of it",
        parameters=[FamilySerializer],
        responses=answers({200: CalculationSerializer}, 400, 403, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="agreement.see")
        family = _asked(request, FamilySerializer)["family"]
        return answer(_calculation(round, person(request), family))

    @extend_schema(
        operation_id="rounds_gamma_create",
        summary="Have γ of one label family calculated in the background",
        request=FamilySerializer,
        responses=answers({202: CalculationSerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="agreement.see")
        family = valid(FamilySerializer, request)["family"]
        ask_for_gamma(round, family, by=person(request), now=timezone.now())
        return answer(_calculation(round, person(request), family), status=202)


class RoundReviewers(Endpoint):
    @extend_schema(
        operation_id="rounds_reviewers",
        summary="What the consensus says of each reviewer, with the number of items behind it",
        parameters=[ReviewersChoiceSerializer],
        responses=answers({200: ReviewersSerializer}, 400, 403, 404),
    )
    def get(self, request: Request, id: int) -> Response:
        round = get_round_for(person(request), id, to="agreement.see")
        asked = _asked(request, ReviewersChoiceSerializer)
        return answer(reviewers_data(round, person(request), asked["family"], asked["method"]))


def _asked(request: Request, serializer: type[Any]) -> dict[str, Any]:
    """The query string, checked. Raises Invalid for a parameter that is not known."""
    refuse_unknown(request, serializer().fields)
    asked = serializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    said: dict[str, Any] = asked.validated_data
    return said


def _calculation(round: Round, viewer: User, family: str) -> dict[str, Any]:
    latest = latest_gamma(round, family)
    if latest is None:
        return {
            "family": family, "state": "none", "done": 0, "of": 0, "asked_at": None, "finished_at": None,
            "readings_changed_since": False, "figures": {}, "error": "",
        }  # fmt: skip
    return {
        "family": family, "state": latest.state, "done": latest.done, "of": latest.of, "asked_at": latest.asked_at,
        "finished_at": latest.finished_at, "figures": latest.result or {}, "error": latest.error,
        "readings_changed_since": latest.inputs_sha256 != stamp_of(submitted_in(round, viewer)),
    }  # fmt: skip
