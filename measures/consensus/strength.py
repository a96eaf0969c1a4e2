"""How far workers' confusion matrices are pulled toward what they share, found from the counts themselves."""

from typing import Final

import numpy as np
from scipy.special import gammaln

from measures.consensus.votes import Floats

START: Final = 8.0
_GRID: Final = np.geomspace(0.5, 200.0, 14)
_LOG_PRIOR: Final = -0.5 * ((np.log(_GRID) - np.log(START)) / 1.5) ** 2


def evidence(counts: Floats, mean: Floats, strength: float) -> Floats:
    """Log probability of each worker's labels of items of a class under Dirichlet(strength * mean).

    `counts`, `mean`: shape (workers, labels, L), `mean` adding to 1 over labels. Returns shape (workers, L).
    T. Minka (2000), Estimating a Dirichlet distribution, equation 53.
    """
    prior = strength * mean
    gained = (gammaln(counts + prior) - gammaln(prior)).sum(axis=1)
    return np.asarray(gained - gammaln(counts.sum(axis=1) + strength) + gammaln(strength))


def strengths(counts: Floats, mean: Floats) -> Floats:
    """The most probable strength of the pull for each class, in labels, shape (L,).

    Its logarithm is given a normal prior about log 8 with deviation 1.5.
    """
    fits = [
        evidence(counts, mean, strength).sum(axis=0) + prior
        for strength, prior in zip(_GRID, _LOG_PRIOR, strict=True)
    ]
    return np.asarray(_GRID[np.argmax(fits, axis=0)])
