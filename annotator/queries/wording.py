"""Which words of a text were changed. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

WORD_OR_OTHER = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text, and whether the other text lacks it."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """Two texts in pieces; joined, the pieces of each are the text."""

    before: list[Piece]
    after: list[Piece]

    @property
    def differs(self) -> bool:
        return any(piece.differs for piece in (*self.before, *self.after))


def compare_wording(before: str, after: str) -> Wording:
    """Word by word: the longest common runs are what stayed. A space between changed words is changed with them."""
    old, new = WORD_OR_OTHER.findall(before), WORD_OR_OTHER.findall(after)
    runs = [
        ("".join(old[i1:i2]), "".join(new[j1:j2]), what != "equal")
        for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]
    marked = [(was, now, differs or (len(runs) > 1 and was.isspace())) for was, now, differs in runs]
    return Wording(
        _joined((was, differs) for was, _, differs in marked),
        _joined((now, differs) for _, now, differs in marked),
    )


def _joined(runs: Iterable[tuple[str, bool]]) -> list[Piece]:
    """Neighbours of one kind as one piece; empty runs left out."""
    pieces = groupby((run for run in runs if run[0]), key=itemgetter(1))
    return [Piece("".join(words for words, _ in group), differs) for differs, group in pieces]
