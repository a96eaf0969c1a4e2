"""What a source's judgements add up to, with how sure that is and everything behind it."""

from measures.profiles.calibrated import UNCALIBRATED, Calibrated
from measures.profiles.inputs import (
    DocumentSaid,
    Options,
    ProfiledDocument,
    ReadUnit,
    Settlement,
    SourceReadings,
    Vocabulary,
    Vote,
)  # fmt: skip
from measures.profiles.learning import learn
from measures.profiles.profile import METHOD, Profile, profile_of, rate_with
from measures.profiles.rating import Rate
from measures.profiles.units import UnitRow
from measures.profiles.variants import Variant

__all__ = [
    "METHOD",
    "UNCALIBRATED",
    "Calibrated",
    "DocumentSaid",
    "Options",
    "Profile",
    "ProfiledDocument",
    "Rate",
    "ReadUnit",
    "Settlement",
    "SourceReadings",
    "UnitRow",
    "Variant",
    "Vocabulary",
    "Vote",
    "learn",
    "profile_of",
    "rate_with",
]
