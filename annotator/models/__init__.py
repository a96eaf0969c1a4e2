"""What is said: people, vocabulary, rounds, highlights and judgements, and how they were settled."""

from annotator.models.access import AccessToken
from annotator.models.adjudication import Decision, Dispute, Remark
from annotator.models.assignment import Assignment, AssignmentChange
from annotator.models.calculation import Calculation
from annotator.models.claim import (
    Claim,
    ClaimCredibility,
    ClaimHighlight,
    ClaimVerdict,
    Reply,
)
from annotator.models.codebook import Codebook
from annotator.models.codebook_life import CodebookDraft, ReReview
from annotator.models.document_judgement import DocumentJudgement
from annotator.models.evidence_page import ClaimEvidence, EvidencePage, EvidenceSnapshot
from annotator.models.highlight import Highlight, HighlightVersion
from annotator.models.judgement import BiasTag, Evidence, Judgement
from annotator.models.people import User
from annotator.models.profile import (
    Calibration,
    DeskSettings,
    Grade,
    ProfileSnapshot,
    ProfileUnits,
    ProfileWatch,
    Publication,
)
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
    "Calibration",
    "Claim",
    "ClaimCredibility",
    "ClaimEvidence",
    "ClaimHighlight",
    "ClaimVerdict",
    "Codebook",
    "CodebookDraft",
    "ConflictOfInterest",
    "Decision",
    "DeskSettings",
    "Dispute",
    "DocumentJudgement",
    "Evidence",
    "EvidencePage",
    "EvidenceSnapshot",
    "Grade",
    "Highlight",
    "HighlightVersion",
    "Judgement",
    "Passage",
    "ProfileSnapshot",
    "ProfileUnits",
    "ProfileWatch",
    "Proposal",
    "Publication",
    "Purpose",
    "ReReview",
    "Remark",
    "Reply",
    "Round",
    "RoundChange",
    "RoundDocument",
    "RoundMember",
    "User",
]
