"""How reliable a source is: the rate of its claims that hold, with an interval that keeps its promise."""

from measures.reliability.claims import Claim, ClaimTable, read_claims
from measures.reliability.correlation import UNLEARNED, Correlation, learn_correlation
from measures.reliability.letters import LetterSuggestion, Rule, suggest_letter
from measures.reliability.rating import LEAST_CLAIMS, LEAST_DOCUMENTS, METHOD, SourceRate, rate_sources
from measures.reliability.verdicts import VerdictTable, claims_of

__all__ = [
    "LEAST_CLAIMS",
    "LEAST_DOCUMENTS",
    "METHOD",
    "UNLEARNED",
    "Claim",
    "ClaimTable",
    "Correlation",
    "LetterSuggestion",
    "Rule",
    "SourceRate",
    "VerdictTable",
    "claims_of",
    "learn_correlation",
    "rate_sources",
    "read_claims",
    "suggest_letter",
]
