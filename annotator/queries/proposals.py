"""What may be filled in for a highlight before its reviewer says anything: read from the place and the words."""

from typing import Any
from uuid import UUID

from annotator.models import Codebook
from annotator.models.judgement import plain_number
from corpus_app.models import Segment
from measures.figures import Figure, parse_figure

QUANTITY = "quantity"
FIELDS = ("voice", "claim_type", "figure")


def role_at(document: UUID, start: int) -> str:
    """The role of the segment that this code point is in."""
    segments = Segment.objects.filter(document=document, start__lte=start).order_by("-start")
    return segments.values_list("role", flat=True).first() or "body"


def proposal_for(codebook: Codebook, *, role: str, exact: str) -> dict[str, Any]:
    """Voice from the role, claim type and figure from the words. Nothing of it is stored by itself."""
    figure = parse_figure(exact)
    known = figure and codebook.label("claim_type", QUANTITY)
    return {
        "voice": codebook.voice_for(role),
        "claim_type": QUANTITY if known else None,
        "figure": _figure(figure) if figure else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    ends = {"low": plain_number(figure.low), "high": plain_number(figure.high)}
    return {**ends, "bound": figure.bound, "unit": figure.unit}
