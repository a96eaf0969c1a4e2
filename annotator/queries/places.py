"""Where a round stands at one moment: its places, who holds them, and what each person may take next.

What is given out, by hand or automatically, and what the pages say about it, is decided here and nowhere else.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import Enum
from uuid import UUID

from annotator.models import Purpose, Round

NOBODY: Set[int] = frozenset()
LESSONS = (Purpose.TRAINING, Purpose.TEST)


class Why(Enum):
    """Why a person is given nothing; the value is what they are told."""

    PAUSED = "This round is paused: nothing new is given out. What you have begun you can finish."
    CLOSED = "This round is closed: nothing in it is read any more."
    NOT_MEMBER = "This round is read by people whom a lead names. Ask a lead to name you."
    NOT_ADMITTED = "Your readings of the test documents did not reach the pass mark of {mark} %. A lead can admit you: ask one."
    SHARE = (
        "You have {load} of {documents} documents, as many as one person may read here. Others read the rest."
    )
    EMPTY = "There is nothing to read in this round yet."
    ALL_READ = "You have had every document of this round."
    TAKEN = "Every document that you have not had has the readers it needs, or is not for you to read."

    @property
    def is_about_person(self) -> bool:
        return self in {Why.NOT_MEMBER, Why.NOT_ADMITTED}


@dataclass(frozen=True, slots=True)
class Place:
    """A document of the round. `wanted` readers; training and tests are for everybody."""

    pk: int
    document: UUID
    source: UUID
    sha: str
    title: str
    words: int
    purpose: str
    wanted: int
    position: int

    @property
    def is_work(self) -> bool:
        return self.purpose == Purpose.WORK


@dataclass(frozen=True, slots=True)
class Standing:
    """Maps are by document (holders: in time or submitted; known: all who have or had it) and by person (loads)."""

    round: Round
    places: Mapping[UUID, Place]
    holders: Mapping[UUID, Set[int]]
    known: Mapping[UUID, Set[int]]
    loads: Mapping[int, int]
    people: Set[int]
    admitted: Set[int]
    conflicted: Mapping[UUID, Set[int]]  # by source

    @property
    def work(self) -> list[Place]:
        return [place for place in self.places.values() if place.is_work]

    @property
    def limit(self) -> int:
        """How many documents one person may read: the round's share of them, rounded down, one at least."""
        return limit_of(len(self.work), self.round.share_limit)

    @property
    def is_gated(self) -> bool:
        """Whether real work is for those only who have passed a test."""
        tested = any(place.purpose == Purpose.TEST for place in self.places.values())
        return self.round.pass_mark is not None and tested

    @property
    def able(self) -> Set[int]:
        """Those who may be given work: admitted where that is needed, and below the limit."""
        admitted = self.people & self.admitted if self.is_gated else self.people
        limit = self.limit
        return {person for person in admitted if self.loads.get(person, 0) < limit}

    def free(self, place: Place) -> int:
        return max(0, place.wanted - len(self.holders_of(place)))

    def holders_of(self, place: Place) -> Set[int]:
        return self.holders.get(place.document, NOBODY)

    def in_conflict(self, place: Place) -> Set[int]:
        return self.conflicted.get(place.source, NOBODY)

    def barred(self, place: Place) -> Set[int]:
        """Who may not be given this document automatically: who has or had it, or has a conflict of interest."""
        return self.known.get(place.document, NOBODY) | self.in_conflict(place)

    def next_for(self, person: int) -> Place | Why:
        """Training first, then tests, then the document that most needs a reader. Own unfinished ones are not looked at."""
        if self.round.state != Round.State.OPEN:
            return Why.PAUSED if self.round.state == Round.State.PAUSED else Why.CLOSED
        if person not in self.people:
            return Why.NOT_MEMBER
        lesson = self._lesson_for(person)
        return lesson or self._work_for(person)

    def _lesson_for(self, person: int) -> Place | None:
        if person in self.admitted:
            return None
        places = [place for place in self.places.values() if not place.is_work]
        left = [place for place in places if self.may_be_given(person, place)]
        return min(
            left, key=lambda place: (LESSONS.index(Purpose(place.purpose)), place.position), default=None
        )

    def _work_for(self, person: int) -> Place | Why:
        if not self.work:
            return Why.EMPTY
        if self.is_gated and person not in self.admitted:
            return Why.NOT_ADMITTED
        if self.loads.get(person, 0) >= self.limit:
            return Why.SHARE
        left = [place for place in self.work if self.free(place) and person not in self.barred(place)]
        if not left:
            had = all(person in self.known.get(place.document, NOBODY) for place in self.work)
            return Why.ALL_READ if had else Why.TAKEN
        return self.most_in_need(left)

    def most_in_need(self, places: Sequence[Place]) -> Place:
        """The fewest readers for those it wants; then the fewest people who could still read it; then the order."""
        fewest = min(map(self._filled, places))
        able = self.able
        tied = (place for place in places if self._filled(place) == fewest)
        return min(tied, key=lambda place: (len(able - self.barred(place)), place.position))

    def _filled(self, place: Place) -> float:
        return len(self.holders_of(place)) / place.wanted

    def may_be_given(self, person: int, place: Place) -> bool:
        """Whether a person may be given this document by hand or take it again: those who had it may."""
        if person in self.holders_of(place) | self.in_conflict(place):
            return False
        return not place.is_work or (person in self.able and self.free(place) > 0)

    def after(self, place: Place, person: int) -> "Standing":
        """The same once this person holds this document."""
        holders = {**self.holders, place.document: self.holders_of(place) | {person}}
        known = {**self.known, place.document: self.known.get(place.document, NOBODY) | {person}}
        loads = Counter(self.loads)
        loads[person] += place.is_work
        return replace(self, holders=holders, known=known, loads=loads)

    def said(self, why: Why, person: int) -> str:
        """The sentence for this person."""
        return why.value.format(
            mark=self.round.pass_mark, load=self.loads.get(person, 0), documents=len(self.work)
        )


def limit_of(documents: int, share: int) -> int:
    """`share` per cent of so many documents, rounded down; one at least."""
    return max(1, documents * share // 100)
