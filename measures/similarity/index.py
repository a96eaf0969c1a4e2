"""Which of many texts are most like a given one: an inverted index over trigrams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from measures.similarity.trigrams import trigrams, trigrams_of_word, words_of

Key = TypeVar("Key")
Positions = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Key]):
    """A text, by its key, and how alike it is to the one that was asked for: `similarity`, 0 to 1."""

    key: Key
    similarity: float


@dataclass(frozen=True, slots=True, eq=False)
class Index(Generic[Key]):
    """Texts by the trigrams that they have. Built once; asking it costs as much as the asked trigrams are common.

    The texts that have trigram number i are `places[starts[i]:starts[i + 1]]`; `sizes` counts the trigrams of each text.
    """

    keys: tuple[Key, ...]
    numbers: dict[str, int]
    starts: Positions
    places: Positions
    sizes: Positions

    @classmethod
    def of(cls, pairs: Iterable[tuple[Key, str]]) -> "Index[Key]":
        """The index of texts, each with the key it is to be called by. A key may come with several texts."""
        keys: list[Key] = []
        words: dict[str, int] = {}
        texts: list[list[int]] = []  # the numbers of each text's words
        for key, text in pairs:
            keys.append(key)
            texts.append([words.setdefault(word, len(words)) for word in words_of(text)])
        numbers: dict[str, int] = {}
        of_word = _Rows.of(
            [[numbers.setdefault(gram, len(numbers)) for gram in trigrams_of_word(word)] for word in words]
        )
        place, number = _once_each(*_Rows.of(texts).through(of_word))
        sizes = np.bincount(place, minlength=len(keys))
        starts = np.concatenate(([0], np.cumsum(np.bincount(number, minlength=len(numbers)))))
        return cls(tuple(keys), numbers, starts, place, sizes)

    def rank(self, words: str, *, least: float, most: int) -> list[Ranked[Key]]:
        """The `most` texts of a similarity of `least` or more, the most similar first; of equal ones by their key.

        A text that shares nothing with `words` is never given. The order in which the index was given its texts does
        not matter, as long as the keys are written differently.
        """
        similar = self._similarities(words)
        found = np.flatnonzero((similar >= least) & (similar > 0))
        if (
            len(found) > most > 0
        ):  # all that are as similar as the last one wanted, so that keys decide among equals
            found = found[similar[found] >= np.partition(similar[found], -most)[-most]]
        ranked = [Ranked(self.keys[place], float(similar[place])) for place in found]
        ranked.sort(key=lambda each: (-each.similarity, str(each.key)))
        return ranked[: max(most, 0)]

    def _similarities(self, words: str) -> Floats:
        """|A ∩ B| / |A ∪ B| of `words` and every text."""
        wanted = trigrams(words)
        numbers = [self.numbers[trigram] for trigram in wanted if trigram in self.numbers]
        having = [self.places[self.starts[number] : self.starts[number + 1]] for number in numbers]
        if not having:
            return np.zeros(len(self.keys))
        shared = np.bincount(np.concatenate(having), minlength=len(self.keys))
        return np.asarray(shared / (self.sizes + len(wanted) - shared), dtype=np.float64)


def rank(
    words: str, candidates: Iterable[tuple[Key, str]], *, least: float, most: int
) -> Sequence[Ranked[Key]]:
    """The same without keeping the index: for candidates that are asked once."""
    return Index.of(candidates).rank(words, least=least, most=most)


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Lists of numbers, end to end: row i is `flat[starts[i]:starts[i + 1]]`."""

    starts: Positions
    flat: Positions

    @classmethod
    def of(cls, rows: list[list[int]]) -> "_Rows":
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(row) for row in rows], out=starts[1:])
        return cls(starts, np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=int(starts[-1])))

    def through(self, rows: "_Rows") -> tuple[Positions, Positions]:
        """Each number replaced by the row of `rows` that it names: to which row here, and what."""
        place = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        lengths = np.diff(rows.starts)[self.flat]
        ends = np.cumsum(lengths)
        # Where in `rows.flat` each entry stands: the start of its row, and how far into the row it is.
        position = np.arange(int(lengths.sum())) + np.repeat(
            rows.starts[self.flat] - (ends - lengths), lengths
        )
        return np.repeat(place, lengths), rows.flat[position]


def _once_each(place: Positions, number: Positions) -> tuple[Positions, Positions]:
    """Each pair of text and trigram once, by trigram and then by text."""
    texts = int(place.max(initial=0)) + 1
    both = np.sort(number * texts + place)  # np.unique hashes first, which takes ten times as long here
    both = both[np.diff(both, prepend=-1) > 0]
    return both % texts, both // texts
