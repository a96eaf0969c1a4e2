"""A source's right of reply, and what it corrected later. Neither ever changes a verdict: that is for a lead, in a step of its own."""

import datetime as dt

from annotator.actions.evidence.pages import kept_address
from annotator.actions.judgements import LONGEST_NOTE
from annotator.errors import Invalid
from annotator.models import Claim, Reply, User
from corpus_app.models import Source


def record_reply(
    *, source: Source, claim: Claim | None, kind: str, text: str, url: str, said_on: dt.date, by: User, now: dt.datetime
) -> Reply:  # fmt: skip
    """Keep what the source said, to a claim or to its profile. The same said twice is one row. Raises Invalid, field by field."""
    text = text.strip()
    errors: dict[str, list[str]] = {}
    if kind not in Reply.Kind.values:
        errors["kind"] = [f"Say what it is: {' or '.join(Reply.Kind.values)}."]
    if not text or len(text) > LONGEST_NOTE or "\x00" in text:
        errors["text"] = [f"Give the source’s own words, in at most {LONGEST_NOTE:,} characters."]
    if said_on > now.date() + dt.timedelta(days=1):
        errors["said_on"] = ["This day has not come yet. Say when the source said it."]
    if errors:
        raise Invalid("It was not recorded: see the errors and correct them.", errors)
    said = {"source": source, "claim": claim, "kind": kind, "text": text, "said_on": said_on}
    said["url"] = kept_address("url", url) if url.strip() else ""
    holding = Reply.objects.filter(**said, withdrawn_at=None).first()
    return holding or Reply.objects.create(**said, made_by=by, made_at=now)


def withdraw_reply(reply: Reply, *, by: User, now: dt.datetime) -> None:
    """It was recorded wrongly, or the source took it back: the row stays and is shown as withdrawn."""
    Reply.objects.filter(pk=reply.pk, withdrawn_at=None).update(withdrawn_by=by, withdrawn_at=now)
