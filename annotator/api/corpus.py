"""/sources/, /documents/ with their segments and text: what is read."""

import hashlib
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person
from annotator.api.filters import (
    DocumentFilters,
    SegmentFilters,
    SourceFilters,
    narrowed,
    parameters_of,
)
from annotator.api.serializers.corpus import (
    DocumentSerializer,
    SegmentSerializer,
    SourceSerializer,
    WholeDocumentSerializer,
)
from annotator.permissions import documents_for, get_document_for, get_source_for, sources_for

SOURCE = SourceSerializer.Meta.fields
DOCUMENT = DocumentSerializer.Meta.fields
SEGMENT = SegmentSerializer.Meta.fields
BY_NAME = pages.CursorPages(("name", "id"))
BY_SOURCE_AND_TITLE = pages.CursorPages(("source__name", "title", "id"))
BY_POSITION = pages.CursorPages(("position",))


class Sources(Endpoint):
    @extend_schema(
        operation_id="sources_list",
        summary="Sources, by name",
        parameters=parameters_of(SourceFilters),
        responses=answers({200: page_of(SourceSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        rows = narrowed(SourceFilters, request, sources_for(person(request))).values(*SOURCE)
        page = BY_NAME.page(request, rows, lambda row: (row["name"], row["id"]))
        return answer(page.answer(page.rows))


class OneSource(Endpoint):
    @extend_schema(
        operation_id="sources_retrieve", summary="One source", responses=answers({200: SourceSerializer}, 404)
    )
    def get(self, request: Request, id: UUID) -> Response:
        source = get_source_for(person(request), id)
        return answer({name: getattr(source, name) for name in SOURCE})


class Documents(Endpoint):  # the upload, POST, is in `annotator.api.upload`
    @extend_schema(
        operation_id="documents_list",
        summary="Documents without their texts, by source and title",
        parameters=parameters_of(DocumentFilters),
        responses=answers({200: page_of(DocumentSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        documents = narrowed(DocumentFilters, request, documents_for(person(request)))
        rows = documents.values(*DOCUMENT, "source__name")
        page = BY_SOURCE_AND_TITLE.page(
            request, rows, lambda row: (row["source__name"], row["title"], row["id"])
        )
        return answer(page.answer([_without(row, "source__name") for row in page.rows]))


class OneDocument(Endpoint):
    @extend_schema(
        operation_id="documents_retrieve",
        summary="One document, with its text",
        description="Answers 304 without a body where If-None-Match names the ETag that it still has.",
        responses=answers({200: WholeDocumentSerializer, 304: None}, 404),
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        document = get_document_for(person(request), id)
        resource = {name: getattr(document, name) for name in (*DOCUMENT, "metadata")}
        resource |= {name: getattr(document, f"{name}_id") for name in ("source", "origin", "replaces")}
        # The text's hash is among what is hashed.
        tag = f'"{hashlib.sha256(orjson.dumps(resource)).hexdigest()}"'
        whole = answer({**resource, "text": document.text}, ETag=tag)
        return _or_not_modified(request, tag, whole)


class DocumentText(Endpoint):
    @extend_schema(
        operation_id="documents_text",
        summary="The text of a document, as it was stored",
        description="The ETag is its SHA-256. It never changes.",
        responses=answers({(200, "text/plain"): OpenApiTypes.STR, 304: None}, 404),
    )
    def get(self, request: Request, id: UUID) -> HttpResponse:
        document = get_document_for(person(request), id)
        tag = f'"{document.text_sha256}"'
        text = HttpResponse(document.text, content_type="text/plain; charset=utf-8", headers={"ETag": tag})
        return _or_not_modified(request, tag, text)


class Segments(Endpoint):
    @extend_schema(
        operation_id="documents_segments",
        summary="The segments of a document, in order: every code point is in exactly one",
        parameters=parameters_of(SegmentFilters),
        responses=answers({200: page_of(SegmentSerializer)}, 400, 404),
    )
    def get(self, request: Request, id: UUID) -> Response:
        segments = get_document_for(person(request), id, with_text=False).segments.all()
        rows = narrowed(SegmentFilters, request, segments).values(*SEGMENT)
        page = BY_POSITION.page(request, rows, lambda row: (row["position"],))
        return answer(page.answer(page.rows))


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _or_not_modified(request: Request, tag: str, response: HttpResponse) -> HttpResponse:
    """The response, or 304 where the caller has it already (RFC 9110, section 13.1.2)."""
    return get_conditional_response(request._request, etag=tag, response=response) or response
