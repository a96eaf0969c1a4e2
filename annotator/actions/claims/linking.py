"""Say that a highlight makes, denies or reports a claim, and take that back."""

import datetime as dt
import math
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from annotator.actions.claims.checking import held
from annotator.errors import Conflict, Invalid
from annotator.models import Claim, ClaimHighlight, Highlight, Purpose, User

ELSEWHERE = "This highlight belongs to another claim already. Take it out of that one first: it can be of one at a time."
LESSON = "This was marked in training or a test, which counts nowhere. Link what is marked in real readings."
WITHDRAWN = "This highlight was withdrawn. Restore it before linking it to a claim."
BAD_SIMILARITY = "The similarity is a number from 0 to 1, as the proposals give it, or left out."


@dataclass(frozen=True, slots=True)
class Linked:
    """A link; `made` is false where it was there already."""

    link: ClaimHighlight
    made: bool


@transaction.atomic
def link_highlight(
    claim: Claim, highlight: Highlight, *, by: User, now: dt.datetime, similarity: float | None = None
) -> Linked:
    """The highlight belongs to the claim from now on; what was linked before stays in the history.

    `similarity` is how alike the words were, where it was proposed. Raises Conflict where it belongs to another claim, is
    withdrawn, was made in training or a test, or where the claim was merged; Invalid for a similarity that is none.
    """
    similarity = _checked(similarity)
    _refuse_unfit(highlight)
    claim = held(claim)
    there = ClaimHighlight.objects.filter(highlight=highlight, ended_at=None).first()
    if there is not None:
        return _same(there, claim)
    link = ClaimHighlight(claim=claim, highlight=highlight, similarity=similarity, made_by=by, made_at=now)
    try:
        with transaction.atomic():
            link.save(force_insert=True)
    except IntegrityError:  # somebody was quicker
        return _same(ClaimHighlight.objects.get(highlight=highlight, ended_at=None), claim)
    return Linked(link, made=True)


@transaction.atomic
def unlink_highlight(claim: Claim, highlight: Highlight, *, by: User, now: dt.datetime) -> bool:
    """The highlight does not belong to the claim any more; that it did stays. False where it did not."""
    links = ClaimHighlight.objects.filter(claim=claim, highlight=highlight, ended_at=None)
    return bool(links.update(ended_by=by, ended_at=now))


def _checked(similarity: float | None) -> float | None:
    if similarity is not None and not (math.isfinite(similarity) and 0 <= similarity <= 1):
        raise Invalid(BAD_SIMILARITY, {"similarity": [BAD_SIMILARITY]})
    return similarity


def _refuse_unfit(highlight: Highlight) -> None:
    if highlight.withdrawn_at:
        raise Conflict(WITHDRAWN)
    if highlight.assignment.purpose != Purpose.WORK:
        raise Conflict(LESSON)


def _same(there: ClaimHighlight, claim: Claim) -> Linked:
    if there.claim_id != claim.pk:
        raise Conflict(ELSEWHERE, claim=str(there.claim_id))
    return Linked(there, made=False)
