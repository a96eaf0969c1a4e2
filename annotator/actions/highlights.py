"""Make, change, withdraw and restore highlights. Each is one transaction and leaves one version behind.

Every write checks `text[start:end] == exact`. A change names the version it starts from; where that is no longer the
current one it is refused with both (Stale), unless what it would bring about is there already: a save sent twice is one
save.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Substr

from annotator.actions import judgements
from annotator.actions.open_reading import hold_open, open_rows, refuse_unless_open
from annotator.actions.passages import check_passage, refuse_for_passage
from annotator.actions.proposals import is_watched, note_new_words, note_proposal
from annotator.errors import Conflict, Invalid, Stale
from annotator.models import Assignment, Highlight, HighlightVersion, Judgement, User
from corpus_app.models import Document, Segment
from measures.spans import CONTEXT_WIDTH, context

Data = dict[str, Any]
LARGEST_OFFSET = 2**31 - 1  # what the databases' integers hold; limits on texts are far below


@dataclass(frozen=True, slots=True)
class Place:
    """A span found in the text: exact words, what stands around them, the role of the segment it starts in."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    role: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A highlight and its state (span, status, judgement) now; `made` is false where nothing had to be written."""

    highlight: Highlight
    state: Data
    made: bool


def state_of(highlight: Highlight) -> Data:
    """Span, status and judgement at the version that was read: of one piece even while somebody writes the next."""
    return highlight.state or dict(
        highlight.versions.values_list("state", flat=True).get(version=highlight.version)
    )


def find_place(document_id: UUID, start: int, end: int, exact: str) -> Place:
    """The span in the text, without loading the text. Raises Invalid where it is not there, with what is."""
    if not 0 <= start < end or end > LARGEST_OFFSET:
        raise Invalid(
            "A highlight starts at 0 or later and ends after it starts: [start, end) in code points.",
            {"end": [f"The span {start}–{end} is empty or no place in a text."]},
        )
    before = max(0, start - CONTEXT_WIDTH)
    role = (
        Segment.objects.filter(document=OuterRef("pk"), start__lte=start)
        .order_by("-start")
        .values("role")[:1]
    )
    # The database cuts the words out: a save costs the same in a short text and in a long one.
    wanted = min(end - before + CONTEXT_WIDTH, LARGEST_OFFSET)
    row = Document.objects.filter(pk=document_id).values_list(
        "length", Substr("text", before + 1, wanted), Subquery(role)
    )
    length, around, role_there = row.get()
    if end > length:
        raise Invalid(
            f"The text has {length:,} code points; the span ends at {end:,}. Count in code points, not UTF-16 units.",
            {"end": [f"Past the end of the text ({length:,})."]},
        )
    found = context(around, start - before, end - before)
    if found.exact != exact:
        raise Invalid(
            "The words sent are not the words at this place. Count offsets in Unicode code points of the stored text "
            "and send the words exactly as they stand there.",
            {"exact": [f"At {start}–{end} the text reads “{_short(found.exact)}”, not “{_short(exact)}”."]},
        )
    return Place(start, end, *found, role_there or "body")


def create_highlight(
    *, id: UUID, assignment: Assignment, by: User, start: int, end: int, exact: str,
    judgement: Mapping[str, Any], now: dt.datetime, passage: int | None = None,
) -> Saved:  # fmt: skip
    """A new highlight under the name its maker gave it; sent again it is the same one.

    `passage` is the id of the passage drawn at random that it judges; the span must be the passage's.
    Raises Invalid (place, passage or judgement), Conflict (the reading is not open, or the name is taken).
    """
    data = judgements.checked(assignment.round.codebook, judgement)
    place = find_place(assignment.document_id, start, end, exact)
    check_passage(assignment, passage, start, end)
    highlight = Highlight(
        id=id, assignment=assignment, start=start, end=end, exact=exact, prefix=place.prefix, suffix=place.suffix,
        passage_id=passage, created_at=now, updated_at=now,
    )  # fmt: skip
    highlight.role = place.role
    state = {"start": start, "end": end, "exact": exact, "status": "active", "judgement": data}
    try:
        with transaction.atomic():
            hold_open(assignment, now)
            highlight.save(force_insert=True)
            judgements.store(Judgement(highlight=highlight), data, before=None)
            _keep_version(highlight, by, state)
            if is_watched(assignment):
                note_proposal(highlight, exact=exact, now=now)
    except IntegrityError:
        return _same_or_conflict(highlight, state)
    except Conflict:  # not open any more: a save that came through before is still the same save
        if Highlight.objects.filter(pk=id).exists():
            return _same_or_conflict(highlight, state)
        raise
    return Saved(highlight, state, made=True)


def edit_highlight(
    highlight: Highlight, *, by: User, base_version: int, span: tuple[int, int, str] | None,
    judgement: Mapping[str, Any], now: dt.datetime,
) -> Saved:  # fmt: skip
    """Move it, judge it, or both. `judgement` holds the fields that change.

    Raises Stale, Invalid, Conflict (submitted or withdrawn).
    """
    before = state_of(highlight)
    data = judgements.checked(highlight.assignment.round.codebook, {**before["judgement"], **judgement})
    after = {**before, "judgement": data}
    if span:
        after |= {"start": span[0], "end": span[1], "exact": span[2]}
    if after == before:
        return Saved(highlight, before, made=False)
    refuse_unless_open(highlight.assignment)
    _refuse_stale(highlight, base_version, after)
    if highlight.withdrawn_at:
        raise Conflict("This highlight was withdrawn. Restore it before changing it.")
    is_moved = bool(span) and span != (before["start"], before["end"], before["exact"])
    if span and is_moved:
        refuse_for_passage(highlight)
        _move(highlight, find_place(highlight.assignment.document_id, *span))
    with transaction.atomic():
        if not _raise_version(highlight, base_version, now):
            return _same_or_stale(highlight, base_version, after)
        judgements.store(highlight.judgement, data, before=before["judgement"])
        _keep_version(highlight, by, after)
        if is_moved and is_watched(highlight.assignment):
            note_new_words(highlight, exact=after["exact"], now=now)
    return Saved(highlight, after, made=True)


