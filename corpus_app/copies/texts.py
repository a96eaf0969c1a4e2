"""Documents out of the database as they are compared: with their words."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from corpus_app.copies.compared import Compared
from corpus_app.copies.wording import COUNTED_ROLES, Stretch, words_of
from corpus_app.models import Document, Segment

FIELDS = ("id", "source", "origin", "origin_relation", "published", "created_at", "text")


def load(documents: Collection[UUID]) -> dict[UUID, Compared]:
    """Two queries. Texts can be large: ask for few at a time."""
    stretches = stretches_of(documents)
    rows = Document.objects.filter(pk__in=documents).order_by().values(*FIELDS)
    return {
        row["id"]: Compared(words=tuple(words_of(row.pop("text"), stretches[row["id"]])), **row)
        for row in rows
    }


def stretches_of(documents: Collection[UUID]) -> defaultdict[UUID, list[Stretch]]:
    """Where the words of each stand that count for copies, in text order. One query."""
    found: defaultdict[UUID, list[Stretch]] = defaultdict(list)
    for document, start, end in _counted(documents).values_list("document", "start", "end"):
        found[document].append((start, end))
    return found


def _counted(documents: Collection[UUID]) -> QuerySet[Segment]:
    return Segment.objects.filter(document__in=documents, role__in=COUNTED_ROLES).order_by(
        "document", "position"
    )
