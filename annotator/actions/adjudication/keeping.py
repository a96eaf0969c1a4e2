"""Store decisions, each with everything that hangs on it: the readings it is about, what it replaces, disputes answered."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from annotator.models import Decision, Dispute, Round, User
from annotator.queries.settlements import Settlement


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be stored: a settlement of readings in a document, behind the end of the unit's history where it has one."""

    document: UUID
    settlement: Settlement
    highlights: Sequence[UUID]
    last: Decision | None
    reason: str = ""
    automatic: bool = False
    restores: Decision | None = None


def keep(round: Round, kept: Sequence[Kept], *, by: User, now: dt.datetime) -> list[Decision]:
    """The same number of statements however many (but for SQLite's limits). The documents must be held: see `held.hold`."""
    made = Decision.objects.bulk_create(_row(round, one, by, now) for one in kept)
    behind = Decision.highlights.through
    behind.objects.bulk_create(
        behind(decision_id=row.pk, highlight_id=highlight)
        for row, one in zip(made, kept, strict=True)
        for highlight in one.highlights
    )
    replaced = [*(one.last.pk for one in kept if one.last), *_merged_away(round, kept, made)]
    Decision.objects.unreplaced().filter(pk__in=replaced).update(replaced_at=now)
    _answer_disputes(made, now)
    return made


def _row(round: Round, kept: Kept, by: User, now: dt.datetime) -> Decision:
    settlement, last = kept.settlement, kept.last
    return Decision(
        round=round, document_id=kept.document, outcome=settlement.outcome, automatic=kept.automatic,
        probability=settlement.probability, start=settlement.start, end=settlement.end, exact=settlement.exact or "",
        judgement=settlement.judgement, reason=kept.reason, restores=kept.restores, replaces=last,
        first_id=last.history if last else None, made_by=by, made_at=now,
    )  # fmt: skip


def _merged_away(round: Round, kept: Sequence[Kept], made: Sequence[Decision]) -> list[UUID]:
    """The ends of other histories of the same readings: of units whose decisions were taken back before they were merged."""
    highlights = {highlight for one in kept for highlight in one.highlights}
    ours = {row.pk for row in made}
    taken_back = Decision.objects.unreplaced().filter(
        round=round, document__in={one.document for one in kept}, outcome=Decision.Outcome.REOPENED
    )
    behind = taken_back.values_list("pk", "highlights").order_by()
    return list({pk for pk, highlight in behind if highlight in highlights and pk not in ours})


def _answer_disputes(made: Sequence[Decision], now: dt.datetime) -> None:
    """Deciding again answers a dispute; taking a decision back does not, whatever holds then."""
    taken_back = {row.pk for row in made if row.restores_id or row.outcome == Decision.Outcome.REOPENED}
    decided = [row.history for row in made if row.first_id and row.pk not in taken_back]
    Dispute.objects.filter(first__in=decided, answered_at=None).update(answered_at=now)
