"""What several people marked in the documents of a round, each having read it to the end.

Two moments matter. `BLIND` is what each said at submission, before anybody's work was seen: agreement is measured on it.
`NOW` is what they say today, after comparing, perhaps: it is settled and adjudicated.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, Max, OuterRef, QuerySet, Sum

from annotator.models import Assignment, Highlight, HighlightVersion, Round, User
from annotator.models.assignment import being_read_by
from measures.readings import DocumentReadings, Label, Marked

Data = dict[str, Any]
BLIND, NOW = "independent_version", "version"
TECHNIQUE = "technique"


@dataclass(frozen=True, slots=True)
class Told:
    """One highlight of one reader, at one moment; `judgement` has the shape of `Judgement.as_data()`."""

    highlight: UUID
    reviewer: int
    start: int
    end: int
    exact: str
    judgement: Data
    version: int
    passage: int | None

    @property
    def pseudonym(self) -> str:
        return f"r{self.reviewer}"

    @property
    def techniques(self) -> frozenset[str]:
        return frozenset(tag[TECHNIQUE] for tag in self.judgement["techniques"])

    @property
    def is_judged(self) -> bool:
        """Whether anything was said of it besides marking it."""
        return bool(self.judgement["claim_type"] or self.judgement["verdict"] or self.judgement["techniques"])


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with everybody who read it to the end; who marked nothing is there with an empty list."""

    document: UUID
    title: str
    length: int
    words: int
    readings: Mapping[int, Sequence[Told]] = field(default_factory=dict)


def submitted_in(round: Round, viewer: User) -> QuerySet[Assignment]:
    """The readings that count, of those this person may see: submitted, training and tests left out.

    A lead who is reading a document blind, in whatever round, has to submit it first.
    """
    assignments = Assignment.objects.filter(round=round).work().submitted()
    return assignments.exclude(Exists(being_read_by(viewer, OuterRef("document"))))


def read_documents(assignments: QuerySet[Assignment], moment: str) -> list[ReadDocument]:
    """By title. Two queries, however many documents."""
    documents: dict[UUID, ReadDocument] = {}
    readings: dict[UUID, list[Told]] = {}
    columns = ("pk", "reviewer", "document", "document__title", "document__length", "document__words")
    rows = assignments.order_by("document__title", "document", "reviewer").values_list(*columns)
    for pk, reviewer, document, title, length, words in rows:
        entry = documents.setdefault(document, ReadDocument(document, title, length, words, {}))
        readings[pk] = entry.readings[reviewer] = []  # type: ignore[index]  # filled here, read-only for others
    for pk, told in _told(assignments, moment):
        readings[pk].append(told)
    return list(documents.values())


def _told(assignments: QuerySet[Assignment], moment: str) -> Iterable[tuple[UUID, Told]]:
    versions = HighlightVersion.objects.filter(
        highlight__assignment__in=assignments.order_by(), version=F(f"highlight__{moment}")
    )
    columns = (
        "highlight__assignment",
        "highlight",
        "highlight__assignment__reviewer",
        "state",
        "version",
        "highlight__passage",
    )
    rows = versions.order_by("highlight__start", "highlight__end", "highlight").values_list(*columns)
    for assignment, highlight, reviewer, state, version, passage in rows.iterator(chunk_size=5000):
        if state["status"] == "active":
            start, end, exact, judgement = (state[name] for name in ("start", "end", "exact", "judgement"))
            yield assignment, Told(highlight, reviewer, start, end, exact, judgement, version, passage)


def stamp_of(assignments: QuerySet[Assignment]) -> str:
    """Changes whenever one of these readings, or a highlight in it, does: what was calculated from them is kept under it.

    Two queries.
    """
    # Which ones, and not only how many: two people who may not see all may be kept from different documents.
    submitted = list(assignments.order_by("pk").values_list("pk", "submitted_at"))
    highlights = Highlight.objects.filter(assignment__in=assignments.order_by())
    marked = highlights.aggregate(n=Count("pk"), versions=Sum("version"), last=Max("updated_at"))
    return hashlib.sha256(repr((submitted, marked)).encode()).hexdigest()


def labelled(document: ReadDocument, facet: str) -> DocumentReadings:
    """The document as the measures take it, with one facet as the label; techniques are a set.

    A highlight that was not judged at all has no techniques said, which is not the same as having none.
    """
    return DocumentReadings(
        document=str(document.document),
        length=document.length,
        readings={
            f"r{reviewer}": [Marked(one.highlight, one.start, one.end, label_of(one, facet)) for one in told]
            for reviewer, told in document.readings.items()
        },
    )


def label_of(told: Told, facet: str) -> Label | None:
    if facet == TECHNIQUE:
        return told.techniques if told.is_judged else None
    label: str | None = told.judgement[facet]
    return label
