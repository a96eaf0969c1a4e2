"""Comma-separated values for spreadsheets (RFC 4180): a header, CRLF, quotes where needed, UTF-8 with a byte
order mark.

The mark is there because spreadsheets take a file without it for the machine's old code page and garble every
name that is not ASCII; read with `encoding="utf-8-sig"`. Lists are JSON in their cell, `None` and "" are both
an empty cell, flags are true and false, and cells that a spreadsheet would run are guarded (see
`formats.cells`). `read` undoes all of it.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, cast

import orjson

from formats.cells import SEPARATOR, SUSPECT, guard, restore
from formats.plain_line import plain_line
from formats.rows import FIELDS, FLAGS, INTEGERS, LISTS, MOMENTS, NUMBERS, OPTIONAL, HighlightRow

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
EXTENSION: Final = "csv"

_CHUNK: Final = 64 * 1024
_LARGEST_CELL: Final = 2**31 - 1
_BOM: Final = "\ufeff"
_TEXTS: Final = tuple(field for field in FIELDS if field not in INTEGERS | NUMBERS | LISTS | FLAGS)
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

_all_cells = itemgetter(*FIELDS)
_all_texts = itemgetter(*_TEXTS)


def write(rows: Iterable[HighlightRow]) -> Iterator[bytes]:
    """The header and the rows in chunks of some 64 kB, made as the rows come; no more than one chunk is
    held.
    """
    buffer = io.StringIO(newline="")
    put = csv.writer(buffer).writerow
    buffer.write(_BOM)
    put(FIELDS)
    for row in rows:
        if line := plain_line(row):
            buffer.write(line)
        else:
            put(_cells(row))
        if buffer.tell() >= _CHUNK:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def read(lines: Iterable[str]) -> Iterator[HighlightRow]:
    """The rows of a file opened with `encoding="utf-8-sig", newline=""`, as `write` was given them.

    Identifiers, numbers and moments come back as strings. Raises `KeyError` for a file without our header.
    """
    csv.field_size_limit(_LARGEST_CELL)  # a highlight may be as long as its document
    for cells in csv.DictReader(lines):
        yield cast(HighlightRow, {field: _value(field, cells[field]) for field in FIELDS})


def _cells(row: HighlightRow) -> list[Any]:
    """All texts are looked at in one search; only a row in which something begins like a formula is
    guarded.
    """
    texts = map(str, filter(None, _all_texts(row)))
    is_suspect = SUSPECT.search(SEPARATOR + SEPARATOR.join(texts)) is not None
    values = _all_cells(row)
    cells = (
        [guard(value) if isinstance(value, str) else value for value in values] if is_suspect else [*values]
    )
    for index, form in _FORMED:
        cells[index] = form(values[index])
    return cells


def _json(value: object) -> str:
    return orjson.dumps(value).decode()


def _flag(value: bool | None) -> str:
    return "" if value is None else "true" if value else "false"


def _moment(value: datetime | str) -> str:
    return guard(value) if isinstance(value, str) else value.isoformat().replace("+00:00", "Z")


def _number(value: Decimal | str | None) -> str:
    """A number stays one, minus sign and all; what only stands in a number's place is guarded as text."""
    written = "" if value is None else format(value, "f") if isinstance(value, Decimal) else value
    return written if _NUMBER.fullmatch(written) else guard(written)


def _value(field: str, cell: str) -> object:
    if field in INTEGERS:
        return int(cell)
    if field in LISTS:
        return orjson.loads(cell)
    if field in OPTIONAL and not cell:
        return None
    return cell == "true" if field in FLAGS else restore(cell)


_FORMS: Final[dict[str, Callable[[Any], str]]] = {
    **dict.fromkeys(LISTS, _json),
    **dict.fromkeys(FLAGS, _flag),
    **dict.fromkeys(MOMENTS, _moment),
    **dict.fromkeys(NUMBERS, _number),
}
_FORMED: Final = [(FIELDS.index(field), form) for field, form in _FORMS.items()]
