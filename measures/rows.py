"""The rows of a CSV table with a header, or a sentence that names the line where it is none."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

_DELIMITERS: Final = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns' names, in small letters, and an iterator of each row with its line; blank rows are left out.

    Reading a row raises `ValueError` where it is broken or of another width than the header.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]

    def places(self, names: Sequence[str]) -> list[int]:
        """Where the named columns stand. Raises `ValueError` where one is missing or there twice."""
        for name in names:
            if self.columns.count(name) != 1:
                problem = "twice" if name in self.columns else "not"
                raise ValueError(
                    f"The column “{name}” is {problem} in the header; the columns are "
                    f"{', '.join(self.columns)}, and {', '.join(names)} are needed."
                )
        return [self.columns.index(name) for name in names]


def read_rows(lines: Iterable[str]) -> Rows:
    """Cells parted by comma, semicolon or tab, whichever the header has most of, and quoted as CSV is.

    A byte order mark is passed over. Raises `ValueError` for an empty table, broken quoting and a NUL.
    """
    rest = iter(lines)
    blank = 0
    for line in rest:
        header = line.removeprefix("\ufeff")
        if header.strip():
            break
        blank += 1
    else:
        raise ValueError("The table is empty; it needs a header and rows below it.")
    delimiter = max(_DELIMITERS, key=header.count)
    rows = _rows(chain([header], rest), delimiter, line_before=blank)
    columns = tuple(name.strip().lower() for name in next(rows)[1])
    return Rows(columns, rows)


def _rows(lines: Iterable[str], delimiter: str, *, line_before: int) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, the header first, with the line on which it ends."""
    reader = csv.reader(_without_nul(lines, line_before), delimiter=delimiter, strict=True)
    width = 0
    try:
        for row in reader:
            if not row:
                continue
            width = width or len(row)
            if len(row) != width:
                raise ValueError(
                    f"Line {line_before + reader.line_num} has {len(row)} cells where the header has {width}."
                )
            yield line_before + reader.line_num, row
    except csv.Error as error:
        raise ValueError(f"Line {line_before + reader.line_num} is not readable as CSV: {error}.") from error


def _without_nul(lines: Iterable[str], line_before: int) -> Iterator[str]:
    for number, line in enumerate(lines, start=line_before + 1):
        if "\0" in line:
            raise ValueError(f"Line {number} has a NUL character in it: this is no text file.")
        yield line
