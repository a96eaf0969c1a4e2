"""Make the next version of a codebook: propose it, change the draft, publish it or drop it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from annotator.actions.codebook_changes import apply_changes
from annotator.actions.rereviews import ask_again
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, CodebookDraft, User

LONGEST_REASON = 2000  # characters
MOST_CHANGES = 200


def propose_version(codebook: Codebook, *, by: User, now: dt.datetime) -> tuple[CodebookDraft, bool]:
    """The draft of the version after this one, and whether it was made just now: a version has one draft at a time.

    Raises Conflict where a later version has been stored.
    """
    _refuse_overtaken(codebook)
    return CodebookDraft.objects.get_or_create(
        replaces=codebook,
        published=None,
        dropped_at=None,
        defaults={"made_by": by, "made_at": now, "updated_at": now},
    )


@transaction.atomic
def add_change(draft: CodebookDraft, change: Mapping[str, Any], *, now: dt.datetime) -> None:
    """One change more. Raises Invalid where it makes no sense after those that are there."""
    draft = _open(draft)
    if len(draft.changes) >= MOST_CHANGES:
        raise Conflict(
            f"A version changes {MOST_CHANGES} things at most. Publish this one and go on with the next."
        )
    changes = [*draft.changes, dict(change)]
    apply_changes(draft.replaces.content, changes)
    _keep(draft, changes=changes, updated_at=now)


@transaction.atomic
def undo_change(draft: CodebookDraft, position: int, *, of: int, now: dt.datetime) -> None:
    """Take back the change at this position, counted from 0, of so many.

    Raises Conflict where the draft has changed meanwhile, or where a later change builds on this one.
    """
    draft = _open(draft)
    if of != len(draft.changes) or not 0 <= position < of:
        raise Conflict("The draft has changed meanwhile. Look at its changes again, then undo.")
    changes = [change for place, change in enumerate(draft.changes) if place != position]
    try:
        apply_changes(draft.replaces.content, changes)
    except Invalid as refusal:
        raise Conflict(f"A later change builds on this one: undo that one first. {refusal.detail}") from None
    _keep(draft, changes=changes, updated_at=now)


@transaction.atomic
def set_reason(draft: CodebookDraft, reason: str, *, now: dt.datetime) -> None:
    _keep(_open(draft), reason=_checked_reason(reason), updated_at=now)


@transaction.atomic
def publish(draft: CodebookDraft, *, reason: str, by: User, now: dt.datetime) -> Codebook:
    """Make it a version, which is never edited again, and the re-review queue of what it changes.

    Old judgements and rounds keep the version they were made under. Raises Invalid where there is no change or no reason,
    Conflict where a later version has been stored meanwhile.
    """
    draft = _open(draft)
    before = draft.replaces
    _refuse_overtaken(before)
    if not draft.changes:
        raise Invalid("This version would change nothing yet. Add, retire, redefine or merge a label first.")
    reason = _checked_reason(reason)
    if not reason:
        raise Invalid(
            "The version was not published.", {"reason": ["Say why: it stands in the list of versions."]}
        )
    codebook = Codebook.objects.create(
        slug=before.slug, version=before.version + 1, title=before.title, description=before.description,
        content=apply_changes(before.content, draft.changes), replaces=before, changes=draft.changes,
    )  # fmt: skip
    _keep(draft, published=codebook, reason=reason, closed_by=by, updated_at=now)
    ask_again(codebook)
    return codebook


@transaction.atomic
def drop(draft: CodebookDraft, *, by: User, now: dt.datetime) -> None:
    """Give it up. It is kept as it was."""
    _keep(_open(draft), dropped_at=now, closed_by=by, updated_at=now)


def _open(draft: CodebookDraft) -> CodebookDraft:
    """The draft as it is now, locked. Raises Conflict where it was published or dropped."""
    now = CodebookDraft.objects.select_for_update(of=("self",)).select_related("replaces").get(pk=draft.pk)
    if now.published_id or now.dropped_at:
        done = "published" if now.published_id else "dropped"
        raise Conflict(f"This draft was {done}. Propose a new version on the codebook's page.")
    return now


def _keep(draft: CodebookDraft, **values: Any) -> None:
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save(update_fields=values)


def _refuse_overtaken(codebook: Codebook) -> None:
    later = Codebook.objects.filter(slug=codebook.slug, version__gt=codebook.version).first()
    if later:
        raise Conflict(
            f"{later.key} is stored already and comes after {codebook.key}. Propose changes to that one."
        )


def _checked_reason(reason: str) -> str:
    reason = reason.strip()
    if "\x00" in reason or len(reason) > LONGEST_REASON:
        raise Invalid(f"A reason has at most {LONGEST_REASON:,} characters.", {"reason": ["Shorten it."]})
    return reason
