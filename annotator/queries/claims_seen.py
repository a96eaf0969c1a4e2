"""What of claims a person may see: through this one module go counts, pages, the API and proposals.

Links are seen where their highlights are. Training and tests, and what was withdrawn, count nowhere.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotator.models import Claim, ClaimCredibility, ClaimHighlight, ClaimVerdict, Highlight, User
from annotator.models.assignment import blind_readings_of
from annotator.models.highlight import HighlightQuerySet


def marked_for(user: User) -> HighlightQuerySet:
    """The highlights that count for this person."""
    return Highlight.objects.active().work().visible_to(user)


def links_for(user: User) -> QuerySet[ClaimHighlight]:
    """The links that hold, to highlights that this person may see."""
    return ClaimHighlight.objects.filter(ended_at=None, highlight__in=marked_for(user))


def highlights_of(claim: Claim, user: User) -> HighlightQuerySet:
    """The highlights of the claim that this person may see."""
    linked = ClaimHighlight.objects.filter(highlight=OuterRef("pk"), claim=claim, ended_at=None)
    return marked_for(user).filter(Exists(linked))


def verdicts_for(user: User) -> QuerySet[ClaimVerdict]:
    """The settled verdicts that this person may see, the newest first."""
    return _told_to(user, ClaimVerdict.objects.order_by("-made_at", "-pk"))


def credibilities_for(user: User) -> QuerySet[ClaimCredibility]:
    """The credibility numbers that this person may see, the newest first."""
    return _told_to(user, ClaimCredibility.objects.order_by("-made_at", "-pk"))


def _told_to(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """What others settled of a claim is kept from who is marking it blind just now: it is their work, summed up."""
    return rows.filter(Q(made_by=user) | ~Exists(_marking_blind(user, OuterRef("claim"))))


def _marking_blind(user: User, claim: OuterRef) -> QuerySet[ClaimHighlight]:
    own = ClaimHighlight.objects.filter(claim=claim, ended_at=None, highlight__withdrawn_at=None)
    return own.filter(highlight__assignment__in=blind_readings_of(user))
