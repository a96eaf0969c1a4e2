"""What a reviewer gave becomes the desk's: a lead takes it up."""

import datetime as dt

from django.db import transaction

from annotator.actions.claims.checking import held
from annotator.actions.evidence.pages import Address, page_of_address
from annotator.actions.evidence.recording import LONGEST_TITLE, Said, row_of
from annotator.actions.evidence.snapshots import QUOTED, Kept, keep_in, stored
from annotator.errors import Conflict
from annotator.models import Claim, ClaimEvidence, User
from annotator.queries.evidence_addresses import key_of
from annotator.queries.evidence_given import claims_highlights, given_for

GONE = "No judgement of this claim that you may see gives this address any more. Load the claim again."


def take_up_address(claim: Claim, url: str, *, by: User, now: dt.datetime) -> ClaimEvidence:
    """An address given within judgements as a shared page, with the relation said most often and the first quote that has it.

    Raises Conflict where no judgement gives it any more. That the address is nearly that of another page is not asked here:
    reviewers named it as it is.
    """
    address = given_for(claims_highlights(claim, by)).get(key_of(url))
    if address is None:
        raise Conflict(GONE)
    relation = address.relations[0]
    alike = [one.evidence for one in address.given if one.evidence.relation == relation]
    first = next((one for one in alike if one.quote.strip()), alike[0])
    page_said = Address(address.url, title=address.title[:LONGEST_TITLE], is_another=True)
    with stored() as written:
        claim = held(claim)
        page = page_of_address(page_said, by=by, now=now)
        if first.quote.strip():
            kept = Kept(first.accessed_on, text=first.quote)
            keep_in(written, page, kept, by=by, now=now, name=QUOTED)
        return row_of(claim, page, Said(relation, first.quote, first.note), by=by, now=now)


def take_up_evidence(evidence: ClaimEvidence, *, by: User, now: dt.datetime) -> ClaimEvidence:
    """What a reviewer recorded for a claim, in the lead's name; the reviewer's row stays. Raises Conflict where it was withdrawn."""
    if evidence.withdrawn_at:
        raise Conflict("This evidence was withdrawn. Record it anew where it should hold.")
    said = Said(evidence.relation, evidence.quote, evidence.note)
    with transaction.atomic():
        return row_of(held(evidence.claim), evidence.page, said, by=by, now=now)
