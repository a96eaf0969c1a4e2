"""Move self-chosen reading on to another codebook version."""

import datetime as dt

from django.db import transaction

from annotator.actions.assignments import UNDER_WAY, open_round
from annotator.errors import Conflict
from annotator.models import Codebook, Round, RoundChange, User

KEPT = ("name", "state", "self_chosen")


@transaction.atomic
def renew_open_round(codebook: Codebook, *, by: User, now: dt.datetime) -> Round:
    """A new round for self-chosen reading under this version, with the old one's rules; gives the new round.

    A round keeps its version, so the old one ends: nobody begins to read in it any more. What was begun in it is finished
    in it, under the old version; where nothing is under way it is closed at once. Raises Conflict where the version is in
    use already.
    """
    old = Round.objects.select_for_update(of=("self",)).filter(self_chosen=True).first()
    if old is None:
        return open_round(codebook)
    if old.codebook_id == codebook.pk:
        raise Conflict(f"Self-chosen reading is under {codebook.key} already.")
    before = {name: getattr(old, name) for name in KEPT}
    old.name, old.self_chosen = _name_of_the_past(old, now), False
    if not old.assignments.filter(state__in=UNDER_WAY).exists():
        old.state = Round.State.CLOSED
    old.save(update_fields=KEPT)
    after = {name: getattr(old, name) for name in KEPT}
    RoundChange.objects.create(round=old, made_by=by, made_at=now, before=before, after=after)
    return _like(old, name=before["name"], codebook=codebook, by=by)


def _like(old: Round, *, name: str, codebook: Codebook, by: User) -> Round:
    """A copy of the old round's rules, without anything that happened in it."""
    new = Round.objects.get(pk=old.pk)
    new.pk, new._state.adding = None, True
    new.name, new.self_chosen, new.state = name, True, Round.State.OPEN
    new.codebook, new.created_by, new.compared_since = codebook, by, None
    new.save()
    return new


def _name_of_the_past(old: Round, now: dt.datetime) -> str:
    """Names of rounds are unique, and a lead may change their mind twice a day."""
    name = f"{old.name[:60]}, version {old.codebook.version}, until {now.day} {now:%B %Y}"
    same = Round.objects.filter(name__startswith=name).count()
    return f"{name} ({same + 1})" if same else name
