"""How far a round is: in all, by document, by person. A fixed number of queries, however large it is."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from annotator.models import Assignment, Purpose, Round, User
from annotator.queries.places import Place, Standing
from annotator.queries.standing import standing_of
from annotator.queries.time_spent import Work, together, work_in

State = Assignment.State
SHOWN = {"free": "Lacking readers", "late": "With overdue readings", "done": "Read by all wanted"}
UNDER_WAY = (State.ASSIGNED, State.STARTED)


@dataclass(frozen=True, slots=True)
class Reading:
    """One assignment of the round."""

    pk: UUID
    document: UUID
    reviewer: int
    purpose: str
    state: str
    due_at: dt.datetime | None
    submitted_at: dt.datetime | None

    @property
    def is_submitted(self) -> bool:
        return self.state == State.SUBMITTED

    @property
    def is_under_way(self) -> bool:
        return self.state in UNDER_WAY

    def is_overdue(self, now: dt.datetime) -> bool:
        return self.is_under_way and self.due_at is not None and self.due_at <= now


@dataclass(frozen=True, slots=True)
class Tally:
    """So many readings. Those under way are in time; overdue ones hold no place any more."""

    submitted: int
    under_way: int
    overdue: int

    @property
    def all(self) -> int:
        return self.submitted + self.under_way + self.overdue


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document. `readings` are those the viewer may know of, by whom; the tally counts all."""

    place: Place
    tally: Tally
    free: int
    readings: Sequence[Assignment]

    @property
    def is_begun(self) -> bool:
        """Whether somebody has opened it; where not all may be known of, it counts as begun."""
        return self.tally.all > len(self.readings) or any(one.started_at for one in self.readings)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person. `held` of `limit` documents; lessons apart."""

    person: User
    tally: Tally
    held: int
    limit: int
    work: Work
    is_admitted: bool
    is_able: bool  # may be given work: admitted and below the limit


@dataclass(frozen=True)
class Progress:
    """A round at one moment."""

    round: Round
    now: dt.datetime
    standing: Standing
    readings: Sequence[Reading]

    @cached_property
    def work(self) -> list[Reading]:
        return [reading for reading in self.readings if reading.purpose == Purpose.WORK]

    @cached_property
    def tally(self) -> Tally:
        return self.tally_of(self.work)

    @property
    def wanted(self) -> int:
        return sum(place.wanted for place in self.standing.work)

    @property
    def free(self) -> int:
        return sum(map(self.standing.free, self.standing.work))

    @property
    def words(self) -> int:
        return sum(place.words for place in self.standing.work)

    @property
    def share_done(self) -> int:
        """Per cent of the readings wanted that are submitted, rounded down."""
        return min(100, 100 * self.tally.submitted // self.wanted) if self.wanted else 0

    def by_document(self) -> dict[UUID, Tally]:
        """For every place of the round."""
        readings: dict[UUID, list[Reading]] = {document: [] for document in self.standing.places}
        for reading in self.readings:
            readings.setdefault(reading.document, []).append(reading)
        return {document: self.tally_of(several) for document, several in readings.items()}

    def free_in(self, place: Place) -> int:
        """Readers it lacks; training and tests lack none, they are for everybody."""
        return self.standing.free(place) if place.is_work else 0

    def places(self, show: str = "") -> list[Place]:
        """Those of one kind (a key of SHOWN), or all, in the order of the round."""
        tallies = self.by_document()
        every = self.standing.places.values()
        return [place for place in every if not show or self._is(show, place, tallies[place.document])]

    def _is(self, show: str, place: Place, tally: Tally) -> bool:
        match show:
            case "free":
                return self.free_in(place) > 0
            case "late":
                return tally.overdue > 0
            case _:
                return tally.submitted >= place.wanted

    def tally_of(self, readings: Iterable[Reading]) -> Tally:
        readings = list(readings)
        overdue = sum(reading.is_overdue(self.now) for reading in readings)
        under_way = sum(reading.is_under_way for reading in readings) - overdue
        return Tally(sum(reading.is_submitted for reading in readings), under_way, overdue)


def progress_of(round: Round, now: dt.datetime) -> Progress:
    """Six queries."""
    columns = ("pk", "document", "reviewer", "purpose", "state", "due_at", "submitted_at")
    rows = Assignment.objects.filter(round=round).order_by("created_at", "pk").values_list(*columns)
    return Progress(round, now, standing_of(round, now), [Reading(*row) for row in rows])


def document_rows(progress: Progress, places: Collection[Place], viewer: User) -> list[DocumentRow]:
    """For these places, with who reads them. One query; nothing of others in documents the viewer is reading blind."""
    documents = [place.document for place in places]
    visible = Assignment.objects.visible_to(viewer).filter(round=progress.round, document__in=documents)
    known: defaultdict[UUID, list[Assignment]] = defaultdict(list)
    for assignment in visible.select_related("reviewer").order_by("created_at", "pk"):
        known[assignment.document_id].append(assignment)
    tallies = progress.by_document()
    return [
        DocumentRow(place, tallies[place.document], progress.free_in(place), known[place.document])
        for place in places
    ]


def person_rows(progress: Progress) -> list[PersonRow]:
    """Everybody who was named or has a reading, those who read most first. Four queries."""
    by_person: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in progress.readings:
        by_person[reading.reviewer].append(reading)
    named = set(progress.round.members.values_list("person", flat=True))
    people = User.objects.in_bulk(named | by_person.keys())
    works = work_in(progress.round)
    rows = [_person_row(progress, person, by_person[pk], works) for pk, person in people.items()]
    return sorted(rows, key=lambda row: (-row.tally.submitted, -row.tally.under_way, row.person.username))


def _person_row(
    progress: Progress, person: User, readings: Sequence[Reading], works: Mapping[UUID, Work]
) -> PersonRow:
    standing = progress.standing
    return PersonRow(
        person=person,
        tally=progress.tally_of(readings),
        held=standing.loads.get(person.pk, 0),
        limit=standing.limit,
        work=together(works[reading.pk] for reading in readings if reading.pk in works),
        is_admitted=person.pk in standing.admitted,
        is_able=person.pk in standing.able,
    )
