"""Settle what reviewers found: decide units, take decisions back, let a threshold decide what is sure. Every step is kept."""

from annotator.actions.adjudication.deciding import (
    Consensus,
    Own,
    Reading,
    Rejected,
    Way,
    accept_agreed,
    decide,
)
from annotator.actions.adjudication.held import the_unit
from annotator.actions.adjudication.taking_back import take_back, take_back_run
from annotator.actions.adjudication.threshold import accept_above, set_threshold
from annotator.queries.unit import Seen

__all__ = [
    "Consensus", "Own", "Reading", "Rejected", "Seen", "Way", "accept_above", "accept_agreed", "decide",
    "set_threshold", "take_back", "take_back_run", "the_unit",
]  # fmt: skip
