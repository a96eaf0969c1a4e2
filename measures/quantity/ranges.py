"""Ranges: "27-40 million", "between 12,000 and 18,000", "von 5 bis 7 Prozent", "two or three"."""

from dataclasses import replace

from measures.quantity.bounds import bound_before
from measures.quantity.expressions import Expression, amount_at, with_scale_of
from measures.quantity.tokens import Tokens
from measures.quantity.wordlists import word_set

_TO = word_set("to bis à a до do iki through")
_OR = word_set("or oder ou o или або чи lub albo ar arba")
_OR_EVEN = {
    "or": ("or", "even"),
    "if": ("if", "not"),
    "perhaps": ("perhaps", "even"),
    "oder": ("oder", "sogar"),
    "ou": ("ou", "même"),
    "o": ("o", "incluso"),
    "и": ("и", "даже"),
    "или": ("или", "даже"),
    "а": ("а", "то", "и"),
    "і": ("і", "навіть"),
    "або": ("або", "навіть"),
    "lub": ("lub", "nawet"),
}
_AND = word_set("and und et y и і та й a ir")
_BETWEEN = word_set("between zwischen entre между між między tarp")
_FROM = word_set("from von de desde от від od nuo")
_CHANGES = word_set(
    "rose rise rises risen rising grew grown grow grows growing increased increase increases "
    "increasing climbed jumped went fell fallen fall falls dropped declined decreased shrank "
    "shrunk expanded swelled soared raised cut reduced lowered stieg stiegen wuchs sank passé "
    "passée aumentó вырос выросло выросла зріс зросла wzrosła wzrósł spadł"
)
_NO_RANGE_BEFORE = frozenset(("ratio", "odds", "outnumbered", "score", "won", "lost", "beat"))
_LONGEST_BOUND = 3


def range_from(t: Tokens, lower: Expression) -> Expression | None:
    """The range whose lower end is `lower`; None where no higher number is joined to it."""
    if lower.precision != "exact":
        return None
    for first, upper in _upper_ends(t, lower):
        low = with_scale_of(upper, lower)
        if low < upper.low and (not lower.unit or lower.unit == upper.unit or not upper.unit):
            return replace(
                upper,
                first=first,
                low=low,
                unit=upper.unit or lower.unit,
                is_range=True,
                is_plain=lower.is_plain and upper.is_plain,
                is_word=lower.is_word,
                precision="exact",
            )
    return None


def _upper_ends(t: Tokens, lower: Expression) -> list[tuple[int, Expression]]:
    """Where the range would begin, and its upper end, as the connecting word allows."""
    word, position = t.low[lower.last], lower.last + 1
    if t.is_dash(lower.last):
        upper, first = amount_at(t, position), lower.first
    elif word in _AND and (opener := _opener(t, lower.first)) is not None and t.low[opener] in _BETWEEN:
        upper, first = _bounded_amount(t, position), opener
    elif word in _TO:
        upper, first = _to(t, lower, _opener(t, lower.first))
    elif (behind_or := _behind_or(t, lower.last)) is not None:
        upper, first = _or(t, lower, behind_or), lower.first
    else:
        return []
    return [] if upper is None or upper.precision != "exact" else [(first, upper)]


def _opener(t: Tokens, first: int) -> int | None:
    """The token of "between" or "from", words such as "about" passed over."""
    before = bound_before(t, first)[1] - 1
    return before if t.low[before] in _BETWEEN or t.low[before] in _FROM else None


def _behind_or(t: Tokens, index: int) -> int | None:
    """The token behind "or", "or even", ", if not"; a bare ", or" joins clauses more often than numbers."""
    has_comma = t.low[index] == ","
    index += has_comma
    words = _OR_EVEN.get(t.low[index], ())
    if words and tuple(t.low[index : index + len(words)]) == words:
        return index + len(words)
    return index + 1 if t.low[index] in _OR and not has_comma else None


def _to(t: Tokens, lower: Expression, opener: int | None) -> tuple[Expression | None, int]:
    """ "from 12 to 18 thousand" is a range, "rose from 12 to 18" two amounts."""
    if opener is None:
        is_barred = t.low[lower.first - 1] in _NO_RANGE_BEFORE
        return (None if is_barred else _bounded_amount(t, lower.last + 1)), lower.first
    is_change = any(t.low[opener - step] in _CHANGES for step in (1, 2, 3))
    return (None if is_change else _bounded_amount(t, lower.last + 1)), opener


def _or(t: Tokens, lower: Expression, position: int) -> Expression | None:
    """ "two or three", "10 or even 15 million": alternatives near each other."""
    upper = amount_at(t, position)
    return upper if upper is not None and upper.low <= 3 * with_scale_of(upper, lower) else None


def _bounded_amount(t: Tokens, position: int) -> Expression | None:
    """The amount at `position`, or behind a few words such as "perhaps" or "as many as" there."""
    for index in range(position, position + _LONGEST_BOUND + 1):
        amount = amount_at(t, index)
        if amount is not None:
            is_near = amount.first == position or bound_before(t, amount.first)[1] == position
            return amount if is_near else None
    return None
