"""MACE: each worker either knows the class or answers by a habit of their own.

D. Hovy, T. Berg-Kirkpatrick, A. Vaswani, E. Hovy (2013), Learning whom to trust with MACE, NAACL-HLT.
"""

from typing import Final

import numpy as np
from scipy.special import digamma

from measures.consensus.votes import Floats, Votes, softmax

_ROUNDS: Final = 50
_KNOWING_PRIOR: Final = 0.5
_HABIT_PRIOR: Final = 10.0


def mace(votes: Votes) -> Floats:
    """Posterior of each item's class, shape (items, classes), by 50 rounds of variational Bayes.

    All workers begin with even odds of knowing and an even habit, where the published random starts lie
    close by, so that nothing hangs on a draw.
    """
    habit = np.full((votes.workers, votes.classes), 1 / votes.classes)
    knowing = np.full((votes.workers, 2), 0.5)
    for _ in range(_ROUNDS):
        truth = softmax(votes.support(_log_likelihood(habit, knowing)))
        habit, knowing = _estimate(votes.confusion(truth), habit, knowing)
    return truth


def _log_likelihood(habit: Floats, knowing: Floats) -> Floats:
    """Shape (workers, labels, classes)."""
    by_habit = (knowing[:, :1] * habit)[:, :, None]
    same = np.eye(habit.shape[1]) * knowing[:, 1:, None]
    return np.asarray(np.log(by_habit + same))


def _estimate(counts: Floats, habit: Floats, knowing: Floats) -> tuple[Floats, Floats]:
    by_habit = knowing[:, :1] * habit
    agreeing = np.einsum("wkk->wk", counts)
    known = agreeing * knowing[:, 1:] / (by_habit + knowing[:, 1:])
    unknown = counts.sum(axis=2) - known
    of_two = np.stack([unknown.sum(axis=1), known.sum(axis=1)], axis=1)
    return _weights(unknown + _HABIT_PRIOR), _weights(of_two + _KNOWING_PRIOR)


def _weights(pseudo: Floats) -> Floats:
    """Exponential of the expected logarithm of Dirichlet shares, over axis 1."""
    return np.asarray(np.exp(digamma(pseudo) - digamma(pseudo.sum(axis=1, keepdims=True))))
