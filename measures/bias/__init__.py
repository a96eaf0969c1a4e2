"""Bias of a source: rates of techniques, slant on an axis, shares of documents; each with an interval."""

from measures.bias.learning import learn_rates
from measures.bias.prior import METHOD as RATE_METHOD
from measures.bias.prior import RatePrior, TechniquePrior
from measures.bias.rates import TechniqueRate, rate_techniques
from measures.bias.shares import Share, share_of
from measures.bias.slants import METHOD as SLANT_METHOD
from measures.bias.slants import Slant, SlantPrior, learn_slants, slant_of
from measures.bias.table import RateTable

__all__ = [
    "RATE_METHOD",
    "SLANT_METHOD",
    "RatePrior",
    "RateTable",
    "Share",
    "Slant",
    "SlantPrior",
    "TechniquePrior",
    "TechniqueRate",
    "learn_rates",
    "learn_slants",
    "rate_techniques",
    "share_of",
    "slant_of",
]
