"""Cells that no spreadsheet takes for a formula, and back.

A spreadsheet runs a cell that begins with one of = + - @ (or their full-width forms), a tab or a carriage
return, even behind white space. Such a cell gets an apostrophe in front, which a spreadsheet shows as text. A
cell that already has apostrophes before such a beginning gets one more, so that `restore` always gives back
what was there. See OWASP, "CSV Injection".
"""

import re

_BLANK = r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]"
_FORMULA = rf"(?:[\t\r]|{_BLANK}*[=+\-@＝＋－＠﹢﹣﹦﹫])"
_TO_GUARD = re.compile(rf"'*{_FORMULA}")
_GUARDED = re.compile(rf"'+{_FORMULA}")

# Between cells that are looked at together; a literal at its head makes the search for the next cell fast.
SEPARATOR = "\x00"
SUSPECT = re.compile(rf"{SEPARATOR}'*{_FORMULA}")


def guard(cell: str) -> str:
    """The cell as text that no spreadsheet runs."""
    return f"'{cell}" if _TO_GUARD.match(cell) else cell


def restore(cell: str) -> str:
    """What `guard` was given: one apostrophe is taken from before a formula's beginning, all else is kept."""
    return cell[1:] if _GUARDED.match(cell) else cell
