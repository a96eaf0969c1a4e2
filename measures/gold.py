"""How near a reading comes to the gold: the one that training and tests are measured by.

Two things count alike. *Finding*: F1 of the passages, 2·both / (gold's + mine), where a passage is a unit of
`measures.matching` (two highlights that share at least half of the shorter one). *Judging*: of all questions that the
gold answers in the passages that both found, the share that I answer in the same way. Where several answers hold at
once, as with techniques, it counts how many are common to both, by all that either names (Jaccard); where neither
names any, nothing was asked. The score is the mean of the two, from 0 to 1. Where the
gold asks nothing in what both found, and where there is nothing to find, finding alone is the score.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from measures.matching import match
from measures.readings import Label, Marked

GOLD, MINE = "gold", "mine"


@dataclass(frozen=True, slots=True)
class Answered:
    """One highlight: the code points `[start, end)`, and what it says by question; None is no answer."""

    id: Hashable
    start: int
    end: int
    answers: Mapping[str, Label | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of both: which highlights they are, and the questions that were answered differently."""

    gold: Answered
    mine: Answered
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A reading beside the gold; all in text order. `judging` is None where the gold asked nothing of what both found."""

    found: tuple[Found, ...]
    missed: tuple[Answered, ...]
    extra: tuple[Answered, ...]
    finding: float
    judging: float | None

    @property
    def score(self) -> float:
        return self.finding if self.judging is None else (self.finding + self.judging) / 2


def compare(gold: Sequence[Answered], mine: Sequence[Answered]) -> Comparison:
    """Put a reading beside the gold. The ids of all highlights differ."""
    by_id = {one.id: one for one in (*gold, *mine)}
    units = match({GOLD: [_marked(one) for one in gold], MINE: [_marked(one) for one in mine]})
    both, missed, extra = [], [], []
    for unit in units:
        of_gold, of_mine = ([by_id[id] for id in unit.members.get(who, ())] for who in (GOLD, MINE))
        if of_gold and of_mine:
            both.append(Found(of_gold[0], of_mine[0], _differing(of_gold[0], of_mine[0])))
        missed += [] if of_mine else of_gold[:1]
        extra += [] if of_gold else of_mine[:1]
    marked = 2 * len(both) + len(missed) + len(extra)
    return Comparison(
        found=tuple(both),
        missed=tuple(missed),
        extra=tuple(extra),
        finding=2 * len(both) / marked if marked else 1.0,
        judging=_judging(both),
    )


def _marked(one: Answered) -> Marked:
    return Marked(one.id, one.start, one.end)


def _differing(gold: Answered, mine: Answered) -> tuple[str, ...]:
    return tuple(
        question
        for question, said in gold.answers.items()
        if _alike(said, mine.answers[question]) not in {1, None}
    )


def _judging(found: Sequence[Found]) -> float | None:
    alike = [
        share
        for pair in found
        for question, said in pair.gold.answers.items()
        if (share := _alike(said, pair.mine.answers[question])) is not None
    ]
    return sum(alike) / len(alike) if alike else None


def _alike(gold: Label | None, mine: Label | None) -> float | None:
    """1 the same, 0 different, between them for sets; None where nothing was asked."""
    if gold is None:
        return None
    if isinstance(gold, frozenset):
        others = mine if isinstance(mine, frozenset) else frozenset()
        return len(gold & others) / len(gold | others) if gold | others else None
    return float(gold == mine)
