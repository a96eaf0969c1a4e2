"""Figures that may be of one quantity, proposed by the words around them. Whether they are, a person says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from measures.comparison.given import Given
from measures.comparison.kinds import kind_of
from measures.similarity import Index

AROUND: Final = 40  # code points to either side of a figure that tell what it is of
LEAST: Final = 0.2  # similarity of those words (pg_trgm's) from which two figures may be of one quantity


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure at [start, end) of a document, and the words around it. The document's name is the caller's."""

    given: Given
    document: str
    start: int
    end: int
    words: str

    @classmethod
    def in_text(cls, given: Given, document: str, text: str, start: int, end: int) -> "Stated":
        """With the words that stand around it in the document's text."""
        words = f"{text[max(0, start - AROUND) : start]} {text[end : end + AROUND]}"
        return cls(given, document, start, end, words)

    def is_apart_from(self, other: "Stated") -> bool:
        """Whether no words count for both. "Ten had been shot, four died": alike because they share their sentence."""
        if self.document != other.document:
            return True
        return max(self.start, other.start) - min(self.end, other.end) > 2 * AROUND


def same_quantity(stated: Iterable[Stated], *, least: float = LEAST) -> list[tuple[Stated, ...]]:
    """Groups of two and more figures of one kind, of which every two stand in words that are `least` similar or more.

    The most similar pairs come together first (complete linkage), groups with the most similar words first; in each, figures as
    they stand in `stated`. Each figure is in one group at the most.
    """
    everything = list(stated)
    likely = _likely_pairs(everything, least)
    group_of = {place: [place] for place in range(len(everything))}
    for left, right in sorted(likely, key=lambda pair: (-likely[pair], pair)):
        first, second = group_of[left], group_of[right]
        if first is not second and all(_pair(one, other) in likely for one in first for other in second):
            first += second
            group_of.update(dict.fromkeys(second, first))
    found = {id(group): group for group in group_of.values() if len(group) > 1}
    ordered = sorted((sorted(group) for group in found.values()), key=lambda group: _rank(group, likely))
    return [tuple(everything[place] for place in group) for group in ordered]


def _likely_pairs(stated: Sequence[Stated], least: float) -> dict[tuple[int, int], float]:
    """The similarity of every two figures, by their places, that may be of one quantity."""
    pairs: dict[tuple[int, int], float] = {}
    kinds = [kind_of(each.given) for each in stated]
    for kind in set(kinds):
        places = [place for place, each in enumerate(kinds) if each == kind and kind.name != "none"]
        index = Index.of((place, stated[place].words) for place in places)
        for place in places:
            for found in index.rank(stated[place].words, least=least, most=len(places)):
                if place < found.key and stated[place].is_apart_from(stated[found.key]):
                    pairs[place, found.key] = found.similarity
    return pairs


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _rank(group: list[int], likely: dict[tuple[int, int], float]) -> tuple[float, list[int]]:
    within = (likely[one, other] for one in group for other in group if one < other)
    return -max(within), group
