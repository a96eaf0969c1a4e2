"""Markup off metadata."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_app.text.clean import label, plain


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("Herald & Sons", "Herald & Sons"),
        ("Herald &amp; Sons", "Herald & Sons"),
        ("<b>The</b> Herald", "The Herald"),
        ("a < b and b > c", "a < b and b > c"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "alert(1)"),
        ("&amp;lt;img src=x onerror=alert(1)&amp;gt;", ""),
        ("two\nlines\tand\u00a0more", "two lines and more"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("Olga 💙💛", "Olga 💙💛"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("gpj.\u202eevil", "gpj. evil"),
    ],
)
def test_metadata_is_one_plain_line(value: str, line: str) -> None:
    assert plain(value) == line


@given(st.text(st.sampled_from("<>&;abltgmp/\"' ="), max_size=30))
def test_cleaning_twice_is_cleaning_once(value: str) -> None:
    assert plain(plain(value)) == plain(value)


@given(st.text(max_size=40))
def test_no_tag_survives(value: str) -> None:
    assert "<script" not in plain(f"<script>{value}</script>").lower()


def test_a_files_name_is_shown_with_what_cannot_be_seen_marked() -> None:
    assert label("a\n\x1b[31mb\udcff 💙.txt") == "a\ufffd\ufffd[31mb\ufffd 💙.txt"
