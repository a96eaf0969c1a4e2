"""A model in which items of one class are of three types, easy to hard, and workers do worse at some of them.

Where items differ much in difficulty, a model without types may use its classes to tell easy items from hard.
"""

from typing import Final

import numpy as np
from scipy.stats import rankdata

from measures.consensus.hierarchy import Fit, fit
from measures.consensus.shrinkage import coin_by_type
from measures.consensus.votes import Floats, Votes

TYPES: Final = 3
ITEMS_FOR_TYPES: Final = 50 * TYPES  # for each class; with fewer, the types are noise
_WIDTH: Final = 0.35 / TYPES


def fit_types(votes: Votes) -> Fit:
    """A fit whose posteriors have shape (items, TYPES * classes), the classes of the first type first."""
    return fit(votes, coin_by_type, start=_start(votes))


def without_types(truth: Floats, classes: int) -> Floats:
    """The posteriors of such a fit by class alone, shape (items, classes)."""
    return np.asarray(truth.reshape(len(truth), TYPES, classes).sum(axis=1))


def moved(votes: Votes, truth: Floats) -> int:
    """How many items `truth` gives to a class that was not among their most frequent answers."""
    shares = votes.shares
    found = np.take_along_axis(shares, truth.argmax(axis=1)[:, None], axis=1)[:, 0]
    return int((found < shares.max(axis=1) - 1e-9).sum())


def _start(votes: Votes) -> Floats:
    """Vote shares, spread over the types by how an item ranks in agreement, the most agreed of the first type."""
    rank = (rankdata(-votes.shares.max(axis=1)) - 0.5) / votes.items
    middle = (np.arange(TYPES) + 0.5) / TYPES
    of_type = np.exp(-(((rank[:, None] - middle) / _WIDTH) ** 2) / 2)
    of_type /= of_type.sum(axis=1, keepdims=True)
    return np.asarray((of_type[:, :, None] * votes.shares[:, None, :]).reshape(votes.items, -1))
