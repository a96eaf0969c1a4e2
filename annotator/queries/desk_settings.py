"""What is set for the whole desk, and who set it when."""

from collections.abc import Sequence

from annotator.models import DeskSettings, Publication

SHOWN = 50  # changes


def changes() -> Sequence[DeskSettings]:
    """The newest first, not more than fifty. One query."""
    return list(DeskSettings.objects.select_related("changed_by").order_by("-pk")[:SHOWN])


def published_number() -> int:
    """How many sources' profiles anybody can read, or could, were the public pages on."""
    return Publication.objects.filter(ended_at=None).count()
