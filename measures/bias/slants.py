"""Where a source stands on an axis, from -2 to 2: the mean over its documents, shrunk toward the corpus."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import fsum
from typing import Any, Final, Self

import numpy as np
from scipy.special import logsumexp, ndtr

from measures.bias.likelihood import rounded
from measures.bias.shortest import LEVEL, first_inside, quantile
from measures.bias.slant_model import (
    ALIKE,
    ENDS,
    FAMILIES,
    MIDDLES,
    PLACES,
    SPREADS,
    SPREADS_PRIOR,
    VARIANCES,
    Spread,
    log_likelihood,
    populations,
    spread_of,
)  # fmt: skip
from measures.bias.table import Floats

METHOD: Final = "shrunk-slants-1"
LEAST_SOURCES: Final = 3
FINE: Final = np.linspace(*ENDS, 1601)
CELLS: Final = (FINE[1:] + FINE[:-1]) / 2
EVIDENCE_BITS: Final = 20
LEAST: Final = 1e-12
FEW: Final = 5

NO_DOCUMENTS: Final = "No reader said where a document stands on this axis."
ONE_DOCUMENT: Final = "One document: how far documents of a source differ is taken from other sources."
ALONE: Final = "No other sources to compare with: the interval rests on this source and a vague guess."
FEW_SOURCES: Final = "Learned from fewer than 5 sources: what is typical is hardly known."

POPULATIONS: Final = populations()
BEFORE: Final = np.tile(SPREADS_PRIOR, len(MIDDLES) * FAMILIES)
PLACE_WIDTHS: Final = np.concatenate([[0.5], np.ones(len(PLACES) - 2), [0.5]])  # half a place at either end

Documents = Sequence[Sequence[float]]
"""One source's documents, each with what its readers said, from -2 to 2."""


