"""What is said: people, vocabulary, rounds, highlights and judgements, and how they were settled."""

from annotator.models.access import AccessToken
from annotator.models.adjudication import Decision, Dispute, Remark
from annotator.models.assignment import Assignment, AssignmentChange
from annotator.models.calculation import Calculation
from annotator.models.codebook import Codebook
from annotator.models.codebook_life import CodebookDraft, ReReview
from annotator.models.document_judgement import DocumentJudgement
from annotator.models.highlight import Highlight, HighlightVersion
from annotator.models.judgement import BiasTag, Evidence, Judgement
from annotator.models.people import User
from annotator.models.proposal import Proposal
from annotator.models.round import (
    ConflictOfInterest,
    Passage,
    Purpose,
    Round,
    RoundChange,
    RoundDocument,
    RoundMember,
)

__all__ = [
    "AccessToken",
    "Assignment",
    "AssignmentChange",
    "BiasTag",
    "Calculation",
    "Codebook",
    "CodebookDraft",
    "ConflictOfInterest",
    "Decision",
    "Dispute",
    "DocumentJudgement",
    "Evidence",
    "Highlight",
    "HighlightVersion",
    "Judgement",
    "Passage",
    "Proposal",
    "Purpose",
    "ReReview",
    "Remark",
    "Round",
    "RoundChange",
    "RoundDocument",
    "RoundMember",
    "User",
]
