"""Tables of labels and of spans that people bring as CSV, read without a database.

Both need a header; columns may stand in any order, others are passed over, and white space around a cell does
not count. What cannot be read is refused with a `ValueError` whose sentence names the line.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from measures.readings import DocumentReadings, Marked
from measures.rows import Rows, read_rows

LABEL_COLUMNS: Final = ("item", "worker", "label")
SPAN_COLUMNS: Final = ("document", "annotator", "start", "end", "label")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,2})?")
_WHOLE = re.compile(r"([0-9]{1,15})(?:\.0+)?")  # "5.0" is how pandas writes 5 beside an empty cell
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class LabelTable:
    """Who said what of which item: one entry of `item`, `worker` and `label` for each answer.

    The three arrays, in the order of the rows, are positions in `items`, `workers` and `classes`. Items and
    workers stand in the order of their first answer, classes in alphabetical order, or by their number where
    all are numbers. Somebody may have answered twice. Rows without a label are left out and counted in
    `missing`.
    """

    items: tuple[str, ...]
    workers: tuple[str, ...]
    classes: tuple[str, ...]
    item: Codes
    worker: Codes
    label: Codes
    missing: int = 0


@dataclass(frozen=True, slots=True)
class SpanTable:
    """The documents of a table of spans, in the order of their first row; a highlight's id is its line.

    An annotator has read a document where a row of theirs names it, and only there: nothing tells a person
    who found nothing from one who never saw the text. Whoever read it and marked nothing is given one row
    with start, end and label empty. A document's length is what its column `length` says, else its last end.
    """

    documents: tuple[DocumentReadings, ...]

    @property
    def annotators(self) -> tuple[str, ...]:
        """Everybody who read something, in alphabetical order."""
        return tuple(sorted({name for document in self.documents for name in document.readings}))


def read_table(lines: Iterable[str], *, length: int | None = None) -> LabelTable | SpanTable:
    """Whichever of the two tables the header announces; see `read_labels` and `read_spans`."""
    table = read_rows(lines)
    if {"document", "annotator", "start", "end"} <= set(table.columns):
        return _span_table(table, length)
    if {"item", "worker"} & set(table.columns):
        if length is not None:
            raise ValueError("A length is for a table of spans, and this is one of labels.")
        return _label_table(table)
    raise ValueError(
        f"The columns are {', '.join(table.columns)}; needed are {', '.join(LABEL_COLUMNS)} for labels, or "
        f"{', '.join(SPAN_COLUMNS)} for spans."
    )


def read_labels(lines: Iterable[str]) -> LabelTable:
    """A table with the columns item, worker and label. An empty label is a missing one.

    Raises `ValueError` for a missing column, an empty item or worker, rows of another width than the header,
    broken quoting, a NUL, and a table without any label.
    """
    return _label_table(read_rows(lines))


def read_spans(lines: Iterable[str], *, length: int | None = None) -> SpanTable:
    """A table with the columns document, annotator, start, end, label, and length if it has one.

    Offsets count code points from 0, half open. `length` is that of the text where the table has one document.
    Raises `ValueError` as `read_labels` does, and for spans that are none.
    """
    return _span_table(read_rows(lines), length)


def _label_table(table: Rows) -> LabelTable:
    at_item, at_worker, at_label = table.places(LABEL_COLUMNS)
    items, workers, labels = dict[str, int](), dict[str, int](), dict[str, int]()
    codes = array("i")
    missing = 0
    for line, row in table.rows:
        item, worker, label = row[at_item].strip(), row[at_worker].strip(), row[at_label].strip()
        if not item or not worker:
            raise ValueError(f"Line {line} has no {'worker' if item else 'item'}.")
        if not label:
            missing += 1
            continue
        codes.append(items.setdefault(item, len(items)))
        codes.append(workers.setdefault(worker, len(workers)))
        codes.append(labels.setdefault(label, len(labels)))
    if not codes:
        raise ValueError("The table has no label: there is a header and nothing below it.")
    item_codes, worker_codes, first_seen = np.array(codes, dtype=np.int32).reshape(-1, 3).T.copy()
    classes = tuple(in_order(labels))
    place = {name: position for position, name in enumerate(classes)}
    label_codes = np.array([place[name] for name in labels], dtype=np.int32)[first_seen]
    return LabelTable(tuple(items), tuple(workers), classes, item_codes, worker_codes, label_codes, missing)


def _span_table(table: Rows, length: int | None) -> SpanTable:
    table.places(SPAN_COLUMNS)
    found: dict[str, dict[str, list[Marked]]] = {}
    lengths: dict[str, int] = {}
    for line, row in table.rows:
        cells = dict(zip(table.columns, map(str.strip, row), strict=True))
        document, annotator = cells["document"], cells["annotator"]
        if not document or not annotator:
            raise ValueError(f"Line {line} has no {'annotator' if document else 'document'}.")
        found.setdefault(document, {}).setdefault(annotator, []).extend(_marked(line, cells))
        _note_length(line, cells, lengths)
    if not found:
        raise ValueError("The table has no row: there is a header and nothing below it.")
    lengths |= _asked_length(found, length)
    return SpanTable(tuple(_document(name, found[name], lengths.get(name)) for name in found))


def _marked(line: int, cells: Mapping[str, str]) -> list[Marked]:
    """The row's highlight; none where start, end and label are empty."""
    if not (cells["start"] or cells["end"] or cells["label"]):
        return []
    start, end = (_whole(line, name, cells[name]) for name in ("start", "end"))
    if start >= end:
        raise ValueError(f"Line {line} has a span that ends at {end}, not behind its start at {start}.")
    return [Marked(line, start, end, cells["label"] or None)]


def _note_length(line: int, cells: Mapping[str, str], lengths: dict[str, int]) -> None:
    if not cells.get("length"):
        return
    length, document = _whole(line, "length", cells["length"]), cells["document"]
    if lengths.setdefault(document, length) != length:
        raise ValueError(f"Line {line} gives the document “{document}” another length than before.")


def _asked_length(documents: Collection[str], length: int | None) -> dict[str, int]:
    if length is not None and len(documents) > 1:
        raise ValueError(
            f"One length is given for {len(documents)} documents; give the table a column named length instead."
        )
    return {} if length is None else dict.fromkeys(documents, length)


def _document(name: str, found: Mapping[str, Sequence[Marked]], length: int | None) -> DocumentReadings:
    last = max((marked.end for spans in found.values() for marked in spans), default=0)
    return DocumentReadings(name, last if length is None else length, found)


def _whole(line: int, name: str, cell: str) -> int:
    number = _WHOLE.fullmatch(cell)
    if number is None:
        raise ValueError(f"Line {line} has the {name} “{cell}”, which is no whole number from 0 on.")
    return int(number[1])


def in_order(names: Iterable[str]) -> list[str]:
    """Sorted by the alphabet, or by the numbers that they are where all are numbers."""
    listed = sorted(names)
    return listed if numbers_of(listed) is None else sorted(listed, key=float)


def numbers_of(names: Collection[str]) -> NDArray[np.float64] | None:
    """The numbers that the names are, such as "-2" or "0.5"; None where one of them is none."""
    return np.array(list(map(float, names))) if all(map(_NUMBER.fullmatch, names)) else None
