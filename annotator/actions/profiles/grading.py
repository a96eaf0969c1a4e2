"""A lead gives a source its Admiralty letter, with a reason. What the profile suggests is only shown beside it."""

import datetime as dt
from uuid import UUID

from annotator.errors import Conflict, Invalid
from annotator.models import Grade, ProfileSnapshot, User

LONGEST_REASON = 2_000


def grade(snapshot: ProfileSnapshot, letter: str, reason: str, *, by: User, now: dt.datetime) -> Grade:
    """The letter holds from now on; the earlier ones stay in the history.

    Raises Invalid for a letter that is none or a reason that is missing or too long, Conflict where the profile has changed since it
    was looked at.
    """
    reason = reason.strip()
    errors: dict[str, list[str]] = {}
    if letter not in Grade.Letter.values:
        errors["letter"] = ["Choose one of the letters A to F."]
    if not reason or "\x00" in reason:
        errors["reason"] = ["Say why, in a sentence: it is shown with the letter."]
    if len(reason) > LONGEST_REASON:
        errors["reason"] = [f"Use at most {LONGEST_REASON:,} characters."]
    if errors:
        raise Invalid("No grade was given: see the errors.", errors)
    if not snapshot.current:
        raise Conflict("The profile was calculated anew meanwhile. Look at it again, then give the grade.")
    return Grade.objects.create(
        source_id=snapshot.source_id, letter=letter, suggested=snapshot.letter, reason=reason, snapshot=snapshot,
        made_by=by, made_at=now,
    )  # fmt: skip


def grade_of(source: UUID) -> Grade | None:
    """The letter that holds; None where no lead has given one."""
    return Grade.objects.filter(source=source).select_related("made_by").first()
