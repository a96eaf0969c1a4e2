"""Where rounds stand, fetched: see `annotator.queries.places`."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any
from uuid import UUID

from annotator.models import Assignment, ConflictOfInterest, Purpose, Round, RoundDocument, RoundMember, User
from annotator.permissions import REVIEWERS
from annotator.queries.places import Place, Standing

State = Assignment.State


def standing_of(round: Round, now: dt.datetime) -> Standing:
    return standings_of([round], now)[round.pk]


def standings_of(
    rounds: Sequence[Round], now: dt.datetime, *, asking: int | None = None
) -> dict[int, Standing]:
    """By round. Five queries, however many rounds.

    In rounds open to all every reviewer reads, and whoever else has a reading; `asking` is a person who would join.
    """
    places = _by_round(_places(rounds))
    readings = _by_round(_readings(rounds, now))
    named = RoundMember.objects.filter(round__in=rounds)
    members = _by_round(named.values_list("round", "person", "admitted_at"))
    roles = dict(User.objects.filter(is_active=True, role__in=REVIEWERS).values_list("pk", "role"))
    conflicted = _conflicted()
    everybody = {pk for pk, role in roles.items() if role == User.Role.REVIEWER or pk == asking}
    return {
        round.pk: _standing(
            round, places[round.pk], readings[round.pk], dict(members[round.pk]), conflicted,
            people=(dict(members[round.pk]).keys() & roles.keys()) | (everybody if round.open_to_all else set()),
        )
        for round in rounds
    }  # fmt: skip


def _standing(
    round: Round, places: Iterable[Any], readings: Iterable[Any], members: Mapping[int, dt.datetime | None],
    conflicted: Mapping[UUID, Set[int]], *, people: Set[int],
) -> Standing:  # fmt: skip
    holders: defaultdict[UUID, set[int]] = defaultdict(set)
    known: defaultdict[UUID, set[int]] = defaultdict(set)
    loads: Counter[int] = Counter()
    for document, person, purpose, holds in readings:
        known[document].add(person)
        if holds:
            holders[document].add(person)
            loads[person] += purpose == Purpose.WORK
    return Standing(
        round=round,
        places={place.document: place for place in (Place(*row) for row in places)},
        holders=holders,
        known=known,
        loads=loads,
        people=people,
        admitted={person for person, admitted_at in members.items() if admitted_at},
        conflicted=conflicted,
    )


def _places(rounds: Sequence[Round]) -> Iterable[tuple[Any, ...]]:
    columns = (
        "round", "pk", "document", "document__source", "document__text_sha256", "document__title", "document__words",
        "purpose", "readers_wanted", "position",
    )  # fmt: skip
    return RoundDocument.objects.filter(round__in=rounds).order_by("position").values_list(*columns)


def _readings(rounds: Sequence[Round], now: dt.datetime) -> Iterable[tuple[Any, ...]]:
    rows = Assignment.objects.filter(round__in=rounds).order_by()
    columns = ("round", "document", "reviewer", "purpose", "state", "due_at")
    for *first, state, due_at in rows.values_list(*columns):
        in_time = state in {State.ASSIGNED, State.STARTED} and (due_at is None or due_at > now)
        yield (*first, state == State.SUBMITTED or in_time)


def _conflicted() -> Mapping[UUID, Set[int]]:
    people: dict[UUID, set[int]] = {}
    for source, person in ConflictOfInterest.objects.filter(ended_at=None).values_list("source", "reviewer"):
        people.setdefault(source, set()).add(person)
    return people


def _by_round(rows: Iterable[tuple[Any, ...]]) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for round, *rest in rows:
        found[round].append(tuple(rest))
    return found
