"""Make a round, change it while it runs, pause it, open it again, close it."""

from annotator.actions.rounds.changing import change_settings, set_members
from annotator.actions.rounds.contents import add_documents, remove_document
from annotator.actions.rounds.making import make_round
from annotator.actions.rounds.states import close_round, open_round_again, pause_round

__all__ = [
    "add_documents",
    "change_settings",
    "close_round",
    "make_round",
    "open_round_again",
    "pause_round",
    "remove_document",
    "set_members",
]
