"""Learning from all sources at once what profiles are calculated with. Sources come one by one; only arrays are kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from measures.consensus.skills import Skills, skills_of
from measures.consensus.votes import Votes
from measures.profiles.calibrated import UNCALIBRATED, Calibrated
from measures.profiles.columns import Booleans, Columns, Floats, Ordered, Positions, columns_of
from measures.profiles.inputs import Options, SourceReadings, Vocabulary
from measures.profiles.panel import judge, rejected
from measures.profiles.rating import Choice, claims_in, only_checked, verdict_table, worth_of
from measures.reliability import UNLEARNED, learn_correlation
from measures.reliability.verdicts import Moments, learn_information, moments, stretched

MOST_ITEMS: Final = 60_000
"""Of a round, from which skills are learned: more would change them in the third place after the point."""


def learn(sources: Iterable[SourceReadings], vocabulary: Vocabulary) -> Calibrated:
    """What all sources together say. The order in which they come does not matter."""
    rounds: defaultdict[str, _Labels] = defaultdict(_Labels)
    kept: list[tuple[bytes, Columns]] = []
    for readings in sources:
        ordered = Ordered.of(readings)
        columns = columns_of(ordered, readings.groups, vocabulary.credits)
        kept.append((readings.source.encode(), columns))
        _note_labels(rounds, readings.source, ordered, columns)
    kept.sort(key=lambda one: one[0])
    skills = {name: rounds[name].skills() for name in sorted(rounds)}
    return _calibrated([columns for _, columns in kept], skills, vocabulary)


@dataclass(slots=True)
class _Labels:
    """Who gave which verdict to which unit of one round, in numbers: 20 bytes a vote."""

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


def _note_labels(rounds: dict[str, _Labels], source: str, ordered: Ordered, columns: Columns) -> None:
    item = np.fromiter(
        (_number(f"{source}|{unit.document}|{unit.key}") for unit in ordered.units), dtype=np.uint64
    )
    said = columns.verdict
    round_of = columns.documents.round[columns.units.document][said.unit]
    there = ~rejected(columns, Options())[said.unit]
    for number, name in enumerate(columns.rounds):
        votes = np.flatnonzero(there & (round_of == number))
        if len(votes):
            rounds[name].add(columns, votes, item[said.unit[votes]])


def _number(name: str) -> int:
    """A number as if drawn at random, so that the smallest are a sample."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")


def _calibrated(sources: list[Columns], skills: Mapping[str, Skills], vocabulary: Vocabulary) -> Calibrated:
    parts = list(_moments(sources, skills, vocabulary))
    if not parts:
        return replace(UNCALIBRATED, skills=skills)
    known = _together([part for part, _ in parts])
    information = learn_information(known)
    table = only_checked(stretched(known, information), np.concatenate([checked for _, checked in parts]))
    correlation = learn_correlation(table) if (table.weight > 0).any() else UNLEARNED
    return Calibrated(skills, information, correlation)


def _moments(
    sources: list[Columns], skills: Mapping[str, Skills], vocabulary: Vocabulary
) -> Iterator[tuple[Moments, Booleans]]:
    """Of each source that has a claim, what is known of its claims' credits, and which are checked."""
    choice = Choice(Options())
    for columns in sources:
        worth = worth_of(columns, vocabulary.credits)
        claims = claims_in(columns, judge(columns, skills, choice.options), choice, worth)
        if len(claims.unit):
            yield moments(verdict_table(("",), [claims], worth)), claims.checked


def _together(parts: list[Moments]) -> Moments:
    """One table of all. Documents of two sources are told apart by their source."""
    sizes = [len(part.source) for part in parts]
    return Moments(
        tuple(map(str, range(len(parts)))),
        np.repeat(np.arange(len(parts)), sizes),
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("document", "weight", "mean", "square")
        ),
    )
