"""What all addresses of the API share: JSON in, JSON out, a signed-in person."""

from collections.abc import Iterable
from typing import Any, cast

from django.utils.cache import patch_cache_control
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from rest_framework.views import APIView

from annotator.api.problems import NOTHING_HERE
from annotator.errors import Invalid, NotFound
from annotator.models import User


class AlwaysTheFirst(BaseContentNegotiation):
    """Answers in JSON whatever Accept says (RFC 9110, section 12.1 allows it): there is only that."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        wanted = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == wanted), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


# An address of the API. Each method makes four moves: fetch as this user, validate, call one action, answer.
class Endpoint(APIView):  # no docstring: it would describe every address in OpenAPI
    content_negotiation_class = AlwaysTheFirst

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        # What one person may see is not for a cache between; a browser may keep it, but asks each time.
        patch_cache_control(answer, private=True, no_cache=True)
        return answer


class UnknownAddress(Endpoint):
    """Whatever else is asked for under /api/."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound(NOTHING_HERE)


def person(request: Request) -> User:
    """Who asks. An endpoint is reached by signed-in people only."""
    return cast(User, request.user)


def valid(serializer: type[Serializer[Any]], request: Request) -> dict[str, Any]:
    """The body, checked for its shape."""
    given = serializer(data=request.data)
    given.is_valid(raise_exception=True)
    return cast(dict[str, Any], given.validated_data)


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """A mistyped filter would quietly answer with everything. Raises Invalid for parameters that are not `known`."""
    names = sorted(known)
    unknown = [name for name in request.query_params if name not in names]
    if unknown:
        possible = f"There is no such parameter here. The parameters are: {', '.join(names)}."
        raise Invalid(possible, {name[:60]: [possible] for name in unknown})


def answer(data: Any, *, status: int = 200, **headers: str) -> Response:
    """A response; headers are named in Python's way: ETag=…, Location=…"""
    return Response(data, status=status, headers=headers)
