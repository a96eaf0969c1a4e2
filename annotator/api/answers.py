"""What an address may answer, for OpenAPI."""

from typing import Any

from drf_spectacular.utils import OpenApiResponse, inline_serializer
from rest_framework import serializers

from annotator.api.problems import MEDIA_TYPE
from annotator.api.serializers.problems import (
    ProblemSerializer,
    StaleProblemSerializer,
    TakenProblemSerializer,
)

Responses = dict[Any, Any]
REASONS = {
    400: "What was sent makes no sense: the errors say what and where",
    401: "Not signed in, or a token that is unknown or expired",
    403: "Yours to read, not to do this to",
    404: "Not there, or not yours to see",
    409: "It contradicts what is stored",
    412: "Changed meanwhile: both states",
    413: "Too large",
    428: "If-Match is missing",
}
SHAPES = {409: TakenProblemSerializer, 412: StaleProblemSerializer}


def answers(good: Responses, *problems: int) -> Responses:
    """The good answers by status, and the problems; 401 goes without saying."""
    refused = {
        (status, MEDIA_TYPE): OpenApiResponse(
            SHAPES.get(status, ProblemSerializer), description=REASONS[status]
        )
        for status in sorted({401, *problems})
    }
    return {**good, **refused}


def page_of(row: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """A page of a list."""
    address = serializers.URLField(allow_null=True)
    return inline_serializer(
        f"{row.__name__.removesuffix('Serializer')}Page",
        {"next": address, "previous": address, "results": row(many=True)},
    )
