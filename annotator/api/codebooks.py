"""/codebooks/: the versions of the vocabulary, and what differs between two of them."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, refuse_unknown
from annotator.api.filters import PAGE_PARAMETERS
from annotator.api.serializers.codebooks import (
    CodebookSerializer,
    ComparisonSerializer,
    WholeCodebookSerializer,
)
from annotator.errors import Invalid, NotFound
from annotator.models import Codebook
from annotator.models.codebook import Label
from annotator.queries.codebook_comparison import FacetChange, compare, steps_between, two_codebooks
from annotator.queries.relabelled import NO_LABEL, NOT_ANSWERED, Move, moves_between

BY_SLUG = pages.CursorPages(("slug", "-version"))
NO_CODEBOOK = "There is no such codebook. Their keys, such as assay-default@2, are at /api/v1/codebooks/."
KEYS = {"a": "the key of the version to compare", "b": "the key of the version to compare it with"}


class Codebooks(Endpoint):
    @extend_schema(
        operation_id="codebooks_list",
        summary="Codebook versions, the newest of each first",
        parameters=PAGE_PARAMETERS,
        responses=answers({200: page_of(CodebookSerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, pages.PARAMETERS)
        rows = Codebook.objects.select_related("replaces").defer("content", "replaces__content")
        page = BY_SLUG.page(request, rows, lambda row: (row.slug, row.version))
        return answer(page.answer([_codebook(row) for row in page.rows]))


class OneCodebook(Endpoint):
    @extend_schema(
        operation_id="codebooks_retrieve",
        summary="One codebook version, with every label of every facet",
        responses=answers({200: WholeCodebookSerializer}, 404),
    )
    def get(self, request: Request, slug: str, version: int) -> Response:
        codebook = Codebook.objects.filter(slug=slug, version=version).select_related("replaces").first()
        if codebook is None:
            raise NotFound(NO_CODEBOOK)
        return answer({**_codebook(codebook), "facets": codebook.content["facets"]})


class Comparison(Endpoint):
    @extend_schema(
        operation_id="codebooks_compare",
        summary="What differs between two codebook versions",
        description="Labels added, retired, merged, redefined, and what became of judgements that were looked at again, "
        "of those that you may see. Agreement is computed within one version, never across two.",
        parameters=[OpenApiParameter(name, description=said, required=True) for name, said in KEYS.items()],
        responses=answers({200: ComparisonSerializer}, 400, 404),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, KEYS)
        missing = [name for name in KEYS if not request.query_params.get(name)]
        if missing:
            raise Invalid(
                "Say which two versions to compare.",
                {name: ["Give the key of a version."] for name in missing},
            )
        before, after = two_codebooks(*(request.query_params[name] for name in KEYS))
        steps = steps_between(before, after)
        moves = moves_between(person(request), before, after)
        return answer({
            "a": before.key,
            "b": after.key,
            "descended": steps is not None,
            "facets": [_facet(change) for change in compare(before, after, steps)],
            "looked_at_again": [_move(move, number) for move, number in sorted(moves.items())],
        })  # fmt: skip


def _codebook(codebook: Codebook) -> dict[str, Any]:
    names = ("key", "slug", "version", "title", "description", "changes", "created_at")
    replaces = codebook.replaces.key if codebook.replaces else None
    return {**{name: getattr(codebook, name) for name in names}, "replaces": replaces}


def _facet(change: FacetChange) -> dict[str, Any]:
    return {
        "facet": change.facet.slug,
        "added": [_label(label) for label in change.added],
        "retired": [_label(label) for label in change.retired],
        "merged": [
            {"labels": [label.slug for label in one.before], "into": _label(one.into)}
            for one in change.merged
        ],
        "redefined": [{"before": _label(one.before), "after": _label(one.after)} for one in change.redefined],
    }


def _label(label: Label) -> dict[str, Any]:
    return {"slug": label.slug, "name": label.name, "definition": label.definition, **label.attributes}


def _move(move: Move, number: int) -> dict[str, Any]:
    facet, was, now = move
    answered = now != NOT_ANSWERED
    label = now if answered and now != NO_LABEL else None
    return {"facet": facet, "was": was, "now": label, "answered": answered, "highlights": number}
