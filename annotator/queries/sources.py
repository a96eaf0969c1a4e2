"""Lists of sources with what was read and found in each, and where a source's texts come from and go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Count, Q, QuerySet, Sum

from annotator.models import Assignment, Highlight, User
from annotator.permissions import sources_for
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


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with what a person may see of it."""

    source: Source
    documents: int
    words: int  # read to the end; a text that two people read counts twice
    highlights: int
    judged: int  # highlights with a verdict


def plain_sources(user: User, chosen: SourceFilter) -> list[SourceRow]:
    """All that the filter leaves, by name, with nothing counted. One query."""
    rows = [SourceRow(one, 0, 0, 0, 0) for one in sources_for(user).filter(chosen.condition())]
    return sorted(rows, key=lambda row: row.source.name.casefold())


def listed_sources(user: User, chosen: SourceFilter) -> list[SourceRow]:
    """All that the filter leaves, by name, with what was read and marked. Four queries, each of which goes through its rows
    once: sub-queries beside every source would go through them again and again."""
    documents = _by_source(Document.objects.all(), "source", Count("pk"))
    readings = Assignment.objects.visible_to(user).work().submitted()
    words = _by_source(readings, "document__source", Sum("document__words"))
    highlights = Highlight.objects.active().work().visible_to(user)
    numbers = (Count("pk"), Count("judgement__verdict"))
    marked = _by_source(highlights, "assignment__document__source", *numbers)
    rows = sources_for(user).filter(chosen.condition())
    found = [
        SourceRow(one, *documents.get(one.pk, (0,)), *words.get(one.pk, (0,)), *marked.get(one.pk, (0, 0)))
        for one in rows
    ]
    return sorted(found, key=lambda row: row.source.name.casefold())


def _by_source(rows: QuerySet[Any], source: str, *numbers: Aggregate) -> dict[UUID, tuple[int, ...]]:
    named = {f"number_{position}": number for position, number in enumerate(numbers)}
    grouped = rows.order_by().values_list(source).annotate(**named)
    return {id: tuple(counted) for id, *counted in grouped}


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
