"""Which documents are in a round: add some later, take one out that nobody has begun."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from annotator.actions.allotting.handing import held
from annotator.actions.assignments import return_all
from annotator.actions.passages import draw_passages
from annotator.actions.rounds.checking import refuse, refuse_self_chosen
from annotator.actions.rounds.history import keep_change
from annotator.errors import Conflict, NotFound
from annotator.models import Round, RoundDocument, User
from annotator.queries.picking import Candidate, Pick, matching, picked


def place(round: Round, chosen: Sequence[Candidate]) -> None:
    """Put them at the end, in this order."""
    last = round.places.aggregate(last=Max("position"))["last"] or 0
    RoundDocument.objects.bulk_create(
        RoundDocument(round=round, document_id=one.pk, position=position, readers_wanted=round.readers_wanted)
        for position, one in enumerate(chosen, last + 1)
    )


@transaction.atomic
def add_documents(round: Round, pick: Pick, *, by: User, now: dt.datetime) -> int:
    """Add what matches and is not there yet, or a sample of it drawn with the round's seed; how many that were.

    Raises Invalid where nothing (new) matches, Conflict for a closed round.
    """
    refuse_self_chosen(round)
    round = held(round)
    if round.state == Round.State.CLOSED:
        raise Conflict("This round is closed. Open it again before you add documents.")
    candidates = matching(pick, by, besides=round)
    if not candidates:
        refuse({"documents": ["No document matches that is not in the round yet."]})
    chosen = picked(candidates, pick.sample, round.seed)
    before = {"documents": round.places.count()}
    added = {**pick.as_data(), "matched": len(candidates), "picked": len(chosen)}
    round.chosen_by = {"picks": [*round.chosen_by.get("picks", []), added]}
    round.save(update_fields=["chosen_by"])
    place(round, chosen)
    draw_passages(round)
    keep_change(round, before, {"documents": round.places.count(), "added": added}, by=by, now=now)
    return len(chosen)


@transaction.atomic
def remove_document(round: Round, document: UUID, *, by: User, now: dt.datetime) -> None:
    """Take a document out. Raises Conflict where somebody has begun it, NotFound where it is not in the round."""
    refuse_self_chosen(round)
    round = held(round)
    found = round.places.select_related("document").filter(document=document).first()
    if found is None:
        raise NotFound("This document is not in the round. Look at its list of documents.")
    readings = round.assignments.select_for_update().filter(document=document)
    if readings.filter(started_at__isnull=False).exists():
        raise Conflict(f"“{found.document}” has been begun: it stays in the round. Nobody has to finish it.")
    return_all(readings, by=by, now=now, reason="The document was taken out of the round.")
    title = found.document.title
    found.delete()
    before = {"documents": round.places.count() + 1}
    keep_change(round, before, {"documents": before["documents"] - 1, "removed": title}, by=by, now=now)
