"""Numbers in digits: which mark groups thousands and which one begins the decimals."""

import re
from decimal import Decimal

from measures.quantity.languages import ENGLISH
from measures.quantity.nouns import COUNTED
from measures.quantity.tokens import Tokens
from measures.quantity.units import unit_at
from measures.quantity.vocabulary import SCALES

_GROUPED = re.compile(
    r"[1-9][0-9]{0,2}(?:([ \u00a0\u2007\u2009\u202f'’.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)([.,])[0-9]+)?"
)
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]*)([.,·])[0-9]+")
# A year at a sentence's end with the number of its note: "in 1938.2 Then".
_NOTED_YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}\.[0-9]{1,3}")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
# A longer run of bare digits is an identifier, and a longer number is no count of anything.
_LONGEST_PLAIN = 12
_LONGEST = 24


def read_digits(t: Tokens, index: int) -> Decimal | None:
    """The value of the number token at `index`; None for dates, times, versions, lists and identifiers."""
    written = t.raw(index)
    if written.isdigit():
        is_count = written[0] != "0" and (len(written) <= _LONGEST_PLAIN or written == "0")
        return Decimal(written) if is_count or written == "0" else None
    if len(written) > _LONGEST:
        return None
    if _ONE_GROUP.fullmatch(written):
        return _one_group(t, index, written)
    if match := _GROUPED.fullmatch(written):
        return _value(written, decimal_mark=match.group(2))
    if _INDIAN.fullmatch(written):
        return _value(written, decimal_mark=".")
    return _decimal(t, index, written)


def _one_group(t: Tokens, index: int, written: str) -> Decimal:
    """ "1,108" and "1.108" mean thousands or thousandths, as the language has it and as a measure follows or
    not.

    An English comma never begins decimals, and an English point does unless people or things are counted or
    the number ends in zeros, as a translation from German leaves it ("1.200 people"). Elsewhere three digits
    behind either mark are thousands, save for a comma before a scale word, a unit or a percent sign ("1,234
    Mrd.").
    """
    mark = "," if "," in written else "."
    language, is_measured = t.language_at(index), _is_measured(t, index + 1)
    if language == ENGLISH:
        is_decimal = mark == "." and (is_measured or not _is_count(t, index, written))
    else:
        is_decimal = is_measured and mark == ("," if language else ".")
    return _value(written, decimal_mark=mark if is_decimal else None)


def _is_count(t: Tokens, index: int, written: str) -> bool:
    return written.endswith("00") or not COUNTED.isdisjoint(t.low[index + 1 : index + 4])


def _decimal(t: Tokens, index: int, written: str) -> Decimal | None:
    match = _DECIMAL.fullmatch(written)
    if match is None:
        return None
    mark, is_measured = match.group(1), _is_measured(t, index + 1)
    if _NOTED_YEAR.fullmatch(written) and not is_measured:
        return None
    if mark == "," and not is_measured and t.language_at(index) == ENGLISH:
        return None  # "on pages 5,6": a list without spaces
    return _value(written, decimal_mark=mark)


def _is_measured(t: Tokens, index: int) -> bool:
    return t.low[index] in SCALES or unit_at(t, index) is not None


def _value(written: str, *, decimal_mark: str | None) -> Decimal:
    whole, decimals = written, ""
    if decimal_mark and decimal_mark in written:
        whole, _, decimals = written.rpartition(decimal_mark)
    digits = "".join(character for character in whole if "0" <= character <= "9")
    return Decimal(f"{digits}.{decimals}" if decimals else digits)
