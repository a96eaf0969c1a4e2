"""Lists of rounds; what a round would be before it is made; and a person's own rounds."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from annotator.models import Assignment, ConflictOfInterest, Purpose, Round, RoundDocument, RoundMember, User
from annotator.permissions import REVIEWERS, require, rounds_for
from annotator.queries.counting import count_of
from annotator.queries.picking import Pick, matching, picked
from annotator.queries.places import Standing, Why, limit_of
from annotator.queries.queue import own_readings
from annotator.queries.standing import standings_of

State = Assignment.State
MOST_SHOWN = 8  # readings of one round in the queue; the rest come as they are asked for


def listed_rounds(user: User) -> QuerySet[Round]:
    """The latest first, with `documents`, `wanted` readings, and how many are `submitted` and `begun` (not yet submitted)."""
    require(user, "rounds.run")
    places = RoundDocument.objects.filter(round=OuterRef("pk"), purpose=Purpose.WORK)
    wanted = places.order_by().values("round").annotate(sum=Sum("readers_wanted")).values("sum")
    readings = Assignment.objects.filter(round=OuterRef("pk")).work()
    return rounds_for(user).annotate(
        documents=count_of(places, "round"),
        wanted=Coalesce(Subquery(wanted, output_field=IntegerField()), 0),
        submitted=count_of(readings.submitted(), "round"),
        begun=count_of(readings.filter(state=State.STARTED), "round"),
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What a round would be: so many documents match, so many are picked, by so many people read."""

    matched: int
    picked: int
    words: int
    places: int
    people: int
    readers: int
    limit: int

    @property
    def each(self) -> int:
        """Documents for one person, where all read alike; rounded up."""
        return ceil(self.places / self.people) if self.people else 0

    @property
    def words_each(self) -> int:
        return ceil(self.words * self.readers / self.people) if self.people else 0

    @property
    def people_needed(self) -> int:
        """The fewest people who can fill every place within the limit."""
        return max(self.readers, ceil(self.places / self.limit))

    @property
    def is_possible(self) -> bool:
        return self.people >= self.people_needed


def preview_of(
    pick: Pick, *, seed: int, readers: int, share: int, people: int, user: User, besides: Round | None = None
) -> Preview:
    """One query."""
    candidates = matching(pick, user, besides=besides)
    chosen = picked(candidates, pick.sample, seed)
    words = sum(one.words for one in chosen)
    limit = limit_of(len(chosen), share)
    return Preview(len(candidates), len(chosen), words, readers * len(chosen), people, readers, limit)


def reviewers() -> QuerySet[User]:
    """Everybody who may be named: active people who review, leads among them."""
    return User.objects.filter(is_active=True, role__in=REVIEWERS).order_by("username")


def everybody_who_reads() -> int:
    """How many read in a round that is open to all."""
    return User.objects.filter(is_active=True, role=User.Role.REVIEWER).count()


@dataclass(frozen=True, slots=True)
class OwnRound:
    """A round that a person reads in: what is under way, what was returned, what comes next. Nothing of the others."""

    round: Round
    under_way: Sequence[Assignment]
    returned: Sequence[Assignment]
    more: int  # under way, and not listed
    submitted: int
    load: int
    limit: int
    documents: int
    why_not: str  # why nothing is given, or ""

    @property
    def can_ask(self) -> bool:
        return bool(self.under_way) or not self.why_not

    @property
    def left(self) -> int:
        """Documents that this person may still take at most."""
        return max(0, self.limit - self.load)


def own_rounds(user: User, now: dt.datetime) -> list[OwnRound]:
    """The rounds, not closed, that this person reads in: those that have something for them first, then the latest.

    Seven queries, however many rounds.
    """
    named = RoundMember.objects.filter(round=OuterRef("pk"), person=user)
    filled = RoundDocument.objects.filter(round=OuterRef("pk"))
    running = Round.objects.review_rounds().exclude(state=Round.State.CLOSED).filter(Exists(filled))
    mine = running.filter(Exists(named) | Q(open_to_all=True)).select_related("codebook")
    found = _own_rounds(mine.order_by("-created_at", "-pk"), user, now)
    return sorted(found, key=lambda own: not own.can_ask)


def own_round(round: Round, user: User, now: dt.datetime) -> OwnRound:
    """One round, whatever its state."""
    return _own_rounds([round], user, now)[0]


def _own_rounds(rounds: Iterable[Round], user: User, now: dt.datetime) -> list[OwnRound]:
    rounds = list(rounds)
    standings = standings_of(rounds, now, asking=user.pk)
    readings: defaultdict[int, list[Assignment]] = defaultdict(list)
    for reading in own_readings(user).filter(round__in=rounds):
        readings[reading.round_id].append(reading)
    return [_own_round(standings[round.pk], readings[round.pk], user) for round in rounds]


def _own_round(standing: Standing, readings: Sequence[Assignment], user: User) -> OwnRound:
    under_way = [one for one in readings if one.state in {State.STARTED, State.ASSIGNED}]
    following = standing.next_for(user.pk)
    return OwnRound(
        round=standing.round,
        under_way=under_way[:MOST_SHOWN],
        returned=[one for one in readings if one.state == State.RETURNED],
        more=max(0, len(under_way) - MOST_SHOWN),
        submitted=sum(one.state == State.SUBMITTED for one in readings),
        load=standing.loads.get(user.pk, 0),
        limit=standing.limit,
        documents=len(standing.work),
        why_not=standing.said(following, user.pk) if isinstance(following, Why) else "",
    )


def conflicts_named() -> QuerySet[ConflictOfInterest]:
    """Those that hold first, then those that ended."""
    known = ConflictOfInterest.objects.select_related("reviewer", "source", "made_by")
    return known.order_by("-ended_at", "reviewer__username", "source__name", "pk")
