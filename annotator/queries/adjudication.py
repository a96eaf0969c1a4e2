"""What there is to adjudicate in a round: its documents with how their units stand, and what is disputed."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from annotator.models import Assignment, Decision, Dispute, Purpose, Round, RoundDocument, User
from annotator.permissions import documents_for
from annotator.queries.outlines import Tally, outlines_of, tallies_of
from annotator.queries.units import Status
from corpus_app.models import Document

State = Assignment.State
UNDER_WAY = Q(state__in=(State.ASSIGNED, State.STARTED))
NO_UNITS = Tally(Counter(), ())
NOBODY = (0, 0)
RUNS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DocumentWork:
    """One document of the round. `wanted` readers, none where anybody may read it; `being_read` by the viewer, blind."""

    document: Document
    wanted: int | None
    submitted: int
    under_way: int
    being_read: bool
    tally: Tally

    @property
    def waits(self) -> bool:
        """Whether readers that it is to have are still missing."""
        return self.wanted is not None and self.submitted < self.wanted

    @property
    def need(self) -> int:
        """For sorting: disputed; to decide with nobody to wait for; to decide; settled; nothing there."""
        if self.tally.counts[Status.DISPUTED]:
            return 0
        if self.tally.open:
            return 2 if self.waits else 1
        return 3 if self.tally.units else 4


@dataclass(frozen=True, slots=True)
class Run:
    """Decisions that the threshold made in one go, as far as they still hold."""

    made_at: dt.datetime
    made_by: User
    number: int


@dataclass(frozen=True)
class RoundWork:
    """All of a round's documents: those that need the lead most first, else in the round's order."""

    round: Round
    documents: Sequence[DocumentWork]
    disputes: Sequence[Dispute]
    runs: Sequence[Run]

    @cached_property
    def counts(self) -> dict[str, int]:
        return {status.value: sum(one.tally.counts[status] for one in self.documents) for status in Status}

    @property
    def next(self) -> DocumentWork | None:
        """The first of them, if there is anything to decide in it."""
        return self.documents[0] if self.documents and self.documents[0].tally.open else None

    @cached_property
    def settled_alone(self) -> list[DocumentWork]:
        """Those in which the threshold may accept: whose readers are all there, or will not come any more."""
        closed = self.round.state == Round.State.CLOSED
        return [one for one in self.documents if closed or not one.waits]

    @cached_property
    def sure(self) -> int:
        """How many units the round's threshold would accept."""
        threshold = self.round.settled_by_itself_from
        return 0 if threshold is None else sum(one.tally.sure(float(threshold)) for one in self.settled_alone)


def work_in(round: Round, viewer: User, method: str) -> RoundWork:
    """What there is to do for this lead. As many queries whatever the number of documents."""
    wanted = dict(_places(round).values_list("document", "readers_wanted"))
    tallies = tallies_of(round, outlines_of(round, viewer, method))
    readings = _readings(round)
    being_read = set(_blind_readings(viewer).values_list("document", flat=True))
    work = [
        DocumentWork(
            document=document,
            wanted=wanted.get(document.pk),
            submitted=readings.get(document.pk, NOBODY)[0],
            under_way=readings.get(document.pk, NOBODY)[1],
            being_read=document.pk in being_read,
            tally=tallies.get(document.pk, NO_UNITS),
        )
        for document in _in_order(viewer, [*wanted, *tallies])
    ]
    work.sort(key=lambda one: one.need)
    return RoundWork(round, work, _open_disputes(round, viewer), _runs(round, viewer))


def _in_order(viewer: User, documents: Sequence[UUID]) -> list[Document]:
    """Those that this person may see, each once, in this order."""
    found = {document.pk: document for document in documents_for(viewer).filter(pk__in=documents)}
    return [found[document] for document in dict.fromkeys(documents) if document in found]


def readings_under_way(round: Round, document: UUID) -> int:
    """How many are reading the document in the round just now."""
    return Assignment.objects.work().filter(UNDER_WAY, round=round, document=document).count()


def is_in(round: Round, document: UUID) -> bool:
    """Whether the document is read in the round for its own sake, and not for training."""
    readings = Assignment.objects.work().filter(round=round, document=document)
    return _places(round).filter(document=document).exists() or readings.exists()


def is_being_read(viewer: User, document: UUID) -> bool:
    """Whether this lead is reading the document blind, in whatever round."""
    return _blind_readings(viewer).filter(document=document).exists()


def _blind_readings(viewer: User) -> QuerySet[Assignment]:
    return Assignment.objects.filter(UNDER_WAY, reviewer=viewer, round__blind=True).order_by()


def _places(round: Round) -> QuerySet[RoundDocument]:
    return RoundDocument.objects.filter(round=round, purpose=Purpose.WORK).order_by("position")


def _readings(round: Round) -> dict[UUID, tuple[int, int]]:
    """By document, how many are submitted and how many under way."""
    rows = Assignment.objects.filter(round=round).work().order_by().values_list("document")
    submitted, under_way = Count("pk", filter=Q(state=State.SUBMITTED)), Count("pk", filter=UNDER_WAY)
    return {row[0]: (row[1], row[2]) for row in rows.annotate(submitted=submitted, under_way=under_way)}


def _open_disputes(round: Round, viewer: User) -> list[Dispute]:
    """The longest waiting first."""
    visible = Decision.objects.visible_to(viewer).filter(round=round)
    disputes = Dispute.objects.filter(decision__in=visible, answered_at=None).order_by("made_at", "id")
    related = ("decision__document__source", "reviewer")
    left_out = ("decision__document__text", "decision__document__metadata")
    return list(disputes.select_related(*related).defer(*left_out))


def _runs(round: Round, viewer: User) -> list[Run]:
    """The latest first."""
    automatic = Decision.objects.visible_to(viewer).current().filter(round=round, automatic=True)
    rows = automatic.order_by("-made_at").values_list("made_at", "made_by").annotate(number=Count("pk"))
    shown = list(rows[:RUNS_SHOWN])
    people = User.objects.in_bulk([made_by for _, made_by, _ in shown])
    return [Run(made_at, people[made_by], number) for made_at, made_by, number in shown]
