"""The line of a row in which nothing is out of the ordinary: what the `csv` module would write, at half the cost.

The `csv` module looks at each character by itself. Most of a row are identifiers, hashes and labels, in which there is
nothing to quote: here they are looked at all together, and only what people wrote is looked at cell by cell.
"""

import re
from operator import itemgetter
from typing import Final

import orjson

from formats.cells import SEPARATOR, SUSPECT
from formats.rows import FIELDS, INTEGERS, LISTS, NUMBERS, HighlightRow

QUOTE, TWO_QUOTES = '"', '""'
_BY_PEOPLE: Final = (
    "source_name", "document_title", "round", "exact", "prefix", "suffix", "figure_unit", "figure_counted", "figure_as_of",
    "figure_supplier", "note",
)  # fmt: skip
_NOT_TEXT: Final = (*sorted(INTEGERS), *sorted(NUMBERS), *sorted(LISTS), "figure_checked")
_TEXTS: Final = (*_BY_PEOPLE, *(field for field in FIELDS if field not in {*_BY_PEOPLE, *_NOT_TEXT}))
_FLAG: Final = {None: "", True: "true", False: "false"}
_FIGURE: Final = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?)?")

_texts_of = itemgetter(*_TEXTS)
_integers_of, _numbers_of = itemgetter(*sorted(INTEGERS)), itemgetter(*sorted(NUMBERS))
_lists_of = itemgetter(*sorted(LISTS))
_in_order = itemgetter(*map((*_TEXTS, *_NOT_TEXT).index, FIELDS))


def plain_line(row: HighlightRow) -> str | None:
    """The row's line with its CRLF; None where it has to be looked at more closely.

    That is where a cell begins like a formula, a figure is below zero, a value is not a string yet (UUID, datetime,
    Decimal), or there is something to quote in what no person wrote.
    """
    texts = [text or "" for text in _texts_of(row)]
    figures = [number or "" for number in _numbers_of(row)]
    try:
        begins_like_a_formula = SUSPECT.search(SEPARATOR + SEPARATOR.join(texts))
        others = "".join(texts[len(_BY_PEOPLE) :])
        if begins_like_a_formula or _needs_quotes(others) or not all(map(_FIGURE.fullmatch, figures)):
            return None
    except TypeError:
        return None
    for index in range(len(_BY_PEOPLE)):
        texts[index] = _quoted(texts[index])
    lists = [_quoted(orjson.dumps(one).decode()) for one in _lists_of(row)]
    cells = (*texts, *map(str, _integers_of(row)), *figures, *lists, _FLAG[row["figure_checked"]])
    return ",".join(_in_order(cells)) + "\r\n"


def _quoted(cell: str) -> str:
    return f'"{cell.replace(QUOTE, TWO_QUOTES)}"' if _needs_quotes(cell) else cell


def _needs_quotes(cell: str) -> bool:
    return "," in cell or '"' in cell or "\n" in cell or "\r" in cell
