"""Correct what is known of a source. Who changed it, when, from what to what is kept in the log of Django's admin site."""

from collections.abc import Mapping
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.db.models import Model

from corpus_app.models import Source

FACTS = ("name", "other_names", "kind", "language", "country", "domains", "note")


@transaction.atomic
def correct_facts(source: Source, facts: Mapping[str, Any], *, by: Model) -> str:
    """Store checked facts over those there are. Returns what changed, in words; "" where nothing did."""
    stored = Source.objects.select_for_update().get(pk=source.pk)
    changes = changes_between({name: getattr(stored, name) for name in facts}, facts)
    if changes:
        for name, value in facts.items():
            setattr(source, name, value)
        source.save(update_fields=list(facts))
        sources = Source.objects.filter(pk=source.pk)
        LogEntry.objects.log_actions(by.pk, sources, CHANGE, change_message=changes, single_object=True)
    return changes


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Field by field, as a sentence: name: “The Lantern” became “The Northern Lantern”."""
    changed = [name for name in after if before.get(name) != after[name]]
    sentences = (
        f"{name}: “{_written(before.get(name))}” became “{_written(after[name])}”" for name in changed
    )
    return "; ".join(sentences)


def _written(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
