"""The methods by name, and settling a table of labels by one of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from measures.consensus.dawid_skene import dawid_skene, one_coin
from measures.consensus.mace import mace
from measures.consensus.pooled import pooled
from measures.consensus.settled import Settled
from measures.consensus.votes import Floats, Ints, Votes
from measures.tables import LabelTable


@dataclass(frozen=True, slots=True)
class Method:
    """A way of settling: `name` for programs, `description` in one sentence for the page."""

    name: str
    description: str
    probabilities: Callable[[Votes], Floats]


DEFAULT_METHOD: Final = "pooled"
METHODS: Final = {
    method.name: method
    for method in (
        Method(
            "pooled",
            "Weighs reviewers by how well their answers fit the others', as far as the answers can tell, and "
            "keeps some of the plain votes.",
            pooled,
        ),
        Method(
            "majority", "Counts every answer the same: the shares of the votes.", lambda votes: votes.shares
        ),
        Method(
            "dawid_skene",
            "Estimates each reviewer's confusion matrix by maximum likelihood (Dawid and Skene 1979); unsteady "
            "where reviewers gave few answers.",
            dawid_skene,
        ),
        Method("one_coin", "Dawid and Skene's model with one accuracy for each reviewer.", one_coin),
        Method(
            "mace",
            "Holds that each reviewer either knows the answer or follows a habit of their own (Hovy and others "
            "2013).",
            mace,
        ),
    )
}


def settle(table: LabelTable, *, method: str = DEFAULT_METHOD) -> Settled:
    """The probability of each class of `table` for each of its items. Nothing is drawn at random.

    Raises `ValueError` for an unknown method, a table without labels, or an item without one.
    """
    if method not in METHODS:
        raise ValueError(f"There is no method {method}. There are: {', '.join(METHODS)}.")
    votes, used = votes_of(table)
    only_one = len(used) == 1
    found = np.ones((votes.items, 1)) if only_one else METHODS[method].probabilities(votes)
    probabilities = np.zeros((len(table.items), len(table.classes)))
    probabilities[:, used] = found[_rank(table.items)]
    notes = (f"Every answer is {table.classes[used[0]]}: there is nothing to settle.",) if only_one else ()
    return Settled(table.items, table.classes, probabilities, method, notes)


def votes_of(table: LabelTable) -> tuple[Votes, Ints]:
    """The table's answers over the classes that were given, and which classes those are.

    Items and workers are numbered by name, so that no order of the rows can matter.
    """
    if not len(table.label):
        raise ValueError("There are no labels to settle.")
    silent = np.flatnonzero(np.bincount(table.item, minlength=len(table.items)) == 0)
    if len(silent):
        raise ValueError(f"Item {table.items[silent[0]]} has no label: leave it out, or ask for one.")
    used = np.unique(table.label)
    label = np.searchsorted(used, table.label).astype(np.int32)
    sizes = {"items": len(table.items), "workers": len(table.workers), "classes": len(used)}
    return Votes.counted(
        _rank(table.items)[table.item], _rank(table.workers)[table.worker], label, **sizes
    ), used


def _rank(names: tuple[str, ...]) -> Ints:
    """The place of each in alphabetical order."""
    rank = np.empty(len(names), dtype=np.int32)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names), dtype=np.int32)
    return rank
