"""/figures/: the quantities of which several figures are given, and the board of one claim. Writing is the claims' part."""

from typing import Any
from uuid import UUID

from django.forms import Form
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.answers import answers
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown
from annotator.api.serializers.figures import BoardSerializer, QuantitiesSerializer
from annotator.errors import Invalid
from annotator.forms.figures import BoardForm, FiguresForm
from annotator.permissions import get_claim_for
from annotator.queries.figure_board import (
    FigureFilter,
    board_data,
    board_of,
    listed_data,
    listed_quantities,
    proposed_quantities,
)

FILTERS = {
    "q": "words in the claim, what is counted, or the passage", "source": "id: gives one of the figures",
    "contested": "cannot, inside (cannot, in one source), differ, agree", "kind": "count, share, measure, money",
}  # fmt: skip
SHOWN = {
    "unit": "in which measures and shares are given; counts and money stay as they are",
    "about": "how many per cent “about” reaches to either side: 10 unless said",
}


def _parameters(named: dict[str, str]) -> list[OpenApiParameter]:
    return [OpenApiParameter(name, str, description=said) for name, said in named.items()]


class Figures(Endpoint):
    @extend_schema(
        operation_id="figures_list",
        summary="Quantities with more than one figure, the contested ones first, and what is proposed as one quantity",
        description="Only readings that the person who asks may see are compared.",
        parameters=_parameters(FILTERS),
        responses=answers({200: QuantitiesSerializer}, 400),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, FILTERS)
        chosen = FigureFilter.said(_said(FiguresForm(request.query_params)))
        user = person(request)
        return answer(listed_data(listed_quantities(user, chosen), proposed_quantities(user, chosen)))


class FigureBoard(Endpoint):
    @extend_schema(
        operation_id="figures_retrieve",
        summary="All figures of one claim, side by side: which cannot both be true, which tell different stories",
        parameters=_parameters(SHOWN),
        responses=answers({200: BoardSerializer}, 400, 404),
    )
    def get(self, request: Request, claim: UUID) -> Response:
        refuse_unknown(request, SHOWN)
        found = get_claim_for(person(request), claim)
        form = BoardForm(request.query_params)
        said = _said(form)
        board = board_of(found, person(request), unit=said["unit"], tolerance=form.tolerance)
        form.check_unit(board.units)
        return answer(board_data(board))


def _said(form: Form) -> dict[str, Any]:
    """Raises Invalid, filter by filter."""
    if not form.is_valid():
        errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
        raise Invalid("The figures cannot be shown like this. See the errors.", errors)
    return form.cleaned_data