def withdraw_highlight(highlight: Highlight, *, by: User, base_version: int, now: dt.datetime) -> Saved:
    """Take it back; the row and its history stay. Withdrawing what is withdrawn changes nothing."""
    return _set_withdrawn(highlight, now, by=by, base_version=base_version, now=now)


def restore_highlight(highlight: Highlight, *, by: User, base_version: int, now: dt.datetime) -> Saved:
    """Undo a withdrawal."""
    return _set_withdrawn(highlight, None, by=by, base_version=base_version, now=now)


def _set_withdrawn(
    highlight: Highlight, withdrawn_at: dt.datetime | None, *, by: User, base_version: int, now: dt.datetime
) -> Saved:
    before = state_of(highlight)
    if bool(highlight.withdrawn_at) == bool(withdrawn_at):
        return Saved(highlight, before, made=False)
    refuse_unless_open(highlight.assignment)
    refuse_for_passage(highlight)
    after = {**before, "status": "withdrawn" if withdrawn_at else "active"}
    _refuse_stale(highlight, base_version, after)
    highlight.withdrawn_at = withdrawn_at
    with transaction.atomic():
        if not _raise_version(highlight, base_version, now):
            return _same_or_stale(highlight, base_version, after)
        _keep_version(highlight, by, after)
    return Saved(highlight, after, made=True)


def _move(highlight: Highlight, place: Place) -> None:
    highlight.start, highlight.end, highlight.exact = place.start, place.end, place.exact
    highlight.prefix, highlight.suffix, highlight.role = place.prefix, place.suffix, place.role


def _raise_version(highlight: Highlight, base_version: int, now: dt.datetime) -> bool:
    """Write the highlight's own row, but only over the version this change starts from and in a reading that is still
    open: the database decides a race, and holds the assignment's row so that no submission passes this write by.
    """
    if highlight.assignment.state != Assignment.State.STARTED:
        hold_open(highlight.assignment, now)
    highlight.version, highlight.updated_at = base_version + 1, now
    fields = ("start", "end", "exact", "prefix", "suffix", "version", "updated_at", "withdrawn_at")
    held = open_rows(highlight.assignment).select_for_update().values("pk")
    written = Highlight.objects.filter(pk=highlight.pk, version=base_version, assignment__in=held).update(
        **{name: getattr(highlight, name) for name in fields}
    )
    return bool(written)


def _same_or_stale(sent: Highlight, base_version: int, after: Data) -> Saved:
    """Somebody was quicker: with the same change, perhaps, as when one was sent twice; or by submitting."""
    stored = Highlight.objects.select_related("assignment__round").get(pk=sent.pk)
    if state_of(stored) != after:
        refuse_unless_open(stored.assignment)
        raise _stale(stored, base_version, after)
    stored.assignment = sent.assignment
    return Saved(stored, after, made=False)


def _keep_version(highlight: Highlight, by: User, state: Data) -> None:
    highlight.state = state
    HighlightVersion.objects.create(
        highlight=highlight,
        version=highlight.version,
        changed_by=by,
        changed_at=highlight.updated_at,
        state=state,
    )


def _refuse_stale(highlight: Highlight, base_version: int, yours: Data) -> None:
    if highlight.version != base_version:
        raise _stale(highlight, base_version, yours)


def _stale(highlight: Highlight, base_version: int, yours: Data) -> Stale:
    return Stale(
        f"This highlight is at version {highlight.version}; your change starts from version {base_version}. Compare the "
        "two and send yours again with the current version, or drop it.",
        current={**state_of(highlight), "version": highlight.version},
        yours={**yours, "version": base_version},
    )


def _same_or_conflict(sent: Highlight, state: Data) -> Saved:
    """The stored highlight of this name, if the one sent is its first version; a name is never used for two."""
    stored = Highlight.objects.filter(pk=sent.pk, assignment__reviewer=sent.assignment.reviewer_id).first()
    if stored is None:
        raise _taken(sent)
    current = state_of(stored)
    names = ("assignment_id", "passage_id")
    is_like = all(getattr(stored, name) == getattr(sent, name) for name in names)
    if not is_like or stored.versions.get(version=1).state != state:
        raise Conflict(
            "This id belongs to another highlight of yours. Make a new UUID, or change that one with PATCH.",
            current={**current, "version": stored.version},
            yours=state,
        )
    stored.assignment = sent.assignment
    return Saved(stored, current, made=False)


def _taken(sent: Highlight) -> Conflict:
    """By somebody else, of whom nothing is said; or the passage is judged already."""
    if (
        sent.passage_id is None
        or not Highlight.objects.filter(assignment=sent.assignment_id, passage=sent.passage_id).exists()
    ):
        return Conflict("This id is taken. Make a new UUID and send it again.")
    return Conflict("You have judged this passage already. Load the page again and change that judgement.")


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
