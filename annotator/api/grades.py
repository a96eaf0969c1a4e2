"""/profiles/{source}/grades/ and /publish/: letters given and profiles published by leads."""

from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions.profiles import grading, publishing
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import PAGE_PARAMETERS
from annotator.api.profile_examples import TO_GIVE, TO_PUBLISH
from annotator.api.profiles import profile_asked_for
from annotator.api.serializers import profiles as shapes
from annotator.models import Grade, ProfileSnapshot
from annotator.permissions import require
from annotator.queries.profiles.profile_data import grade_data, publication_data

NEWEST_FIRST = pages.CursorPages(("-made_at", "-pk"))


class ProfileGrades(Endpoint):
    @extend_schema(
        operation_id="profiles_grades_list",
        summary="The letters that leads gave a source, the newest, which holds, first",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(shapes.GradeSerializer)}, 400, 403, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        given = Grade.objects.filter(source=profile_asked_for(request, id).source_id)
        rows = given.select_related("snapshot").defer("snapshot__data")
        page = NEWEST_FIRST.page(request, rows, lambda one: (one.made_at, one.pk))
        return answer(page.answer([grade_data(one) for one in page.rows]))

    @extend_schema(
        operation_id="profiles_grades_create",
        summary="Give a source its letter, with a reason",
        request=shapes.GradeToGiveSerializer,
        responses=answers({201: shapes.GradeSerializer}, 400, 403, 404, 409),
        examples=[TO_GIVE],
    )
    def post(self, request: Request, id: UUID) -> Response:
        require(person(request), "profiles.grade")
        given = valid(shapes.GradeToGiveSerializer, request)
        snapshot = _looked_at(request, id, given["profile"])
        made = grading.grade(
            snapshot, given["letter"], given["reason"], by=person(request), now=timezone.now()
        )
        return answer(grade_data(made), status=201)


class PublishedProfile(Endpoint):
    @extend_schema(
        operation_id="profiles_publish",
        summary="Publish a profile as it is, in place of what was published before",
        description="Anybody can read it without a login where an admin has the public pages on.",
        request=shapes.PublicationToMakeSerializer,
        responses=answers({201: shapes.PublicationSerializer}, 400, 403, 404, 409),
        examples=[TO_PUBLISH],
    )
    def post(self, request: Request, id: UUID) -> Response:
        require(person(request), "profiles.grade")
        given = valid(shapes.PublicationToMakeSerializer, request)
        snapshot = _looked_at(request, id, given["profile"])
        made = publishing.publish(
            snapshot, note=given.get("note", ""), by=person(request), now=timezone.now()
        )
        return answer(publication_data(made), status=201)


def _looked_at(request: Request, source: UUID, profile: UUID) -> ProfileSnapshot:
    """The profile as it is now; where another was looked at, the action refuses it."""
    snapshot = profile_asked_for(request, source)
    snapshot.current = snapshot.pk == profile
    return snapshot
