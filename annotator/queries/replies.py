"""What a source said to its profile or to a claim, and what it corrected later."""

from collections.abc import Sequence

from django.db.models import Q

from annotator.models import Claim, Reply, User
from corpus_app.models import Source


def replies_to(
    *, claim: Claim | None = None, source: Source | None = None, viewer: User | None = None
) -> Sequence[Reply]:
    """The last said first, withdrawn ones among them: they are shown as withdrawn.

    Of a source: those to its profile, and, where a viewer is given, those to claims that this person may see.
    """
    replies = Reply.objects.select_related("source", "claim", "made_by", "withdrawn_by")
    if claim is not None:
        return list(replies.filter(claim=claim))
    to_profile = Q(claim=None)
    to_claims = Q(claim__in=Claim.objects.visible_to(viewer)) if viewer else Q(pk__in=[])
    return list(replies.filter(to_profile | to_claims, source=source))
