"""The shape that all writers take."""

from formats.rows import FIELDS, FLAGS, INTEGERS, LISTS, MOMENTS, NUMBERS, OPTIONAL
from tests.formats.rows_made_up import make_row


def test_a_row_has_the_fields_in_their_order() -> None:
    assert tuple(make_row()) == FIELDS


def test_every_row_names_its_offset_unit_and_its_text() -> None:
    assert set(FIELDS) >= {"offset_unit", "text_sha256", "exact", "prefix", "suffix"}


def test_the_kinds_of_fields_speak_of_fields_that_are_there() -> None:
    assert set(FIELDS) >= INTEGERS | NUMBERS | LISTS | FLAGS | MOMENTS | OPTIONAL
