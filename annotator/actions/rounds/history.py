"""What leads changed of a round, kept."""

import datetime as dt
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from annotator.models import Round, RoundChange, User

Data = dict[str, Any]
SETTINGS = (
    "name", "codebook", "guidelines", "blind", "open_to_all", "readers_wanted", "share_limit", "days_to_read", "deadline",
    "finding", "passages_per_document", "proposals", "pass_mark", "settled_by_itself_from",
)  # fmt: skip


def settings_of(round: Round) -> Data:
    """The round's settings as they are kept: dates in ISO 8601, decimals as strings, the codebook by its key."""
    said = {**model_to_dict(round, SETTINGS), "codebook": round.codebook.key}
    return {name: plain(value) for name, value in said.items()}


def plain(value: Any) -> Any:
    """As JSON has it."""
    kept = value is None or isinstance(value, str | int | bool)
    return value if kept else DjangoJSONEncoder().default(value)


def keep_change(round: Round, before: Data, after: Data, *, by: User, now: dt.datetime) -> bool:
    """Keep what differs; whether anything did."""
    changed = [name for name in after if before.get(name) != after[name]]
    if changed:
        RoundChange.objects.create(
            round=round,
            made_by=by,
            made_at=now,
            before={name: before.get(name) for name in changed},
            after={name: after[name] for name in changed},
        )
    return bool(changed)
