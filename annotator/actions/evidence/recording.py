"""Say that a page bears on a claim, and take it back."""

import datetime as dt
from dataclasses import dataclass, replace

from annotator.actions.claims.checking import held
from annotator.actions.evidence.pages import Address, Span, page_of_address, page_of_span
from annotator.actions.evidence.snapshots import QUOTED, Kept, checked_day, keep_in, stored
from annotator.actions.judgements import LONGEST_NOTE, Errors
from annotator.errors import Conflict, Invalid
from annotator.models import Claim, ClaimEvidence, EvidencePage, User
from annotator.queries.codebooks import default_codebook

LONGEST_TITLE, LONGEST_GROUP = 300, 120  # characters
NO_CODEBOOK = (
    "There is no codebook yet, and so no relation. Ask an admin to load one: manage.py load_codebook."
)
NOTHING_KEPT = "Nothing is kept of that day. Quote the words, keep a snapshot, or leave the day out."


@dataclass(frozen=True, slots=True)
class Said:
    """How the page bears on the claim. `relation` is a slug of the codebook's facet evidence_relation."""

    relation: str
    quote: str = ""
    note: str = ""


def record_evidence(
    claim: Claim, where: Address | Span, said: Said, kept: Kept, *, by: User, now: dt.datetime
) -> ClaimEvidence:
    """Evidence of a claim, on a new page or on one that bears on other claims already. The same said twice is one row.

    Where no snapshot is given, the quoted words are kept as one, under the day on which the page was looked at. Raises Invalid,
    field by field; Conflict for a claim that was merged into another, and where a page has nearly the same address.
    """
    _check(where, said, kept, now)
    with stored() as written:
        claim = held(claim)
        if isinstance(where, Span):
            page, said = page_of_span(where, by=by, now=now), replace(said, quote=where.place.exact)
        else:
            page = page_of_address(where, by=by, now=now)
            _keep(written, page, said, kept, by, now)
        return row_of(claim, page, said, by=by, now=now)


def _keep(written: list[str], page: EvidencePage, said: Said, kept: Kept, by: User, now: dt.datetime) -> None:
    if kept.is_something:
        keep_in(written, page, kept, by=by, now=now)
    elif said.quote.strip():
        quoted = Kept(kept.accessed_on, text=said.quote)
        keep_in(written, page, quoted, by=by, now=now, name=QUOTED)


def row_of(claim: Claim, page: EvidencePage, said: Said, *, by: User, now: dt.datetime) -> ClaimEvidence:
    """The row that says so, made where this person has none that holds."""
    says = {"claim": claim, "page": page, "relation": said.relation, "quote": said.quote, "note": said.note}
    holding = ClaimEvidence.objects.holding().filter(**says, made_by=by).first()
    return holding or ClaimEvidence.objects.create(**says, made_by=by, made_at=now)


def withdraw_evidence(evidence: ClaimEvidence, *, by: User, now: dt.datetime) -> None:
    """It no longer bears on the claim; the row stays and says who took it back. Taking back twice changes nothing."""
    held = ClaimEvidence.objects.holding().filter(pk=evidence.pk)
    held.update(withdrawn_by=by, withdrawn_at=now)


def _check(where: Address | Span, said: Said, kept: Kept, now: dt.datetime) -> None:
    codebook = default_codebook()
    if codebook is None:
        raise Conflict(NO_CODEBOOK)
    errors = Errors(codebook)
    if not errors.label("relation", "evidence_relation", said.relation) and not said.relation:
        errors.add("relation", "Say how it bears on the claim: it supports, refutes or else.")
    errors.text("quote", said.quote, LONGEST_NOTE)
    errors.text("note", said.note, LONGEST_NOTE)
    errors.text("group", where.group, LONGEST_GROUP)
    if isinstance(where, Address):
        errors.text("title", where.title, LONGEST_TITLE)
        if kept.accessed_on and not kept.is_something and not said.quote.strip():
            errors.add("accessed_on", NOTHING_KEPT)
    if errors.found:
        raise Invalid("The evidence was not recorded: see the errors and correct them.", errors.found)
    checked_day(kept.accessed_on, now)
