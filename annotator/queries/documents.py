"""Lists of documents, and where one document comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Sum

from annotator.models import Highlight, User
from annotator.permissions import documents_for
from annotator.queries.counting import count_of
from annotator.queries.words import containing
from corpus_app.models import Document, Segment, SegmentChange


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents; empty is no filter."""

    source: Any = None
    origin: Any = None
    language: str = ""
    kind: str = ""
    redistribution: str = ""
    relation: str = ""
    words: str = ""

    def condition(self) -> Q:
        exact = {
            "source": self.source,
            "origin": self.origin,
            "language": self.language,
            "source__kind": self.kind,
            "redistribution": self.redistribution,
            "origin_relation": self.relation,
        }
        found = Q(**{field: value for field, value in exact.items() if value})
        return found & containing(self.words, "title", "text") if self.words else found


def listed_documents(user: User, chosen: DocumentFilter) -> QuerySet[Document]:
    """With `marked`, the number of highlights in each that this person may see."""
    marked = Highlight.objects.active().work().visible_to(user).filter(assignment__document=OuterRef("pk"))
    return (
        documents_for(user)
        .filter(chosen.condition())
        .annotate(marked=count_of(marked, "assignment__document"))
    )


def languages() -> list[str]:
    """The languages that documents are in."""
    return sorted(filter(None, Document.objects.order_by().values_list("language", flat=True).distinct()))


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How much of a document has one role: segments and code points."""

    role: str
    segments: int
    length: int


def roles_of(document: Document) -> Sequence[RoleCount]:
    """The most text first."""
    rows = (
        document.segments.order_by()
        .values("role")
        .annotate(number=Count("pk"), length=Sum("end") - Sum("start"))
        .order_by("-length")
    )
    return [RoleCount(row["role"], row["number"], row["length"]) for row in rows]


def corrections_of(document: Document) -> QuerySet[SegmentChange]:
    """The latest first."""
    return document.segment_changes.select_related("changed_by")


def segments_with_text(document: Document, segments: Iterable[Segment]) -> list[tuple[Segment, str]]:
    """Each with its words, the space around them left out; `document` must have its text."""
    return [(segment, document.text[segment.start : segment.end].strip()) for segment in segments]
