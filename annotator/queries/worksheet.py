"""The units of one document as a lead works through them: which is open, which comes next, what can be undone."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from annotator.models import Decision, Round, User
from annotator.queries.consensus import consensus_of
from annotator.queries.letters import Readers, readers_of
from annotator.queries.readings import NOW, read_documents, submitted_in
from annotator.queries.side_by_side import differences
from annotator.queries.unit import Seen
from annotator.queries.units import MISSED, Status, Unit, in_text, united, units_of

LONGEST_LINE = 160  # code points of a unit's words in the list
ASKING = (Status.DISPUTED, Status.CONFLICT, Status.SINGLE)  # one by one; agreed ones are accepted together


@dataclass(frozen=True, slots=True)
class Line:
    """One unit in the list. `marks` are the verdicts of all who read the document, "" of those who did not mark it; `verdict`
    is what it is painted with; `differs` leaves out who did not mark it.
    """

    unit: Unit
    number: int
    words: str
    marks: Sequence[tuple[str, str]]
    verdict: str
    differs: Sequence[str]


@dataclass(frozen=True, slots=True)
class LastStep:
    """What this lead decided last in the document and can take back: one unit, or several in one go."""

    made_at: dt.datetime
    number: int
    words: str


@dataclass(frozen=True)
class Worksheet:
    """Every unit of the document; the disputed ones first, then in text order."""

    units: Sequence[Unit]
    readers: Readers
    method: str

    @cached_property
    def in_text_order(self) -> list[Unit]:
        return sorted(self.units, key=in_text)

    @cached_property
    def lines(self) -> list[Line]:
        number = {unit.key: at for at, unit in enumerate(self.in_text_order, 1)}
        return [_line(unit, number[unit.key], self.readers) for unit in self.units]

    @cached_property
    def counts(self) -> dict[str, int]:
        counted = Counter(unit.status for unit in self.units)
        return {status.value: counted[status] for status in Status}

    @cached_property
    def agreed(self) -> list[Seen]:
        """For accepting them all at once."""
        return [unit.seen for unit in self.units if unit.status == Status.AGREED]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """By key, the place in text order, from 1."""
        return {line.unit.key: line.number for line in self.lines}

    def open(self, keys: Sequence[str], after: str) -> Unit | None:
        """The unit named by its key, its history or any of its highlights; several as one, where they are still to be decided.
        Where none is named, the next that asks to be decided.
        """
        chosen = [unit for unit in self.units if _is_meant(unit, keys)]
        if len(chosen) > 1 and not any(unit.decision for unit in chosen):
            return united(chosen)
        return chosen[0] if chosen else self.next_asking(after)

    def next_asking(self, after: str = "") -> Unit | None:
        """A disputed one, else the next behind this unit in the text, from the top again at its end; then agreed ones; then
        whichever is next. None where there are no units.
        """
        start = self.numbers.get(after, 0)
        behind = sorted(
            self.units, key=lambda unit: (self.numbers[unit.key] <= start, self.numbers[unit.key])
        )
        by_need = sorted(behind, key=lambda unit: _need(unit.status))
        return by_need[0] if by_need else None

    def beside(self, unit: Unit) -> tuple[Unit | None, Unit | None]:
        """The one before and the one behind it in the list."""
        keys = [one.key for one in self.units]
        at = keys.index(unit.key)
        before = self.units[at - 1] if at else None
        return before, (self.units[at + 1] if at + 1 < len(keys) else None)


def _is_meant(unit: Unit, keys: Sequence[str]) -> bool:
    history = unit.last is not None and str(unit.last.history) in keys
    return history or unit.key in keys or any(str(one.highlight) in keys for one in unit.said)


def _need(status: Status) -> int:
    if status == Status.DISPUTED:
        return 0
    return 1 if status in ASKING else 2 if status == Status.AGREED else 3


def seen_parts(sheet: Worksheet, unit: Unit) -> list[Seen]:
    """The unit as it was shown: where several are shown as one, each of them."""
    if unit.decision or len(unit.parts) < 2:
        return [unit.seen]
    return [one.seen for one in sheet.units if one.key in unit.parts]


def worksheet(round: Round, document: UUID, viewer: User, *, method: str, named: bool) -> Worksheet:
    """Of the readings that this lead may see. As many queries whatever the number of units."""
    found = read_documents(submitted_in(round, viewer).filter(document=document), NOW)
    if not found:
        return Worksheet([], Readers({}), method)
    units = consensus_of(round, viewer, method).on(units_of(round, found[0]))
    readers = readers_of(round, document, found[0].readings, named=named)
    return Worksheet(sorted(units, key=lambda unit: not unit.is_disputed), readers, method)


def history_of(round: Round, unit: Unit) -> list[Decision]:
    """Every decision that was ever about one of its readings, the first first. One query."""
    behind = Decision.objects.filter(round=round, highlights__in=[one.highlight for one in unit.said])
    last = unit.last.pk if unit.last else None
    of_unit = Decision.objects.filter(Q(pk__in=behind.values("pk")) | Q(pk=last))
    return list(of_unit.select_related("made_by").order_by("made_at", "replaced_at"))


def last_step(round: Round, document: UUID, lead: User) -> LastStep | None:
    """One query."""
    mine = Decision.objects.current().filter(round=round, document=document, made_by=lead, automatic=False)
    rows = list(mine.order_by("-made_at", "start").values_list("made_at", "exact"))
    if not rows:
        return None
    latest = rows[0][0]
    return LastStep(latest, sum(made_at == latest for made_at, _ in rows), rows[0][1])


def _line(unit: Unit, number: int, readers: Readers) -> Line:
    longest = max(
        (one.exact for one in unit.said), key=len, default=unit.decision.exact if unit.decision else ""
    )
    differs = differences(unit, but=MISSED)
    return Line(unit, number, _shortened(longest), _marks(unit, readers), _verdict(unit), differs)


def _marks(unit: Unit, readers: Readers) -> list[tuple[str, str]]:
    given: dict[int, list[str]] = {reviewer: [""] for reviewer in (*unit.elsewhere, *unit.missed)}
    for one in unit.said:
        given.setdefault(one.reviewer, []).append(one.judgement["verdict"] or "none")
    return [(readers.mark(one), verdict) for one in readers.in_order(given) for verdict in given[one]]


def _verdict(unit: Unit) -> str:
    """That of the decision, else the one that all who gave any gave; "none" where there is no such."""
    if unit.decision:
        return (unit.decision.judgement or {}).get("verdict") or "none"
    given = {one.judgement["verdict"] for one in unit.said} - {None}
    return given.pop() if len(given) == 1 else "none"


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_LINE else f"{words[: LONGEST_LINE - 1]}…"
