"""Readings of training and test documents beside the gold, and what a round's people scored in its tests."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from annotator.models import Assignment, Purpose, Round, RoundDocument, RoundMember, User
from annotator.models.assignment import AssignmentQuerySet
from annotator.queries.readings import NOW, TECHNIQUE, Told, label_of, read_documents
from measures.gold import Answered, Comparison, compare

QUESTIONS = ("claim_type", "verdict", TECHNIQUE)
FOUND, MISSED, EXTRA = "found", "missed", "extra"


@dataclass(frozen=True, slots=True)
class Row:
    """One passage of the comparison: the gold's highlight, mine, or both; `differing` are the questions answered differently."""

    kind: str
    gold: Told | None
    mine: Told | None
    differing: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return min(one.start for one in (self.gold, self.mine) if one)


@dataclass(frozen=True, slots=True)
class BesideGold:
    """A reading beside the gold, in text order, with how its score came about."""

    rows: tuple[Row, ...]
    comparison: Comparison

    def of(self, kind: str) -> int:
        return sum(row.kind == kind for row in self.rows)


def gold_of(assignment: Assignment) -> Assignment | None:
    """The reading that this one is measured by."""
    place = RoundDocument.objects.filter(round=assignment.round_id, document=assignment.document_id)
    found = place.exclude(purpose=Purpose.WORK).select_related("gold").first()
    return found.gold if found else None


def beside_gold(assignment: Assignment, gold: Assignment) -> BesideGold:
    """Four queries."""
    golden, mine = _told(gold), _told(assignment)
    comparison = compare(_answered(golden), _answered(mine))
    rows = [
        *(Row(FOUND, golden[one.gold.id], mine[one.mine.id], one.differing) for one in comparison.found),
        *(Row(MISSED, golden[one.id], None) for one in comparison.missed),
        *(Row(EXTRA, None, mine[one.id]) for one in comparison.extra),
    ]
    return BesideGold(tuple(sorted(rows, key=lambda row: row.start)), comparison)


def _told(assignment: Assignment) -> dict[object, Told]:
    """Its highlights as they are now, by id."""
    (document,) = read_documents(Assignment.objects.filter(pk=assignment.pk), NOW)
    return {one.highlight: one for told in document.readings.values() for one in told}


def _answered(told: Mapping[object, Told]) -> list[Answered]:
    return [
        Answered(
            one.highlight, one.start, one.end, {question: label_of(one, question) for question in QUESTIONS}
        )
        for one in told.values()
    ]


@dataclass(frozen=True, slots=True)
class Trainee:
    """How one person fares. `readings` are of the lessons, in their order; None where not begun."""

    person: User
    admitted_at: dt.datetime | None
    admitted_by: User | None
    readings: tuple[Assignment | None, ...]
    mean: float | None  # of the tests' scores, once all of them are submitted


def lessons_of(round: Round) -> list[RoundDocument]:
    """The training and test documents, training first; `is_begun` where somebody has."""
    lessons = round.places.exclude(purpose=Purpose.WORK).defer("document__text", "document__metadata")
    related = lessons.select_related("document__source", "gold__reviewer", "gold__round")
    known = related.annotate(is_begun=Exists(_begun(round)))
    return sorted(known, key=lambda place: (place.purpose == Purpose.TEST, place.position))


def trainees_of(round: Round, lessons: Sequence[RoundDocument]) -> list[Trainee]:
    """Everybody who is named in the round or has begun a lesson, the names in order. Two queries."""
    members = {one.person_id: one for one in round.members.select_related("person", "admitted_by")}
    readings = round.assignments.exclude(purpose=Purpose.WORK).select_related("reviewer")
    of_person: dict[int, dict[UUID, Assignment]] = {}
    people = {pk: one.person for pk, one in members.items()}
    for one in readings:
        of_person.setdefault(one.reviewer_id, {})[one.document_id] = one
        people[one.reviewer_id] = one.reviewer
    return [
        _trainee(person, members.get(pk), of_person.get(pk, {}), lessons)
        for pk, person in sorted(people.items(), key=lambda item: str(item[1]).casefold())
    ]


def _trainee(
    person: User, member: RoundMember | None, readings: Mapping[UUID, Assignment], lessons: Sequence[RoundDocument]
) -> Trainee:  # fmt: skip
    own = tuple(readings.get(place.document_id) for place in lessons)
    tests = [one for one, place in zip(own, lessons, strict=True) if place.purpose == Purpose.TEST]
    return Trainee(
        person=person,
        admitted_at=member.admitted_at if member else None,
        admitted_by=member.admitted_by if member else None,
        readings=own,
        mean=mean_score(one.score if one and one.submitted_at else None for one in tests),
    )


def mean_score(scores: Iterable[float | None]) -> float | None:
    """None where there is none, or one of them is still missing."""
    listed = list(scores)
    known = [score for score in listed if score is not None]
    return sum(known) / len(known) if known and len(known) == len(listed) else None


def could_be_lessons(round: Round, user: User) -> QuerySet[RoundDocument]:
    """Documents of the round that nobody has begun and that have a reading to take as gold."""
    places = round.places.filter(purpose=Purpose.WORK).filter(
        Exists(_could_be_gold(user, OuterRef("document")))
    )
    unread = places.exclude(Exists(_begun(round))).defer("document__text", "document__metadata")
    return unread.select_related("document__source").order_by("position")


def gold_for(documents: Sequence[UUID], user: User) -> dict[UUID, list[Assignment]]:
    """The readings that could be gold, by document, the latest first. One query."""
    readings = _could_be_gold(user, documents).select_related("reviewer", "round")
    counted = readings.annotate(marked=Count("highlights", filter=Q(highlights__withdrawn_at=None)))
    found: dict[UUID, list[Assignment]] = {}
    for one in counted.order_by("-submitted_at"):
        found.setdefault(one.document_id, []).append(one)
    return found


def _begun(round: Round) -> AssignmentQuerySet:
    """Readings that somebody has opened, of the document outside."""
    return Assignment.objects.filter(round=round, document=OuterRef("document"), started_at__isnull=False)


def _could_be_gold(user: User, documents: OuterRef | Sequence[UUID]) -> AssignmentQuerySet:
    """Submitted work that this lead may see."""
    which = {"document": documents} if isinstance(documents, OuterRef) else {"document__in": documents}
    return Assignment.objects.visible_to(user).submitted().work().filter(**which)
