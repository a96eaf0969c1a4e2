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
    """

    sources: tuple[str, ...]
    source: Positions
    document: Positions
    probability: Floats
    prior: Floats
    credit: Floats


def claims_of(verdicts: VerdictTable) -> ClaimTable:
    """One claim each: weighted by the probability that its verdict carries credit, the credit stretched.

    Stretched credits have the mean of the probable ones, may lie outside 0..1, and vary as much as is not known.
    Where every verdict is certain they are the plain credits.
    """
    probability = own_mix(verdicts)
    carries = ~np.isnan(verdicts.credit)
    credited, worth = probability[:, carries], verdicts.credit[carries]
    weight = credited.sum(axis=1)
    mean = (credited @ worth) / np.maximum(weight, LEAST)
    square = (credited @ worth**2) / np.maximum(weight, LEAST)
    centre, information, variance = _information(verdicts, weight, mean, square)
    return ClaimTable(
        verdicts.sources,
        verdicts.source,
        verdicts.document,
        credit=centre + (mean - centre) / information,
        weight=np.where(weight > LEAST, weight, 0),
        variance=np.where(information < 1, variance / information, 0),
    )


def own_mix(verdicts: VerdictTable) -> Floats:
    """The probabilities, had each source's own mix of verdicts been known (Saerens, Latinne & Decaestecker 2002).

    Expectation and maximisation in turn, until no mix changes by more than 1e-5.
    """
    kinds = len(verdicts.prior)
    claims = np.bincount(verdicts.source, minlength=len(verdicts.sources))[:, None]
    ratio = verdicts.probability / np.maximum(verdicts.prior, LEAST)
    mix = np.full((len(verdicts.sources), kinds), 1 / kinds)
    probability = verdicts.probability
    for _ in range(ROUNDS):
        probability = ratio * mix[verdicts.source]
        probability = probability / probability.sum(axis=1, keepdims=True)
        sums = np.stack([add_up(verdicts.source, column, len(mix)) for column in probability.T], axis=1)
        before, mix = mix, (sums + PRIOR_CLAIMS / kinds) / (claims + PRIOR_CLAIMS)
        if np.abs(mix - before).max() < CLOSE:
            break
    return np.asarray(probability)


def _information(
    verdicts: VerdictTable, weight: Floats, mean: Floats, square: Floats
) -> tuple[Floats, Floats, Floats]:
    """Of each claim's source: mean credit, share of a sure verdict's information a claim gives, variance of credits.

    The share is the variance of the claims' mean credits over that of the credits themselves. For two verdicts it is
    exactly Fisher's information on the rate over that of certain verdicts.
    """
    of, sources = verdicts.source, len(verdicts.sources)
    size = np.maximum(add_up(of, weight, sources), LEAST)
    centre = add_up(of, weight * mean, sources) / size
    known = add_up(of, weight * (mean - centre[of]) ** 2, sources)
    whole = add_up(of, weight * (square - 2 * mean * centre[of] + centre[of] ** 2), sources)
    lean = PANEL_CLAIMS * whole.sum() / size.sum()
    panel = known.sum() / max(float(whole.sum()), LEAST)
    share = np.ones(sources) if lean <= LEAST else (known + lean * panel) / (whole + lean)
    return centre[of], np.clip(share, LEAST_INFORMATION, 1)[of], (whole / size)[of]
