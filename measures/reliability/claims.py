"""Checked claims as columns, and reading them from CSV."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from measures.rows import Rows, read_rows

COLUMNS: Final = ("source", "document", "credit")
OPTIONAL: Final = "weight"

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]


class Claim(NamedTuple):
    """One checked claim: `credit` from 0 (refuted) to 1 (verified), `weight` the share of a claim it counts as."""

    source: str
    document: str
    credit: float
    weight: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ClaimTable:
    """Claims as columns of equal length; `source` and `document` are positions, `sources` the names.

    `variance`, where it is given, is the least that the credits of a claim's source are known to vary by: doubtful claims
    may agree by chance. `sources` stand in order of first appearance. A document belongs to its source: the same name in two sources
    is two documents. Credits lie in 0..1, save for those that `verdicts.claims_of` has stretched. Raises `ValueError`
    where columns differ in length, a credit is not finite, or a weight is negative or not finite.
    """

    sources: tuple[str, ...]
    source: Positions
    document: Positions
    credit: Floats
    weight: Floats
    variance: Floats | None = None

    def __post_init__(self) -> None:
        if len({len(column) for column in (self.source, self.document, self.credit, self.weight)}) != 1:
            raise ValueError("The columns of a table of claims must be of one length.")
        if not np.isfinite(self.credit).all():
            raise ValueError("A credit is a number.")
        if not (np.isfinite(self.weight) & (self.weight >= 0)).all():
            raise ValueError("A weight is a number from 0 upwards.")

    @classmethod
    def of(cls, claims: Iterable[tuple[str, str, float] | tuple[str, str, float, float]]) -> Self:
        """A table of `Claim`s, or of plain tuples in their order. Raises `ValueError` for a credit not in 0..1."""
        sources = dict[str, int]()
        documents = dict[tuple[int, str], int]()
        columns: list[tuple[int, int, float, float]] = []
        for claim in claims:
            name, document, credit, weight = Claim(*claim)
            if not 0 <= credit <= 1:
                raise ValueError(f"A credit is a number from 0 to 1; {document} of {name} has {credit}.")
            source = sources.setdefault(name, len(sources))
            columns.append((source, documents.setdefault((source, document), len(documents)), credit, weight))
        table = np.array(columns, dtype=np.float64).reshape(-1, 4).T
        return cls(tuple(sources), table[0].astype(np.intp), table[1].astype(np.intp), table[2], table[3])


def read_claims(lines: Iterable[str]) -> ClaimTable:
    """A CSV with the columns source, document, credit and, if it has one, weight; an empty weight is 1.

    Raises `ValueError`, with a sentence that names the line, for what is no such table.
    """
    table = read_rows(lines)
    at = table.places([*COLUMNS, OPTIONAL] if OPTIONAL in table.columns else COLUMNS)
    claims = _claims(table, at)
    first = next(claims, None)
    if first is None:
        raise ValueError("The table has no claim: there is a header and nothing below it.")
    return ClaimTable.of(chain([first], claims))


def _claims(table: Rows, at: list[int]) -> Iterator[Claim]:
    for line, row in table.rows:
        source, document, credit, *weight = (row[place].strip() for place in at)
        if not source or not document:
            raise ValueError(f"Line {line} has no {'document' if source else 'source'}.")
        yield Claim(source, document, _credit(line, credit), _weight(line, *weight))


def _credit(line: int, cell: str) -> float:
    number = _number(cell)
    if not 0 <= number <= 1:
        raise ValueError(f"Line {line} has the credit “{cell}”; a credit is a number from 0 to 1.")
    return number


def _weight(line: int, cell: str = "") -> float:
    number = _number(cell) if cell else 1.0
    if not 0 <= number < math.inf:
        raise ValueError(f"Line {line} has the weight “{cell}”; a weight is a number from 0 upwards.")
    return number


def _number(cell: str) -> float:
    """NaN, which no comparison lets pass, where the cell is no number."""
    try:
        return float(cell)
    except ValueError:
        return math.nan
