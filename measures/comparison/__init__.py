"""Figures that different texts give for one quantity: which of them cannot both be true."""

from measures.comparison.contradiction import (
    Pair,
    by_kind,
    consistent_range,
    contradicted,
    contradictions,
    differences,
)
from measures.comparison.conversion import Converted, common_unit, convert
from measures.comparison.given import Given
from measures.comparison.grouping import Stated, same_quantity
from measures.comparison.intervals import REACH, TOLERANCE, Interval, interval_of, spoken_interval
from measures.comparison.kinds import Kind, kind_of, thing_of

__all__ = [
    "REACH",
    "TOLERANCE",
    "Converted",
    "Given",
    "Interval",
    "Kind",
    "Pair",
    "Stated",
    "by_kind",
    "common_unit",
    "consistent_range",
    "contradicted",
    "contradictions",
    "convert",
    "differences",
    "interval_of",
    "kind_of",
    "same_quantity",
    "spoken_interval",
    "thing_of",
]
