"""The Admiralty grade of a page of evidence, and what is known of it. Who changed what, when, is kept in the desk's log."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from annotator.actions.claims.settling import CREDIBILITY
from annotator.actions.evidence.pages import kept_address
from annotator.actions.evidence.recording import LONGEST_GROUP, LONGEST_TITLE
from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Invalid
from annotator.models import EvidencePage, User
from corpus_app.models import Source

LETTERS = {
    "A": "Completely reliable", "B": "Usually reliable", "C": "Fairly reliable", "D": "Not usually reliable",
    "E": "Unreliable", "F": "Cannot be judged",
}  # fmt: skip
NUMBERS = CREDIBILITY
BOTH = "Give letter and number, F and 6 where one cannot be judged; or neither, to take the grade back."


def grade_page(page: EvidencePage, *, letter: str, number: int | None, by: User, now: dt.datetime) -> bool:
    """The letter says how reliable the source of the evidence is, the number how credible what it says; neither follows from the
    other. Whether anything changed. Raises Invalid for a grade that is none.
    """
    is_none = letter == "" and number is None
    if not is_none and (letter not in LETTERS or number not in NUMBERS):
        raise Invalid(BOTH, {"letter" if letter not in LETTERS else "number": [BOTH]})
    return _change(page, {"letter": letter, "number": number}, by, now)


def describe_page(
    page: EvidencePage, *, title: str, archive_url: str, source: Source | None, group: str, note: str, by: User, now: dt.datetime
) -> bool:  # fmt: skip
    """What is known of the page. Whether anything changed. Raises Invalid, field by field."""
    texts = {"title": (title, LONGEST_TITLE), "group": (group, LONGEST_GROUP), "note": (note, LONGEST_NOTE)}
    errors = {
        field: [f"At most {longest:,} characters, and no NUL character. Shorten it."]
        for field, (text, longest) in texts.items()
        if len(text) > longest or "\x00" in text
    }
    if errors:
        raise Invalid("The page was not changed: see the errors and correct them.", errors)
    archived = kept_address("archive_url", archive_url) if archive_url.strip() else ""
    facts = {"title": title.strip(), "archive_url": archived, "source": source, "note": note.strip()}
    return _change(page, {**facts, "independence_group": " ".join(group.split())}, by, now)


@transaction.atomic
def _change(page: EvidencePage, values: Mapping[str, Any], by: User, now: dt.datetime) -> bool:
    stored = EvidencePage.objects.select_for_update().get(pk=page.pk)
    before = {name: getattr(stored, name) for name in values}
    changed = [name for name in values if before[name] != values[name]]
    for name in changed:
        setattr(stored, name, values[name])
        setattr(page, name, values[name])
    if changed:
        stored.updated_at = now
        stored.save(update_fields=[*changed, "updated_at"])
        _log(stored, changed, before, values, by, now)
    return bool(changed)


def _log(
    page: EvidencePage, changed: list[str], before: Mapping[str, Any], after: Mapping[str, Any], by: User, now: dt.datetime
) -> None:  # fmt: skip
    said = {
        "fields": changed,
        "before": {name: _written(before[name]) for name in changed},
        "after": {name: _written(after[name]) for name in changed},
    }
    entry = LogEntry(
        user=by, action_time=now, action_flag=CHANGE, object_id=str(page.pk), object_repr=str(page)[:200],
        content_type=ContentType.objects.get_for_model(EvidencePage),
    )  # fmt: skip
    entry.change_message = json.dumps([{"changed": said}], ensure_ascii=False)
    entry.save()


def _written(value: Any) -> str:
    return "" if value is None else str(value)
