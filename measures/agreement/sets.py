"""Distances of values that are sets, for labels of which several may hold at once."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from measures.agreement.resampling import Floats
from measures.readings import Label

SEPARATOR: Final = "|"


def has_sets(labels: Iterable[str]) -> bool:
    """Whether any of them is written as a set."""
    return any(SEPARATOR in label for label in labels)


def parse_set(label: str) -> frozenset[str]:
    """The values written in one cell: "doubt|slogan" is two of them, a lone "|" none."""
    return frozenset(value for value in map(str.strip, label.split(SEPARATOR)) if value)


def set_distance(sets: Sequence[frozenset[str]]) -> Floats:
    """A table of 0 for equal sets, ⅓ where one holds the other, ⅔ where they share a value, else 1.

    Passonneau, Computing reliability for coreference annotation, LREC 2004. The empty set is in every other one.
    """
    shared, size = _shared(sets)
    one_in_other = shared == np.minimum(size[:, None], size)
    equal = one_in_other & (size[:, None] == size)
    return np.select([equal, one_in_other, shared > 0], [0, 1 / 3, 2 / 3], 1.0)


def masi_distance(sets: Sequence[frozenset[str]]) -> Floats:
    """A table of the set distance times Jaccard's, 1 − |a ∩ b| / |a ∪ b|.

    MASI as DKPro Statistics has it after Passonneau, LREC 2006. (NLTK's is 1 − J (1 − d), which is larger wherever
    the two are not equal and not disjoint.)
    """
    shared, size = _shared(sets)
    union = size[:, None] + size - shared
    apart = np.ones_like(union)
    np.divide(union - shared, union, out=apart, where=union > 0)
    return np.asarray(set_distance(sets) * apart)


def masi(one: Label, other: Label) -> float:
    """The same distance of two labels; whatever is no set is a set of one."""
    both = [label if isinstance(label, frozenset) else frozenset({label}) for label in (one, other)]
    return float(masi_distance(both)[0, 1])


def _shared(sets: Sequence[frozenset[str]]) -> tuple[Floats, Floats]:
    """How many values every two sets share, and how many each has."""
    values = sorted(frozenset().union(*sets))
    has = np.array([[value in one for value in values] for one in sets], dtype=np.float64)
    has = has.reshape(len(sets), len(values))
    return has @ has.T, has.sum(axis=1)
