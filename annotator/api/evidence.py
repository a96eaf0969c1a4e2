"""/claims/{id}/evidence/ and /evidence/: what bears on claims, its pages, what was kept of them under which hash."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import QueryDict
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.actions import evidence as actions
from annotator.actions.evidence.places import find_quote
from annotator.api import pages
from annotator.api.answers import REASONS, answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown, valid
from annotator.api.filters import PAGE_PARAMETERS
from annotator.api.parsers import StrictJSONParser
from annotator.api.problems import MEDIA_TYPE
from annotator.api.serializers import evidence as shapes
from annotator.errors import Invalid
from annotator.forms.evidence import PageFilterForm, raw_file
from annotator.models import ClaimEvidence, EvidenceSnapshot
from annotator.permissions import (
    get_claim_for,
    get_document_for,
    get_evidence_for,
    get_evidence_page_for,
    get_source_for,
    require,
)
from annotator.queries.evidence_data import evidence_data, pages_data, snapshot_data, whole_page_data
from annotator.queries.evidence_pages import PageFilter, listed_pages

OLDEST_FIRST = pages.CursorPages(("made_at", "pk"))
FILTERS = {
    "q": "words in title, address or note", "letter": "Admiralty letter, or none", "group": "name of an independence group",
    "source": "id: published it",
}  # fmt: skip
CONFLICT = {(409, MEDIA_TYPE): OpenApiResponse(shapes.LikeProblemSerializer, description=REASONS[409])}


class EvidenceOfClaim(Endpoint):
    @extend_schema(
        operation_id="claims_evidence_list",
        summary="What was recorded for a claim, withdrawn items among it, the oldest first",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(shapes.ClaimEvidenceSerializer)}, 400, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        claim = get_claim_for(person(request), id)
        rows = ClaimEvidence.objects.visible_to(person(request)).filter(claim=claim)
        found = rows.select_related("page", "made_by")
        page = OLDEST_FIRST.page(request, found, lambda row: (row.made_at, row.pk))
        return answer(page.answer([evidence_data(row) for row in page.rows]))

    @extend_schema(
        operation_id="claims_evidence_record",
        summary="Record evidence of a claim",
        description="The same address again is the same page. Where a page has nearly the same address the answer is 409 with "
        "those that are `like` it: send the address of the one that is meant, or `is_another`.",
        request=shapes.EvidenceToRecordSerializer,
        responses={**answers({201: shapes.ClaimEvidenceSerializer}, 400, 403, 404), **CONFLICT},
    )
    def post(self, request: Request, id: UUID) -> Response:
        claim = get_claim_for(person(request), id, to="evidence.add")
        given = valid(shapes.EvidenceToRecordSerializer, request)
        said = actions.Said(given["relation"], given.get("quote", ""), given.get("note", ""))
        kept = actions.Kept(given.get("accessed_on"), text=given.get("snapshot", ""))
        made = actions.record_evidence(
            claim, _where(request, given), said, kept, by=person(request), now=timezone.now()
        )
        address = reverse("api:claim_evidence_item", args=[claim.pk, made.pk], request=request)
        return answer(evidence_data(made), status=201, Location=address)


class OneEvidence(Endpoint):
    @extend_schema(
        operation_id="claims_evidence_retrieve",
        summary="One item, withdrawn or not",
        responses=answers({200: shapes.ClaimEvidenceSerializer}, 404),
    )
    def get(self, request: Request, id: UUID, evidence: UUID) -> Response:
        claim = get_claim_for(person(request), id)
        return answer(evidence_data(get_evidence_for(person(request), claim, evidence)))


class WithdrawnEvidence(Endpoint):
    @extend_schema(
        operation_id="claims_evidence_withdraw",
        summary="Take evidence back: the row stays. Own evidence; leads and admins anybody’s",
        request=None,
        responses=answers({200: shapes.ClaimEvidenceSerializer}, 403, 404),
    )
    def post(self, request: Request, id: UUID, evidence: UUID) -> Response:
        claim = get_claim_for(person(request), id, to="evidence.add")
        found = get_evidence_for(person(request), claim, evidence)
        if found.made_by_id != person(request).pk:
            require(person(request), "evidence.grade")
        actions.withdraw_evidence(found, by=person(request), now=timezone.now())
        return answer(evidence_data(get_evidence_for(person(request), claim, evidence)))


class EvidencePages(Endpoint):
    @extend_schema(
        operation_id="evidence_list",
        summary="Pages of evidence, the oldest first",
        parameters=[
            *(OpenApiParameter(name, str, description=said) for name, said in FILTERS.items()),
            *PAGE_PARAMETERS,
        ],
        responses=answers({200: page_of(shapes.PageSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, (*FILTERS, *pages.PARAMETERS))
        form = PageFilterForm(request.query_params)
        if not form.is_valid():
            raise Invalid("The list cannot be filtered like this: see the errors.", _sentences(form))
        chosen = dict(form.cleaned_data)
        rows = listed_pages(person(request), PageFilter(words=chosen.pop("q"), **chosen))
        page = OLDEST_FIRST.page(request, rows, lambda row: (row.made_at, row.pk))
        return answer(page.answer(pages_data(page.rows)))


class OneEvidencePage(Endpoint):
    @extend_schema(
        operation_id="evidence_retrieve",
        summary="One page of evidence: its snapshots with their hashes, its grade, what it bears on",
        responses=answers({200: shapes.WholePageSerializer}, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        return answer(whole_page_data(get_evidence_page_for(person(request), id), person(request)))


class EvidenceGrade(Endpoint):
    @extend_schema(
        operation_id="evidence_grade",
        summary="Give the page its Admiralty grade, or take it back",
        request=shapes.EvidenceGradeSerializer,
        responses=answers({200: shapes.WholePageSerializer}, 400, 403, 404),
    )
    def put(self, request: Request, id: UUID) -> Response:
        page = get_evidence_page_for(person(request), id, to="evidence.grade")
        given = valid(shapes.EvidenceGradeSerializer, request)
        grade: dict[str, Any] = {"letter": given["letter"] or "", "number": given["number"]}
        actions.grade_page(page, **grade, by=person(request), now=timezone.now())
        return answer(whole_page_data(page, person(request)))


class Snapshots(Endpoint):
    parser_classes = (StrictJSONParser, MultiPartParser)

    @extend_schema(
        operation_id="evidence_snapshots_keep",
        summary="Keep what the page says: a file of any type, or a text",
        description="The bytes are kept once, under their SHA-256. They are saved from the page of the evidence.",
        request={
            "multipart/form-data": shapes.SnapshotFileSerializer,
            "application/json": shapes.SnapshotToKeepSerializer,
        },
        responses=answers({201: shapes.SnapshotSerializer}, 400, 403, 404),
    )
    def post(self, request: Request, id: UUID) -> Response:
        page = get_evidence_page_for(person(request), id, to="evidence.add")
        kept = actions.keep_snapshot(page, _kept(request), by=person(request), now=timezone.now())
        whole = EvidenceSnapshot.objects.select_related("upload", "made_by").get(pk=kept.pk)
        return answer(snapshot_data(whole), status=201)


def _sentences(form: Form) -> dict[str, list[str]]:
    return {name: [str(error) for error in said] for name, said in form.errors.items()}


def _where(request: Request, given: dict[str, Any]) -> actions.Address | actions.Span:
    group = given.get("independence_group", "")
    if "document" in given:
        document = get_document_for(person(request), given["document"])
        place = find_quote(document, given.get("quote", ""), start=given.get("start"))
        return actions.Span(document, place, group)
    source = get_source_for(person(request), given["source"]) if "source" in given else None
    texts = {name: given.get(name, "") for name in ("archive_url", "title")}
    is_another = given.get("is_another", False)
    return actions.Address(given["url"], **texts, source=source, group=group, is_another=is_another)


def _kept(request: Request) -> actions.Kept:
    if not isinstance(request.data, QueryDict):
        said = valid(shapes.SnapshotToKeepSerializer, request)
        return actions.Kept(said.get("accessed_on"), text=said["text"])
    said = valid(shapes.SnapshotFileSerializer, request)
    return actions.Kept(said.get("accessed_on"), raw_file(said["file"]))
