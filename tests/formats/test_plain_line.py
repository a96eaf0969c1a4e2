"""The quick way to a line gives the very bytes of the csv module, or leaves the row to it."""

import csv as standard
import io

import pytest
from hypothesis import given

from formats import csv
from formats.plain_line import plain_line
from formats.rows import HighlightRow
from tests.formats.rows_made_up import make_row, rows


def line_of_the_csv_module(row: HighlightRow) -> str:
    buffer = io.StringIO(newline="")
    standard.writer(buffer).writerow(csv._cells(row))
    return buffer.getvalue()


@given(rows)
def test_a_plain_line_is_the_csv_modules(row: HighlightRow) -> None:
    assert plain_line(row) in {None, line_of_the_csv_module(row)}


@pytest.mark.parametrize(
    "words", ["", "plain", 'with "quotes"', "a, b", "one\ntwo", "one\rtwo", "Київ 💙💛", " ahead", "a=b"]
)
def test_what_people_wrote_is_quoted_where_it_must_be(words: str) -> None:
    row = make_row(exact=words, note=words, document_title=words)
    assert plain_line(row) == line_of_the_csv_module(row)


@pytest.mark.parametrize(
    ("field", "value"),
    [("exact", "=1"), ("codebook", "a,b"), ("text_sha256", "\n"), ("figure_low", "-5"), ("figure_high", "1+1"), ("note", " @x")],
)  # fmt: skip
def test_what_is_out_of_the_ordinary_is_left_to_the_csv_module(field: str, value: str) -> None:
    assert plain_line(make_row(**{field: value})) is None
