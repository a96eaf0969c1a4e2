"""/copies/: which documents are copies of each other, and what leads decide of that."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from annotator.api import pages
from annotator.api.answers import answers, page_of
from annotator.api.endpoint import Endpoint, answer, person, valid
from annotator.api.filters import narrowed, parameters_of
from annotator.api.serializers.copies import CopyDecisionSerializer, CopySerializer, CopyToLinkSerializer
from annotator.errors import Conflict, Invalid
from annotator.permissions import get_document_for, require
from annotator.queries.copies import copies_for, get_copy_for
from corpus_app.copies import deciding
from corpus_app.copies.deciding import Seen
from corpus_app.models import DocumentCopy
from corpus_app.text.refusals import Refused

LATEST_FIRST = pages.CursorPages(("-found_at", "-id"))


class CopyFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    state = django_filters.MultipleChoiceFilter(choices=DocumentCopy.State.choices)
    document = django_filters.UUIDFilter(method="of_document", help_text="either of the two")

    class Meta:
        model = DocumentCopy
        fields = ()

    def of_document(self, rows: QuerySet[DocumentCopy], name: str, value: Any) -> QuerySet[DocumentCopy]:
        return rows.filter(Q(earlier=value) | Q(later=value))


class Copies(Endpoint):
    @extend_schema(
        operation_id="copies_list",
        summary="Pairs of documents that are copies, or may be; the latest found first",
        description="Shares are of sets of runs of four words. A pair counts until a lead rejects it.",
        parameters=parameters_of(CopyFilters),
        responses=answers({200: page_of(CopySerializer)}, 400),
    )
    def get(self, request: Request) -> Response:
        rows = narrowed(CopyFilters, request, copies_for(person(request)))
        page = LATEST_FIRST.page(request, rows, lambda one: (one.found_at, one.pk))
        return answer(page.answer([CopySerializer(row).data for row in page.rows]))

    @extend_schema(
        operation_id="copies_create",
        summary="Link two documents that words do not link, such as a text and its translation",
        request=CopyToLinkSerializer,
        responses=answers({201: CopySerializer}, 400, 403, 404),
    )
    def post(self, request: Request) -> Response:
        require(person(request), "copies.decide")
        given = valid(CopyToLinkSerializer, request)
        for name in ("earlier", "later"):
            get_document_for(person(request), given[name], with_text=False)
        with _refusals():
            made = deciding.link(**given, by=person(request), now=timezone.now())
        address = reverse("api:copy", args=[made.pk], request=request)
        return answer(CopySerializer(made).data, status=201, Location=address)


class OneCopy(Endpoint):
    @extend_schema(
        operation_id="copies_retrieve", summary="One pair", responses=answers({200: CopySerializer}, 404)
    )
    def get(self, request: Request, id: int) -> Response:
        return answer(CopySerializer(get_copy_for(person(request), id)).data)


class CopyDecisions(Endpoint):
    @extend_schema(
        operation_id="copies_decide",
        summary="Confirm or reject a pair, or undo the last decision; every decision is kept",
        request=CopyDecisionSerializer,
        responses=answers({200: CopySerializer}, 400, 403, 404, 409),
    )
    def post(self, request: Request, id: int) -> Response:
        require(person(request), "copies.decide")
        found = get_copy_for(person(request), id)
        given = valid(CopyDecisionSerializer, request)
        with _refusals():
            decided = _decide(found, given, {"by": person(request), "now": timezone.now()})
        return answer(CopySerializer(decided).data)


def _decide(copy: DocumentCopy, given: dict[str, Any], who_and_when: dict[str, Any]) -> DocumentCopy:
    seen = Seen(copy.pk, given["version"])
    if given["action"] == "undo":
        return deciding.undo(seen, **who_and_when)
    if given["action"] == "reject":
        return deciding.reject(seen, reason=given["reason"], **who_and_when)
    relation = given.get("relation", copy.relation)
    return deciding.confirm(seen, relation, reason=given["reason"], swap=given["swap"], **who_and_when)


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        outdated = isinstance(refused, deciding.Outdated)
        raise (Conflict if outdated else Invalid)(refused.reason) from None
