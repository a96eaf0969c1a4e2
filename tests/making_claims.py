"""Make claims for tests, through the same actions as everybody."""

import datetime as dt
import uuid

from annotator.actions.claims import link_highlight, make_claim
from annotator.models import Claim, Highlight, User
from tests.making import NOW

DEAD = "Between 12,000 and 18,000 people died in the winter of the dam."
BARN = "About 500 men slept in one barn."


def claim_of(by: User, wording: str = DEAD, *highlights: Highlight, now: dt.datetime = NOW) -> Claim:
    """A claim that this person made and linked these highlights to."""
    made = make_claim(id=uuid.uuid4(), wording=wording, by=by, now=now).claim
    for highlight in highlights:
        link_highlight(made, highlight, by=by, now=now)
    return made
