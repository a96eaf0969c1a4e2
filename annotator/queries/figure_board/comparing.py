"""Which of a quantity's figures cannot both be true, and which tell different stories."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from annotator.queries.figure_board.figure import Figure, read_differently
from measures.comparison import TOLERANCE, Given, Pair, contradicted, contradictions, differences

PAIRWISE = (
    150  # figures up to which every pair is looked at; of more, only how many each contradicts is counted
)
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of figures by their keys, the lower figure first, and how many each contradicts.

    `apart` are different numbers that different people read at one place: these are neither. Above PAIRWISE figures the pairs
    are those of the figures that contradict most others, and differences are not looked for.
    """

    clashing: Mapping[int, int]
    clashes: tuple[Key, ...]
    differences: tuple[Key, ...]
    apart: frozenset[Key]
    whole: bool

    @property
    def number_of_clashes(self) -> int:
        """Pairs that cannot both be true, all of them."""
        return sum(self.clashing.values()) // 2

    @property
    def contested(self) -> bool:
        return self.number_of_clashes > 0 or bool(self.differences)


def partners(pairs: Iterable[Key]) -> dict[int, list[int]]:
    """By figure those that it is paired with, in order."""
    found: dict[int, list[int]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return {key: sorted(others) for key, others in found.items()}


def compare(figures: Sequence[Figure], tolerance: Decimal = TOLERANCE) -> Compared:
    """Figures of any kinds: only those of one kind are ever compared."""
    givens = [figure.given for figure in figures]
    apart = read_differently(figures)
    counts = dict(zip((figure.key for figure in figures), contradicted(givens, tolerance), strict=True))
    _leave_out(apart, counts, {figure.key: figure.given for figure in figures}, tolerance)
    whole = len(givens) <= PAIRWISE
    looked_at = givens if whole else _most_contradicted(givens, counts)
    return Compared(
        clashing=counts,
        clashes=_keys(contradictions(looked_at, tolerance), apart),
        differences=_keys(differences(givens, tolerance), apart) if whole else (),
        apart=frozenset(apart),
        whole=whole,
    )


def clashes_inside(figures: Sequence[Figure], compared: Compared) -> bool:
    """Whether one source contradicts itself."""
    source = {figure.key: figure.source for figure in figures}
    return any(source[one] == source[other] for one, other in compared.clashes)


def _leave_out(
    apart: Iterable[Key], counts: dict[int, int], givens: Mapping[int, Given], tolerance: Decimal
) -> None:
    for one, other in apart:
        if contradictions((givens[one], givens[other]), tolerance):
            counts[one] -= 1
            counts[other] -= 1


def _most_contradicted(givens: Sequence[Given], counts: Mapping[int, int]) -> list[Given]:
    return sorted(givens, key=lambda given: (-counts[_key(given)], _key(given)))[:PAIRWISE]


def _keys(pairs: Iterable[Pair], apart: set[Key]) -> tuple[Key, ...]:
    keys = ((_key(pair.lower), _key(pair.higher)) for pair in pairs)
    return tuple(pair for pair in keys if (min(pair), max(pair)) not in apart)


def _key(given: Given) -> int:
    return cast(int, given.key)
