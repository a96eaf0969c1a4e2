"""Passages as arrays: those of one document, or of many random documents at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.readings import DocumentReadings, Label, Marked

Codes = NDArray[np.int64]
Numbers = NDArray[np.float64]
Choice = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """Passages of `continua` documents with `readers` readers each; the arrays have one entry a passage.

    `continuum` and `reader` count from 0; `start` and `end` are code points, and random ones may lie outside
    the text; `label` is a place in the labels, -1 where the passage has none.
    """

    readers: int
    continua: int
    continuum: Codes
    reader: Codes
    start: Numbers
    end: Numbers
    label: Codes

    def __len__(self) -> int:
        return len(self.start)

    @property
    def pairs(self) -> int:
        """How many pairs of readers there are."""
        return self.readers * (self.readers - 1) // 2

    @property
    def per_reader(self) -> Numbers:
        """The mean number of passages a reader, for each continuum."""
        return np.bincount(self.continuum, minlength=self.continua) / self.readers


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A document as arrays, in an order that hangs on what was marked and not on who did.

    `readers` are the names in that order, `marks` the passages in the order of `units`, `labels` what the
    codes in `units` stand for.
    """

    document: str
    length: int
    readers: tuple[str, ...]
    marks: tuple[Marked, ...]
    labels: tuple[Label, ...]
    units: Units

    @property
    def weight(self) -> float:
        """The mean number of passages a reader: what a document weighs in a corpus."""
        return len(self.units) / len(self.readers)


def coded(document: DocumentReadings) -> Coded:
    """The document's passages, readers in the order of what they marked, so that names change nothing."""
    marks = [mark for reading in document.readings.values() for mark in reading]
    labels = tuple(sorted({mark.label for mark in marks if mark.label is not None}, key=_spelt))
    places: dict[Label | None, int] = {label: place for place, label in enumerate(labels)} | {None: -1}

    def key(mark: Marked) -> tuple[int, int, int]:
        return mark.start, mark.end, places[mark.label]

    readings = {name: sorted(reading, key=key) for name, reading in document.readings.items()}
    readers = sorted(readings, key=lambda name: [key(mark) for mark in readings[name]])
    in_order = tuple(mark for name in readers for mark in readings[name])
    codes = np.array([key(mark) for mark in in_order], dtype=np.int64).reshape(-1, 3)
    counts = [len(readings[name]) for name in readers]
    units = Units(
        readers=len(readers),
        continua=1,
        continuum=np.zeros(len(in_order), dtype=np.int64),
        reader=np.repeat(np.arange(len(readers)), counts),
        start=codes[:, 0].astype(np.float64),
        end=codes[:, 1].astype(np.float64),
        label=codes[:, 2],
    )
    return Coded(document.document, document.length, tuple(readers), in_order, labels, units)


def _spelt(label: Label) -> list[str]:
    return [label] if isinstance(label, str) else sorted(label)
