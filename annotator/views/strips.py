"""A bar of verdicts: how many of each, side by side, drawn in per cent."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.queries.codebooks import Vocabulary
from annotator.queries.found import Tally
from annotator.queries.highlights import UNSAID

GAP = 0.3  # per cent between two pieces
WIDE_GAP = 3.0  # between what stands on the scale, what stands off it, and what has no verdict yet


@dataclass(frozen=True, slots=True)
class Piece:
    """One verdict's share of the bar, in per cent of its width."""

    tally: Tally
    start: float
    width: float
    on_scale: bool


def strip_of(verdicts: Sequence[Tally], vocabulary: Vocabulary) -> list[Piece]:
    """In three groups apart: on the scale, off the scale, not judged. Empty where there is nothing."""
    groups = [
        [tally for tally in verdicts if vocabulary.carries_credit(tally.slug)],
        [tally for tally in verdicts if tally.slug != UNSAID and not vocabulary.carries_credit(tally.slug)],
        [tally for tally in verdicts if tally.slug == UNSAID],
    ]
    groups = [group for group in groups if group]
    total = sum(tally.number for tally in verdicts)
    gaps = GAP * (len(verdicts) - len(groups)) + WIDE_GAP * (len(groups) - 1)
    pieces, start = [], 0.0
    for group in groups:
        for tally in group:
            width = (100 - gaps) * tally.number / total
            pieces.append(
                Piece(tally, round(start, 2), round(width, 2), vocabulary.carries_credit(tally.slug))
            )
            start += width + GAP
        start += WIDE_GAP - GAP
    return pieces
