"""Pause a round, open it again, close it.

Paused: nothing new is given out; what is under way is finished. Closed: nothing is read in it; what was not submitted
is returned. What was submitted stays in either.
"""

import datetime as dt

from django.db import transaction

from annotator.actions.allotting.handing import held
from annotator.actions.assignments import UNDER_WAY, return_all
from annotator.actions.rounds.checking import refuse_self_chosen
from annotator.actions.rounds.history import keep_change
from annotator.errors import Conflict
from annotator.models import Round, User

State = Round.State


@transaction.atomic
def pause_round(round: Round, *, by: User, now: dt.datetime) -> None:
    """Pausing what is paused changes nothing. Raises Conflict for a closed round."""
    if _set_state(round, State.PAUSED, by=by, now=now) == State.CLOSED:
        raise Conflict("This round is closed, which is more than paused. Open it again first.")


@transaction.atomic
def open_round_again(round: Round, *, by: User, now: dt.datetime) -> None:
    """Documents are given out again; who had to return one can take it up again."""
    _set_state(round, State.OPEN, by=by, now=now)


@transaction.atomic
def close_round(round: Round, *, by: User, now: dt.datetime) -> int:
    """How many readings were returned unfinished."""
    _set_state(round, State.CLOSED, by=by, now=now)
    unfinished = round.assignments.select_for_update().filter(state__in=UNDER_WAY).order_by("pk")
    return return_all(unfinished, by=by, now=now, reason="The round was closed.")


def _set_state(round: Round, state: State, *, by: User, now: dt.datetime) -> str:
    """The state that it was in."""
    refuse_self_chosen(round)
    before = held(round).state
    round.state = state
    round.save(update_fields=["state"])
    keep_change(round, {"state": before}, {"state": state.value}, by=by, now=now)
    return before
