"""Let the round's threshold settle what is sure: always marked as automatic, and taken back as it was made, in one go."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from annotator.actions.adjudication.held import held_units
from annotator.actions.adjudication.keeping import Kept, keep
from annotator.actions.rounds.history import keep_change, plain
from annotator.errors import Conflict, Invalid
from annotator.models import Decision, Round, User
from annotator.queries.automatic import surer_than
from annotator.queries.consensus import consensus_of
from annotator.queries.settlements import Settlement, by_consensus
from annotator.queries.units import Unit
from corpus_app.models import Document

FIELD = "settled_by_itself_from"
LEAST = Decimal("0.5")
Sure = tuple[UUID, Unit, float]


@transaction.atomic
def set_threshold(round: Round, threshold: Decimal | None, *, by: User, now: dt.datetime) -> None:
    """From which probability on units may be accepted automatically; None: from none. Nothing is accepted yet.

    Raises Invalid outside 0.5 to 1.
    """
    if threshold is not None and not LEAST <= threshold <= 1:
        sentence = "Give a probability from 0.5 to 1, such as 0.9, or leave it empty."
        raise Invalid(sentence, {"threshold": [sentence]})
    stored = Round.objects.select_for_update().get(pk=round.pk)
    before = stored.settled_by_itself_from
    stored.settled_by_itself_from = threshold and threshold.quantize(Decimal("0.001"))
    stored.save(update_fields=[FIELD])
    keep_change(stored, {FIELD: plain(before)}, {FIELD: plain(stored.settled_by_itself_from)}, by=by, now=now)


@transaction.atomic
def accept_above(
    round: Round, documents: Sequence[UUID], *, threshold: Decimal, method: str, by: User, now: dt.datetime
) -> list[Decision]:
    """Accept what is at least as probable as the round's threshold, in these documents: see `queries.automatic`.

    Raises Conflict where the round's threshold is not the one given: somebody changed it meanwhile.
    """
    stored = Round.objects.values_list("settled_by_itself_from", flat=True).get(pk=round.pk)
    if stored != threshold:
        raise Conflict(
            f"The threshold is {stored or 'not set'} now, not {threshold}. Look at what it would accept."
        )
    sure = _sure_units(round, documents, float(threshold), method, by)
    settled = _settled(sure)
    kept = [
        Kept(document, settlement, [one.highlight for one in unit.said], unit.last, automatic=True)
        for (document, unit, _), settlement in zip(sure, settled, strict=True)
    ]
    return keep(round, kept, by=by, now=now)


def _sure_units(
    round: Round, documents: Sequence[UUID], threshold: float, method: str, by: User
) -> list[Sure]:
    units = held_units(round, documents, by=by)
    consensus = consensus_of(round, by, method)
    return [
        (document, unit, sure)
        for document, found in units.items()
        for unit, sure in surer_than(consensus.on(found), threshold)
    ]


def _settled(sure: Sequence[Sure]) -> list[Settlement]:
    """Each by its consensus, with its words. The texts are read one at a time: they can be large."""
    settlements = [replace(by_consensus(unit), probability=probability) for _, unit, probability in sure]
    at: dict[UUID, list[int]] = {}
    for place, (document, _, _) in enumerate(sure):
        at.setdefault(document, []).append(place)
    texts = Document.objects.filter(pk__in=at).values_list("pk", "text")
    for document, text in texts.iterator(chunk_size=1):
        for place in at[document]:
            one = settlements[place]
            settlements[place] = replace(one, exact=text[one.start : one.end])
    return settlements
