"""The words of passages on public pages: short, so that nobody's text is passed on with them.

A quote is at most 200 code points long. Of a document whose text may not be passed on it is at most 90, and between two that
are shown lie at least 200 code points that are not: no two are adjacent, and no filter or page of a list brings more to light.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from annotator.models import ProfileSnapshot, ProfileUnits
from corpus_app.models import Document

Data = Mapping[str, Any]
LONGEST: Final = 200  # code points, the ellipsis of a quote that was cut among them
LONGEST_OF_RESERVED: Final = 90
APART: Final = 200


def quotes_of(snapshot: ProfileSnapshot, shown: Sequence[Data]) -> dict[str, str]:
    """Each of these units' words by its key; "" where they may not be shown. Two queries."""
    texts = Document.objects.filter(pk__in={unit["document"] for unit in shown}).only(
        "text", "redistribution"
    )
    documents = {str(one.pk): one for one in texts}
    reserved = {id for id, one in documents.items() if one.redistribution == Document.Redistribution.NO}
    open_ = _apart_from_each_other(_units_in(snapshot, reserved)) if reserved else set()
    return {unit["key"]: _quote(unit, documents.get(unit["document"]), open_) for unit in shown}


def cut(words: str, longest: int) -> str:
    """At most so many code points."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"


def _quote(unit: Data, document: Document | None, may_be_shown: set[str]) -> str:
    if document is None:
        return ""
    words = document.text[unit["start"] : unit["end"]]
    if document.redistribution != Document.Redistribution.NO:
        return cut(words, LONGEST)
    return cut(words, LONGEST_OF_RESERVED) if unit["key"] in may_be_shown else ""


def _apart_from_each_other(units: Iterable[Data]) -> set[str]:
    """Keys of units from the beginning of each document on, each far enough from the one before."""
    chosen: set[str] = set()
    shown_to: dict[str, int] = {}  # of each document, where the last quote ends
    for unit in sorted(units, key=lambda one: (one["document"], one["start"], one["end"], one["key"])):
        if unit["start"] >= shown_to.get(unit["document"], -APART) + APART:
            chosen.add(unit["key"])
            shown_to[unit["document"]] = min(unit["end"], unit["start"] + LONGEST_OF_RESERVED)
    return chosen


def _units_in(snapshot: ProfileSnapshot, documents: set[str]) -> list[Data]:
    """All of them, whatever is asked for: what is shown is the same under every filter."""
    units = ProfileUnits.objects.values_list("units", flat=True).get(snapshot=snapshot)
    return [unit for unit in units if unit["document"] in documents]
