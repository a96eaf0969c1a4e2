"""Decide a unit, or all the agreed ones of a document at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Substr

from annotator.actions.adjudication.held import held_units, the_unit
from annotator.actions.adjudication.keeping import Kept, keep
from annotator.actions.highlights import LARGEST_OFFSET, find_place
from annotator.actions.judgements import LONGEST_NOTE, checked
from annotator.errors import Conflict, Invalid
from annotator.models import Decision, Round, User
from annotator.queries.consensus import consensus_of
from annotator.queries.settlements import Settlement, as_agreed, as_read, by_consensus, is_said, nothing
from annotator.queries.unit import Seen, Status, Unit
from corpus_app.models import Document

Outcome = Decision.Outcome


@dataclass(frozen=True, slots=True)
class Reading:
    """Accept this reading of it."""

    highlight: UUID


@dataclass(frozen=True, slots=True)
class Consensus:
    """Accept what the readings come to, by this method."""

    method: str


@dataclass(frozen=True, slots=True)
class Own:
    """The lead's own span and judgement. `exact` are the words there, where they are to be checked."""

    start: int
    end: int
    judgement: Mapping[str, Any]
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """There is nothing to judge here."""


Way = Reading | Consensus | Own | Rejected


@transaction.atomic
def decide(
    round: Round, document: UUID, seen: Sequence[Seen], way: Way, *, reason: str, by: User, now: dt.datetime
) -> Decision:
    """Settle one unit of the document; several that were seen become one. What was decided before stays as history.

    Raises Invalid (judgement, span, a reason that is missing), Conflict where the unit changed or was decided meanwhile.
    """
    reason = _checked_reason(reason)
    unit = the_unit(held_units(round, [document], by=by).get(document, []), seen)
    settlement = _placed(document, _settled(round, unit, way, by=by))
    if isinstance(way, Own) and not reason and not is_said(unit, settlement.judgement or {}):
        sentence = "No reader has these labels. Say in the reason why you settle it like this."
        raise Invalid(sentence, {"reason": [sentence]})
    if len(seen) > 1 and settlement.outcome != Outcome.REJECTED:
        settlement = replace(settlement, outcome=Outcome.MERGED)
    return keep(round, [_kept(document, unit, settlement, reason)], by=by, now=now)[0]


@transaction.atomic
def accept_agreed(
    round: Round, document: UUID, seen: Sequence[Seen], *, by: User, now: dt.datetime
) -> list[Decision]:
    """Accept every unit on which the readers agree; `seen` are those that were shown.

    Raises Conflict where they are not the same any more: nobody accepts what they have not seen.
    """
    units = held_units(round, [document], by=by).get(document, [])
    agreed = [unit for unit in units if unit.status == Status.AGREED]
    if {Seen(unit.key, unit.fingerprint) for unit in agreed} != set(seen):
        raise Conflict("The agreed units changed meanwhile. Look at them again, then accept them.")
    text = Document.objects.values_list("text", flat=True).get(pk=document)
    kept = [_kept(document, unit, _with_words(as_agreed(unit), text)) for unit in agreed]
    return keep(round, kept, by=by, now=now)


def _checked_reason(reason: str) -> str:
    reason = reason.strip()
    if len(reason) > LONGEST_NOTE or "\x00" in reason:
        sentence = f"A reason has {LONGEST_NOTE:,} characters at most, and no NUL character."
        raise Invalid(sentence, {"reason": [sentence]})
    return reason


def _settled(round: Round, unit: Unit, way: Way, *, by: User) -> Settlement:
    match way:
        case Reading(highlight):
            return as_read(unit, highlight)
        case Consensus(method):
            if len(unit.parts) > 1:
                raise Invalid(
                    "There is no consensus on several units together: choose one reading, or set it yourself."
                )
            return by_consensus(consensus_of(round, by, method).on([unit])[0])
        case Own(start, end, judgement, exact):
            return Settlement(Outcome.EDITED, start, end, checked(round.codebook, judgement), exact)
        case Rejected():
            return nothing(unit)


def _placed(document: UUID, settlement: Settlement) -> Settlement:
    """With its words. Raises Invalid where the span is no place in the text."""
    start, end = settlement.start, settlement.end
    exact = _words_at(document, start, end) if settlement.exact is None else settlement.exact
    find_place(document, start, end, exact)
    return replace(settlement, exact=exact)


def _words_at(document: UUID, start: int, end: int) -> str:
    if not 0 <= start < end <= LARGEST_OFFSET:
        return ""  # no place in any text: refused like every such span
    cut_out = Substr("text", start + 1, end - start)
    return Document.objects.filter(pk=document).values_list(cut_out, flat=True).get() or ""


def _with_words(settlement: Settlement, text: str) -> Settlement:
    return replace(settlement, exact=text[settlement.start : settlement.end])


def _kept(document: UUID, unit: Unit, settlement: Settlement, reason: str = "") -> Kept:
    return Kept(document, settlement, [one.highlight for one in unit.said], unit.last, reason)
