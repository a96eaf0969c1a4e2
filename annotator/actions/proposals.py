"""Keep what the desk filled in for a reviewer, and what of it stood at submission."""

import datetime as dt
from typing import Any

from django.db.models import F

from annotator.models import Assignment, Highlight, HighlightVersion, Proposal
from annotator.queries.proposals import FIELDS, proposal_for

Data = dict[str, Any]


def is_watched(assignment: Assignment) -> bool:
    """Whether it is kept what was proposed: in review rounds, not in reading of one's own choice."""
    return assignment.proposals and not assignment.round.self_chosen


def note_proposal(highlight: Highlight, *, exact: str, now: dt.datetime) -> None:
    """What is proposed for a new highlight. One query."""
    Proposal.objects.create(highlight=highlight, proposed=_proposed(highlight, exact), made_at=now)


def note_new_words(highlight: Highlight, *, exact: str, now: dt.datetime) -> None:
    """It was moved: what is proposed for the words it marks now. One query."""
    noted = Proposal.objects.filter(highlight=highlight)
    noted.update(proposed=_proposed(highlight, exact), made_at=now)


def note_accepted(assignment: Assignment) -> None:
    """Which of the proposed fields each judgement still has as they were proposed; of withdrawn highlights none."""
    if not is_watched(assignment):
        return
    now = HighlightVersion.objects.filter(
        highlight__assignment=assignment, version=F("highlight__version"), highlight__proposal__isnull=False
    )
    states = dict(now.values_list("highlight", "state"))
    proposals = list(Proposal.objects.filter(highlight__in=states))
    for proposal in proposals:
        state = states[proposal.pk]
        is_there = state["status"] == "active"
        proposal.accepted = _kept(proposal.proposed, state["judgement"]) if is_there else None
    Proposal.objects.bulk_update(proposals, ["accepted"], batch_size=500)


def _proposed(highlight: Highlight, exact: str) -> Data:
    return proposal_for(highlight.assignment.round.codebook, role=highlight.role or "body", exact=exact)


def _kept(proposed: Data, judgement: Data) -> list[str]:
    return [name for name in FIELDS if proposed[name] is not None and _says(judgement[name], proposed[name])]


def _says(said: Any, proposed: Any) -> bool:
    """Of a figure only what can be read from the words is proposed: what a person adds to it takes nothing away."""
    if isinstance(proposed, dict) and said is not None:
        return all(said[name] == value for name, value in proposed.items())
    return bool(said == proposed)
