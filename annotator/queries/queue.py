"""What is a person's to read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Value, When

from annotator.models import Assignment, Highlight, User
from annotator.permissions import documents_for
from annotator.queries.counting import count_of
from annotator.queries.words import containing
from corpus_app.models import Document

State = Assignment.State
WORDS_A_MINUTE = 200  # a careful reader's pace; judging takes its time besides


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which documents of the queue; empty is no filter."""

    source: Any = None
    language: str = ""
    words: str = ""

    def on(self, document: str = "") -> Q:
        """As a condition on rows that reach the document by this path."""
        found = Q()
        if self.source:
            found &= Q(**{f"{document}source": self.source})
        if self.language:
            found &= Q(**{f"{document}language": self.language})
        if self.words:
            found &= containing(self.words, f"{document}title")
        return found


def to_read(user: User, chosen: QueueFilter) -> QuerySet[Assignment]:
    """Own assignments not submitted yet: started first, then what was assigned or returned."""
    started_first = Case(
        When(state=State.STARTED, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    unread = _own(user, chosen).exclude(state=State.SUBMITTED)
    return unread.order_by(started_first, "-started_at", "created_at", "id")


def read_to_end(user: User, chosen: QueueFilter) -> QuerySet[Assignment]:
    """Own submitted assignments, the latest first."""
    return _own(user, chosen).filter(state=State.SUBMITTED).order_by("-submitted_at", "id")


def free_to_take(user: User, chosen: QueueFilter) -> QuerySet[Document]:
    """Documents this person has no assignment for; texts that a newer version replaces are left out.

    Whoever else reads them makes no difference, and is not to be seen from here.
    """
    taken = Assignment.objects.filter(reviewer=user).values("document")
    free = documents_for(user).exclude(pk__in=taken).filter(chosen.on(), replaced_by__isnull=True)
    return free.order_by("source__name", "title", "id")


def _own(user: User, chosen: QueueFilter) -> QuerySet[Assignment]:
    marked = Highlight.objects.active().filter(assignment=OuterRef("pk"))
    judged = marked.filter(judgement__verdict__isnull=False)
    return (
        Assignment.objects.filter(chosen.on("document__"), reviewer=user)
        .select_related("document__source", "round")
        .defer("document__text", "document__metadata")
        .annotate(marked=count_of(marked, "assignment"), judged=count_of(judged, "assignment"))
    )
