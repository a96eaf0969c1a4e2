"""Guarding a cell loses nothing."""

import pytest
from hypothesis import given

from formats.cells import SEPARATOR, SUSPECT, guard, restore
from tests.formats.rows_made_up import cell_texts


@given(cell_texts)
def test_restoring_gives_back_what_was_guarded(text: str) -> None:
    assert restore(guard(text)) == text


@given(cell_texts)
def test_guarding_begins_no_cell_like_a_formula(text: str) -> None:
    assert guard(text).lstrip()[:1] not in tuple("=+-@＝＋－＠")


@given(cell_texts, cell_texts)
def test_cells_looked_at_together_are_seen_as_each_alone(one: str, other: str) -> None:
    needs_guard = guard(one) != one or guard(other) != other
    assert not needs_guard or SUSPECT.search(f"{SEPARATOR}{one}{SEPARATOR}{other}")


@pytest.mark.parametrize("text", ["'tis", "it's", "'", "''quoted''"])
def test_an_apostrophe_of_the_text_is_kept(text: str) -> None:
    assert guard(text) == restore(text) == text
