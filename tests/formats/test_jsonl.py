"""JSON Lines: what is written is read back, and nothing is held."""

import json
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formats import jsonl
from formats.rows import HighlightRow
from tests.formats.rows_made_up import TEXT_ID, make_row, moment_of, rows


def read(written: bytes) -> list[object]:
    return [json.loads(line) for line in written.decode().split("\n")[:-1]]


@given(st.lists(rows, max_size=5))
def test_what_is_written_is_read_back(rows: list[HighlightRow]) -> None:
    assert read(b"".join(jsonl.write(rows))) == rows


def test_a_line_break_in_a_quote_does_not_break_the_line() -> None:
    assert b"".join(jsonl.write([make_row(exact="one\ntwo\u2028three")])).count(b"\n") == 1


def test_nothing_is_written_for_no_rows() -> None:
    assert list(jsonl.write([])) == []


def test_identifiers_moments_and_decimals_are_written_as_strings() -> None:
    row = make_row(highlight_id=UUID(TEXT_ID), created_at=moment_of(2026), figure_low=Decimal("1E+3"))
    (read_back,) = read(b"".join(jsonl.write([row])))
    assert isinstance(read_back, dict)
    assert read_back["highlight_id"] == TEXT_ID
    assert read_back["created_at"] == "2026-01-01T00:00:00Z"
    assert read_back["figure_low"] == "1000"


def test_a_value_that_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="not JSON serializable"):
        list(jsonl.write([make_row(note=object())]))


def test_rows_are_taken_as_they_are_written() -> None:
    taken = 0

    def endless() -> Iterator[HighlightRow]:
        nonlocal taken
        while True:
            taken += 1
            yield make_row(note="x" * 1000)

    chunk = next(jsonl.write(endless()))
    assert 64 * 1024 <= len(chunk) < 70 * 1024
    assert taken < 100
