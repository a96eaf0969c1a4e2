"""The readings of one unit beside one another, row by row, with what they come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from annotator.queries.boundaries import Passage
from annotator.queries.codebooks import Vocabulary
from annotator.queries.facets import NAMES
from annotator.queries.letters import Readers
from annotator.queries.readings import TECHNIQUE, Data, Told
from annotator.queries.unit import BOUNDARY, FIGURE, MISSED, Shares, Unit

# As on the judgement panel; what a row is of says how it is shown.
ROWS = (
    "verdict", "claim_type", "voice", "endorsement", "stance", TECHNIQUE, FIGURE, "confidence", "evidence", "note",
)  # fmt: skip
TITLES = {
    **NAMES, TECHNIQUE: "Techniques", FIGURE: "Figure", "evidence": "Evidence", "note": "Note",
    MISSED: "Who marked it", BOUNDARY: "Boundaries",
}  # fmt: skip
LAST_DIGIT = 9
SHARES_SHOWN = 3
LEAST_SHOWN = 0.05  # of those behind the first


@dataclass(frozen=True, slots=True)
class Column:
    """One reading. `key` is the digit that accepts it, none from the tenth on."""

    highlight: UUID
    reader: str
    key: str
    pieces: Sequence[tuple[str, bool]]
    judgement: Data
    came_later: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One value of a facet with its probability; `slug` for the mark."""

    slug: str
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Row:
    """One facet in all readings, in the order of the columns; `shares` are the consensus on it."""

    facet: str
    title: str
    differs: bool
    cells: Sequence[Any]
    shares: Sequence[Share]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A unit as it is laid out: readings as columns, what was said as rows; rows in which nobody says anything left out."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    missed: Sequence[str]
    elsewhere: Sequence[str]


def side_by_side(unit: Unit, passage: Passage, readers: Readers, vocabulary: Vocabulary) -> SideBySide:
    said = in_order_of_letters(unit, readers)
    later = {one.highlight for one in unit.came_later}
    columns = [
        _column(one, place, passage, readers, one.highlight in later) for place, one in enumerate(said, 1)
    ]
    rows = [_row(facet, said, unit, vocabulary) for facet in ROWS]
    return SideBySide(
        columns=columns,
        rows=[row for row in rows if any(row.cells)],
        missed=[readers[one] for one in readers.in_order(unit.missed)],
        elsewhere=[readers[one] for one in readers.in_order(unit.elsewhere)],
    )


def in_order_of_letters(unit: Unit, readers: Readers) -> list[Told]:
    place = {reviewer: at for at, reviewer in enumerate(readers.in_order(unit.reviewers))}
    return sorted(unit.said, key=lambda one: (place[one.reviewer], one.start, one.end, str(one.highlight)))


def names_of(unit: Unit, readers: Readers) -> list[tuple[UUID, str]]:
    """Of each reading, whose it is."""
    return [(one.highlight, readers[one.reviewer]) for one in in_order_of_letters(unit, readers)]


def _column(one: Told, place: int, passage: Passage, readers: Readers, came_later: bool) -> Column:
    key = str(place) if place <= LAST_DIGIT else ""
    return Column(
        one.highlight, readers[one.reviewer], key, passage.of(one.highlight), one.judgement, came_later
    )


def _row(facet: str, said: Sequence[Told], unit: Unit, vocabulary: Vocabulary) -> Row:
    name = {TECHNIQUE: "techniques"}.get(facet, facet)
    shares = (unit.consensus or {}).get(facet)
    return Row(
        facet, TITLES[facet], facet in unit.differs_in, [one.judgement[name] for one in said],
        _shares(facet, shares, vocabulary) if shares else (),
    )  # fmt: skip


def _shares(facet: str, shares: Shares, vocabulary: Vocabulary) -> list[Share]:
    first, *others = shares.values[:SHARES_SHOWN]
    shown = [first, *(pair for pair in others if pair[1] >= LEAST_SHOWN)]
    return [Share(slug, vocabulary.name(facet, slug), probability) for slug, probability in shown]


def differences(unit: Unit, but: str = "") -> list[str]:
    """Where its readers differ, in words; `but` this."""
    return [TITLES[name].lower() for name in unit.differs_in if name != but]


def evidence_of(unit: Unit) -> list[Mapping[str, Any]]:
    """What its readers brought, each thing once."""
    found = {(item["relation"], item["url"]): item for one in unit.said for item in one.judgement["evidence"]}
    return list(found.values())
