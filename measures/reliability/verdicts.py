"""Credits of claims whose verdicts are only probable, as reviewers of uneven skill leave them.

A panel's probabilities lean on how common each verdict is in *all* sources. For the rate of one source that is wrong
twice over: doubtful claims are pulled toward the other sources, and their mean varies less than what is known of the
source does. Here each source gets its own mix of verdicts, and doubtful claims their full uncertainty.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.reliability.claims import ClaimTable, Floats, Positions
from measures.reliability.clusters import add_up

ROUNDS: Final = 200
CLOSE: Final = 1e-5
PRIOR_CLAIMS: Final = (
    1.0  # spread evenly over the verdicts: a source's mix is never quite without one of them
)
PANEL_CLAIMS: Final = 4.0  # with which a source's information leans on that of all sources together
LEAST_INFORMATION: Final = 0.02
LEAST: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class VerdictTable:
    """Claims with the probability of each verdict: `probability` is claims × verdicts, its rows adding up to 1.

    `source` and `document` are positions, as in `ClaimTable`. `prior` is how common each verdict was taken to be when
    the probabilities were reckoned; `credit` what each verdict is worth, 0 to 1, NaN for one that carries no credit.
    `weight`, where it is given, is the share of a claim that each counts as.
    """

    sources: tuple[str, ...]
    source: Positions
    document: Positions
    probability: Floats
    prior: Floats
    credit: Floats
    weight: Floats | None = None


@dataclass(frozen=True, slots=True)
class Information:
    """What all sources say of doubtful claims: the share of a sure verdict's information that one gives, and the variance
    of a credit within a source."""

    share: float
    variance: float


UNKNOWN: Final = Information(share=0.7, variance=0.15)
"""What is taken where there is nothing to learn it from: reviewers of middling skill, credits neither all alike nor all 0 or 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """Claims, each with the weight it has, and mean and mean square of its credit where its verdict carries one."""

    sources: tuple[str, ...]
    source: Positions
    document: Positions
    weight: Floats
    mean: Floats
    square: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """Of each source: size, mean credit, and the sums of squares of what is known of the credits and of the credits."""

    size: Floats
    centre: Floats
    known: Floats
    whole: Floats


def claims_of(verdicts: VerdictTable, *, information: Information | None = None) -> ClaimTable:
    """One claim each: weighted by the probability that its verdict carries credit, the credit stretched.

    Stretched credits have the mean of the probable ones, may lie outside 0..1, and vary as much as is not known.
    Where every verdict is certain they are the plain credits. `information` is what all sources of the table say, or
    what was learned before: then a source comes out the same alone as among others.
    """
    return stretched(moments(verdicts), information)


def moments(verdicts: VerdictTable) -> Moments:
    """What is known of each claim's credit, in the light of its own source's mix."""
    probability = own_mix(verdicts)
    carries = ~np.isnan(verdicts.credit)
    credited, worth = probability[:, carries], verdicts.credit[carries]
    total = credited.sum(axis=1)
    held = np.maximum(total, LEAST)
    weight = np.where(total > LEAST, total, 0) * (1.0 if verdicts.weight is None else verdicts.weight)
    mean, square = ((credited * values).sum(axis=1) / held for values in (worth, worth**2))
    return Moments(verdicts.sources, verdicts.source, verdicts.document, weight, mean, square)


def learn_information(claims: Moments) -> Information:
    """What all sources of a table together say; to be kept, and given to `claims_of` for tables of few sources."""
    return _together(_spread(claims))


def stretched(claims: Moments, information: Information | None = None) -> ClaimTable:
    """Claims whose credits vary as they would if verdicts were certain and as much were known.

    A source's share of information is the variance of its claims' mean credits over that of the credits themselves. For
    two verdicts it is exactly Fisher's information on the rate over that of certain verdicts.
    """
    of, spread = claims.source, _spread(claims)
    learned = information or _together(spread)
    lean = PANEL_CLAIMS * learned.variance
    whole = spread.whole + lean
    share = np.divide(
        spread.known + lean * learned.share, whole, out=np.ones_like(whole), where=whole > LEAST
    )
    share = np.clip(share, LEAST_INFORMATION, 1)[of]
    centre, variance = spread.centre[of], (spread.whole / spread.size)[of]
    return ClaimTable(
        claims.sources,
        claims.source,
        claims.document,
        credit=centre + (claims.mean - centre) / share,
        weight=claims.weight,
        variance=np.where(share < 1, variance / share, 0),
    )


def own_mix(verdicts: VerdictTable) -> Floats:
    """The probabilities, had each source's own mix of verdicts been known (Saerens, Latinne & Decaestecker 2002).

    Expectation and maximisation in turn, until no share of the source's mix changes by more than 1e-5.
    """
    kinds = len(verdicts.prior)
    weights = np.ones(len(verdicts.source)) if verdicts.weight is None else verdicts.weight
    ratio = verdicts.probability / np.maximum(verdicts.prior, LEAST)
    mixes = np.full((len(verdicts.sources), kinds), 1 / kinds)
    order = np.argsort(verdicts.source, kind="stable")
    ends = np.cumsum(np.bincount(verdicts.source, minlength=len(verdicts.sources)))
    for place, rows in enumerate(np.split(order, ends[:-1])):
        mixes[place] = _mix(ratio[rows], weights[rows], kinds)
    probability = ratio * mixes[verdicts.source]
    return np.asarray(probability / probability.sum(axis=1, keepdims=True))


def _mix(ratio: Floats, weight: Floats, kinds: int) -> Floats:
    """The mix of one source. By sums that hang on its own claims alone, whatever else stands in the table."""
    mix = np.full(kinds, 1 / kinds)
    size = weight.sum() + PRIOR_CLAIMS
    for _ in range(ROUNDS):
        told = weight / np.einsum("ik,k->i", ratio, mix)
        before, mix = mix, (mix * np.einsum("ik,i->k", ratio, told) + PRIOR_CLAIMS / kinds) / size
        if np.abs(mix - before).max() < CLOSE:
            break
    return mix


def _spread(claims: Moments) -> _Spread:
    of, weight, mean, square = claims.source, claims.weight, claims.mean, claims.square
    sources = len(claims.sources)
    size = np.maximum(add_up(of, weight, sources), LEAST)
    centre = add_up(of, weight * mean, sources) / size
    known = add_up(of, weight * (mean - centre[of]) ** 2, sources)
    whole = add_up(of, weight * (square - 2 * mean * centre[of] + centre[of] ** 2), sources)
    return _Spread(size, centre, known, whole)


def _together(spread: _Spread) -> Information:
    whole = float(spread.whole.sum())
    return Information(
        float(spread.known.sum()) / max(whole, LEAST), whole / max(float(spread.size.sum()), LEAST)
    )
