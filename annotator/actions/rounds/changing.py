"""Change a round while it runs."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from annotator.actions.allotting.handing import held
from annotator.actions.assignments import UNDER_WAY, return_all
from annotator.actions.rounds.checking import check, refuse, refuse_self_chosen, strangers
from annotator.actions.rounds.history import keep_change, settings_of
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Purpose, Round, RoundMember, User

ALWAYS = (
    "name", "guidelines", "readers_wanted", "share_limit", "days_to_read", "deadline", "pass_mark", "settled_by_itself_from",
)  # fmt: skip
BEFORE_READING = ("codebook", "blind", "proposals")


@transaction.atomic
def change_settings(round: Round, changes: Mapping[str, Any], *, by: User, now: dt.datetime) -> bool:
    """Set the fields named; whether anything changed. How long a reader has counts for what is given out from now on.

    Raises Invalid, field by field; Conflict for what is fixed once somebody has a reading of the round.
    """
    refuse_self_chosen(round)
    stored = held(round)
    _refuse_fixed(stored, changes)
    before, deadline = settings_of(stored), stored.deadline
    for name, value in changes.items():
        setattr(stored, name, value)
    check(stored, now=now, deadline_is_new=stored.deadline != deadline)
    stored.save(update_fields=list(changes))
    if "readers_wanted" in changes:
        stored.places.filter(purpose=Purpose.WORK).update(readers_wanted=stored.readers_wanted)
    return keep_change(stored, before, settings_of(stored), by=by, now=now)


@transaction.atomic
def set_members(
    round: Round, people: Collection[User], *, open_to_all: bool, by: User, now: dt.datetime
) -> None:
    """Who reads: every reviewer, or the people named. Who is no longer among them returns what they have not submitted.

    Raises Invalid where nobody is named, or somebody who does not review.
    """
    refuse_self_chosen(round)
    stored = held(round)
    _refuse_people(people, open_to_all)
    before = {"open_to_all": stored.open_to_all, "members": _pseudonyms(stored)}
    stored.open_to_all = open_to_all
    stored.save(update_fields=["open_to_all"])
    if not open_to_all:
        _leave(stored, people, by=by, now=now)
    members = [RoundMember(round=stored, person=person) for person in people]
    RoundMember.objects.bulk_create(members, ignore_conflicts=True)
    keep_change(stored, before, {"open_to_all": open_to_all, "members": _pseudonyms(stored)}, by=by, now=now)


def _refuse_fixed(round: Round, changes: Mapping[str, Any]) -> None:
    unknown = changes.keys() - {*ALWAYS, *BEFORE_READING}
    if unknown:
        raise Invalid(f"These are set when a round is made, or not at all: {', '.join(sorted(unknown))}.")
    fixed = [name for name in BEFORE_READING if name in changes and changes[name] != getattr(round, name)]
    if fixed and Assignment.objects.filter(round=round).exists():
        raise Conflict(
            f"Somebody has a reading of this round, so its {' and '.join(fixed)} cannot change any more. Make another round."
        )


def _refuse_people(people: Collection[User], open_to_all: bool) -> None:
    unnamed = (
        [] if people or open_to_all else ["Name one person at least, or open the round to all reviewers."]
    )
    sentences = unnamed + strangers(people)
    refuse({"members": sentences} if sentences else {})


def _leave(round: Round, staying: Collection[User], *, by: User, now: dt.datetime) -> None:
    unfinished = round.assignments.select_for_update().filter(state__in=UNDER_WAY)
    leaving = unfinished.exclude(reviewer__in=staying)
    return_all(
        leaving.order_by("pk"),
        by=by,
        now=now,
        reason="You are no longer among the people who read in this round.",
    )
    round.members.exclude(person__in=staying).delete()


def _pseudonyms(round: Round) -> list[str]:
    return [f"r{person}" for person in sorted(round.members.values_list("person", flat=True))]
