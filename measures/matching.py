"""Which highlights of several reviewers mean the same passage.

Two highlights *may* mean the same passage where they share at least half of the shorter one. A unit holds one
passage of each reviewer at the most, and every two of its highlights may mean the same: chains (a meets b, b
meets c) do not run together, and all highlights of a unit have code points in common. Among the ways to form
such units the closest pairs go together first, by Dice's coefficient, 2 |a ∩ b| / (|a| + |b|), and of equally
close ones those that stand first in the text. Nothing depends on the order in which highlights came in, on
names or on labels.

Why so. Overlap alone would join whole paragraphs through one long highlight. A threshold on Dice would part a
figure from the sentence around it, which are two cuts of one passage: half of the shorter lets them meet, and
"closest first" gives the long one to its best partner. A long highlight over two short ones of another reviewer
thus joins the closer; the other short one is a unit of its own, and the first reviewer, who did mark that text,
is named there under `elsewhere` and not under `missed`.
"""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, NamedTuple

from measures.readings import Marked

_SHARED: Final = 0.5  # of the shorter highlight


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage, and how each reader of its document stands to it; every reader is in one of the three.

    `[start, end)` are the code points that more than half of the members marked. `members` gives the ids of each
    reviewer's highlights here: one, or several where somebody marked the very same span twice. `elsewhere` are
    those whose highlight meets this passage but belongs to another unit, `missed` those who read the document and
    marked nothing that meets it.
    """

    start: int
    end: int
    members: Mapping[str, tuple[Hashable, ...]]
    elsewhere: frozenset[str]
    missed: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A span that somebody marked, with the ids of everybody who marked exactly this one."""

    start: int
    end: int
    ids: Mapping[str, Sequence[Hashable]]


class _Pair(NamedTuple):
    """Two passages that may be the same, by their places in text order; the closest sorts first."""

    distance: float
    one: int
    other: int


def match(readings: Mapping[str, Sequence[Marked]]) -> tuple[Unit, ...]:
    """The units of one document, in text order, from everybody who read it to the end.

    A reader who marked nothing belongs into `readings` with an empty sequence. Labels play no part.
    """
    passages = _passages(readings)
    pairs = _close_pairs(passages)
    unit_of = _grouped(passages, pairs)
    members: dict[int, list[_Passage]] = {}
    for passage, number in zip(passages, unit_of, strict=True):
        members.setdefault(number, []).append(passage)
    near: dict[int, set[str]] = {number: set() for number in members}
    for pair in pairs:
        near[unit_of[pair.one]] |= passages[pair.other].ids.keys()
        near[unit_of[pair.other]] |= passages[pair.one].ids.keys()
    units = (_unit(members[number], near[number], readings.keys()) for number in members)
    return tuple(sorted(units, key=lambda unit: (unit.start, unit.end)))


def _passages(readings: Mapping[str, Sequence[Marked]]) -> list[_Passage]:
    """The distinct spans in text order: equal ones are one passage from the outset."""
    found: dict[tuple[int, int], dict[str, list[Hashable]]] = {}
    for reviewer, spans in readings.items():
        for marked in spans:
            found.setdefault((marked.start, marked.end), {}).setdefault(reviewer, []).append(marked.id)
    return [_Passage(start, end, found[start, end]) for start, end in sorted(found)]


def _close_pairs(passages: Sequence[_Passage]) -> list[_Pair]:
    """The pairs that may be the same, closest first, in time linear in the number of pairs that overlap."""
    pairs = []
    for one, first in enumerate(passages):
        for other in range(one + 1, len(passages)):
            second = passages[other]
            if second.start >= first.end:
                break
            shared = _shared_enough(first, second)
            if shared:
                both = first.end - first.start + second.end - second.start
                pairs.append(_Pair(1 - 2 * shared / both, one, other))
    return sorted(pairs)


def _shared_enough(one: _Passage, other: _Passage) -> int:
    """The code points that two passages share, if these are enough for them to be the same; else 0."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared if shared >= _SHARED * min(one.end - one.start, other.end - other.start) else 0


def _grouped(passages: Sequence[_Passage], pairs: Sequence[_Pair]) -> list[int]:
    """The number of the unit that each passage belongs to, which is the place of one of its passages."""
    unit_of = list(range(len(passages)))
    members = {place: [place] for place in unit_of}
    for pair in pairs:
        into, gone = unit_of[pair.one], unit_of[pair.other]
        if into == gone or not _belong_together(passages, members[into], members[gone]):
            continue
        for place in members[gone]:
            unit_of[place] = into
        members[into] += members.pop(gone)
    return unit_of


def _belong_together(passages: Sequence[_Passage], some: Sequence[int], others: Sequence[int]) -> bool:
    return all(
        _shared_enough(passages[one], passages[other])
        and passages[one].ids.keys().isdisjoint(passages[other].ids.keys())
        for one in some
        for other in others
    )


def _unit(passages: Sequence[_Passage], near: AbstractSet[str], readers: AbstractSet[str]) -> Unit:
    members = {name: tuple(sorted(ids, key=str)) for passage in passages for name, ids in passage.ids.items()}
    needed = len(members) // 2  # of starts and of ends in order, so many are left out
    starts = sorted([passage.start for passage in passages for _ in passage.ids])
    ends = sorted([passage.end for passage in passages for _ in passage.ids], reverse=True)
    around = near | members.keys()
    return Unit(
        start=starts[needed],
        end=ends[needed],
        members={name: members[name] for name in sorted(members)},
        elsewhere=frozenset(around - members.keys()),
        missed=frozenset(readers - around),
    )
