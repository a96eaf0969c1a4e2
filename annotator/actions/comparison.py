"""After everybody has submitted: compare readings, talk about a passage, change one's mind. Both judgements are kept.

What each said at submission stays what agreement is measured on (`Highlight.independent_version`); what they say now is
what is settled.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from annotator.actions import judgements
from annotator.actions.highlights import state_of
from annotator.errors import Conflict, Invalid, NotAllowed, Stale
from annotator.models import (
    Assignment,
    Decision,
    Highlight,
    HighlightVersion,
    Remark,
    Round,
    RoundChange,
    User,
)

State = Assignment.State
LONGEST_REMARK = 5_000  # characters


def open_comparison(round: Round, *, by: User, now: dt.datetime) -> None:
    """From now on those who have read a document to the end see each other's readings of it, once all have submitted.

    It cannot be taken back: what was seen was seen. Opening it again changes nothing. Raises Conflict for the round of
    self-chosen reading, which has no end.
    """
    if round.self_chosen:
        raise Conflict(
            "Self-chosen reading has no end at which everybody has submitted. Make a review round to compare."
        )
    with transaction.atomic():
        if Round.objects.filter(pk=round.pk, compared_since=None).update(compared_since=now):
            RoundChange.objects.create(
                round=round, made_by=by, made_at=now, before={"compared_since": None},
                after={"compared_since": now.isoformat()},
            )  # fmt: skip
    round.refresh_from_db(fields=["compared_since"])


def why_not_comparable(assignment: Assignment, now: dt.datetime) -> str:
    """Why this reading cannot be compared with the others' yet; "" where it can."""
    if assignment.round.compared_since is None:
        return "The comparison is not open in this round. A lead opens it when the readings are in."
    if assignment.state != State.SUBMITTED:
        return "Submit your own reading first: until then you see nobody else’s."
    others = Assignment.objects.filter(round=assignment.round_id, document=assignment.document_id).work()
    reading = others.holding(now).exclude(state=State.SUBMITTED).count()
    if reading:
        return f"{reading} more {'is' if reading == 1 else 'are'} still reading this document. Come back when all have submitted."
    return ""


def refuse_unless_comparable(assignment: Assignment, now: dt.datetime) -> None:
    """Raises NotAllowed with the reason."""
    if why := why_not_comparable(assignment, now):
        raise NotAllowed(why)


def change_mind(
    highlight: Highlight, *, by: User, base_version: int, judgement: Mapping[str, Any], now: dt.datetime
) -> bool:
    """Judge one's own highlight anew after comparing; whether anything changed. `judgement` holds the fields that change.

    Raises NotAllowed (nothing to compare), Conflict (withdrawn, or decided: dispute the decision instead), Invalid, Stale.
    """
    assignment = highlight.assignment
    refuse_unless_comparable(assignment, now)
    if highlight.withdrawn_at:
        raise Conflict("This highlight was withdrawn before it was submitted.")
    if Decision.objects.current().filter(highlights=highlight).exists():
        raise Conflict("This passage has been decided. Dispute the decision if you think it is wrong.")
    before = state_of(highlight)
    data = judgements.checked(assignment.round.codebook, {**before["judgement"], **judgement})
    if data == before["judgement"]:
        return False
    after = {**before, "judgement": data}
    with transaction.atomic():
        unchanged = Highlight.objects.filter(pk=highlight.pk, version=base_version)
        if not unchanged.update(version=F("version") + 1, updated_at=now):
            raise _stale(highlight, base_version, after)
        judgements.store(highlight.judgement, data, before=before["judgement"])
        HighlightVersion.objects.create(
            highlight=highlight, version=base_version + 1, changed_by=by, changed_at=now, state=after
        )
    return True


def remark(
    assignment: Assignment, *, id: UUID, start: int, end: int, text: str, by: User, now: dt.datetime
) -> Remark:
    """Say something about a passage of the document, to those who compare their readings of it. Sent again it is the same.

    Raises NotAllowed (nothing to compare), Invalid.
    """
    refuse_unless_comparable(assignment, now)
    said = text.strip()
    if not said or len(said) > LONGEST_REMARK or "\x00" in said:
        wrong = f"Write something, {LONGEST_REMARK:,} characters at the most."
        raise Invalid("The remark was not kept. " + wrong, {"text": [wrong]})
    if not 0 <= start < end <= assignment.document.length:
        raise Invalid("The remark names no passage of this text.", {"end": ["Not a span of the text."]})
    fields = {"start": start, "end": end, "text": said, "made_at": now}
    known = {"made_by": by, "round": assignment.round, "document_id": assignment.document_id}
    try:
        with transaction.atomic():
            return Remark.objects.get_or_create(pk=id, **known, defaults=fields)[0]
    except IntegrityError:
        raise Conflict("This id is taken. Load the page again and repeat the remark.") from None


def withdraw_remark(remark: Remark, *, by: User, now: dt.datetime) -> None:
    """Take one's own remark back. Its row stays. Raises NotAllowed for somebody else's."""
    if remark.made_by_id != by.pk:
        raise NotAllowed("This is somebody else’s remark: only they can take it back.")
    Remark.objects.filter(pk=remark.pk, withdrawn_at=None).update(withdrawn_at=now)


def _stale(highlight: Highlight, base_version: int, yours: dict[str, Any]) -> Stale:
    stored = Highlight.objects.get(pk=highlight.pk)
    return Stale(
        "You have changed this judgement meanwhile, in another tab perhaps. Look at it again and repeat what is missing.",
        current={**state_of(stored), "version": stored.version},
        yours={**yours, "version": base_version},
    )
