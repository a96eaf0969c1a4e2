"""What was done with a claim that no row of its own tells: kept in the log of Django's admin site, as for sources."""

import datetime as dt

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from annotator.models import Claim, User


def record(claim: Claim, sentence: str, *, by: User, now: dt.datetime) -> None:
    """One sentence of the claim's history: who, when, what became of what."""
    LogEntry.objects.create(
        user=by, action_time=now, content_type=ContentType.objects.get_for_model(Claim), object_id=str(claim.pk),
        object_repr=str(claim), action_flag=CHANGE, change_message=sentence,
    )  # fmt: skip
