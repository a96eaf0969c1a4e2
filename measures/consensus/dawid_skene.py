"""Dawid and Skene's model of each worker's confusion matrix, and its one-coin form, by plain EM.

A. P. Dawid, A. M. Skene (1979), Applied Statistics 28, 20-28. Start, floor and stopping rule are crowd-kit's.
"""

from collections.abc import Callable

import numpy as np

from measures.consensus.votes import Floats, Votes

_FLOOR = 1e-10


def dawid_skene(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> Floats:
    """Posterior of each item's class, shape (items, classes), as crowd-kit's `DawidSkene` gives it.

    `tolerance`: gain of the evidence lower bound per label below which the rounds end.
    """
    return _by_em(votes, _free_matrices, rounds=rounds, tolerance=tolerance)


def one_coin(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> Floats:
    """The same with one accuracy for each worker, errors spread evenly, shape (items, classes)."""
    return _by_em(votes, _coins, rounds=rounds, tolerance=tolerance)


def _by_em(
    votes: Votes, estimate: Callable[[Votes, Floats], Floats], *, rounds: int, tolerance: float
) -> Floats:
    truth, bound = votes.shares, -np.inf
    matrices = estimate(votes, votes.confusion(truth))
    for _ in range(rounds):
        truth = _posterior(_log_floored(truth.mean(axis=0)) + votes.support(_log(matrices)))
        counts = votes.confusion(truth)
        matrices = estimate(votes, counts)
        previous, bound = bound, _lower_bound(votes, truth, counts, matrices)
        if bound - previous < tolerance:
            break
    return truth


def _free_matrices(votes: Votes, counts: Floats) -> Floats:
    """Share of each label among a worker's labels for items of each class; 0 for labels never given."""
    given = np.bincount(votes.answer, minlength=counts.shape[0] * counts.shape[1]) > 0
    matrices = np.where(given.reshape(*counts.shape[:2], 1), np.maximum(counts, _FLOOR), 0.0)
    sums = matrices.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(matrices, sums, out=matrices, where=sums > 0))


def _coins(votes: Votes, counts: Floats) -> Floats:
    """Accuracy on the diagonal, the rest spread evenly over the other labels."""
    given = counts.sum(axis=(1, 2))
    right = np.einsum("wkk->w", counts) / np.maximum(given, _FLOOR)
    accuracy = np.clip(right, _FLOOR, 1 - _FLOOR)[:, None, None]
    others = max(votes.classes - 1, 1)
    matrices: Floats = np.where(np.eye(votes.classes, dtype=bool), accuracy, (1 - accuracy) / others)
    return matrices


def _posterior(logits: Floats) -> Floats:
    scaled = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(scaled / scaled.sum(axis=1, keepdims=True))


def _lower_bound(votes: Votes, truth: Floats, counts: Floats, matrices: Floats) -> float:
    """Per label; each label brings its item's prior along once, as crowd-kit counts it."""
    labels = votes.counts.sum(axis=1)
    fit = np.vdot(counts, _log(matrices)) + labels @ truth @ _log_floored(truth.mean(axis=0))
    held = np.maximum(truth, _FLOOR)
    return float((fit - np.vdot(held, np.log(held))) / labels.sum())


def _log(matrices: Floats) -> Floats:
    """0 for what was never said, which no count multiplies."""
    return np.log(matrices, out=np.zeros_like(matrices), where=matrices > 0)


def _log_floored(share: Floats) -> Floats:
    return np.asarray(np.log(np.maximum(share, _FLOOR)))
