"""What the profile of one source is made of, read from the database: submitted work, as it is said today."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from annotator.models import Assignment, Decision, DocumentJudgement, Round, User
from annotator.queries.profiles.documents import documents_of
from annotator.queries.readings import NOW, Told, read_documents
from annotator.queries.unit import Unit
from annotator.queries.units import units_in
from measures.profiles.inputs import DocumentSaid, ReadUnit, Settlement, SourceReadings, Vote


class Reading(NamedTuple):
    """One submitted reading of a document of the source."""

    assignment: UUID
    document: UUID
    round: int
    reviewer: int
    self_chosen: bool


def counted_in(source: UUID) -> list[Reading]:
    """The readings that count: of each document those of one round, so that no passage counts twice.

    It is the review round in which most people read it, of equal ones the newest; where it was in none, self-chosen reading.
    """
    work = Assignment.objects.work().submitted().filter(document__source=source)
    columns = ("pk", "document", "round", "reviewer", "round__self_chosen")
    readings = [Reading(*row) for row in work.order_by("pk").values_list(*columns)]
    readers = Counter((one.document, one.round) for one in readings)
    best: dict[UUID, tuple[bool, int, int]] = {}
    for one in readings:
        rank = (not one.self_chosen, readers[one.document, one.round], one.round)
        best[one.document] = max(best.get(one.document, rank), rank)
    return [one for one in readings if best[one.document][2] == one.round]


def readings_of(source: UUID) -> SourceReadings:
    """Everything, in a fixed order. Some ten queries and three more for every round, however many documents."""
    counted = counted_in(source)
    if not counted:
        return SourceReadings(str(source), (), ())
    units = tuple(_units(counted))
    return SourceReadings(
        source=str(source),
        documents=documents_of(counted, _said(counted)),
        units=units,
        groups=_groups({one.reviewer for one in counted}),
    )


def judgements_in_all() -> int:
    """From how many highlights the profiles of all sources are made."""
    return Assignment.objects.work().submitted().filter(highlights__withdrawn_at=None).count()


def sources_with_readings() -> list[UUID]:
    """Ascending."""
    work = Assignment.objects.work().submitted()
    return sorted(work.order_by().values_list("document__source", flat=True).distinct())


def _units(counted: Sequence[Reading]) -> Iterable[ReadUnit]:
    by_round: dict[int, list[UUID]] = defaultdict(list)
    for one in counted:
        by_round[one.round].append(one.assignment)
    rounds = Round.objects.in_bulk(by_round)
    for pk in sorted(by_round):
        documents = read_documents(_assignments(by_round[pk]), NOW)
        found = units_in(rounds[pk], documents)
        for document in sorted(found):
            yield from (_unit(unit, document) for unit in found[document])


def _assignments(pks: Iterable[UUID]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(pk__in=list(pks))


def _unit(unit: Unit, document: UUID) -> ReadUnit:
    return ReadUnit(
        key=unit.key,
        document=str(document),
        start=unit.start,
        end=unit.end,
        votes=tuple(map(_vote, unit.said)),
        settled=_settlement(unit.decision) if unit.decision else None,
        sampled=any(told.passage is not None for told in unit.said),
    )


def _vote(told: Told) -> Vote:
    said = told.judgement
    return Vote(
        reviewer=told.pseudonym, highlight=str(told.highlight), verdict=said["verdict"], voice=said["voice"],
        endorsement=said["endorsement"], techniques=told.techniques, evidence=bool(said["evidence"]),
    )  # fmt: skip


def _settlement(decision: Decision) -> Settlement:
    said: Mapping[str, Any] | None = decision.judgement
    if said is None:
        return Settlement(rejected=True, automatic=decision.automatic)
    return Settlement(
        verdict=said.get("verdict"),
        voice=said.get("voice"),
        endorsement=said.get("endorsement"),
        techniques=frozenset(tag["technique"] for tag in said.get("techniques") or ()),
        automatic=decision.automatic,
        evidence=bool(said.get("evidence")),
    )


def _said(counted: Sequence[Reading]) -> Mapping[UUID, tuple[DocumentSaid, ...]]:
    """By document what its readers said of it as a whole: the last version of each."""
    of = {one.assignment: one for one in counted}
    rows = DocumentJudgement.objects.filter(assignment__in=list(of)).order_by("assignment", "version")
    last = {row.assignment_id: row for row in rows}
    found: dict[UUID, list[DocumentSaid]] = defaultdict(list)
    for pk, row in sorted(last.items()):
        said = DocumentSaid(
            reviewer=f"r{of[pk].reviewer}", genre=row.genre, frames=tuple(row.frames), slants=row.slants,
            omissions=bool(row.omissions),
        )  # fmt: skip
        found[of[pk].document].append(said)
    return {document: tuple(said) for document, said in found.items()}


def _groups(reviewers: Iterable[int]) -> Mapping[str, str]:
    people = User.objects.filter(pk__in=list(reviewers)).exclude(reviewer_group="")
    return {f"r{pk}": group for pk, group in people.order_by("pk").values_list("pk", "reviewer_group")}
