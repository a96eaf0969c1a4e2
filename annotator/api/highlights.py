"""/highlights/: make, read, change, withdraw, restore; what each has been."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.actions.highlights import (
    Saved,
    create_highlight,
    edit_highlight,
    restore_highlight,
    state_of,
    withdraw_highlight,
)
from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import HIGHLIGHT_PARAMETERS, PAGE_PARAMETERS, chosen_highlights
from annotator.api.serializers.highlights import (
    SPAN,
    HighlightChangesSerializer,
    HighlightSerializer,
    HighlightToCreateSerializer,
    HighlightVersionSerializer,
    OneHighlightSerializer,
)
from annotator.api.versions import base_version, etag
from annotator.models import Highlight, HighlightVersion
from annotator.permissions import get_assignment_for, get_highlight_for
from annotator.queries.proposals import proposal_for, role_at
from annotator.queries.resources import highlight_rows, place_of, resource_of, resources_of
from annotator.queries.snapshot import snapshot

IN_TEXT_ORDER = pages.CursorPages(("assignment__document_id", "start", "-end", "id"))
OLDEST_FIRST = pages.CursorPages(("version",))
IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=True,
    description='the version it starts from, such as "4"',
)
ETAG = OpenApiParameter("ETag", str, OpenApiParameter.HEADER, response=True, description="the version")


class Highlights(Endpoint):
    @extend_schema(
        operation_id="highlights_list",
        summary="Highlights, in text order",
        parameters=[*HIGHLIGHT_PARAMETERS, *PAGE_PARAMETERS],
        responses=answers({200: page_of(HighlightSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        rows = highlight_rows(chosen_highlights(request, besides=pages.PARAMETERS))
        with snapshot():
            page = IN_TEXT_ORDER.page(request, rows, place_of)
            return answer(page.answer(resources_of(page.rows)))

    @extend_schema(
        operation_id="highlights_create",
        summary="Make a highlight",
        description="Sent again with the same id and content it is the same save, and the answer is 200.",
        request=HighlightToCreateSerializer,
        parameters=[ETAG],
        responses=answers(
            {201: OneHighlightSerializer, 200: OneHighlightSerializer}, 400, 403, 404, 409, 413
        ),
    )
    def post(self, request: Request) -> Response:
        given = valid(HighlightToCreateSerializer, request)
        assignment = get_assignment_for(person(request), given.pop("assignment"), to="write")
        given.setdefault("judgement", {})
        saved = create_highlight(assignment=assignment, by=person(request), now=timezone.now(), **given)
        return _one(saved, status=201 if saved.made else 200)


class OneHighlight(Endpoint):
    @extend_schema(
        operation_id="highlights_retrieve",
        summary="One highlight",
        parameters=[ETAG],
        responses=answers({200: OneHighlightSerializer}, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        highlight = get_highlight_for(person(request), id)
        return _one(Saved(highlight, state_of(highlight), made=False))

    @extend_schema(
        operation_id="highlights_change",
        summary="Move it, judge it, or both",
        description=(
            "Only what is named changes; techniques, figure and evidence are replaced whole. A change from an older "
            "version is refused with both states, unless what it would bring about is there already."
        ),
        request=HighlightChangesSerializer,
        parameters=[IF_MATCH, ETAG],
        responses=answers({200: OneHighlightSerializer}, 400, 403, 404, 409, 412, 413, 428),
    )
    def patch(self, request: Request, id: UUID) -> Response:
        highlight = get_highlight_for(person(request), id, to="write")
        version, given = base_version(request), valid(HighlightChangesSerializer, request)
        span = (given["start"], given["end"], given["exact"]) if given.keys() >= SPAN else None
        saved = edit_highlight(
            highlight, by=person(request), base_version=version, span=span, judgement=given.get("judgement", {}),
            now=timezone.now(),
        )  # fmt: skip
        return _one(saved)

    @extend_schema(
        operation_id="highlights_withdraw",
        summary="Take it back; the row and its history stay",
        parameters=[IF_MATCH, ETAG],
        responses=answers({204: None}, 400, 403, 404, 409, 412, 428),
    )
    def delete(self, request: Request, id: UUID) -> Response:
        highlight = get_highlight_for(person(request), id, to="write")
        version, now = base_version(request), timezone.now()
        saved = withdraw_highlight(highlight, by=person(request), base_version=version, now=now)
        return answer(None, status=204, ETag=etag(saved.highlight.version))


class RestoredHighlight(Endpoint):
    @extend_schema(
        operation_id="highlights_restore",
        summary="Undo a withdrawal",
        request=None,
        parameters=[IF_MATCH, ETAG],
        responses=answers({200: OneHighlightSerializer}, 400, 403, 404, 409, 412, 428),
    )
    def post(self, request: Request, id: UUID) -> Response:
        highlight = get_highlight_for(person(request), id, to="write")
        version, now = base_version(request), timezone.now()
        saved = restore_highlight(highlight, by=person(request), base_version=version, now=now)
        return _one(saved)


class HighlightHistory(Endpoint):
    @extend_schema(
        operation_id="highlights_history",
        summary="Every change: who, when, before and after, the oldest first",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(HighlightVersionSerializer)}, 400, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        highlight = get_highlight_for(person(request), id)
        before = HighlightVersion.objects.filter(
            highlight=OuterRef("highlight"), version=OuterRef("version") - 1
        )
        versions = highlight.versions.annotate(before=Subquery(before.values("state")))
        page = OLDEST_FIRST.page(request, versions, lambda version: (version.version,))
        return answer(page.answer([_change(version) for version in page.rows]))


def _change(version: Any) -> dict[str, Any]:
    return {
        "version": version.version,
        "changed_by": f"r{version.changed_by_id}",
        "changed_at": version.changed_at,
        "before": version.before,
        "after": version.state,
    }


def _one(saved: Saved, *, status: int = 200) -> Response:
    """One highlight, with what may be proposed for it in a reading where that is done."""
    highlight = saved.highlight
    resource = resource_of(highlight, saved.state)
    resource["proposal"] = _proposal(highlight, resource) if highlight.assignment.proposals else None
    return answer(resource, status=status, ETag=etag(highlight.version))


def _proposal(highlight: Highlight, resource: dict[str, Any]) -> dict[str, Any]:
    role = highlight.role or role_at(resource["document"], resource["start"])
    return proposal_for(highlight.assignment.round.codebook, role=role, exact=resource["exact"])
