"""Claims in their JSON shape, for the API."""

from collections.abc import Sequence
from typing import Any

from annotator.models import Claim, ClaimHighlight, Highlight, User
from annotator.permissions import LEADS
from annotator.queries.claims import COUNTS, ClaimFilter, listed_claims, with_counts
from annotator.queries.claims_alike import Proposal
from annotator.queries.claims_seen import credibilities_for, links_for, verdicts_for

Data = dict[str, Any]
PLAIN = ("id", "wording", "counted", "unit", "note", "created_at", "verdict", "credibility", *COUNTS)


def claim_data(claim: Claim, user: User) -> Data:
    """A row of `with_counts(listed_claims(…))`. Who made it is told to leads, and to the maker."""
    is_told = user.role in LEADS or claim.created_by_id == user.pk
    return {
        **{name: getattr(claim, name) for name in PLAIN},
        "created_by": f"r{claim.created_by_id}" if is_told else None,
        "merged_into": claim.merged_into_id,
    }


def whole_claim_data(claim: Claim, user: User) -> Data:
    """One claim, merged or not, with the history of what was settled of it."""
    rows = with_counts(listed_claims(user, ClaimFilter(), merged=True), user)
    settled = verdicts_for(user).filter(claim=claim)
    given = credibilities_for(user).filter(claim=claim)
    return {
        **claim_data(rows.get(pk=claim.pk), user),
        "verdicts": [{"verdict": one.verdict, **_act(one)} for one in settled],
        "credibilities": [{"number": one.number, **_act(one)} for one in given],
    }


def link_data(link: ClaimHighlight) -> Data:
    """A link with its highlight's document, source and words. Select `highlight__assignment__document`."""
    document = link.highlight.assignment.document
    return {
        "claim": link.claim_id, "highlight": link.highlight_id, "document": document.pk, "source": document.source_id,
        "exact": link.highlight.exact, "similarity": link.similarity, "made_by": f"r{link.made_by_id}",
        "made_at": link.made_at,
    }  # fmt: skip


def of_highlight(highlight: Highlight, user: User) -> ClaimHighlight | None:
    """The link of the highlight, where it belongs to a claim that this person may see."""
    return links_for(user).filter(highlight=highlight).select_related("claim").first()


def proposals_data(found: Sequence[Proposal], belongs_to: ClaimHighlight | None = None) -> Data:
    return {
        "claim": {"id": belongs_to.claim_id, "wording": belongs_to.claim.wording} if belongs_to else None,
        "proposals": [
            {
                "claim": one.claim.pk, "wording": one.claim.wording, "similarity": round(one.similarity, 6),
                "words": one.words,
            }
            for one in found
        ],
    }  # fmt: skip


def _act(row: Any) -> Data:
    return {"reason": row.reason, "made_by": f"r{row.made_by_id}", "made_at": row.made_at}
