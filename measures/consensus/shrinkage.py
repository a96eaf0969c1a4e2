"""What each worker's confusion matrix is pulled toward: three guesses made from the counts of all workers.

Each takes the expected counts, shape (workers, labels, classes), and the present strength of the pull, and
returns the expected matrices, same shape, adding to 1 over labels.
"""

from collections.abc import Callable
from typing import Final

import numpy as np
from scipy.special import expit, logit, softmax

from measures.consensus.strength import evidence, strengths
from measures.consensus.votes import Floats

Guess = Callable[[Floats, float], Floats]
_FLOOR: Final = 1e-4
_SHARPNESS: Final = np.array([-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0])
_SHARPNESS_ROUNDS: Final = 5


def own_coin(counts: Floats, strength: float) -> Floats:
    """The worker's own accuracy for every class, errors spread evenly."""
    return _on_diagonal(_own_accuracies(counts)[1], counts.shape[1])


def coin_by_type(counts: Floats, strength: float) -> Floats:
    """`own_coin` for each type of item alone, where the last axis holds the classes of one type after another."""
    width = counts.shape[1]
    parts = np.split(counts, range(width, counts.shape[2], width), axis=2)
    return np.concatenate([own_coin(part, strength) for part in parts], axis=2)


def panel_and_coin(counts: Floats, strength: float) -> Floats:
    """Halfway between the worker's own coin and the panel's matrix moved to the worker's accuracy."""
    panel = _panel(counts)
    overall, own = _own_accuracies(counts)
    moved = expit(logit(np.diag(panel)) + (logit(own) - logit(overall))[:, None])
    errors = panel * (1 - np.eye(len(panel)))
    errors /= np.maximum(errors.sum(axis=0), _FLOOR)
    matrices = errors * (1 - moved)[:, None, :] + np.eye(len(panel)) * moved[:, None, :]
    return _floored((_on_diagonal(own, len(panel)) + _floored(matrices)) / 2)


def ability(counts: Floats, strength: float) -> Floats:
    """The panel's matrix made sharper or blunter by the worker's ability b: P[l,k]**b * M[l]**(1-b).

    M is how often the panel gives each label: b = 0 is a worker who answers without looking, b < 0 one who
    answers against the panel, b > 1 one who is surer than it.
    """
    matrices = _by_sharpness(counts)
    fits = np.stack([evidence(counts, matrix[None], strength).sum(axis=1) for matrix in matrices], axis=1)
    log_share = np.full(len(_SHARPNESS), -np.log(len(_SHARPNESS)))
    for _ in range(_SHARPNESS_ROUNDS):
        of_worker = softmax(fits + log_share, axis=1)
        share = of_worker.sum(axis=0) + 1
        log_share = np.log(share / share.sum())
    return _floored(np.einsum("wb,blk->wlk", of_worker, matrices))


def _by_sharpness(counts: Floats) -> Floats:
    """Shape (abilities, labels, classes)."""
    given = counts.sum(axis=(0, 2)) + 0.5
    log_given = np.log(given / given.sum())[None, :, None]
    sharpness = _SHARPNESS[:, None, None]
    return _floored(softmax(sharpness * np.log(_panel(counts)) + (1 - sharpness) * log_given, axis=1))


def accuracies(counts: Floats) -> tuple[float, Floats]:
    """The panel's accuracy, and Beta parameters of each worker's, pulled toward it, shape (workers, 2)."""
    right, given = np.einsum("wkk->w", counts), counts.sum(axis=(1, 2))
    overall = float((right.sum() + 1) / (given.sum() + max(2, counts.shape[1])))  # nobody is sure to be right
    of_two = np.stack([right, given - right], axis=1)
    mean = np.array([overall, 1 - overall])
    return overall, of_two + strengths(of_two[:, :, None], mean[None, :, None])[0] * mean


def _own_accuracies(counts: Floats) -> tuple[float, Floats]:
    overall, of_two = accuracies(counts)
    return overall, of_two[:, 0] / of_two.sum(axis=1)


def _panel(counts: Floats) -> Floats:
    """All workers' counts as one confusion matrix, columns adding to 1, shape (labels, classes)."""
    panel = counts.sum(axis=0) + 0.5 / counts.shape[1]
    return np.asarray(panel / panel.sum(axis=0))


def _on_diagonal(accuracy: Floats, classes: int) -> Floats:
    right = accuracy[:, None, None]
    return _floored(np.where(np.eye(classes, dtype=bool), right, (1 - right) / max(classes - 1, 1)))


def _floored(matrices: Floats) -> Floats:
    """No label is impossible."""
    floored = np.maximum(matrices, _FLOOR)
    return np.asarray(floored / floored.sum(axis=-2, keepdims=True))
