"""The labels of a table as arrays and one sparse matrix: all that a fit of any method looks at."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Votes:
    """Who gave which label to which item, by numbers from 0.

    `item`, `worker`, `label`: one entry per distinct answer, shape (n,); `weight`: how much it counts.
    """

    item: Ints
    worker: Ints
    label: Ints
    weight: Floats
    items: int
    workers: int
    classes: int

    @classmethod
    def counted(
        cls, item: Ints, worker: Ints, label: Ints, *, items: int, workers: int, classes: int
    ) -> "Votes":
        """Equal answers of one worker to one item become one entry that weighs as many."""
        key = (item.astype(np.int64) * workers + worker) * classes + label
        found, times = np.unique(key, return_counts=True)
        at_item, of_worker = np.divmod(found // classes, workers)
        return cls(
            at_item.astype(np.int32), of_worker.astype(np.int32), (found % classes).astype(np.int32),
            times.astype(np.float64), items, workers, classes,
        )  # fmt: skip

    def damped(self) -> "Votes":
        """The same with r answers of one worker to one item weighing the square root of r together."""
        pair = self.item.astype(np.int64) * self.workers + self.worker
        _, place = np.unique(pair, return_inverse=True)
        times = np.bincount(place, weights=self.weight)[place]
        return replace(self, weight=self.weight / np.sqrt(times))

    def of_items(self, chosen: NDArray[np.int64]) -> "Votes":
        """The votes on some items only, numbered anew in the order of `chosen`; the workers stay the same."""
        number = np.full(self.items, -1, dtype=np.int32)
        number[chosen] = np.arange(len(chosen), dtype=np.int32)
        kept = number[self.item] >= 0
        return replace(
            self, item=number[self.item][kept], worker=self.worker[kept], label=self.label[kept],
            weight=self.weight[kept], items=len(chosen),
        )  # fmt: skip

    @cached_property
    def counts(self) -> Floats:
        """Weight of the labels of each item, shape (items, classes)."""
        cell = self.item.astype(np.int64) * self.classes + self.label
        flat = np.bincount(cell, weights=self.weight, minlength=self.items * self.classes)
        return flat.reshape(self.items, self.classes).astype(np.float64)

    @cached_property
    def shares(self) -> Floats:
        """Vote shares of each item, shape (items, classes), rows adding to 1."""
        counts = self.counts
        return np.asarray(counts / counts.sum(axis=1, keepdims=True))

    def confusion(self, truth: Floats) -> Floats:
        """Expected number of times that each worker gave each label to an item of each class.

        `truth`: shape (items, L), rows adding to 1. Returns shape (workers, classes, L).
        """
        product: Floats = self._by_item.T @ truth
        return product.reshape(self.workers, self.classes, truth.shape[1])

    def support(self, log_likelihood: Floats) -> Floats:
        """Sum over an item's labels of their log likelihood under each class.

        `log_likelihood`: shape (workers, classes, L). Returns shape (items, L).
        """
        product: Floats = self._by_item @ log_likelihood.reshape(-1, log_likelihood.shape[2])
        return product

    @cached_property
    def answer(self) -> NDArray[np.int64]:
        """Worker and label of each answer as one number, shape (n,)."""
        return self.worker.astype(np.int64) * self.classes + self.label

    @cached_property
    def _by_item(self) -> "sparse.csr_array":
        shape = (self.items, self.workers * self.classes)
        return sparse.csr_array((self.weight, (self.item, self.answer.astype(np.int32))), shape=shape)


def softmax(logits: Floats) -> Floats:
    """Each row as probabilities, rounded to 2**-40 so that a tie stays one whatever the order of the sums.

    Worked by column, which is twice as fast for the few columns that there are.
    """
    columns = np.ascontiguousarray(logits.T)
    columns -= columns.max(axis=0)
    np.exp(columns, out=columns)
    columns /= columns.sum(axis=0)
    columns *= 2.0**40
    return np.ascontiguousarray((np.rint(columns) * 2.0**-40).T)
