"""Highlights as the API gives them: many at once in three queries, one after a save without any."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Cast

from annotator.models import BiasTag, Evidence, Highlight
from annotator.models.judgement import LABELLED, plain_number

Data = dict[str, Any]
AT_ONCE = 2_000  # rows
OF_HIGHLIGHT = (
    "id", "assignment_id", "assignment__document_id", "assignment__document__source_id", "assignment__reviewer_id",
    "start", "end", "exact", "prefix", "suffix", "assignment__document__text_sha256", "passage_id", "version",
    "withdrawn_at", "created_at", "updated_at",
)  # fmt: skip
OF_FIGURE = ("low", "high", "bound", "unit", "counted", "as_of", "supplier", "checked")
OF_JUDGEMENT = (*LABELLED, "note", "has_figure", *(f"figure_{name}" for name in OF_FIGURE))
OF_TECHNIQUE = ("technique", "severity", "target", "polarity", "aim")
OF_EVIDENCE = ("relation", "url", "title", "quote", "accessed_on", "note")
FIELDS = (*OF_HIGHLIGHT, *(f"judgement__{name}" for name in OF_JUDGEMENT))


class Attached(NamedTuple):
    """What hangs on judgements in lists, by the id of the highlight."""

    techniques: Mapping[Any, list[Data]]
    evidence: Mapping[Any, list[Data]]


def highlight_rows(highlights: QuerySet[Highlight]) -> QuerySet[Any, tuple[Any, ...]]:
    """The rows from which `resources_of` builds, still to be ordered and cut. No model instances: there may be thousands."""
    return highlights.values_list(*FIELDS)


def place_of(row: Sequence[Any]) -> tuple[Any, ...]:
    """A row's values of the fields that give the text order: document, start, end, id."""
    return row[2], row[5], row[6], row[0]


def resources_of(rows: Sequence[tuple[Any, ...]]) -> list[Data]:
    """The highlights of these rows, with their judgements. Two queries."""
    attached = attached_to([row[0] for row in rows])
    return [_resource(row, attached) for row in rows]


def attached_to(highlights: Sequence[UUID] | QuerySet[Any, Any], id: str | Cast = "judgement_id") -> Attached:
    """Techniques and evidence of these highlights, given as ids or as a query for them. Two queries.

    `id` is what stands for a highlight in the answer: its id, unless another form of it is asked for.
    """
    techniques = (
        BiasTag.objects.filter(judgement__in=highlights).order_by("id").values_list(id, *OF_TECHNIQUE)
    )
    evidence = Evidence.objects.filter(judgement__in=highlights).order_by("id").values_list(id, *OF_EVIDENCE)
    return Attached(_grouped(techniques, OF_TECHNIQUE), _grouped(evidence, OF_EVIDENCE))


def _grouped(rows: QuerySet[Any, tuple[Any, ...]], names: Sequence[str]) -> Mapping[Any, list[Data]]:
    grouped: defaultdict[Any, list[Data]] = defaultdict(list)
    for id, *values in rows.iterator(chunk_size=AT_ONCE):
        grouped[id].append(dict(zip(names, values, strict=True)))
    return grouped


def _resource(row: tuple[Any, ...], attached: Attached) -> Data:
    (id, assignment, document, source, reviewer, start, end, exact, prefix, suffix, text_sha256, passage, version,
     withdrawn_at, created_at, updated_at, *judgement) = row  # fmt: skip
    return {
        "id": id,
        "assignment": assignment,
        "document": document,
        "source": source,
        "reviewer": f"r{reviewer}",
        "start": start,
        "end": end,
        "offset_unit": "codepoint",
        "exact": exact,
        "prefix": prefix,
        "suffix": suffix,
        "text_sha256": text_sha256,
        "passage": passage,
        "version": version,
        "status": "withdrawn" if withdrawn_at else "active",
        "created_at": created_at,
        "updated_at": updated_at,
        "judgement": _judgement(judgement, attached.techniques.get(id, []), attached.evidence.get(id, [])),
    }


def _judgement(values: Sequence[Any], techniques: list[Data], evidence: list[Data]) -> Data:
    claim_type, voice, endorsement, verdict, confidence, stance, note, has_figure, *figure = values
    return {
        "claim_type": claim_type,
        "voice": voice,
        "endorsement": endorsement,
        "verdict": verdict,
        "confidence": confidence,
        "stance": stance,
        "note": note or "",
        "techniques": techniques,
        "figure": _figure(figure) if has_figure else None,
        "evidence": evidence,
    }


def _figure(values: Sequence[Any]) -> Data:
    low, high, *rest = values
    return dict(zip(OF_FIGURE, (plain_number(low), plain_number(high), *rest), strict=True))


def resource_of(highlight: Highlight, state: Mapping[str, Any]) -> Data:
    """One highlight whose state (span, status, judgement) is at hand, as after a save. No query."""
    assignment = highlight.assignment
    row = (
        highlight.pk, assignment.pk, assignment.document_id, assignment.document.source_id, assignment.reviewer_id,
        state["start"], state["end"], state["exact"], highlight.prefix, highlight.suffix,
        assignment.document.text_sha256, highlight.passage_id, highlight.version, state["status"] == "withdrawn", highlight.created_at,
        highlight.updated_at, *[None] * len(OF_JUDGEMENT),
    )  # fmt: skip
    return {**_resource(row, Attached({}, {})), "judgement": state["judgement"]}
