"""Give documents to people by hand."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from annotator.actions.allotting.handing import Pair, hand_out, held_standing, join
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, AssignmentChange, Round, User
from annotator.permissions import REVIEWERS
from annotator.queries.places import Place, Standing


@transaction.atomic
def give(
    round: Round, documents: Iterable[UUID], people: Iterable[User], *, by: User, now: dt.datetime
) -> list[Assignment]:
    """Each of the documents to each of the people; what they have already they keep. All of it or nothing.

    Raises Invalid for a document or person that cannot be in it, Conflict where a rule of the round forbids it.
    """
    people = list(people)
    _refuse_strangers(people)
    join(round, [person.pk for person in people])
    standing = held_standing(round, now=now)
    _refuse_unless_open(standing.round)
    pairs: list[Pair] = []
    for place in _places(standing, documents):
        for person in people:
            if person.pk not in standing.holders_of(place):
                _refuse(standing, place, person)
                standing = standing.after(place, person.pk)
                pairs.append((place, person.pk))
    return hand_out(standing.round, pairs, by=by, now=now, kind=AssignmentChange.Kind.GIVEN)


def _refuse_strangers(people: list[User]) -> None:
    if not people:
        raise Invalid("Say to whom.", {"people": ["Choose one person at least."]})
    for person in people:
        if not person.is_active or person.role not in REVIEWERS:
            sentence = f"{person} does not review: choose active reviewers, or change the role first."
            raise Invalid(sentence, {"people": [sentence]})


def _refuse_unless_open(round: Round) -> None:
    if round.state != Round.State.OPEN:
        raise Conflict(f"This round is {round.state}: nothing is given out. Open it again first.")


def _places(standing: Standing, documents: Iterable[UUID]) -> list[Place]:
    places = [standing.places.get(document) for document in dict.fromkeys(documents)]
    found = [place for place in places if place]
    if not found or len(found) < len(places):
        sentence = "Choose documents of this round." if places else "Choose one document at least."
        raise Invalid(sentence, {"documents": [sentence]})
    return sorted(found, key=lambda place: place.position)


def _refuse(standing: Standing, place: Place, person: User) -> None:
    """Raises Conflict, with the rule, where this person may not be given this document."""
    if standing.may_be_given(person.pk, place):
        return
    if person.pk in standing.in_conflict(place):
        why = "has a conflict of interest with its source. Choose somebody else."
    elif standing.is_gated and person.pk not in standing.admitted:
        why = "has not passed the test of this round. Admit them first."
    elif not standing.free(place):
        why = f"would be one reader more than the {place.wanted} wanted. Raise the number in the settings first."
    else:
        why = f"has {standing.loads.get(person.pk, 0)} documents, as many as one may read. Raise the share in the settings first."
    raise Conflict(f"“{place.title}” was not given to {person}, who {why} Nothing was given out.")
