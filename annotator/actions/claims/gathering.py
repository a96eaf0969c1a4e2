"""Make one claim of several passages at once: figures that are said to be of one quantity."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from annotator.actions.claims.linking import link_highlight
from annotator.actions.claims.making import Made, make_claim
from annotator.errors import Invalid
from annotator.models import Highlight, User

MOST = 200  # passages
NONE = "Send the passages that the claim is made of."
TOO_MANY = f"A claim is made of at most {MOST} passages at once. Link the others on its page."


@transaction.atomic
def gather_claim(
    highlights: Sequence[Highlight], *, id: UUID, wording: str, by: User, now: dt.datetime, counted: str = "", unit: str = ""
) -> Made:  # fmt: skip
    """A new claim to which all of them belong, or none: sent again with the same id it is the same one.

    Raises what `make_claim` and `link_highlight` raise, Invalid for no passages and for too many.
    """
    if not highlights or len(highlights) > MOST:
        sentence = TOO_MANY if highlights else NONE
        raise Invalid(sentence, {"highlight": [sentence]})
    made = make_claim(id=id, wording=wording, counted=counted, unit=unit, by=by, now=now)
    for highlight in highlights:
        link_highlight(made.claim, highlight, by=by, now=now)
    return made
