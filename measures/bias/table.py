"""Marked techniques as columns: one row a document, one column a technique."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class RateTable:
    """`source` is a position, `words` those of the document in the publisher's own voice, `counts` documents × techniques.

    A count is the share of the document's readers who marked a passage, added up over its passages, and may be
    fractional. A document without words says nothing of a rate and is passed over. Raises `ValueError` where
    columns differ in length, or a number is negative or not finite.
    """

    techniques: tuple[str, ...]
    source: Positions
    words: Floats
    counts: Floats

    def __post_init__(self) -> None:
        if self.counts.shape != (len(self.words), len(self.techniques)) or len(self.source) != len(
            self.words
        ):
            raise ValueError(
                "A table of techniques has a source, words and one count a technique for each document."
            )
        check_amounts(self.words, self.counts)

    @classmethod
    def of(cls, techniques: tuple[str, ...], source: ArrayLike, words: ArrayLike, counts: ArrayLike) -> Self:
        """The same from lists."""
        shape = (-1, len(techniques))
        return cls(
            techniques,
            np.asarray(source, dtype=np.intp),
            np.asarray(words, dtype=np.float64),
            np.asarray(counts, dtype=np.float64).reshape(shape),
        )


def check_amounts(words: Floats, counts: Floats) -> None:
    """Raises `ValueError` for words or counts that are negative or no number."""
    for name, values in (("Words", words), ("Counts", counts)):
        if not (np.isfinite(values) & (values >= 0)).all():
            raise ValueError(f"{name} are numbers from 0 upwards.")
