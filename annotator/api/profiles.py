"""/profiles/: what sources are worth, and the units behind it."""

import hashlib
from typing import Any
from uuid import UUID

import django_filters
import orjson
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown
from annotator.api.filters import PAGE_PARAMETERS, narrowed, parameters_of
from annotator.api.profile_examples import LISTED, WHOLE
from annotator.api.serializers import profiles as shapes
from annotator.api.stored_pages import stored_page
from annotator.errors import Invalid, NotFound
from annotator.forms.profiles import UnitsForm
from annotator.models import Grade, ProfileSnapshot
from annotator.permissions import get_profile_for, get_source_for, profiles_for
from annotator.queries.profiles.profile_data import lettered, profile_row, whole_profile, with_letter
from annotator.queries.profiles.units import units_behind

BY_NAME = pages.CursorPages(("source__name", "source_id"))
NO_PROFILE = "This source has no profile yet: nobody has submitted a reading of one of its documents."
UNITS = {
    "counts": "yes: in the rate", "own": "yes: in the publisher's voice, in a text that counts, not rejected",
    "sampled": "yes: drawn at random", "evidence": "missing: verified or refuted without any", "verdict": "slug, the most probable",
    "voice": "slug, the most probable", "technique": "slug", "group": "slug of a group of techniques", "document": "id",
    "period": "year, or undated", "why": "not counted: copy, voice, no_credit, not_judged or rejected",
    "settled": "decided, automatic or open", "reviewer": "pseudonym, such as r17: marked it",
}  # fmt: skip


class ProfileFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    source = django_filters.UUIDFilter(field_name="source_id")
    letter = django_filters.MultipleChoiceFilter(
        field_name="standing", choices=Grade.Letter.choices, help_text="given by a lead, else suggested"
    )
    withheld = django_filters.ChoiceFilter(
        choices=[("yes", "yes"), ("no", "no")], method="by_withheld", help_text="yes or no: shows no rate"
    )

    class Meta:
        model = ProfileSnapshot
        fields = ()

    def by_withheld(
        self, rows: QuerySet[ProfileSnapshot], name: str, value: str
    ) -> QuerySet[ProfileSnapshot]:
        return rows.exclude(withheld="") if value == "yes" else rows.filter(withheld="")


class Profiles(Endpoint):
    @extend_schema(
        operation_id="profiles_list",
        summary="How sources stand, by name: those that one may see",
        description="Kept back are those of sources of which one may still read a document blind.",
        parameters=parameters_of(ProfileFilters),
        responses=answers({200: page_of(shapes.ProfileSerializer)}, 400),
        examples=LISTED,
    )
    def get(self, request: Request) -> Response:
        seen = with_letter(profiles_for(person(request)).select_related("source").defer("data"))
        rows = narrowed(ProfileFilters, request, seen)
        page = BY_NAME.page(request, rows, lambda one: (one.source.name, one.source_id))
        return answer(page.answer([profile_row(one) for one in page.rows]))


class OneProfile(Endpoint):
    @extend_schema(
        operation_id="profiles_retrieve",
        summary="The profile of a source, with everything calculated",
        description="The ETag changes with the inputs and the letter: 304 without a body where If-None-Match names it.",
        responses=answers({200: shapes.WholeProfileSerializer, 304: None}, 403, 404),
        examples=WHOLE,
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        refuse_unknown(request, ())
        snapshot = lettered(profile_asked_for(request, id))
        tag = f'"{hashlib.sha256(orjson.dumps(profile_row(snapshot))).hexdigest()}"'
        return _or_not_modified(request, tag, answer(whole_profile(snapshot), ETag=tag))


class ProfileUnits(Endpoint):
    @extend_schema(
        operation_id="profiles_units",
        summary="The units behind a profile, counted or not and why, in text order by document",
        parameters=[
            *(OpenApiParameter(name, str, description=said) for name, said in UNITS.items()),
            *PAGE_PARAMETERS,
        ],
        responses=answers({200: page_of(shapes.ProfileUnitSerializer), 304: None}, 400, 403, 404),
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        refuse_unknown(request, (*UNITS, *pages.PARAMETERS))
        snapshot = profile_asked_for(request, id)
        form = UnitsForm(request.query_params)
        if not form.is_valid():
            errors = {name: [str(error) for error in said] for name, said in form.errors.items()}
            raise Invalid("The units cannot be filtered like this. See the errors.", errors)
        found = units_behind(snapshot, form.chosen, snapshot.calibration.data["vocabulary"]["groups"])
        page = stored_page(request, found, str(snapshot.pk))
        tag = f'"{snapshot.inputs_sha256}"'
        return _or_not_modified(
            request, tag, answer(page.answer([_unit(one) for one in page.rows]), ETag=tag)
        )


def profile_asked_for(request: Request, source: UUID) -> ProfileSnapshot:
    """Raises NotFound without a profile, NotAllowed where it is kept from this person."""
    found = get_profile_for(person(request), get_source_for(person(request), source).pk)
    if found is None:
        raise NotFound(NO_PROFILE)
    return found


def _unit(unit: Any) -> dict[str, Any]:
    return {str(name): unit[name] for name in shapes.ProfileUnitSerializer().fields}


def _or_not_modified(request: Request, tag: str, response: HttpResponse) -> HttpResponse:
    return get_conditional_response(request._request, etag=tag, response=response) or response
