"""What one reviewer read of one figure: a highlight with its place, its document and its judgement."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Greatest, Substr
from django.urls import reverse

from annotator.models import ClaimHighlight, Highlight, User
from annotator.models.highlight import HighlightQuerySet
from annotator.queries.claims_seen import links_for, marked_for

OF_FIGURE = ("low", "high", "bound", "unit", "counted", "as_of", "supplier", "checked")
DOCUMENT = "assignment__document"
COLUMNS = (
    "pk", DOCUMENT, f"{DOCUMENT}__title", f"{DOCUMENT}__published", f"{DOCUMENT}__source", f"{DOCUMENT}__source__name",
    "assignment__reviewer", "start", "end", "exact", "judgement__verdict",
    *(f"judgement__figure_{name}" for name in OF_FIGURE),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """One reviewer's reading of a figure; `start` and `end` are of the highlight, in code points of the document."""

    highlight: UUID
    document: UUID
    title: str
    published: dt.date | None
    source: UUID
    source_name: str
    reviewer: int
    start: int
    end: int
    exact: str
    verdict: str | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    unit: str
    counted: str
    as_of: str
    supplier: str
    checked: bool

    @property
    def url(self) -> str:
        """The place in the text."""
        return f"{reverse('document', args=[self.document])}?highlight={self.highlight}"


def readings_in(highlights: HighlightQuerySet, most: int) -> list[Reading]:
    """Those of the highlights that hold a figure, by source, date, document and place. One query; no model instances: there
    may be thousands."""
    order = (
        f"{DOCUMENT}__source__name",
        f"{DOCUMENT}__source",
        F(f"{DOCUMENT}__published").asc(nulls_last=True),
    )
    place = (f"{DOCUMENT}__title", DOCUMENT, "start", "-end", "pk")
    rows = highlights.filter(judgement__has_figure=True).order_by(*order, *place)
    return [Reading(*columns) for columns in rows.values_list(*COLUMNS)[:most]]


def readings_by_claim(user: User, claims: Iterable[UUID], most: int) -> dict[UUID, list[Reading]]:
    """Of every claim the figures that this person may see, in the order of `readings_in`. One query."""
    links = links_for(user).filter(claim__in=list(claims), highlight__judgement__has_figure=True)
    order = ("claim", f"highlight__{DOCUMENT}__source__name", f"highlight__{DOCUMENT}__source")
    rows = links.order_by(
        *order, F(f"highlight__{DOCUMENT}__published").asc(nulls_last=True), f"highlight__{DOCUMENT}__title",
        f"highlight__{DOCUMENT}", "highlight__start", "-highlight__end", "highlight",
    ).values_list("claim", *(f"highlight__{column}" for column in COLUMNS))  # fmt: skip
    found: dict[UUID, list[Reading]] = {}
    for claim, *columns in rows[:most]:
        found.setdefault(claim, []).append(_reading(columns))
    return found


def free_readings(user: User, most: int) -> list[Reading]:
    """The newest figures that belong to no claim. Two queries."""
    linked = ClaimHighlight.objects.filter(highlight=OuterRef("pk"), ended_at=None)
    free = marked_for(user).filter(judgement__has_figure=True).exclude(Exists(linked))
    newest = free.order_by("-updated_at", "pk").values_list("pk", flat=True)[:most]
    return readings_in(marked_for(user).filter(pk__in=list(newest)), most)


def words_near(readings: Sequence[Reading], width: int) -> dict[UUID, tuple[int, str]]:
    """By highlight: its words with so many code points of the text on either side, and where in the document they begin.

    The database cuts them out: texts can be large. One query.
    """
    first = Greatest(F("start") - width, Value(0))
    cut = Substr(f"{DOCUMENT}__text", first + 1, F("end") - first + width)
    rows = Highlight.objects.filter(pk__in=[reading.highlight for reading in readings])
    return {id: (begin, words) for id, begin, words in rows.values_list("pk", first, cut)}


def _reading(columns: Iterable[Any]) -> Reading:
    return Reading(*columns)
