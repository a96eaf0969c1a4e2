"""What makes sense for a round, said field by field."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError

from annotator.errors import Conflict, Invalid
from annotator.models import Round, User
from annotator.permissions import REVIEWERS

LARGEST_SEED = 2**31 - 1  # what both databases keep in an integer column
LONGEST_GUIDELINES = 50_000
MOST_PASSAGES = 50
Errors = dict[str, list[str]]


def check(round: Round, *, now: dt.datetime, deadline_is_new: bool = True) -> None:
    """Raises Invalid with a sentence for each field that makes no sense."""
    errors = _own_errors(round, now if deadline_is_new else None)
    try:
        round.full_clean(exclude={"codebook", "created_by", "chosen_by", *errors})
    except ValidationError as error:
        errors |= error.message_dict
    refuse(errors)


def refuse(errors: Errors) -> None:
    """Raises Invalid where there are any."""
    if errors:
        raise Invalid(
            "The round was not saved: see what is said of each field, correct it and try again.", errors
        )


def refuse_self_chosen(round: Round) -> None:
    if round.self_chosen:
        raise Conflict(
            "This is the round for self-chosen reading: it is always open and has no places. Make a round."
        )


def strangers(people: Collection[User]) -> list[str]:
    """A sentence for each who does not review."""
    return [
        f"{person} does not review: choose active reviewers, or change the role first."
        for person in people
        if not person.is_active or person.role not in REVIEWERS
    ]


def _own_errors(round: Round, now: dt.datetime | None) -> Errors:
    errors: Errors = {}
    if Round.objects.filter(name=round.name).exclude(pk=round.pk).exists():
        errors["name"] = [f"There is a round named “{round.name[:120]}” already. Choose another name."]
    if len(round.guidelines) > LONGEST_GUIDELINES:
        errors["guidelines"] = [
            f"Guidelines have at most {LONGEST_GUIDELINES:,} characters. Link to the rest."
        ]
    if now and round.deadline and round.deadline < now.date():
        errors["deadline"] = ["This day has passed. Choose a later one, or none."]
    return errors | _numbers_errors(round)


def _numbers_errors(round: Round) -> Errors:
    errors: Errors = {}
    if not 0 <= round.seed <= LARGEST_SEED:
        errors["seed"] = [f"A seed is a whole number from 0 to {LARGEST_SEED:,}."]
    if not 1 <= round.days_to_read <= 365:
        errors["days_to_read"] = ["A reader has 1 to 365 days."]
    if round.wants_passages and not 1 <= round.passages_per_document <= MOST_PASSAGES:
        errors["passages_per_document"] = [f"Draw 1 to {MOST_PASSAGES} passages from each document."]
    return errors
