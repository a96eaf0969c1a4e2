"""Comma-separated values: safe in a spreadsheet, and read back without loss."""

import csv as standard
import io
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats import csv
from formats.rows import FIELDS, HighlightRow
from tests.formats.rows_made_up import TEXT_ID, make_row, moment_of, rows


def written(rows: Iterable[HighlightRow]) -> bytes:
    return b"".join(csv.write(rows))


def lines_of(data: bytes) -> io.StringIO:
    return io.StringIO(data.decode("utf-8-sig"), newline="")


def cell(field: str, value: object) -> str:
    """The cell as a spreadsheet sees it."""
    (row,) = standard.DictReader(lines_of(written([make_row(**{field: value})])))
    return row[field]


@given(st.lists(rows, max_size=5))
def test_what_is_written_is_read_back(rows: list[HighlightRow]) -> None:
    assert list(csv.read(lines_of(written(rows)))) == rows


def test_the_header_comes_even_without_rows() -> None:
    assert written([]) == b"\xef\xbb\xbf" + ",".join(FIELDS).encode() + b"\r\n"


def test_lines_end_in_carriage_return_and_line_feed() -> None:
    assert written([make_row()]).endswith(b"Z\r\n")


@pytest.mark.parametrize(
    "beginning", ["=", "+", "-", "@", "\t", "\r", "  =", "\n+", "＝", "－", "\ufeff=", "\u200b@", "'="]
)
@pytest.mark.parametrize(
    "field", ["exact", "prefix", "note", "document_title", "source_name", "reviewer", "figure_unit"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(field: str, beginning: str) -> None:
    assert cell(field, f"{beginning}1+1") == f"'{beginning}1+1"


@pytest.mark.parametrize("text", ["plain", "'quoted'", "a=b", "5 - 3", "", "“=”"])
def test_other_cells_are_left_as_they_are(text: str) -> None:
    assert cell("exact", text) == text


@pytest.mark.parametrize("number", ["-20", "-20.5", "0.333333", "12000"])
def test_a_number_stays_a_number_even_below_zero(number: str) -> None:
    assert cell("figure_low", number) == number
    assert cell("figure_low", Decimal(number)) == number


def test_what_only_stands_in_a_numbers_place_is_guarded() -> None:
    assert cell("figure_low", "-1+cmd") == "'-1+cmd"


def test_offsets_are_not_touched_beside_a_guarded_cell() -> None:
    (row,) = standard.DictReader(lines_of(written([make_row(start=8, end=12, exact="=1")])))
    assert (row["start"], row["end"]) == ("8", "12")


def test_a_list_is_json_in_its_cell() -> None:
    assert cell("evidence", [{"relation": "refutes", "url": "https://example.org/?a=1,2"}]) == (
        '[{"relation":"refutes","url":"https://example.org/?a=1,2"}]'
    )


def test_identifiers_and_moments_are_written_as_in_json() -> None:
    assert cell("source_id", UUID(TEXT_ID)) == TEXT_ID
    assert cell("created_at", moment_of(2026)) == "2026-01-01T00:00:00Z"


@pytest.mark.parametrize(("flag", "words"), [(True, "true"), (False, "false"), (None, "")])
def test_a_flag_is_true_false_or_empty(flag: bool | None, words: str) -> None:
    assert cell("figure_checked", flag) == words


def test_rows_come_in_chunks() -> None:
    chunks = list(csv.write(make_row(note="x" * 1000) for _ in range(200)))
    assert len(chunks) >= 3
    assert max(map(len, chunks)) < 70 * 1024


def test_a_quote_as_long_as_a_document_is_read_back() -> None:
    (row,) = csv.read(lines_of(written([make_row(exact="word " * 60_000)])))
    assert len(row["exact"]) == 300_000
