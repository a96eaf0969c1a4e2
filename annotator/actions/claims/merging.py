"""Say that two claims are one. Nothing merges by itself."""

import datetime as dt

from django.db import transaction

from annotator.actions.claims.checking import held
from annotator.actions.claims.record import record
from annotator.errors import Invalid
from annotator.models import Claim, ClaimEvidence, ClaimHighlight, Reply, User

ITSELF = "A claim cannot be merged into itself. Choose the other one."


@transaction.atomic
def merge_claim(claim: Claim, into: Claim, *, by: User, now: dt.datetime) -> Claim:
    """What belongs to `claim` belongs to `into` from now on; the claim's row, its links and its verdicts stay as they were.

    Verdict and credibility of `into` hold. Raises Invalid for a claim into itself, Conflict where either was merged before.
    """
    if claim.pk == into.pk:
        raise Invalid(ITSELF, {"into": [ITSELF]})
    # Always in the same order, so that two merges the other way round do not wait for each other.
    rows = {one.pk: held(one) for one in sorted((claim, into), key=lambda one: str(one.pk))}
    merged, kept = rows[claim.pk], rows[into.pk]
    highlights = _move_links(merged, kept, by=by, now=now)
    evidence = ClaimEvidence.objects.filter(claim=merged).update(claim=kept)
    replies = Reply.objects.filter(claim=merged).update(claim=kept)
    merged.merged_into, merged.updated_at, kept.updated_at = kept, now, now
    merged.save(update_fields=("merged_into", "updated_at"))
    kept.save(update_fields=("updated_at",))
    moved = f"{highlights} highlights, {evidence} pieces of evidence and {replies} replies went along"
    record(merged, f"merged into “{kept.wording}”: {moved}", by=by, now=now)
    record(kept, f"took in “{merged.wording}”: {moved}", by=by, now=now)
    return kept


def _move_links(merged: Claim, kept: Claim, *, by: User, now: dt.datetime) -> int:
    """Ends the links of the one and makes them anew for the other: both histories stay true."""
    links = list(merged.links.filter(ended_at=None).select_for_update())
    merged.links.filter(ended_at=None).update(ended_by=by, ended_at=now)
    ClaimHighlight.objects.bulk_create(
        ClaimHighlight(
            claim=kept, highlight_id=link.highlight_id, similarity=link.similarity, made_by=by, made_at=now
        )
        for link in links
    )
    return len(links)
