"""What all ways of giving documents out have in common: one at a time, the late ones returned first, a trace of each."""

import datetime as dt
from collections.abc import Iterable, Sequence

from annotator.actions.assignments import return_all
from annotator.draws import draw
from annotator.models import Assignment, AssignmentChange, Round, RoundMember, User
from annotator.queries.places import Place, Standing
from annotator.queries.standing import standing_of

State, Kind = Assignment.State, AssignmentChange.Kind
Pair = tuple[Place, int]  # a document, and the person who gets it


def held(round: Round) -> Round:
    """The round as it is now, its row locked: nobody else gives out its documents until this transaction ends."""
    return Round.objects.select_for_update(of=("self",)).select_related("codebook").get(pk=round.pk)


def held_standing(round: Round, *, now: dt.datetime) -> Standing:
    """As `held`, with the readings returned whose time was up."""
    locked = held(round)
    late = Assignment.objects.select_for_update().filter(round=locked).timed_out(now).order_by("pk")
    return_all(late, by=None, now=now, kind=Kind.TIMED_OUT, reason="It was not submitted in time.")
    return standing_of(locked, now)


def hand_out(
    round: Round, pairs: Sequence[Pair], *, by: User, now: dt.datetime, kind: AssignmentChange.Kind
) -> list[Assignment]:
    """Make the assignments, or renew those that were returned; in the order of the pairs. Checks nothing."""
    there = _there(round, pairs)
    due_at = now + dt.timedelta(days=round.days_to_read)
    given = [there.get((place.document, person)) or _new(round, place, person) for place, person in pairs]
    for assignment in given:
        assignment.state, assignment.due_at = State.ASSIGNED, due_at
    fresh = [assignment for assignment in given if assignment._state.adding]
    Assignment.objects.bulk_update(there.values(), ["state", "due_at"], batch_size=500)
    Assignment.objects.bulk_create(fresh)
    AssignmentChange.objects.bulk_create(
        AssignmentChange(assignment=assignment, kind=kind, made_by=by, made_at=now) for assignment in given
    )
    join(round, {person for _, person in pairs})
    return given


def join(round: Round, people: Iterable[int]) -> None:
    """Who reads in a round is a member of it."""
    members = [RoundMember(round=round, person_id=person) for person in sorted(people)]
    RoundMember.objects.bulk_create(members, ignore_conflicts=True)


def gets_proposals(round: Round, sha: str, person: int) -> bool:
    """Whether the desk fills in what it reads from the words. Half is a coin thrown for each reading, from the seed."""
    if round.proposals == Round.Proposals.HALF:
        return draw(round.seed, "proposals", sha, person) % 2 == 0
    return round.proposals == Round.Proposals.ON


def _there(round: Round, pairs: Sequence[Pair]) -> dict[tuple[object, int], Assignment]:
    """The assignments that are there already, by document and person."""
    documents = {place.document for place, _ in pairs}
    rows = Assignment.objects.filter(round=round, reviewer__in={person for _, person in pairs})
    wanted = {(place.document, person) for place, person in pairs}
    found = {(row.document_id, row.reviewer_id): row for row in rows if row.document_id in documents}
    return {key: row for key, row in found.items() if key in wanted}


def _new(round: Round, place: Place, person: int) -> Assignment:
    return Assignment(
        round=round, document_id=place.document, reviewer_id=person, purpose=place.purpose,
        proposals=gets_proposals(round, place.sha, person),
    )  # fmt: skip
