"""What two texts share, exactly: their sets of shingles, which are runs of so many words (Broder 1997).

A. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences 1997, pp. 21-29:
resemblance |A ∩ B| / |A ∪ B| (Jaccard's coefficient) and containment |A ∩ B| / |A|.
"""

from collections.abc import Sequence
from dataclasses import dataclass

# Both by trial: docs/method/copies.md has the table.
SHINGLE = 4  # words
COPIED = 0.5  # share of a text's shingles that stand in another, from which it is a copy of that one
SHORTEST = 8  # words; below that two texts can be the same by chance
SHORTEST_ALIKE = 20  # words; below that only the very same words make a copy

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two texts share; all between 0 and 1."""

    similarity: float  # Jaccard
    first: float  # the share of the first one's shingles that stand in the second
    second: float  # the other way round

    @property
    def containment(self) -> float:
        """Of the text that is contained more: an excerpt has 1 however long the whole is."""
        return max(self.first, self.second)

    @property
    def is_enough(self) -> bool:
        """Whether half of one of the two stands in the other."""
        return self.containment >= COPIED


NOTHING = Shared(0.0, 0.0, 0.0)
THE_SAME = Shared(1.0, 1.0, 1.0)


def shingles_of(words: Sequence[str]) -> Shingles:
    """Every run of SHINGLE words, once; of fewer words there is none."""
    return frozenset(zip(*(words[offset:] for offset in range(SHINGLE)), strict=False))


def shared(first: Shingles, second: Shingles) -> Shared:
    """Exact. A text without shingles shares nothing."""
    if not first or not second:
        return NOTHING
    both = len(first & second)
    return Shared(both / (len(first) + len(second) - both), both / len(first), both / len(second))


def shared_words(first: Sequence[str], second: Sequence[str]) -> Shared:
    """As `shared`, for whole texts: short ones share all or nothing."""
    if min(len(first), len(second)) >= SHORTEST_ALIKE:
        return shared(shingles_of(first), shingles_of(second))
    same = len(first) >= SHORTEST and list(first) == list(second)
    return THE_SAME if same else NOTHING
