"""Verdicts of verified or refuted that rest on nothing."""

from django.db.models import Exists, OuterRef, Q

from annotator.models import Assignment, ClaimEvidence, Evidence
from annotator.models.evidence_page import LEADS
from annotator.models.highlight import HighlightQuerySet

SURE = ("verified", "refuted")  # verdicts that need evidence


def unsupported(highlights: HighlightQuerySet) -> HighlightQuerySet:
    """Those judged verified or refuted without evidence: none in the judgement, none recorded for the claim.

    For the claim counts what the same reviewer recorded, and, once the reading is submitted, what a lead did: another reviewer's
    evidence counts when a lead has taken it up, so that this tells nobody of others' work.
    """
    return highlights.filter(is_unsupported())


def is_unsupported() -> Q:
    """The condition, on highlights."""
    within = Evidence.objects.filter(judgement=OuterRef("pk"))
    of_claim = ClaimEvidence.objects.holding().filter(
        claim__links__highlight=OuterRef("pk"), claim__links__ended_at=None
    )
    own = of_claim.filter(made_by=OuterRef("assignment__reviewer"))
    of_leads = of_claim.filter(made_by__role__in=LEADS)
    submitted = Q(assignment__state=Assignment.State.SUBMITTED)
    has_some = Q(Exists(within)) | Q(Exists(own)) | (submitted & Q(Exists(of_leads)))
    return Q(judgement__verdict__in=SURE) & ~has_some