@dataclass(frozen=True, slots=True)
class SlantPrior:
    """What a corpus says of one axis: where its typical source stands, how far sources and documents are apart.

    `places` is the mass of each of `PLACES` for a source not yet seen, `variances` that of each variance of documents
    and how alike it is from source to source; `sources` is how many it was learned from, 0: it is vague.
    """

    typical: float
    typical_spread: float
    spread: float
    places: tuple[float, ...]
    variances: tuple[float, ...]
    sources: int

    def to_data(self) -> dict[str, Any]:
        """Strings, whole numbers, floats and lists, fit for JSON."""
        return {"method": METHOD, **asdict(self)}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Exactly what `to_data` was made of. Raises `ValueError` for what was learned by another method."""
        fields = {
            **data,
            "places": tuple(data.get("places", ())),
            "variances": tuple(data.get("variances", ())),
        }
        if fields.pop("method", None) != METHOD or (
            len(fields["places"]),
            len(fields["variances"]),
        ) != (len(PLACES), len(VARIANCES) * len(ALIKE)):
            raise ValueError(f"Slants were learned by another method than {METHOD}: learn them again.")
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Slant:
    """Mean over documents of the mean over readers, -2 to 2, with a 95 % interval; None where nobody said anything.

    `raw` is the plain mean, `corpus` where the typical source stands and `above` the probability that this
    one stands higher, None where there is no corpus. `high_side` is the probability that it stands above 0.
    """

    mean: float | None
    low: float | None
    high: float | None
    raw: float | None
    corpus: float | None
    above: float | None
    high_side: float | None
    documents: int
    readings: int
    notes: tuple[str, ...]


def learn_slants(sources: Iterable[Documents]) -> SlantPrior:
    """What all sources together say of one axis; to be kept, and given to `slant_of`. Order changes nothing.

    Vague where fewer than three sources have a slant: the evidence of all counts (S - 2)/S, as a whole two sources' worth
    less. Each is counted once more when it is rated, which narrows intervals where sources are few.
    """
    fits = [log_likelihood(spread_of(means)) for means in sorted(filter(None, map(_means, sources)))]
    weights = np.repeat(BEFORE[:, None], len(VARIANCES) * len(ALIKE), axis=1)
    if len(fits) < LEAST_SOURCES:
        return _prior(weights, 0)
    evidence = np.zeros(weights.shape)
    for fit in fits:
        evidence += rounded(_evidence(fit), EVIDENCE_BITS)
    logs = np.log(weights) + evidence * ((len(fits) - 2) / len(fits))
    return _prior(np.exp(logs - logs.max()), len(fits))


def slant_of(documents: Documents, prior: SlantPrior) -> Slant:
    """One source on one axis. Documents that nobody placed are passed over; order changes nothing.

    Raises `ValueError` for a slant that is not from -2 to 2.
    """
    means = _means(documents)
    corpus = prior.typical if prior.sources else None
    if not means:
        return Slant(None, None, None, None, corpus, None, None, 0, 0, (NO_DOCUMENTS,))
    mass = _posterior(spread_of(means), prior)
    estimate, low, high = _interval(mass)
    above = float(mass @ ndtr((CELLS - prior.typical) / prior.typical_spread))
    return Slant(
        mean=estimate, low=low, high=high, raw=fsum(means) / len(means), corpus=corpus,
        above=above if prior.sources else None, high_side=float(mass[CELLS > 0].sum()),
        documents=len(means), readings=sum(map(len, documents)), notes=_notes(len(means), prior.sources),
    )  # fmt: skip


def _means(documents: Documents) -> list[float]:
    if not all(ENDS[0] <= slant <= ENDS[1] for readers in documents for slant in readers):
        raise ValueError("A slant is a number from -2 to 2.")
    return sorted(fsum(readers) / len(readers) for readers in documents if len(readers))


def _evidence(fit: Floats) -> Floats:
    """Populations × variances: the logarithm of how well each predicts one source."""
    top = fit.max()
    return np.asarray(np.log(POPULATIONS @ np.exp(fit - top)) + top)


def _prior(weights: Floats, sources: int) -> SlantPrior:
    weights = weights / weights.sum()
    population = weights.sum(axis=1)
    by_middle = population.reshape(len(MIDDLES), -1).sum(axis=1)
    typical = float(by_middle @ MIDDLES)
    places = population @ POPULATIONS
    return SlantPrior(
        typical=typical,
        typical_spread=max(float(np.sqrt(by_middle @ (MIDDLES - typical) ** 2)), 0.02),
        spread=float(population.reshape(len(MIDDLES), -1).sum(axis=0) @ np.tile(SPREADS, FAMILIES)),
        places=tuple((places / places.sum()).tolist()),
        variances=tuple(weights.sum(axis=0).tolist()),
        sources=sources,
    )


def _posterior(spread: Spread, prior: SlantPrior) -> Floats:
    """The mass of each of `CELLS`."""
    variances = np.log(np.array(prior.variances) + LEAST)
    logs = logsumexp(log_likelihood(spread) + variances, axis=1) + np.log(
        np.array(prior.places) / PLACE_WIDTHS
    )
    logs = np.interp(CELLS, PLACES, logs)
    mass = np.exp(logs - logs.max())
    return np.asarray(mass / mass.sum())


def _interval(mass: Floats) -> tuple[float, float, float]:
    cumulative = np.concatenate([[0], np.cumsum(mass)])[None]
    first = first_inside(mass[None], np.diff(FINE)[None])
    below, low = cumulative[0, first], FINE[first]
    high = quantile(FINE[None], cumulative, below + LEVEL)
    estimate = np.clip(quantile(FINE[None], cumulative, np.array([0.5])), low, high)
    return float(estimate[0]), float(low[0]), float(high[0])


def _notes(documents: int, sources: int) -> tuple[str, ...]:
    said = ((ONE_DOCUMENT, documents == 1), (ALONE, not sources), (FEW_SOURCES, 0 < sources < FEW))
    return tuple(note for note, holds in said if holds)
