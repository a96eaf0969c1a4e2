"""A reviewer's objection to a decision."""

import datetime as dt

from django.db import IntegrityError, transaction

from annotator.actions.adjudication.held import hold
from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Conflict, Invalid, NotAllowed
from annotator.models import Assignment, Decision, Dispute, User

NOT_READ = "Decisions are disputed by those who read the document to the end. A lead decides again instead."
ONCE = "You have disputed this unit already; that can be done once. A lead decides again, or has done so."


@transaction.atomic
def dispute(decision: Decision, *, reason: str, by: User, now: dt.datetime) -> Dispute:
    """Object to a decision that holds: its unit is open again until a lead decides anew. Once for each unit and person.

    Raises Invalid without a reason, NotAllowed for who has not read the document to the end in that round, Conflict for a
    second one and where the decision does not hold any more.
    """
    readings = Assignment.objects.filter(round=decision.round_id, document=decision.document_id, reviewer=by)
    if not readings.work().submitted().exists():
        raise NotAllowed(NOT_READ)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_NOTE or "\x00" in reason:
        sentence = f"Say why, in at most {LONGEST_NOTE:,} characters."
        raise Invalid(sentence, {"reason": [sentence]})
    hold(decision.round, [decision.document_id])
    if not Decision.objects.current().filter(pk=decision.pk).exists():
        raise Conflict("This decision does not hold any more: a lead decided again. Look at the new one.")
    try:
        with transaction.atomic():
            return Dispute.objects.create(
                decision=decision, first_id=decision.history, reviewer=by, reason=reason, made_at=now
            )
    except IntegrityError:
        raise Conflict(ONCE) from None
