"""Say a claim in other words, or what its figures count."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from annotator.actions.claims.checking import checked_facts, held
from annotator.actions.claims.record import record
from annotator.models import Claim, User
from corpus_app.facts import changes_between


@transaction.atomic
def change_facts(claim: Claim, facts: Mapping[str, Any], *, by: User, now: dt.datetime) -> str:
    """Change wording, counted, unit or note, as far as they are given. What they were is kept.

    Returns what changed, in words; "" where nothing did. Raises Invalid, field by field; Conflict for a merged claim.
    """
    after, stored = checked_facts(facts), held(claim)
    changes = changes_between({name: getattr(stored, name) for name in after}, after)
    if not changes:
        return ""
    for name, value in after.items():
        setattr(stored, name, value)
    stored.updated_at = now
    stored.save(update_fields=[*after, "updated_at"])
    record(stored, changes, by=by, now=now)
    return changes
