"""What was settled: the probability of each value for each item."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from measures.consensus.votes import Floats

_TIE = 1e-9  # closer than rounding: two values that the method holds equally probable


@dataclass(frozen=True, eq=False)
class Settled:
    """The outcome of a method for a table of labels.

    `probabilities`: shape (items, classes), rows adding to 1; a class that nobody gave to anything has
    probability 0 everywhere. `method`: its name in `METHODS`. `notes`: sentences on what was done differently
    from usual, for the page.
    """

    items: tuple[str, ...]
    classes: tuple[str, ...]
    probabilities: Floats
    method: str
    notes: tuple[str, ...] = ()

    @cached_property
    def winners(self) -> NDArray[np.bool_]:
        """The most probable classes of each item, all of them where several tie, shape (items, classes)."""
        best = self.probabilities.max(axis=1, keepdims=True)
        return np.asarray(self.probabilities >= best - _TIE)

    @cached_property
    def tied(self) -> NDArray[np.bool_]:
        """Whether two or more classes are the most probable one of an item, shape (items,)."""
        return np.asarray(self.winners.sum(axis=1) > 1)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The most probable class of each item; of tied ones the first by name, for programs that need one."""
        by_name = np.array(sorted(range(len(self.classes)), key=self.classes.__getitem__))
        return tuple(self.classes[column] for column in by_name[self.winners[:, by_name].argmax(axis=1)])
