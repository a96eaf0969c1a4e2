"""Where two texts have the same words, for showing it."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from corpus_app.copies.shingles import SHINGLE, Shingles
from corpus_app.copies.wording import Stretch, Word


class Piece(NamedTuple):
    """A stretch of a text that is shown, and whether the other text has it, too."""

    text: str
    is_shared: bool


def shingles_in(words: Sequence[Word]) -> Shingles:
    return frozenset(
        zip(*([word.plain for word in words[offset:]] for offset in range(SHINGLE)), strict=False)
    )


def stretches_in_both(words: Sequence[Word], other: Shingles) -> list[Stretch]:
    """The runs of words of a text that consist of shingles of the other, in code points, in order and apart."""
    runs: list[Stretch] = []
    last = -1  # the last word of the run so far
    for first in range(len(words) - SHINGLE + 1):
        if tuple(word.plain for word in words[first : first + SHINGLE]) not in other:
            continue
        end = words[first + SHINGLE - 1].end
        if runs and first <= last + 1:
            runs[-1] = runs[-1][0], end
        else:
            runs.append((words[first].start, end))
        last = first + SHINGLE - 1
    return runs


def pieces(text: str, start: int, end: int, shared: Iterable[Stretch]) -> list[Piece]:
    """`text[start:end]`, cut where what is shared begins and ends."""
    inside = [(max(one, start), min(other, end)) for one, other in shared if one < end and other > start]
    cuts = [start, *chain.from_iterable(inside), end]
    found = (Piece(text[one:other], bool(at % 2)) for at, (one, other) in enumerate(pairwise(cuts)))
    return [piece for piece in found if piece.text]
