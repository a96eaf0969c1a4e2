"""Deal all free places of a round out at once, evenly, and the same way each time from the same seed."""

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Set
from itertools import product

from django.db import transaction

from annotator.actions.allotting.handing import Pair, hand_out, held_standing
from annotator.draws import draw
from annotator.errors import Conflict
from annotator.models import Assignment, AssignmentChange, Round, User
from annotator.queries.places import Place, Standing


@transaction.atomic
def deal_out(round: Round, *, by: User, now: dt.datetime) -> list[Assignment]:
    """Give out every free place that anybody may take; training and tests come when people ask for them.

    Raises Conflict where the round is not open. What is left free nobody may take.
    """
    standing = held_standing(round, now=now)
    if standing.round.state != Round.State.OPEN:
        raise Conflict(f"This round is {standing.round.state}: nothing is given out. Open it again first.")
    pairs = deal(standing)
    return hand_out(standing.round, pairs, by=by, now=now, kind=AssignmentChange.Kind.GIVEN)


def deal(standing: Standing) -> list[Pair]:
    """As many places as can be filled; loads as even as the rules let them be. No query."""
    dealer = Dealer(standing)
    for place in dealer.slots():
        dealer.fill(place)
    dealer.even_out()
    return dealer.pairs()


class Dealer:
    """Who has been dealt what so far. Each place goes to the person with the least to read; where all who may take it
    are at the limit, one of them passes a document on (an augmenting path of a bipartite matching: König 1931).
    """

    def __init__(self, standing: Standing) -> None:
        self.standing, self.seed = standing, standing.round.seed
        self.limit, self.able = standing.limit, standing.able
        self.loads = Counter(standing.loads)
        self.words: Counter[int] = Counter()
        self.dealt: defaultdict[int, dict[Place, None]] = defaultdict(dict)  # in the order of dealing
        self.stuck: set[int] = set()  # who is at the limit and can pass nothing on, now or later

    def slots(self) -> list[Place]:
        """Every free place once for each reader it lacks: the emptiest first, then those that fewest people may read."""
        slots = []
        for place in self.standing.work:
            held = len(self.standing.holders_of(place))
            may = len(self._open_to(place))
            chance = draw(self.seed, "deal", place.sha, place.position)
            slots += [((n / place.wanted, may, chance), place) for n in range(held, place.wanted)]
        return [place for _, place in sorted(slots, key=lambda slot: slot[0])]

    def fill(self, place: Place) -> None:
        free = [person for person in self._may_take(place) if self.loads[person] < self.limit]
        if free:
            self._give(place, min(free, key=lambda person: self._burden(person, place)))
        else:
            self._make_room(place)

    def even_out(self) -> None:
        """Move documents from those with more to those with two or more less, as long as there is one to move."""
        while self._moved_one():
            pass

    def pairs(self) -> list[Pair]:
        pairs = [(place, person) for person, places in self.dealt.items() for place in places]
        return sorted(pairs, key=lambda pair: (pair[0].position, pair[1]))

    def _open_to(self, place: Place) -> Set[int]:
        return self.able - self.standing.barred(place)

    def _may_take(self, place: Place) -> set[int]:
        return {person for person in self._open_to(place) if place not in self.dealt[person]}

    def _burden(self, person: int, place: Place) -> tuple[int, int, int]:
        return self.loads[person], self.words[person], draw(self.seed, "deal", place.sha, person)

    def _make_room(self, place: Place) -> None:
        """Have somebody take the place by others passing on what they were dealt, where that is possible."""
        takes, given_up_by = dict[int, Place](), dict[Place, int | None]({place: None})
        for person in self._reached(place, takes, given_up_by):
            if self.loads[person] < self.limit:
                return self._pass_on(person, takes, given_up_by)
        self.stuck |= takes.keys()
        return None

    def _reached(
        self, place: Place, takes: dict[int, Place], given_up_by: dict[Place, int | None]
    ) -> Iterator[int]:
        """Who could take the place, or something that one of those gives up for it; breadth first, so that as few
        documents as possible change hands. Notes in the two maps who would take what, and who would give it up.
        """
        waiting = deque([place])
        while waiting:
            wanted = waiting.popleft()
            for person in sorted(self._may_take(wanted) - self.stuck - takes.keys()):
                takes[person] = wanted
                yield person
                others = [other for other in self.dealt[person] if other not in given_up_by]
                given_up_by.update(dict.fromkeys(others, person))
                waiting += others

    def _pass_on(self, last: int, takes: dict[int, Place], given_up_by: dict[Place, int | None]) -> None:
        """Along the path that was found, from its end: each takes what the one before gives up."""
        person: int | None = last
        while person is not None:
            place = takes[person]
            self._give(place, person)
            person = given_up_by[place]
            if person is not None:
                self._take_away(place, person)

    def _moved_one(self) -> bool:
        by_load = sorted(self.able, key=lambda person: (self.loads[person], person))
        for most, least in product(reversed(by_load), by_load):
            if self.loads[most] < self.loads[least] + 2:
                continue
            for place in self.dealt[most]:
                if place not in self.dealt[least] and least not in self.standing.barred(place):
                    self._take_away(place, most)
                    self._give(place, least)
                    return True
        return False

    def _give(self, place: Place, person: int) -> None:
        self.dealt[person][place] = None
        self.loads[person] += 1
        self.words[person] += place.words

    def _take_away(self, place: Place, person: int) -> None:
        del self.dealt[person][place]
        self.loads[person] -= 1
        self.words[person] -= place.words
