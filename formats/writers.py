"""The writers by the name under which an export asks for them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from formats import csv, jsonl
from formats.rows import HighlightRow


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format is written, and what a download of it is called."""

    write: Callable[[Iterable[HighlightRow]], Iterator[bytes]]
    media_type: str
    extension: str


WRITERS: Final = {
    "jsonl": Writer(jsonl.write, jsonl.MEDIA_TYPE, jsonl.EXTENSION),
    "csv": Writer(csv.write, csv.MEDIA_TYPE, csv.EXTENSION),
}
