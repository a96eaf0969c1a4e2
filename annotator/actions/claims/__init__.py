"""What people do with claims: make, reword and merge them, link highlights to them, settle and grade them.

Nothing here happens by itself: each act is one person's, in one transaction, and leaves a trace behind.
"""

from annotator.actions.claims.linking import Linked, link_highlight, unlink_highlight
from annotator.actions.claims.making import Made, make_claim
from annotator.actions.claims.merging import merge_claim
from annotator.actions.claims.settling import give_credibility, settle_verdict
from annotator.actions.claims.wording import change_facts

__all__ = [
    "Linked",
    "Made",
    "change_facts",
    "give_credibility",
    "link_highlight",
    "make_claim",
    "merge_claim",
    "settle_verdict",
    "unlink_highlight",
]
