"""How the pages write what is said of rounds."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import template

from annotator.guidelines import as_html
from annotator.models import Round, RoundChange

register = template.Library()
NOTHING = "–"
WORDS = {
    "name": "Name", "codebook": "Codebook", "guidelines": "Guidelines", "blind": "Blind", "open_to_all": "Open to all",
    "readers_wanted": "Readers for each document", "share_limit": "Share that one may read, %", "days_to_read": "Days to read",
    "deadline": "Deadline", "finding": "What is judged", "passages_per_document": "Passages", "proposals": "Proposals",
    "pass_mark": "Pass mark, %", "settled_by_itself_from": "Accepted automatically from", "state": "State",
    "documents": "Documents", "added": "Added", "removed": "Taken out", "members": "People named", "purpose": "Purpose",
    "gold": "Gold",
}  # fmt: skip


@register.filter
def guidelines(markdown: str) -> str:
    """Markdown as sanitised HTML."""
    return as_html(markdown)


@register.filter
def duration(time: dt.timedelta) -> str:
    """3 h 05 min; 12 min; a dash for less than one."""
    minutes = int(time.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {rest:02d} min"
    return f"{minutes} min" if minutes else NOTHING


@register.filter
def picked_how(round: Round) -> list[str]:
    """How the documents were chosen, a sentence for each time that some were."""
    return [pick_said(pick, round.seed) for pick in round.chosen_by.get("picks", [])]


def pick_said(pick: Mapping[str, Any], seed: int) -> str:
    """5 documents, drawn with seed 7 from 12: in de; with “dam”."""
    number = f"{pick['matched']:,} document{'' if pick['matched'] == 1 else 's'}"
    if "sample" in pick:
        number = f"{pick['picked']:,} drawn with seed {seed} from {number}"
    return f"{number}: {'; '.join(_asked(pick)) or 'the whole corpus'}."


def _asked(pick: Mapping[str, Any]) -> Iterator[str]:
    if pick.get("sources"):
        yield f"of {', '.join(pick['sources'])}"
    if pick.get("words"):
        yield f"with “{pick['words']}”"
    if pick.get("language"):
        yield f"in {pick['language']}"
    if pick.get("published_since"):
        yield f"published since {pick['published_since']}"
    if pick.get("published_until"):
        yield f"published until {pick['published_until']}"


class Change(NamedTuple):
    """One thing that was changed."""

    what: str
    before: str
    after: str


@register.filter
def changed_in(change: RoundChange) -> list[Change]:
    """Each thing that differs, in words; `before` is empty where there is none to compare with."""
    return [
        Change(WORDS.get(name, name), _plain(name, change.before.get(name, "")), _plain(name, after))
        for name, after in change.after.items()
    ]


def _plain(name: str, value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    if isinstance(value, Mapping):
        return f"{value.get('picked', 0):,}: {'; '.join(_asked(value)) or 'the whole corpus'}"
    if name == "guidelines":
        return f"{len(value):,} characters"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
