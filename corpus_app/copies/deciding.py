"""What a person says of two documents: a copy of what kind, which one was first, or none. Each decision keeps what was before.

One transaction each. Nothing is deleted: a rejected pair stays, so that it is not proposed anew.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from corpus_app.copies.shingles import NOTHING
from corpus_app.copies.texts import load
from corpus_app.models import DocumentCopy, DocumentCopyChange
from corpus_app.text.refusals import Refused

State, Relation, FoundBy = DocumentCopy.State, DocumentCopy.Relation, DocumentCopy.FoundBy
IN_OTHER_WORDS = (Relation.TRANSLATION, Relation.MACHINE_TRANSLATION)
LONGEST_REASON = 500

Held = dict[str, Any]  # state, relation, reason, and the id of the earlier document


class Outdated(Refused):
    """The pair is no longer what the person saw who decides."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The pair as somebody saw it: its id and version. A decision on anything else is refused."""

    id: int
    version: int


@transaction.atomic
def confirm(
    seen: Seen, relation: str, *, reason: str = "", swap: bool = False, by: Model, now: dt.datetime
) -> DocumentCopy:
    """It is a copy of this kind; with `swap` the other one was first. Raises Refused, Outdated."""
    _check_relation(relation)
    copy = _locked(seen)
    earlier = copy.later_id if swap else copy.earlier_id
    return _write(copy, _held(State.CONFIRMED, relation, reason, earlier), by, now, before=_held_of(copy))


@transaction.atomic
def reject(seen: Seen, *, reason: str, by: Model, now: dt.datetime) -> DocumentCopy:
    """They are no copies of each other, and both count. Raises Refused without a reason, Outdated."""
    if not reason.strip():
        raise Refused("Say why they are no copies: both will count, and somebody may ask.")
    copy = _locked(seen)
    held = _held(State.REJECTED, copy.relation, reason, copy.earlier_id)
    return _write(copy, held, by, now, before=_held_of(copy))


@transaction.atomic
def undo(seen: Seen, *, by: Model, now: dt.datetime) -> DocumentCopy:
    """Hold of the pair what was held before the last decision; that is a decision, too, and can be undone.

    Raises Refused where nothing was held before, Outdated.
    """
    copy = _locked(seen)
    last = copy.changes.first()
    if last is None or last.before is None:
        raise Refused("There is no earlier decision to go back to. Reject the pair if the two are no copies.")
    return _write(copy, last.before, by, now, before=_held_of(copy))


@transaction.atomic
def link(
    earlier: UUID, later: UUID, relation: str, *, reason: str = "", by: Model, now: dt.datetime
) -> DocumentCopy:
    """Link two documents that were not found by their words, such as a text and its translation; confirmed at once.

    What they share in words is measured where it says something. Raises Refused for a document with itself, for one that is not
    there, and where the two are linked already.
    """
    _check_relation(relation)
    if earlier == later:
        raise Refused("These are one document. Name another one as the copy.")
    texts = load([earlier, later])
    if len(texts) < 2:
        raise Refused("One of the two documents is not there. Check the address you copied.")
    shares = NOTHING if relation in IN_OTHER_WORDS else texts[earlier].shares_with(texts[later])
    copy = DocumentCopy(
        earlier_id=earlier, later_id=later, similarity=shares.similarity, earlier_share=shares.first,
        later_share=shares.second, found_by=FoundBy.PERSON, found_at=now, version=0,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return _write(copy, _held(State.CONFIRMED, relation, reason, earlier), by, now, before=None)
    except IntegrityError:
        raise Refused("These two documents are linked already. Decide on that link instead.") from None


def _check_relation(relation: str) -> None:
    if relation not in Relation.values:
        raise Refused(f"“{relation[:60]}” is no kind of copy. Use one of: {', '.join(Relation.values)}.")


def _locked(seen: Seen) -> DocumentCopy:
    copy = DocumentCopy.objects.select_for_update().filter(pk=seen.id).first()
    if copy is None:
        raise Refused("There is no such pair. Look at the list of copies.")
    if copy.version != seen.version:
        raise Outdated("Somebody decided on this pair meanwhile. Reload the page and look again.")
    return copy


def _held(state: str, relation: str, reason: str, earlier: UUID) -> Held:
    reason = reason.strip()
    if len(reason) > LONGEST_REASON or "\x00" in reason:
        raise Refused(f"Give the reason in at most {LONGEST_REASON} characters, none of them NUL.")
    return {"state": state, "relation": relation, "reason": reason, "earlier": str(earlier)}


def _held_of(copy: DocumentCopy) -> Held:
    return _held(copy.state, copy.relation, copy.reason, copy.earlier_id)


def _write(
    copy: DocumentCopy, held: Held, by: Model, now: dt.datetime, *, before: Held | None
) -> DocumentCopy:
    if held["earlier"] != str(copy.earlier_id):
        copy.earlier_id, copy.later_id = copy.later_id, copy.earlier_id
        copy.earlier_share, copy.later_share = copy.later_share, copy.earlier_share
    is_open = held["state"] == State.PROPOSED
    copy.state, copy.relation, copy.reason = held["state"], held["relation"], held["reason"]
    copy.decided_by_id, copy.decided_at = (None, None) if is_open else (by.pk, now)
    copy.version, copy.changed_at = copy.version + 1, now
    copy.save()
    DocumentCopyChange.objects.create(
        copy=copy, before=before, after=held, reason=held["reason"], changed_by_id=by.pk, changed_at=now
    )
    return copy
