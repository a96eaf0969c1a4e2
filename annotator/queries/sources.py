"""Lists of sources with what was read and found in each, and where a source's texts come from and go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet

from annotator.models import Assignment, Highlight, User
from annotator.permissions import sources_for
from annotator.queries.counting import count_of, sum_of
from annotator.queries.words import containing
from corpus_app.models import Document, Source


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """Which sources; empty is no filter."""

    kind: str = ""
    language: str = ""
    country: str = ""
    words: str = ""

    def condition(self) -> Q:
        exact = {"kind": self.kind, "language": self.language, "country": self.country}
        found = Q(**{field: value for field, value in exact.items() if value})
        return found & containing(self.words, "name", "note") if self.words else found


def listed_sources(user: User, chosen: SourceFilter) -> QuerySet[Source]:
    """With what this person may see of each: `documents_held`, `words_read` to the end (a text read by two counts twice),
    `marked` (highlights) and `judged` (those with a verdict)."""
    documents = Document.objects.filter(source=OuterRef("pk"))
    readings = Assignment.objects.visible_to(user).submitted().filter(document__source=OuterRef("pk"))
    marked = Highlight.objects.active().visible_to(user).filter(assignment__document__source=OuterRef("pk"))
    judged = marked.filter(judgement__verdict__isnull=False)
    of_source = "assignment__document__source"
    return (
        sources_for(user)
        .filter(chosen.condition())
        .annotate(
            documents_held=count_of(documents, "source"),
            words_read=sum_of("document__words", readings, "document__source"),
            marked=count_of(marked, of_source),
            judged=count_of(judged, of_source),
        )
    )


def values_of(field: str) -> list[str]:
    """The values that sources have in a field, for the choices of a filter."""
    return sorted(filter(None, Source.objects.order_by().values_list(field, flat=True).distinct()))


@dataclass(frozen=True, slots=True)
class Passage:
    """Documents that went from one source to another, and how."""

    source: UUID
    name: str
    relation: str
    how: str  # the relation in words
    documents: int


def taken_from(source: Source) -> Sequence[Passage]:
    """What this source republished, excerpted or translated, by whose it was."""
    return _passages(source.documents.filter(origin__isnull=False), "origin")


def passed_on_by(source: Source) -> Sequence[Passage]:
    """Who republished, excerpted or translated this source."""
    return _passages(source.passed_on.all(), "source")


def _passages(documents: QuerySet[Document], other: str) -> list[Passage]:
    relations = dict(Document.Relation.choices)
    rows = (
        documents.order_by()
        .values_list(other, f"{other}__name", "origin_relation")
        .annotate(number=Count("pk"))
    )
    found = sorted(rows, key=lambda row: (-row[3], row[1]))
    return [
        Passage(id, name, relation, str(relations.get(relation, relation)), number)
        for id, name, relation, number in found
    ]
