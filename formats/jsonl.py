"""JSON Lines: one highlight an object, one object a line, UTF-8, lines ending in LF
(https://jsonlines.org).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import orjson

from formats.rows import HighlightRow

MEDIA_TYPE: Final = "application/x-ndjson; charset=utf-8"
EXTENSION: Final = "jsonl"

_CHUNK: Final = 64 * 1024
_OPTIONS: Final = orjson.OPT_APPEND_NEWLINE | orjson.OPT_UTC_Z


def write(rows: Iterable[HighlightRow]) -> Iterator[bytes]:
    """The rows in chunks of some 64 kB, made as the rows come; no more than one chunk is held.

    Keys stand in the order the row has them. Raises `TypeError` for a value that JSON has no form for.
    """
    lines: list[bytes] = []
    size = 0
    for row in rows:
        line = orjson.dumps(row, _plain, _OPTIONS)
        lines.append(line)
        size += len(line)
        if size >= _CHUNK:
            yield b"".join(lines)
            lines.clear()
            size = 0
    if lines:
        yield b"".join(lines)


def _plain(value: object) -> str:
    """Decimals become strings, so that no reader rounds them to a binary float."""
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} has no form in JSON")
