"""What a settlement says of each reviewer: how often they give each label to items of each class."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from measures.consensus.settled import Settled
from measures.consensus.shrinkage import accuracies, panel_and_coin
from measures.consensus.strength import START, strengths
from measures.consensus.votes import Floats, Votes
from measures.tables import LabelTable

_TAILS: Final = np.array([0.025, 0.975])


@dataclass(frozen=True, eq=False)
class ReviewerReport:
    """One reviewer against what was settled. Matrices have the label given by row, the settled class by column.

    `items`: how many different items they answered. `answers`: how many answers that took.
    `counts`: expected number of times, shape (classes, classes). `matrix`: posterior mean, columns adding to 1.
    `interval`: 95 % interval of each class's share of right answers, shape (classes, 2).
    `accuracy`, `accuracy_interval`: share of right answers in all, posterior mean and 95 % interval.
    """

    worker: str
    items: int
    answers: int
    counts: Floats
    matrix: Floats
    interval: Floats
    accuracy: float
    accuracy_interval: tuple[float, float]


def reviewers_of(settled: Settled, table: LabelTable) -> tuple[ReviewerReport, ...]:
    """A report of each worker of the table that was settled, in its order.

    Each matrix is pulled toward the panel's as in docs/method/consensus.md, so that a reviewer of few items is
    taken for one like the others. A reviewer's own answers helped to settle: with few reviewers for each item,
    all of them look better than they are.
    """
    votes = Votes.counted(
        table.item, table.worker, table.label,
        items=len(table.items), workers=len(table.workers), classes=len(table.classes),
    )  # fmt: skip
    counts = votes.confusion(settled.probabilities)
    pseudo = counts + _prior(counts)
    right = np.einsum("wkk->wk", pseudo)
    intervals = _intervals(right, pseudo.sum(axis=1) - right)
    of_two = accuracies(counts)[1]
    in_all, hits = _intervals(of_two[:, 0], of_two[:, 1]), of_two[:, 0] / of_two.sum(axis=1)
    items, answers = _numbers(votes)
    return tuple(
        ReviewerReport(
            name, int(items[at]), round(answers[at]), counts[at], pseudo[at] / pseudo[at].sum(axis=0),
            intervals[at], float(hits[at]), (float(in_all[at, 0]), float(in_all[at, 1])),
        )
        for at, name in enumerate(table.workers)
    )  # fmt: skip


def _prior(counts: Floats) -> Floats:
    if counts.shape[1] == 1:
        return np.ones_like(counts)
    mean = panel_and_coin(counts, START)
    return strengths(counts, mean) * mean


def _intervals(hits: Floats, misses: Floats) -> Floats:
    """The middle 95 % of Beta(hits, misses), along a new last axis."""
    certain = misses <= 0
    low_high = betaincinv(hits[..., None], np.where(certain, 1.0, misses)[..., None], _TAILS)
    return np.where(certain[..., None], 1.0, low_high)


def _numbers(votes: Votes) -> tuple[NDArray[np.int64], Floats]:
    """How many different items each worker answered, and in how many answers."""
    pairs = np.unique(votes.item.astype(np.int64) * votes.workers + votes.worker)
    answers = np.zeros(votes.workers)
    np.add.at(answers, votes.worker, votes.weight)
    return np.bincount(pairs % votes.workers, minlength=votes.workers).astype(np.int64), answers
