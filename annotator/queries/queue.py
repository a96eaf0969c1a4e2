"""What is a person's to read."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from annotator.models import Assignment, Highlight, RoundDocument, User
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


STARTED_FIRST = Case(When(state=State.STARTED, then=Value(0)), default=Value(1), output_field=IntegerField())


def own_readings(user: User) -> QuerySet[Assignment]:
    """Own assignments with how much is `marked` and `judged` in each: started first, then what was assigned or returned.

    Readings of sources with which the person has a conflict of interest by now are left out, as the documents are.
    """
    marked = Highlight.objects.active().filter(assignment=OuterRef("pk"))
    judged = marked.filter(judgement__verdict__isnull=False)
    return (
        Assignment.objects.filter(reviewer=user, document__in=documents_for(user))
        .select_related("document__source", "round")
        .defer("document__text", "document__metadata")
        .annotate(marked=count_of(marked, "assignment"), judged=count_of(judged, "assignment"))
        .order_by(STARTED_FIRST, "-started_at", "created_at", "id")
    )


def to_read(user: User, chosen: QueueFilter) -> QuerySet[Assignment]:
    """What is not submitted yet of the person's own choosing; what rounds give out is in `annotator.queries.rounds`."""
    given_out = RoundDocument.objects.filter(round=OuterRef("round"))
    unread = own_readings(user).exclude(state=State.SUBMITTED)
    return unread.filter(chosen.on("document__")).exclude(Exists(given_out))


def read_to_end(user: User, chosen: QueueFilter) -> QuerySet[Assignment]:
    """Own submitted assignments of all rounds, the latest first."""
    submitted = own_readings(user).filter(chosen.on("document__"), state=State.SUBMITTED)
    return submitted.order_by("-submitted_at", "id")


def free_to_take(user: User, chosen: QueueFilter) -> QuerySet[Document]:
    """Documents this person has no assignment for; texts that a newer version replaces are left out.

    Whoever else reads them makes no difference, and is not to be seen from here.
    """
    taken = Assignment.objects.filter(reviewer=user).values("document")
    free = documents_for(user).exclude(pk__in=taken).filter(chosen.on(), replaced_by__isnull=True)
    return free.order_by("source__name", "title", "id")
