"""Take decisions back. Nothing goes away: taking back is one more row of the unit's history."""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from annotator.actions.adjudication.held import hold
from annotator.actions.adjudication.keeping import Kept, keep
from annotator.errors import Conflict
from annotator.models import Decision, Dispute, Round, User
from annotator.queries.settlements import Settlement

Outcome = Decision.Outcome


@transaction.atomic
def take_back(round: Round, decision: Decision, *, by: User, now: dt.datetime) -> Decision:
    """The unit is as it was before: decided as before, or open again. Raises Conflict where this is not the last word."""
    hold(round, [decision.document_id])
    held = _those_that_hold([decision.pk])
    if not held:
        raise Conflict(
            "This decision does not hold any more: it was replaced or taken back. Look at the unit again."
        )
    return _taken_back(round, held, by=by, now=now)[0]


@transaction.atomic
def take_back_run(
    round: Round, decisions: Iterable[Decision], *, by: User, now: dt.datetime, automatic: bool = False
) -> int:
    """Take back decisions that were made in one go; how many. Left alone is what was decided again since.

    `automatic` says that a rule made them: it may settle their units again, and what was disputed is left alone, too.
    """
    decisions = list(decisions)
    hold(round, {decision.document_id for decision in decisions})
    held = _those_that_hold([decision.pk for decision in decisions])
    if automatic:
        disputes = Dispute.objects.filter(first__in=[decision.history for decision in held])
        disputed = set(disputes.values_list("first", flat=True))
        held = [decision for decision in held if decision.history not in disputed]
    return len(_taken_back(round, held, by=by, now=now, automatic=automatic))


def _those_that_hold(ids: Sequence[UUID]) -> list[Decision]:
    current = Decision.objects.current().filter(pk__in=ids).select_related("replaces", "restores__replaces")
    return list(
        current.prefetch_related("highlights", "replaces__highlights", "restores__replaces__highlights")
    )


def _taken_back(
    round: Round, decisions: Sequence[Decision], *, by: User, now: dt.datetime, automatic: bool = False
) -> list[Decision]:
    made = keep(round, [_undone(one, automatic) for one in decisions], by=by, now=now)
    histories = [decision.first_id for decision in decisions if decision.first_id]
    answered = Dispute.objects.filter(first__in=histories, answered_at__in={one.made_at for one in decisions})
    answered.update(answered_at=None)  # what they had answered is open again
    return made


def _undone(decision: Decision, automatic: bool) -> Kept:
    earlier = (decision.restores or decision).replaces
    if earlier is None or earlier.outcome == Outcome.REOPENED:
        blank = Settlement(Outcome.REOPENED, decision.start, decision.end, None, decision.exact)
        return Kept(decision.document_id, blank, _highlights(decision), decision, automatic=automatic)
    as_it_was = Settlement(
        earlier.outcome, earlier.start, earlier.end, earlier.judgement, earlier.exact, earlier.probability
    )
    return Kept(
        decision.document_id, as_it_was, _highlights(earlier), decision, earlier.reason,
        automatic=earlier.automatic, restores=earlier.restores or earlier,
    )  # fmt: skip


def _highlights(decision: Decision) -> list[UUID]:
    return [highlight.pk for highlight in decision.highlights.all()]
