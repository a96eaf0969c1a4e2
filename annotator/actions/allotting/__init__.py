"""Who reads what in a round: the next document for a person, by hand, or all at once. Never more readers than wanted."""

from annotator.actions.allotting.asking import next_document, take_again
from annotator.actions.allotting.dealing import deal_out
from annotator.actions.allotting.giving import give

__all__ = ["deal_out", "give", "next_document", "take_again"]
