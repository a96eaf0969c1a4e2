"""CSV (RFC 4180) with a header row; semicolons and tabs between the cells are understood as well."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

import orjson

from corpus_app.text.decode import check_encoding
from corpus_app.text.raw import RawDocument, Refusal
from corpus_app.text.records import document_of
from corpus_app.text.refusals import Refused

DELIMITERS = ",;\t"
OBJECTS = ("source", "origin", "metadata")  # cells that may hold a JSON object
PARTS = {  # columns that are a part of one, such as `source_kind`
    "source": ("name", "kind", "country", "language", "note"),
    "origin": ("name", "kind", "country", "language", "note", "relation"),
}

# The standard library's own limit is 131,072 characters a cell, for the whole process. A document is a cell;
# what a file may hold is limited by its bytes before this module sees it.
csv.field_size_limit(2**31 - 1)

Row = tuple[str, list[str] | Refused]  # where it starts ("line 3"), and its cells or why they cannot be read


def count_rows(stream: BinaryIO) -> int:
    """How many rows stand under the header. Raises Refused where the file as a whole cannot be read."""
    with _text_in(stream) as text:
        rows = _rows(text)
        _header(rows)
        return sum(1 for _ in rows)


def read_rows(stream: BinaryIO) -> Iterator[RawDocument | Refusal]:
    """A document or a refusal for each row; blank rows are passed over."""
    with _text_in(stream) as text:
        rows = _rows(text)
        header = _header(rows)
        empty = True
        for locator, cells in rows:
            empty = False
            yield _read_row(header, cells, locator)
        if empty:
            raise Refused("There is a header but no row under it. Check that the right file was saved.")


def _read_row(header: list[str], cells: list[str] | Refused, locator: str) -> RawDocument | Refusal:
    try:
        if isinstance(cells, Refused):
            raise cells
        return document_of(_record(header, cells), locator)
    except Refused as refused:
        return Refusal(refused.reason, locator)


@contextmanager
def _text_in(stream: BinaryIO) -> Iterator[TextIO]:
    """The stream as text with its line ends as they are, as csv asks for; it stays open afterwards."""
    encoding, mark = check_encoding(stream)
    stream.seek(mark)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield text
    finally:
        text.detach()


def _rows(text: TextIO) -> Iterator[Row]:
    """Every row that is not blank. Strict: a quote never closed is an error, not a cell of megabytes."""
    start = text.tell()
    delimiter = _delimiter(text.readline())
    text.seek(start)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    while True:
        locator = f"line {reader.line_num + 1}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield (
                locator,
                Refused(f"The row is malformed ({error}). Quote cells that hold quotes or line ends."),
            )
        else:
            if cells:
                yield locator, cells


def _delimiter(header: str) -> str:
    """The one that the header has most of; a comma where it has none."""
    return max(DELIMITERS, key=header.count)


def _header(rows: Iterator[Row]) -> list[str]:
    _, cells = next(rows, ("", []))
    if isinstance(cells, Refused):
        raise cells
    header = [cell.strip().lower() for cell in cells]
    if "text" not in header:
        found = ", ".join(filter(None, header)) or "nothing"
        raise Refused(
            f"The first row has no column `text`, but {found[:200]}. Name the columns in the first row."
        )
    if twice := [name for name in header if name and header.count(name) > 1]:
        raise Refused(f"The first row names the column `{twice[0]}` twice. Give every column its own name.")
    return header


def _record(header: list[str], cells: list[str]) -> dict[str, object]:
    """The row as JSON Lines would have it: `source_kind` and the like become parts of their object."""
    if len(cells) != len(header):
        raise Refused(
            f"The row has {len(cells)} cells where the header has {len(header)}. Check its quotes and commas."
        )
    record: dict[str, object] = {
        name: cell for name, cell in zip(header, cells, strict=True) if name and cell
    }
    for key in OBJECTS:
        _nest(record, key)
    record.setdefault("text", "")
    return record


def _nest(record: dict[str, object], key: str) -> None:
    parts = {part: record.pop(f"{key}_{part}") for part in PARTS.get(key, ()) if f"{key}_{part}" in record}
    cell = record.get(key)
    if isinstance(cell, str) and cell.lstrip().startswith("{"):
        record[key] = _object_in(cell, key)
    elif parts:
        record[key] = {"name": cell, **parts}


def _object_in(cell: str, key: str) -> object:
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError as error:
        raise Refused(f"`{key}` is not valid JSON: {error.msg}. Correct it, or write a name alone.") from None
