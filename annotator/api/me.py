"""/me/: who is asking, and what they may do."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.answers import answers
from annotator.api.endpoint import Endpoint, answer, person
from annotator.api.serializers.assignments import MeSerializer
from annotator.permissions import TABLE, may


class Me(Endpoint):
    @extend_schema(operation_id="me", summary="Who is asking", responses=answers({200: MeSerializer}))
    def get(self, request: Request) -> Response:
        user = person(request)
        return answer(
            {
                "username": user.username,
                "name": user.get_full_name(),
                "pseudonym": user.pseudonym,
                "role": user.role,
                "may": {action: may(user, action) for action in TABLE},
            }
        )
