"""POST /documents/: files, or one document as JSON, through the one door in."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import orjson
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import QueryDict
from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api.answers import answers
from annotator.api.corpus import Documents
from annotator.api.endpoint import answer, person
from annotator.api.parsers import StrictJSONParser
from annotator.api.serializers.upload import (
    DocumentToStoreSerializer,
    FilesToStoreSerializer,
    ReportSerializer,
)
from annotator.errors import Invalid
from annotator.permissions import require
from corpus_app.ingest import Outcome, RawFile, Refused, SourceList, ingest, read_source_list

FIELDS = {"files", "source", "sources"}


class DocumentsAndUpload(Documents):
    parser_classes = (StrictJSONParser, MultiPartParser)

    @extend_schema(
        operation_id="documents_store",
        summary="Bring documents in: files, or one document as JSON",
        description=(
            "As multipart/form-data: `files` (.txt .html .jsonl .csv .zip, several), and `source` (the publisher's name) "
            "or `sources` (a JSON list, as for `manage.py ingest --sources`). As JSON: one document, the way a line of a "
            ".jsonl file says it. What is refused leaves nothing behind and does not stop the rest; where nothing at all "
            "was stored or known, the answer is 400."
        ),
        request={
            "multipart/form-data": FilesToStoreSerializer,
            "application/json": DocumentToStoreSerializer,
        },
        responses=answers({201: ReportSerializer, 200: ReportSerializer}, 400, 403, 413),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "corpus.add")
        read = _multipart if isinstance(request.data, QueryDict) else _document
        files, sources, source = read(request)
        try:
            outcomes = list(ingest(files, sources=sources, source=source, by=person(request)))
        except Refused as refused:
            raise Invalid(refused.reason, {"source": [refused.reason]}) from None
        return _report(outcomes)


def _multipart(request: Request) -> tuple[list[RawFile], SourceList | None, str]:
    _refuse_fields({*request.data} - FIELDS, FIELDS)
    files = [_raw(file) for file in request.FILES.getlist("files")]
    if not files:
        raise Invalid("Send the files in the field `files`.", {"files": ["Needed."]})
    listed = request.FILES.get("sources")
    source = cast(QueryDict, request.data).get("source", "")
    try:
        sources = read_source_list(listed.read()) if listed else None
    except Refused as refused:
        raise Invalid(refused.reason, {"sources": [refused.reason]}) from None
    return files, sources, str(source)


def _document(request: Request) -> tuple[list[RawFile], SourceList | None, str]:
    """A JSON body is one line of JSON Lines: it takes the same way in."""
    if not request.data:
        raise Invalid("Send files as multipart/form-data, or one document as JSON.", {"files": ["Needed."]})
    return [RawFile.of("document.jsonl", orjson.dumps(request.data))], None, ""


def _refuse_fields(unknown: set[str], known: set[str]) -> None:
    if unknown:
        sentence = f"There is no such field. The fields are: {', '.join(sorted(known))}."
        raise Invalid(sentence, {name[:60]: [sentence] for name in sorted(unknown)})


def _raw(file: "UploadedFile[Any]") -> RawFile:
    """A large one lies in a temporary file until the request has been answered."""
    name = file.name or "unnamed"
    if isinstance(file, TemporaryUploadedFile):
        return RawFile.at(Path(file.temporary_file_path()), name)
    return RawFile.of(name, file.read())


def _report(outcomes: list[Outcome]) -> Response:
    said = Counter(outcome.status for outcome in outcomes)
    counts = {status: said[status] for status in ("new", "known", "refused")}
    results = [_resource(outcome) for outcome in outcomes]
    if not counts["new"] + counts["known"]:
        raise Invalid(
            " ".join(outcome.reason for outcome in outcomes[:3]) or "Nothing was sent.",
            dict(_reasons(outcomes)), counts=counts, results=results,
        )  # fmt: skip
    return answer({"counts": counts, "results": results}, status=201 if counts["new"] else 200)


def _reasons(outcomes: list[Outcome]) -> Iterator[tuple[str, list[str]]]:
    for outcome in outcomes:
        yield outcome.place, [outcome.reason]


def _resource(outcome: Outcome) -> dict[str, Any]:
    names = (
        "file", "locator", "status", "reason", "title", "language", "published", "source", "text_sha256", "notes", "document",
    )  # fmt: skip
    return {name: getattr(outcome, name) for name in names}
