"""The unit that a lead has open: its words in their place, its readings side by side, its history, what it may become."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from annotator.errors import Invalid
from annotator.models import Decision, Dispute, Remark, Round
from annotator.queries.boundaries import Choice, Passage, choices_of, passage_of, words_around
from annotator.queries.codebooks import Vocabulary
from annotator.queries.readings import Data
from annotator.queries.settlements import by_consensus, proposed
from annotator.queries.side_by_side import SideBySide, differences, names_of, side_by_side
from annotator.queries.unit import Seen, Unit
from annotator.queries.worksheet import Worksheet, history_of, seen_parts


@dataclass(frozen=True, slots=True)
class OpenUnit:
    """Disputes and remarks with whose they are. `even` says why there is no consensus to accept; "" where there is. `judgement` is what a lead's own starts from."""

    unit: Unit
    number: int
    seen: Sequence[Seen]
    passage: Passage
    table: SideBySide
    differs: Sequence[str]
    even: str
    history: Sequence[Decision]
    disputes: Sequence[tuple[str, Dispute]]
    remarks: Sequence[tuple[str, Remark]]
    choices: Sequence[Choice]
    judgement: Data
    before: Unit | None
    behind: Unit | None

    @property
    def is_merge(self) -> bool:
        """Several units, shown as the one that a decision would make of them."""
        return len(self.seen) > 1


def opened(round: Round, document: UUID, sheet: Worksheet, unit: Unit, vocabulary: Vocabulary) -> OpenUnit:
    """Two queries."""
    words = words_around(document, unit)
    passage = passage_of(unit, words)
    before, behind = sheet.beside(unit)
    return OpenUnit(
        unit=unit,
        number=sheet.numbers[unit.key],
        seen=seen_parts(sheet, unit),
        passage=passage,
        table=side_by_side(unit, passage, sheet.readers, vocabulary),
        differs=differences(unit),
        even=_even(unit),
        history=history_of(round, unit),
        disputes=[(sheet.readers[one.reviewer_id], one) for one in unit.disputes],
        remarks=[(sheet.readers[one.made_by_id], one) for one in unit.remarks],
        choices=choices_of(unit, words, names_of(unit, sheet.readers)),
        judgement=proposed(unit).judgement or {},
        before=before,
        behind=behind,
    )


def _even(unit: Unit) -> str:
    try:
        by_consensus(unit)
    except Invalid as refusal:
        return refusal.detail
    return ""
