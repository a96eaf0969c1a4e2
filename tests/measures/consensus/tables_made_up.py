"""Label tables for tests."""

from collections.abc import Iterable

import numpy as np

from measures.tables import LabelTable

Row = tuple[str, str, str]


def table_of(rows: Iterable[Row], classes: tuple[str, ...] | None = None) -> LabelTable:
    """A table of (item, worker, label) rows; its classes are those that occur unless they are given."""
    rows = list(rows)
    items, workers = tuple({row[0]: 0 for row in rows}), tuple({row[1]: 0 for row in rows})
    classes = classes or tuple(sorted({row[2] for row in rows}))
    codes = [[items.index(i), workers.index(w), classes.index(label)] for i, w, label in rows]
    item, worker, label = np.array(codes, dtype=np.int32).reshape(-1, 3).T.copy()
    return LabelTable(items, workers, classes, item, worker, label)


def rows_of(votes: str) -> list[Row]:
    """One line for each item, one letter for each worker in turn, a point where there is no answer."""
    return [
        (f"item {number}", f"worker {place}", letter)
        for number, line in enumerate(votes.split())
        for place, letter in enumerate(line)
        if letter != "."
    ]
