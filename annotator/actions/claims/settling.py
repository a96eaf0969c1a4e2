"""Settle what is known of a claim: its verdict, and the Admiralty number of its credibility. Each time a row; the last holds."""

import datetime as dt

from django.db import transaction

from annotator.actions.claims.checking import checked_reason, held
from annotator.errors import Invalid
from annotator.models import Claim, ClaimCredibility, ClaimVerdict, User
from annotator.queries.codebooks import default_codebook

# NATO STANAG 2511 (AJP-2.1): the credibility of one piece of information, apart from the reliability of who gave it.
CREDIBILITY = {
    1: "Confirmed by other sources",
    2: "Probably true",
    3: "Possibly true",
    4: "Doubtful",
    5: "Improbable",
    6: "Truth cannot be judged",
}


@transaction.atomic
def settle_verdict(claim: Claim, *, verdict: str, reason: str, by: User, now: dt.datetime) -> ClaimVerdict:
    """The claim's settled verdict from now on, with the reason for it. An earlier one stays in the history.

    Raises Invalid for a verdict that the codebook in use does not have and without a reason; Conflict for a merged claim.
    """
    codebook = default_codebook()
    if codebook is None or codebook.label("verdict", verdict) is None:
        known = ", ".join(codebook.facets["verdict"]) if codebook else "none yet: load a codebook first"
        sentence = f"“{verdict[:60]}” is no verdict of the codebook in use. Use one of: {known}."
        raise Invalid(sentence, {"verdict": [sentence]})
    reason, claim = checked_reason(reason), held(claim)
    return ClaimVerdict.objects.create(claim=claim, verdict=verdict, reason=reason, made_by=by, made_at=now)


@transaction.atomic
def give_credibility(
    claim: Claim, *, number: int, reason: str, by: User, now: dt.datetime
) -> ClaimCredibility:
    """The claim's Admiralty number from now on. It is a person's, and never derived from a source's letter.

    Raises Invalid for a number that is not 1 to 6 and without a reason; Conflict for a merged claim.
    """
    if number not in CREDIBILITY:
        sentence = "The credibility is a number from 1 (confirmed) to 6 (cannot be judged)."
        raise Invalid(sentence, {"number": [sentence]})
    reason, claim = checked_reason(reason), held(claim)
    return ClaimCredibility.objects.create(claim=claim, number=number, reason=reason, made_by=by, made_at=now)
