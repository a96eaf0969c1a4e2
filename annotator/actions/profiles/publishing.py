"""Publish a profile as it is, end that, and open or close the desk's public pages."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from annotator.actions.profiles.grading import grade_of
from annotator.errors import Conflict, Invalid
from annotator.models import DeskSettings, ProfileSnapshot, Publication, Purpose, Round, User
from corpus_app.models import Source

LONGEST_NOTE = 2_000


@transaction.atomic
def publish(snapshot: ProfileSnapshot, *, note: str = "", by: User, now: dt.datetime) -> Publication:
    """Frozen as it is, with the grade that holds, in place of what was published before; that stays in the history.

    Raises Conflict where the profile has changed since it was looked at, or documents of the source are still read blind; Invalid for
    a note that is too long or has a NUL.
    """
    if len(note) > LONGEST_NOTE or "\x00" in note:
        told = f"Use at most {LONGEST_NOTE:,} characters, and no NUL."
        raise Invalid("Nothing was published: the note cannot be kept.", {"note": [told]})
    Source.objects.select_for_update().only("pk").get(pk=snapshot.source_id)
    still = ProfileSnapshot.objects.filter(pk=snapshot.pk, current=True)
    if not snapshot.current or not still.exists():
        raise Conflict("The profile was calculated anew meanwhile. Look at it again, then publish it.")
    _refuse_while_read_blind(snapshot.source_id)
    _end(snapshot.source_id, by=by, now=now)
    return Publication.objects.create(
        source_id=snapshot.source_id, snapshot=snapshot, grade=grade_of(snapshot.source_id), note=note.strip(),
        published_by=by, published_at=now,
    )  # fmt: skip


@transaction.atomic
def unpublish(source: Source, *, by: User, now: dt.datetime) -> None:
    """Raises Conflict where nothing of it is published."""
    Source.objects.select_for_update().only("pk").get(pk=source.pk)
    if not _end(source.pk, by=by, now=now):
        raise Conflict("Nothing of this source is published: somebody may have ended it meanwhile.")


def set_public(on: bool, *, by: User, now: dt.datetime) -> None:
    """Whether published profiles need no login. Every change is a row; what is so already is none."""
    if on == is_public():
        return
    DeskSettings.objects.create(public_profiles=on, changed_by=by, changed_at=now)


def is_public() -> bool:
    last = DeskSettings.objects.order_by("-pk").values_list("public_profiles", flat=True).first()
    return bool(last)


def _refuse_while_read_blind(source: UUID) -> None:
    """What is published anybody may read, who is to read it blind among them."""
    rounds = Round.objects.review_rounds().filter(blind=True).exclude(state=Round.State.CLOSED)
    reading = (
        rounds.filter(places__document__source=source, places__purpose=Purpose.WORK).order_by("pk").first()
    )
    if reading is not None:
        raise Conflict(
            f"Documents of this source are still read blind in “{reading}”, and what is published anybody may read. Close that round "
            "first, then publish."
        )


def _end(source: UUID, *, by: User, now: dt.datetime) -> int:
    there = Publication.objects.filter(source=source, ended_at=None)
    return there.update(ended_at=now, ended_by=by)
