"""Reviewers' skills as a fixed input: learned from a table of labels once, applied to any votes later.

What votes come to by skills that are fixed hangs on those votes alone. So one more judgement, on whatever item, changes
nothing elsewhere, which no method that learns and settles in one can promise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np

from measures.consensus.hierarchy import fit
from measures.consensus.methods import votes_of
from measures.consensus.pooled import GUESSES, VOTES_KEPT
from measures.consensus.prediction import foretell, stacking_weights
from measures.consensus.votes import Floats, Votes
from measures.tables import LabelTable

_ITEMS_FORETOLD: Final = 10_000
_LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Skills:
    """`common`: how common each class is, adding to 1. `matrices`: of each reviewer by name, the label given by row, the
    true class by column, columns adding to 1. `panel`: the same for somebody unknown. `kept`: the share of the plain
    votes that stays in a probability.
    """

    classes: tuple[str, ...]
    common: Floats
    panel: Floats
    matrices: Mapping[str, Floats]
    kept: float

    def matrix_of(self, reviewer: str) -> Floats:
        """The reviewer's confusion matrix; the panel's for one who is not known."""
        return self.matrices.get(reviewer, self.panel)

    def log_matrices(self, reviewers: Sequence[str]) -> Floats:
        """Logarithms, shape (reviewers, labels, classes)."""
        shape = (-1, len(self.classes), len(self.classes))
        return np.asarray(np.log(np.reshape([self.matrix_of(name) for name in reviewers], shape)))

    def to_data(self) -> dict[str, Any]:
        """Plain lists and numbers, from which `from_data` makes the same skills to the last bit."""
        return {
            "classes": list(self.classes),
            "common": self.common.tolist(),
            "panel": self.panel.tolist(),
            "matrices": {name: self.matrices[name].tolist() for name in sorted(self.matrices)},
            "kept": self.kept,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        matrices = {name: np.array(matrix, dtype=np.float64) for name, matrix in data["matrices"].items()}
        common, panel = (np.array(data[name], dtype=np.float64) for name in ("common", "panel"))
        return cls(tuple(data["classes"]), common, panel, matrices, data["kept"])


def learn_skills(table: LabelTable) -> Skills:
    """The skills of the workers of a table of labels, over the classes that somebody gave.

    Raises `ValueError` for a table without labels, or with an item that has none.
    """
    votes, used = votes_of(table)
    classes = tuple(table.classes[at] for at in used)
    return skills_of(votes, workers=sorted(table.workers), classes=classes)


def skills_of(votes: Votes, *, workers: Sequence[str], classes: tuple[str, ...]) -> Skills:
    """The same from votes as arrays; `workers` and `classes` are the names of their numbers.

    Each matrix is the mean of the three models' of the default way to settle, weighed as there by how well they foretell
    answers (docs/method/consensus.md). Every class must have been given once at least.
    """
    if len(classes) == 1:
        one = np.ones((1, 1))
        return Skills(classes, np.ones(1), one, dict.fromkeys(workers, one), VOTES_KEPT)
    votes = votes.damped()
    some = votes.of_items(np.arange(0, votes.items, -(-votes.items // _ITEMS_FORETOLD)))
    fits = [fit(votes, guess, start=votes.shares) for guess in GUESSES]
    weights = stacking_weights([foretell(some, one) for one in fits])
    matrices = np.einsum(
        "f,fwlk->wlk", weights, [one.pseudo / one.pseudo.sum(axis=1, keepdims=True) for one in fits]
    )
    truth = np.einsum("f,fik->ik", weights, [one.truth for one in fits])
    panel = votes.confusion(truth).sum(axis=0) + 0.5 / len(classes)
    common = truth.sum(axis=0) + 1
    return Skills(
        classes,
        common / common.sum(),
        panel / panel.sum(axis=0),
        dict(zip(workers, np.maximum(matrices, _LEAST), strict=True)),
        VOTES_KEPT,
    )
