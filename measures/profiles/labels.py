"""Who gave which verdict to which unit of a round, over all sources, in arrays; and the reviewers' skills that follow."""

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from measures.consensus.skills import Skills, skills_of
from measures.consensus.votes import Votes
from measures.profiles.columns import Columns, Floats, Ordered, Positions
from measures.profiles.inputs import Options
from measures.profiles.panel import rejected

MOST_ITEMS: Final = 60_000
"""Of a round, from which skills are learned: more would change them in the third place after the point."""


@dataclass(slots=True)
class RoundLabels:
    """Of one round, 24 bytes a vote."""

    workers: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    item: list[NDArray[np.uint64]] = field(default_factory=list)
    worker: list[NDArray[np.int32]] = field(default_factory=list)
    label: list[NDArray[np.int32]] = field(default_factory=list)
    weight: list[Floats] = field(default_factory=list)

    def add(self, columns: Columns, votes: Positions, item: NDArray[np.uint64]) -> None:
        said = columns.verdict
        self.item.append(item)
        self.worker.append(_coded(columns.reviewers, said.reviewer[votes], self.workers))
        self.label.append(_coded(columns.verdicts, said.label[votes], self.classes))
        self.weight.append(said.weight[votes])

    def skills(self) -> Skills:
        """Units, reviewers and classes are numbered by what they are, not by when they came."""
        items, item = np.unique(np.concatenate(self.item), return_inverse=True)
        workers, worker = _by_name(self.workers, np.concatenate(self.worker))
        classes, of_class = _by_name(self.classes, np.concatenate(self.label))
        weight = np.concatenate(self.weight)
        some = np.flatnonzero(item < MOST_ITEMS)
        used, label = np.unique(of_class[some], return_inverse=True)
        order = np.lexsort((label, worker[some], item[some]))
        votes = Votes(
            item[some][order].astype(np.int32), worker[some][order], label[order].astype(np.int32), weight[some][order],
            min(len(items), MOST_ITEMS), len(workers), len(used),
        )  # fmt: skip
        return skills_of(votes, workers=workers, classes=tuple(classes[at] for at in used))


def _coded(names: tuple[str, ...], places: Positions, codes: dict[str, int]) -> NDArray[np.int32]:
    """The code of each name, a new one for each that is new."""
    found = np.zeros(len(names), dtype=np.int32)
    for place in np.unique(places).tolist():
        found[place] = codes.setdefault(names[place], len(codes))
    return found[places]


def _by_name(codes: dict[str, int], values: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """The names in alphabetical order, and the values as places in it."""
    names = sorted(codes)
    rank = np.empty(len(names), dtype=np.int32)
    rank[[codes[name] for name in names]] = np.arange(len(names), dtype=np.int32)
    return names, rank[values]


def note_labels(rounds: dict[str, RoundLabels], source: str, ordered: Ordered, columns: Columns) -> None:
    """Adds the votes of one source to their rounds. What was rejected says nothing of a verdict."""
    item = np.fromiter(
        (_number(f"{source}|{unit.document}|{unit.key}") for unit in ordered.units), dtype=np.uint64
    )
    said = columns.verdict
    round_of = columns.documents.round[columns.units.document][said.unit]
    there = ~rejected(columns, Options())[said.unit]
    for number, name in enumerate(columns.rounds):
        votes = np.flatnonzero(there & (round_of == number))
        if len(votes):
            rounds.setdefault(name, RoundLabels()).add(columns, votes, item[said.unit[votes]])


def _number(name: str) -> int:
    """A number as if drawn at random, so that the smallest are a sample."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
