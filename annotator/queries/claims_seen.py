"""What of claims a person may see: through this one module go counts, pages, the API and proposals.

Links are seen where their highlights are. Training and tests, and what was withdrawn, count nowhere.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotator.models import (
    Assignment,
    Claim,
    ClaimCredibility,
    ClaimHighlight,
    ClaimVerdict,
    Highlight,
    User,
)
from annotator.models.assignment import being_read_by
from annotator.models.highlight import HighlightQuerySet


def marked_for(user: User) -> HighlightQuerySet:
    """The highlights that count for this person."""
    return Highlight.objects.active().work().visible_to(user)


def links_for(user: User) -> QuerySet[ClaimHighlight]:
    """The links that hold, to highlights that this person may see."""
    # Link by link, by the highlight's key: a list of all highlights to look it up in would be long.
    seen = marked_for(user).filter(pk=OuterRef("highlight"))
    return ClaimHighlight.objects.filter(Exists(seen), ended_at=None)


def highlights_of(claim: Claim, user: User) -> HighlightQuerySet:
    """The highlights of the claim that this person may see."""
    return marked_for(user).filter(pk__in=claim.links.filter(ended_at=None).order_by().values("highlight"))


def verdicts_for(user: User) -> QuerySet[ClaimVerdict]:
    """The settled verdicts that this person may see, the newest first."""
    return _told_to(user, ClaimVerdict.objects.order_by("-made_at", "-pk"))


def credibilities_for(user: User) -> QuerySet[ClaimCredibility]:
    """The credibility numbers that this person may see, the newest first."""
    return _told_to(user, ClaimCredibility.objects.order_by("-made_at", "-pk"))


def _told_to(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Own ones always. What others settled sums up everybody's work on the claim, so that nobody gets it who is reading one of
    the documents where it is marked blind; nor a reviewer who has not read all of them to the end."""
    marked = ClaimHighlight.objects.filter(claim=OuterRef("claim"), ended_at=None)
    document = OuterRef("highlight__assignment__document")
    told = Q(~Exists(marked.filter(Exists(being_read_by(user, document)))))
    if user.role == User.Role.REVIEWER:
        to_end = Assignment.objects.submitted().filter(reviewer=user, document=document)
        told &= Q(~Exists(marked.exclude(Exists(to_end))))
    return rows.filter(Q(made_by=user) | told)
