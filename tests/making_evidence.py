"""Make evidence for tests, through the same actions as everybody."""

import datetime as dt
from typing import Any

from annotator.actions.evidence import Address, Kept, Said, Span, record_evidence
from annotator.actions.evidence.places import find_quote
from annotator.models import Claim, ClaimEvidence, User
from corpus_app.models import Document
from tests.making import NOW

LISTS = "https://archive.example/lists/1933"


def evidence_at(
    claim: Claim, by: User, url: str = LISTS, relation: str = "refutes", *, quote: str = "", kept: Kept | None = None,
    now: dt.datetime = NOW, **where: Any,
) -> ClaimEvidence:  # fmt: skip
    """Recorded at an address."""
    said = Said(relation, quote)
    return record_evidence(claim, Address(url, **where), said, kept or Kept(), by=by, now=now)


def evidence_in(
    claim: Claim, by: User, document: Document, quote: str, relation: str = "refutes", *, group: str = ""
) -> ClaimEvidence:
    """Recorded in a document of the corpus."""
    where = Span(document, find_quote(document, quote), group)
    return record_evidence(claim, where, Said(relation, quote), Kept(), by=by, now=NOW)
