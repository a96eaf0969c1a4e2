"""Which rows of a list: filters from the query string, checked, and told to OpenAPI."""

from collections.abc import Iterable
from typing import Any, cast

import django_filters
from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from annotator.api import pages
from annotator.api.endpoint import person, refuse_unknown
from annotator.errors import Invalid
from annotator.models import Assignment, Decision, Highlight
from annotator.models.adjudication import DecisionQuerySet
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.codebooks import vocabulary
from annotator.queries.highlights import FILTERS, filtered
from corpus_app.models import Document, Segment, Source

WITHDRAWN = ("exclude", "include", "only")


class SourceFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    name = django_filters.CharFilter(lookup_expr="icontains", help_text="words in the name")
    kind = django_filters.MultipleChoiceFilter(choices=Source.Kind.choices)
    language = django_filters.CharFilter(help_text="ISO 639-1 code")
    country = django_filters.CharFilter(help_text="ISO 3166-1 alpha-2 code")

    class Meta:
        model = Source
        fields = ()


class DocumentFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    source = django_filters.UUIDFilter(field_name="source_id")
    origin = django_filters.UUIDFilter(field_name="origin_id")
    title = django_filters.CharFilter(lookup_expr="icontains", help_text="words in the title")
    language = django_filters.CharFilter(help_text="ISO 639-1 code")
    text_sha256 = django_filters.CharFilter(help_text="of the text as UTF-8, in hexadecimal")
    redistribution = django_filters.MultipleChoiceFilter(choices=Document.Redistribution.choices)
    published_since = django_filters.DateFilter(field_name="published", lookup_expr="gte")
    published_until = django_filters.DateFilter(field_name="published", lookup_expr="lte")

    class Meta:
        model = Document
        fields = ()


class SegmentFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    role = django_filters.MultipleChoiceFilter(choices=Segment._meta.get_field("role").choices or ())

    class Meta:
        model = Segment
        fields = ()


class AssignmentFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    document = django_filters.UUIDFilter(field_name="document_id")
    source = django_filters.UUIDFilter(field_name="document__source_id")
    reviewer = django_filters.CharFilter(method="by_pseudonym", help_text="pseudonym, such as r17")
    state = django_filters.MultipleChoiceFilter(choices=Assignment.State.choices)

    class Meta:
        model = Assignment
        fields = ()

    def by_pseudonym(self, rows: QuerySet[Assignment], name: str, value: str) -> QuerySet[Assignment]:
        """Nobody behind it and nobody of whom one may know look alike: no rows."""
        number = value.removeprefix("r")
        known = number.isascii() and number.isdecimal() and len(number) < 10
        return rows.filter(reviewer_id=int(number)) if known else rows.none()


class DecisionFilters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter ships no types
    document = django_filters.UUIDFilter(field_name="document_id")
    outcome = django_filters.MultipleChoiceFilter(choices=Decision.Outcome.choices)
    automatic = django_filters.ChoiceFilter(
        choices=[("yes", "yes"), ("no", "no")],
        method="by_maker",
        help_text="yes: made by the round's threshold; no: by a person",
    )
    history = django_filters.ChoiceFilter(
        choices=[("include", "include")], method="with_history", help_text="include: also what holds no more"
    )

    class Meta:
        model = Decision
        fields = ()

    def by_maker(self, rows: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        return rows.filter(automatic=value == "yes")

    def with_history(self, rows: QuerySet[Decision], name: str, value: str) -> QuerySet[Decision]:
        return rows

    def filter_queryset(self, queryset: DecisionQuerySet) -> QuerySet[Decision]:
        """What holds, unless the history is asked for."""
        rows = queryset if self.form.cleaned_data["history"] else queryset.current()
        return cast(QuerySet[Decision], super().filter_queryset(rows))


def narrowed(filters: type[django_filters.FilterSet], request: Request, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that the query string asks for. Raises Invalid or ValidationError, parameter by parameter."""
    refuse_unknown(request, (*filters.base_filters, *pages.PARAMETERS))
    chosen = filters(request.query_params, queryset=rows)
    if not chosen.is_valid():
        raise ValidationError(chosen.errors)
    return cast(QuerySet[Any], chosen.qs)


def chosen_highlights(request: Request, *, besides: Iterable[str]) -> HighlightQuerySet:
    """The highlights this person may see and asks for; `besides` the filters these parameters are known.

    Somebody whose work one may not see is filtered by as somebody who is not there. Raises Invalid.
    """
    refuse_unknown(request, (*FILTERS, "withdrawn", *besides))
    visible = Highlight.objects.visible_to(person(request))
    match request.query_params.get("withdrawn", "exclude"):
        case "exclude":
            visible = visible.active()
        case "only":
            visible = visible.filter(withdrawn_at__isnull=False)
        case "include":
            pass
        case other:
            one_of = f"“{other[:60]}” is not known. Use one of: {', '.join(WITHDRAWN)}."
            raise Invalid(f"The highlights cannot be filtered like this. {one_of}", {"withdrawn": [one_of]})
    return filtered(visible, dict(request.query_params.lists()), vocabulary())


# For OpenAPI ----------------------------------------------------------------------------------------

PAGE_PARAMETERS = [
    OpenApiParameter(
        "cursor", str, description="the place to go on from: take `next` or `previous` as it is"
    ),
    OpenApiParameter(
        "page_size", int, description=f"rows, {pages.USUAL_SIZE} unless said, {pages.LARGEST_SIZE:,} at most"
    ),
]

_TYPES: dict[type[django_filters.Filter], Any] = {
    django_filters.UUIDFilter: OpenApiTypes.UUID,
    django_filters.DateFilter: OpenApiTypes.DATE,
}


def parameters_of(filters: type[django_filters.FilterSet]) -> list[OpenApiParameter]:
    return [_parameter(name, one) for name, one in filters.base_filters.items()] + PAGE_PARAMETERS


def _parameter(name: str, one: django_filters.Filter) -> OpenApiParameter:
    several = isinstance(one, django_filters.MultipleChoiceFilter)
    return OpenApiParameter(
        name, _TYPES.get(type(one), OpenApiTypes.STR), description=one.extra.get("help_text", ""), many=several,
        enum=[value for value, _ in one.extra["choices"]] if several else None,
    )  # fmt: skip


_HIGHLIGHT_FILTERS = {
    "source": "id", "document": "id", "assignment": "id", "reviewer": "pseudonym, such as r17",
    "read_to_end": "yes: of submitted readings only; no: of the others",
    "purpose": "work, training or test; work unless this or one assignment is asked for", "judged": "yes or no: has a verdict",
    "verdict": "slug, or none", "voice": "slug, or none", "claim_type": "slug, or none", "stance": "slug, or none",
    "confidence": "slug, or none", "technique": "slug", "technique_group": "slug",
    "label": "slug of a technique or of any of verdict, voice, claim_type, endorsement, stance, confidence",
    "claim": "id", "evidence": "missing: verified or refuted without any", "figure": "yes or no: has one",
    "counted": "what its figure counts, as written", "unit": "its figure's unit, as written",
    "q": "words in the quote or the note", "since": "made then or later: a date or an ISO 8601 time",
    "until": "made before then: a date (the whole of it counts) or an ISO 8601 time",
}  # fmt: skip

HIGHLIGHT_PARAMETERS = [
    *(
        OpenApiParameter(name, str, many=True, description=_HIGHLIGHT_FILTERS.get(name, ""), explode=True)
        for name in FILTERS
    ),
    OpenApiParameter("withdrawn", str, enum=WITHDRAWN, description="withdrawn ones: left out unless said"),
]
