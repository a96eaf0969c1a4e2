"""What a corpus says of each technique, as it is kept: plain numbers that come back as they were."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any, Final, Self

import numpy as np

from measures.bias.likelihood import OVERDISPERSIONS, POINTS
from measures.bias.populations import (
    FAMILIES,
    MIDDLES,
    OVERDISPERSED,
    SPREADS,
    middles_prior,
    populations,
    spread_prior,
)
from measures.bias.table import Floats

METHOD: Final = "shrunk-rates-1"


@dataclass(frozen=True, slots=True)
class TechniquePrior:
    """What is believed of the rate of one technique in a source not yet seen.

    `typical` is the median source's rate per 1,000 words, `typical_spread` the standard error of its logarithm,
    `spread` the standard deviation of the logarithm of sources' rates. `scale` is φ, the variance of counts over
    their mean where nothing repeats itself; `rates` the mass of each of `LOG_RATES` in units of it; `overdispersion`
    that of each of `OVERDISPERSIONS`. `sources` is how many it was learned from; 0: it is vague.
    """

    technique: str
    typical: float
    typical_spread: float
    spread: float
    scale: float
    rates: tuple[float, ...]
    overdispersion: tuple[float, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class RatePrior:
    """One `TechniquePrior` for each technique, in the order of the table's columns."""

    techniques: tuple[TechniquePrior, ...]

    def of(self, names: Sequence[str]) -> "RatePrior":
        """For the techniques named, in that order; one that was not yet learned is vague."""
        known = {one.technique: one for one in self.techniques}
        return RatePrior(tuple(known[name] if name in known else unlearned(name) for name in names))

    def to_data(self) -> dict[str, Any]:
        """Strings, whole numbers, floats and lists, fit for JSON."""
        return {"method": METHOD, "techniques": [asdict(one) for one in self.techniques]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Exactly what `to_data` was made of. Raises `ValueError` for what was learned by another method."""
        if data.get("method") != METHOD:
            raise ValueError(
                f"Rates were learned by the method {data.get('method')}, not {METHOD}: learn them again."
            )
        return cls(tuple(_from(one) for one in data["techniques"]))


def _from(data: Mapping[str, Any]) -> TechniquePrior:
    listed = {name: tuple(data[name]) for name in ("rates", "overdispersion")}
    if (len(listed["rates"]), len(listed["overdispersion"])) != (POINTS, len(OVERDISPERSIONS)):
        raise ValueError(f"What was learned of {data['technique']} is incomplete: learn the rates again.")
    return TechniquePrior(**{**data, **listed})


def unlearned(technique: str) -> TechniquePrior:
    """What is believed before any source is seen."""
    return replace(_vague(), technique=technique)


@cache
def _vague() -> TechniquePrior:
    middles = middles_prior(MIDDLES)
    shapes = np.outer(middles / middles.sum(), spread_prior())
    weights = np.repeat(shapes[:, :, None], len(OVERDISPERSED), axis=2) / len(OVERDISPERSED)
    return summed_up("", MIDDLES, weights, scale=1.0, sources=0)


def summed_up(
    technique: str, middles: Floats, weights: Floats, *, scale: float, sources: int
) -> TechniquePrior:
    """The mean over all populations; `weights` is middles × spreads and families × overdispersions, and adds up to 1."""
    rates = np.einsum("ms,msr->r", weights.sum(axis=2), populations(middles))
    middle = weights.sum(axis=(1, 2))
    typical = float(middle @ middles)
    return TechniquePrior(
        technique=technique,
        typical=float(np.exp(typical)) * scale,
        typical_spread=float(np.sqrt(middle @ (middles - typical) ** 2)),
        spread=float(weights.sum(axis=(0, 2)) @ np.tile(SPREADS, FAMILIES)),
        scale=scale,
        rates=tuple((rates / rates.sum()).tolist()),
        overdispersion=tuple((weights.sum(axis=(0, 1)) @ OVERDISPERSED).tolist()),
        sources=sources,
    )
