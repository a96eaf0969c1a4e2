"""Evidence in its one JSON shape, as the API gives it."""

from collections.abc import Sequence
from typing import Any

from annotator.models import ClaimEvidence, EvidencePage, EvidenceSnapshot, User
from annotator.queries.evidence_pages import borne_on, history_of, snapshots_of

Data = dict[str, Any]


def evidence_data(row: ClaimEvidence) -> Data:
    """How a page bears on a claim. Fetch the page and who recorded it along."""
    return {
        "id": row.pk,
        "claim": row.claim_id,
        "page": page_data(row.page),
        "relation": row.relation,
        "quote": row.quote,
        "note": row.note,
        "made_by": row.made_by.pseudonym,
        "made_at": row.made_at,
        "withdrawn_at": row.withdrawn_at,
    }


def page_data(page: EvidencePage) -> Data:
    return {
        "id": page.pk,
        "url": page.url,
        "archive_url": page.archive_url,
        "document": page.document_id,
        "start": page.start,
        "end": page.end,
        "title": page.title,
        "source": page.source_id,
        "letter": page.letter or None,
        "number": page.number,
        "independence_group": page.independence_group,
        "note": page.note,
        "made_at": page.made_at,
        "updated_at": page.updated_at,
    }


def whole_page_data(page: EvidencePage, viewer: User) -> Data:
    """With its snapshots, what it bears on, and who graded it when; what this person may see of them."""
    graded = next((change for change in history_of(page) if change.is_grade), None)
    return {
        **page_data(page),
        "graded_by": graded.by.pseudonym if graded else None,
        "graded_at": graded.at if graded else None,
        "snapshots": [snapshot_data(kept) for kept in snapshots_of(page, viewer)],
        "bears_on": [_bearing(row) for row in borne_on(page, viewer) if row.withdrawn_at is None],
    }


def snapshot_data(kept: EvidenceSnapshot) -> Data:
    return {
        "id": kept.pk,
        "sha256": kept.upload_id,
        "bytes": kept.upload.size,
        "accessed_on": kept.accessed_on,
        "made_by": kept.made_by.pseudonym,
        "made_at": kept.made_at,
    }


def _bearing(row: ClaimEvidence) -> Data:
    return {"evidence": row.pk, "claim": row.claim_id, "relation": row.relation}


def pages_data(pages: Sequence[EvidencePage]) -> list[Data]:
    return [page_data(page) for page in pages]
