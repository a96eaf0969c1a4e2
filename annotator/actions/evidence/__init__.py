"""Record evidence of claims, keep snapshots of it, grade it, withdraw it."""

from annotator.actions.evidence.grading import describe_page, grade_page
from annotator.actions.evidence.pages import LIKE, Address, Span
from annotator.actions.evidence.recording import Said, record_evidence, withdraw_evidence
from annotator.actions.evidence.snapshots import Kept, keep_snapshot
from annotator.actions.evidence.taking_up import take_up_address, take_up_evidence

__all__ = [
    "LIKE",
    "Address",
    "Kept",
    "Said",
    "Span",
    "describe_page",
    "grade_page",
    "keep_snapshot",
    "record_evidence",
    "take_up_address",
    "take_up_evidence",
    "withdraw_evidence",
]
