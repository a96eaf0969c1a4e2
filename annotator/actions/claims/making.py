"""Make a claim, with the highlight it was read from where there is one."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from annotator.actions.claims.checking import checked_facts
from annotator.actions.claims.linking import link_highlight
from annotator.errors import Conflict
from annotator.models import Claim, Highlight, User

TAKEN = "This id is taken by another claim. Make a new UUID and send it again."


@dataclass(frozen=True, slots=True)
class Made:
    """A claim; `made` is false where it was there already, because the same was sent twice."""

    claim: Claim
    made: bool


@transaction.atomic
def make_claim(
    *, id: UUID, wording: str, by: User, now: dt.datetime, counted: str = "", unit: str = "", note: str = "",
    highlight: Highlight | None = None,
) -> Made:  # fmt: skip
    """A new claim under the name its maker gave it; sent again it is the same one.

    Raises Invalid for what it says, Conflict where the name is taken or the highlight belongs to another claim.
    """
    facts = checked_facts({"wording": wording, "counted": counted, "unit": unit, "note": note})
    claim = Claim(id=id, **facts, created_by=by, created_at=now, updated_at=now)
    made = _stored(claim)
    if not made:
        claim = _the_same(claim)
    if highlight is not None:
        link_highlight(claim, highlight, by=by, now=now)
    return Made(claim, made)


def _stored(claim: Claim) -> bool:
    try:
        with transaction.atomic():
            claim.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _the_same(sent: Claim) -> Claim:
    """The stored claim of this name, if it is this person's and says the same. Nothing is said of anybody else's."""
    stored = Claim.objects.filter(pk=sent.pk, created_by=sent.created_by).first()
    if stored is None or stored.wording != sent.wording:
        raise Conflict(TAKEN)
    return stored
