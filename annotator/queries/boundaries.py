"""Where the readings of one unit begin and end, laid over the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.db.models.functions import Substr

from annotator.queries.readings import Told
from annotator.queries.unit import Unit
from corpus_app.models import Document

AROUND = 100  # code points shown on either side
LONGEST = 220  # code points of a stretch that is shown whole
ENDS = 90  # of a longer one, so many are shown of each end
BRIEF = 30  # the same where readings stand side by side
GAP = " … "


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the text from `start` on."""

    start: int
    text: str

    def cut(self, start: int, end: int) -> str:
        """The words of `[start, end)` in code points, as far as they are here."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same readings cover. `tail` follows a gap where the piece is too long to be shown whole."""

    words: str
    tail: str
    by: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit in its place: words before, pieces, words after; `readings` is how many there are of it."""

    before: str
    pieces: Sequence[Piece]
    after: str
    readings: int

    @property
    def differs(self) -> bool:
        return len(self.pieces) > 1

    def of(self, highlight: UUID) -> list[tuple[str, bool]]:
        """The pieces as one reading has them: each with whether it is in it. What all have is shown by its ends."""
        return [(self._brief(piece), highlight in piece.by) for piece in self.pieces]

    def _brief(self, piece: Piece) -> str:
        whole = f"{piece.words}{GAP}{piece.tail}" if piece.tail else piece.words
        if len(piece.by) < self.readings or len(whole) <= 3 * BRIEF:
            return whole
        return f"{whole[:BRIEF]}{GAP}{whole[-BRIEF:]}"


def words_around(document: UUID, unit: Unit) -> Words:
    """What its readings cover, and as much on either side. One query; the text itself is not loaded."""
    start, end = extent(unit)
    first = max(0, start - AROUND)
    cut_out = Substr("text", first + 1, end + AROUND - first)
    return Words(first, Document.objects.filter(pk=document).values_list(cut_out, flat=True).get() or "")


def extent(unit: Unit) -> tuple[int, int]:
    """From the first character that any reading covers to behind the last."""
    starts, ends = [one.start for one in unit.said], [one.end for one in unit.said]
    return min(starts, default=unit.start), max(ends, default=unit.end)


def passage_of(unit: Unit, words: Words) -> Passage:
    start, end = extent(unit)
    cuts = sorted({start, end, *(one.start for one in unit.said), *(one.end for one in unit.said)})
    pieces = [_piece(words, a, b, unit.said) for a, b in pairwise(cuts)]
    return Passage(words.cut(0, start), pieces, words.cut(end, end + AROUND), len(unit.said))


def _piece(words: Words, start: int, end: int, said: Sequence[Told]) -> Piece:
    by = frozenset(one.highlight for one in said if one.start <= start and end <= one.end)
    text = words.cut(start, end)
    if len(text) <= LONGEST:
        return Piece(text, "", by)
    return Piece(text[:ENDS], text[-ENDS:], by)


@dataclass(frozen=True, slots=True)
class Choice:
    """A span that may be settled: what it is, where, and how the words at its ends read."""

    name: str
    start: int
    end: int
    words: str
    tail: str

    @property
    def slug(self) -> str:
        """How a form names it."""
        return f"{self.start}-{self.end}"


def choices_of(unit: Unit, words: Words, names: Sequence[tuple[UUID, str]]) -> list[Choice]:
    """The readers' own spans, what most of them mark, all of it together and what all of them have in common; each span
    once, under the first of these names.
    """
    spans = {one.highlight: (one.start, one.end) for one in unit.said}
    named = [("What most mark", (unit.start, unit.end)), *((name, spans[id]) for id, name in names)]
    if unit.said:
        named.append(("All of it together", extent(unit)))
        named.append(("What all have in common", _common(unit)))
    found: dict[tuple[int, int], str] = {}
    for name, span in named:
        if span[0] < span[1]:
            found.setdefault(span, name)
    return [_choice(name, *span, words) for span, name in found.items()]


def _common(unit: Unit) -> tuple[int, int]:
    return max(one.start for one in unit.said), min(one.end for one in unit.said)


def _choice(name: str, start: int, end: int, words: Words) -> Choice:
    piece = _piece(words, start, end, ())
    return Choice(name, start, end, piece.words, piece.tail)
