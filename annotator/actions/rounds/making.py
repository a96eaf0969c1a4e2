"""Make a round."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from annotator.actions.passages import draw_passages
from annotator.actions.rounds.checking import check, refuse, strangers
from annotator.actions.rounds.contents import place
from annotator.models import Codebook, Round, RoundMember, User
from annotator.queries.picking import Pick, matching, picked


@transaction.atomic
def make_round(
    *, rules: Mapping[str, Any], codebook: Codebook, pick: Pick, seed: int, members: Collection[User] = (), by: User,
    now: dt.datetime,
) -> Round:  # fmt: skip
    """A round of the documents picked. `rules` are the round's own fields, as named in `history.SETTINGS`.

    `members` are the people named; they count where the round is not open to all. Raises Invalid, field by field.
    """
    round = Round(codebook=codebook, seed=seed, created_by=by, **rules)
    if not round.wants_passages:
        round.passages_per_document = 0
    check(round, now=now)
    candidates = matching(pick, by)
    refuse(_pick_errors(pick, len(candidates)) | _member_errors(round, members))
    chosen = picked(candidates, pick.sample, seed)
    round.chosen_by = {"picks": [{**pick.as_data(), "matched": len(candidates), "picked": len(chosen)}]}
    round.save()
    place(round, chosen)
    RoundMember.objects.bulk_create(RoundMember(round=round, person=person) for person in members)
    draw_passages(round)
    return round


def _pick_errors(pick: Pick, number: int) -> dict[str, list[str]]:
    if number == 0:
        return {"documents": ["No document matches. Ask for less, or bring documents in first."]}
    if pick.sample is not None and not 1 <= pick.sample <= number:
        return {
            "sample": [
                f"{number:,} documents match: draw 1 to {number:,} of them, or leave this empty for all."
            ]
        }
    return {}


def _member_errors(round: Round, members: Collection[User]) -> dict[str, list[str]]:
    unnamed = (
        []
        if members or round.open_to_all
        else ["Name the people who read, or open the round to all reviewers."]
    )
    sentences = unnamed + strangers(members)
    return {"members": sentences} if sentences else {}
