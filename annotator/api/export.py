"""/highlights/export/: highlights with their judgements as JSON Lines or CSV, streamed."""

from collections.abc import Generator, Iterator
from contextlib import closing

from django.http import StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from annotator.api.answers import answers
from annotator.api.endpoint import Endpoint, person
from annotator.api.filters import HIGHLIGHT_PARAMETERS, chosen_highlights
from annotator.errors import Invalid
from annotator.permissions import require
from annotator.queries.export import LONGEST_QUOTE, export_rows
from formats.rows import HighlightRow
from formats.writers import WRITERS, Writer

FORMAT = OpenApiParameter("format", str, required=True, enum=sorted(WRITERS), description="jsonl or csv")


class ExportedHighlights(Endpoint):
    @extend_schema(
        operation_id="highlights_export",
        summary="Highlights with their judgements, streamed",
        description=(
            "One row a highlight, by source and document, one reviewer after the other, in text order; every row shows the "
            "same moment. Offsets are Unicode code points: `text[start:end] == exact`. Of a document that may not be passed "
            f"on (redistribution: no), a quote is cut after {LONGEST_QUOTE} code points; it is then shorter than `end - start`. "
            "In CSV a cell that a spreadsheet would run as a formula begins with an apostrophe."
        ),
        parameters=[FORMAT, *HIGHLIGHT_PARAMETERS],
        responses=answers(
            {(200, "application/x-ndjson"): OpenApiTypes.STR, (200, "text/csv"): OpenApiTypes.STR}, 400
        ),
    )
    def get(self, request: Request) -> StreamingHttpResponse:
        require(person(request), "highlights.export")
        writer = _writer(request.query_params.get("format", ""))
        rows = export_rows(chosen_highlights(request, besides=["format"]))
        name = f"assay-highlights-{timezone.localdate():%Y-%m-%d}.{writer.extension}"
        return StreamingHttpResponse(
            () if request.method == "HEAD" else _streamed(writer, rows), content_type=writer.media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )  # fmt: skip


def _streamed(writer: Writer, rows: Generator[HighlightRow]) -> Iterator[bytes]:
    """Lets go of the database at once where the caller hangs up."""
    with closing(rows):
        yield from writer.write(rows)


def _writer(name: str) -> Writer:
    if name not in WRITERS:
        one_of = f"Say format={' or format='.join(sorted(WRITERS))}."
        raise Invalid(one_of, {"format": [one_of]})
    return WRITERS[name]
