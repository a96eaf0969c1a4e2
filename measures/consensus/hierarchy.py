"""Variational Dawid-Skene in which each worker's matrix is pulled toward a guess made from all workers."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import digamma

from measures.consensus.shrinkage import Guess
from measures.consensus.strength import START, strengths
from measures.consensus.votes import Floats, Votes, softmax

_ROUNDS: Final = 100
_REFRESHED: Final = frozenset({0, 1, 2, 4, 8, 16, 32, 64})  # rounds before which the guess is made anew
_LEAST: Final = 8
_STILL: Final = 1e-5


@dataclass(frozen=True, eq=False)
class Fit:
    """`truth`: posteriors, shape (items, classes). `pseudo`: Dirichlet parameters of each worker's matrix,
    shape (workers, labels, classes), with the worker's expected counts in them. `log_likelihood`: expected
    logarithm of the matrices, same shape. `log_classes`: how frequent the classes are, up to a constant.
    """

    truth: Floats
    pseudo: Floats
    log_likelihood: Floats
    log_classes: Floats

    def logits(self, votes: Votes) -> Floats:
        """Log posteriors of the items of `votes` by the same workers, up to a constant, shape (items, classes)."""
        return np.asarray(self.log_classes + votes.support(self.log_likelihood))


def fit(votes: Votes, guess: Guess, *, start: Floats) -> Fit:
    """Rounds of variational Bayes from the posteriors `start`, until they move by less than 0.00001 on average."""
    truth, pull = start, START
    for number in range(_ROUNDS):
        counts = votes.confusion(truth)
        if number in _REFRESHED:
            mean = guess(counts, pull)
            pulls = strengths(counts, mean)
            prior, pull = pulls * mean, float(np.median(pulls))
        log_likelihood = expected_log(counts + prior)
        log_classes = np.log(truth.sum(axis=0) + 1)
        previous, truth = truth, softmax(log_classes + votes.support(log_likelihood))
        if number > _LEAST and np.abs(truth - previous).sum() < _STILL * votes.items:
            break
    return Fit(truth, votes.confusion(truth) + prior, log_likelihood, log_classes)


def expected_log(pseudo: Floats) -> Floats:
    """Expected logarithm of Dirichlet matrices, over axis 1."""
    return np.asarray(digamma(pseudo) - digamma(pseudo.sum(axis=1, keepdims=True)))
