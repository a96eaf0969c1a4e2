"""How well a fit foretells each answer from the item's other answers, and what follows for its weight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.consensus.hierarchy import Fit
from measures.consensus.votes import Floats, Votes, softmax

_ROUNDS: Final = 100
_EVEN_ANSWERS: Final = 10.0  # weight of "the fits are equally good", in answers for each fit
_SHARPNESS: Final = np.array([0.15, 0.25, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])


@dataclass(frozen=True, eq=False)
class Foretelling:
    """What a fit says of n answers, each taken without the answer itself.

    `truth`: posterior of the item's class from its other answers. `answer`: probability of the answer under
    each class. Both have shape (n, classes); `weight` has shape (n,).
    """

    truth: Floats
    answer: Floats
    weight: Floats

    def probability(self, sharpness: float = 1.0) -> Floats:
        """Of each answer, with the posteriors to the power of `sharpness`, shape (n,)."""
        return np.asarray(np.einsum("nk,nk->n", sharpened(self.truth, sharpness), self.answer))

    def mean_log(self) -> float:
        """Mean log probability of an answer."""
        return float(np.average(np.log(self.probability()), weights=self.weight))


def foretell(votes: Votes, fit: Fit) -> Foretelling:
    """Foretell every answer in `votes`, which are of all the items of the fit or of some of them.

    The answer is taken out of the item's posterior and out of its worker's matrix; what it did to other items
    by way of the matrix is left in, being small.
    """
    classes = fit.truth.shape[1]
    weight, logits = votes.weight[:, None], fit.logits(votes)
    without = softmax(logits[votes.item] - weight * fit.log_likelihood.reshape(-1, classes)[votes.answer])
    own = weight * softmax(logits)[votes.item]
    given = fit.pseudo.reshape(-1, classes)[votes.answer] - own
    return Foretelling(without, given / (fit.pseudo.sum(axis=1)[votes.worker] - own), votes.weight)


def stacking_weights(told: Sequence[Foretelling]) -> Floats:
    """Weights of a mixture of the fits that make the answers most probable, shape (fits,).

    Stacking of predictive distributions (Yao, Vehtari, Simpson, Gelman 2018, Bayesian Analysis 13), by EM.
    """
    of_fit = np.stack([one.probability() for one in told], axis=1)
    weight = told[0].weight
    weights = np.full(len(told), 1 / len(told))
    for _ in range(_ROUNDS):
        share = of_fit * weights
        share /= share.sum(axis=1, keepdims=True)
        weights = weight @ share + _EVEN_ANSWERS
        weights /= weights.sum()
    return weights


def best_sharpness(told: Sequence[Foretelling], weights: Floats) -> float:
    """The power of the posteriors, 1 or less, with which the mixture foretells the answers best."""
    fits = [
        np.log(sum(share * one.probability(power) for share, one in zip(weights, told, strict=True)))
        @ told[0].weight
        for power in _SHARPNESS
    ]
    return float(_SHARPNESS[np.argmax(fits)])


def sharpened(truth: Floats, power: float) -> Floats:
    """Each row to the power, adding to 1 again."""
    if power == 1.0:
        return truth
    raised = np.maximum(truth, 1e-12) ** power
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
