"""What is said: people, vocabulary, rounds, highlights and judgements."""

from annotator.models.access import AccessToken
from annotator.models.codebook import Codebook
from annotator.models.highlight import Highlight, HighlightVersion
from annotator.models.judgement import BiasTag, Evidence, Judgement
from annotator.models.people import User
from annotator.models.round import Assignment, Round

__all__ = [
    "AccessToken",
    "Assignment",
    "BiasTag",
    "Codebook",
    "Evidence",
    "Highlight",
    "HighlightVersion",
    "Judgement",
    "Round",
    "User",
]
