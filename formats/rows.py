"""The one shape that every writer of highlights takes: a highlight with its judgement, as one flat row.

A row is a plain dict, typed as a `TypedDict`. Of the shapes tried (frozen dataclass, named tuple, dict) it is
the fastest end to end: a query builds it with `dict(zip(FIELDS, values))`, `orjson` writes it as it stands,
and an `itemgetter` turns it into cells without a Python loop. A dataclass of this many fields costs more to
build than to write.

Offsets are code points, half open, into the document's text, and `text[start:end] == exact`. Of a document
that may not be passed on (`redistribution` is no) a long quote is cut: it is then shorter than `end - start`.
"""

from datetime import datetime
from decimal import Decimal
from typing import Literal, TypedDict
from uuid import UUID


class TechniqueCell(TypedDict):
    """One technique that a reviewer saw in the passage."""

    technique: str
    severity: str | None
    target: str
    polarity: str | None
    aim: str | None


class EvidenceCell(TypedDict):
    """One thing outside the passage that bears on it."""

    relation: str
    url: str
    title: str
    quote: str
    accessed_on: str | None
    note: str


class HighlightRow(TypedDict):
    """A highlight and what its reviewer says of it.

    `None` says "not said"; texts that may be blank are "". The figure's fields are all `None` where there is
    no figure; its ends are decimal numbers, never floats.
    """

    highlight_id: UUID | str
    status: str
    version: int
    source_id: UUID | str
    source_name: str
    document_id: UUID | str
    document_title: str
    document_version: int
    document_language: str
    text_sha256: str
    round: str
    assignment_id: UUID | str
    assignment_state: str
    reviewer: str
    codebook: str
    start: int
    end: int
    offset_unit: Literal["codepoint"]
    exact: str
    prefix: str
    suffix: str
    segment_role: str | None
    claim_type: str | None
    voice: str | None
    endorsement: str | None
    verdict: str | None
    confidence: str | None
    stance: str | None
    techniques: list[TechniqueCell]
    figure_low: Decimal | str | None
    figure_high: Decimal | str | None
    figure_bound: str | None
    figure_unit: str | None
    figure_counted: str | None
    figure_as_of: str | None
    figure_supplier: str | None
    figure_checked: bool | None
    evidence: list[EvidenceCell]
    note: str
    redistribution: str
    created_at: datetime | str
    updated_at: datetime | str


FIELDS: tuple[str, ...] = tuple(HighlightRow.__annotations__)

INTEGERS = frozenset(("version", "document_version", "start", "end"))
NUMBERS = frozenset(("figure_low", "figure_high"))
LISTS = frozenset(("techniques", "evidence"))
FLAGS = frozenset(("figure_checked",))
MOMENTS = frozenset(("created_at", "updated_at"))
# Fields of text in which nothing is `None`; in the other fields of text nothing is "".
OPTIONAL = frozenset(
    (
        "segment_role",
        "claim_type",
        "voice",
        "endorsement",
        "verdict",
        "confidence",
        "stance",
        "figure_low",
        "figure_high",
    )
) | frozenset(
    ("figure_bound", "figure_unit", "figure_counted", "figure_as_of", "figure_supplier", "figure_checked")
)
