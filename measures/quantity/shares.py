"""Parts of a whole: "a fifth", "two-thirds", "half of the", "1,204 out of 2,050", "one in five"."""

from decimal import Decimal

from measures.quantity.bounds import bound_before
from measures.quantity.expressions import Expression, amount_at, share_of, with_scale_of
from measures.quantity.nouns import STOPS
from measures.quantity.tokens import Tokens
from measures.quantity.units import TIME_UNITS, unit_at
from measures.quantity.vocabulary import FRACTIONS, ONES, PLAIN_FRACTIONS, SCALES, VULGAR
from measures.quantity.wordlists import word_set

_DETERMINERS = word_set("the its their his her our my your these those all every each den der les los las")
# Fractions that are ordinals or nouns as well ("a third man", "un cuarto"), and need "of" behind them.
_ORDINALS_TOO = word_set(
    "third quarter fourth fifth sixth seventh eighth ninth tenth twelfth twentieth "
    "hundredth thousandth quart cuarto quinto décimo"
)
_OF_A_WHOLE = frozenset(("of", "majority", "der", "des", "de"))
_CONNECTORS: dict[str, tuple[str, ...]] = {"de": ("de", "cada")}
for _word in ("of", "in", "von", "sur", "из", "із", "з", "z", "na", "iš"):
    _CONNECTORS[_word] = (_word,)
# "three in villages" is no share: after these words the whole must be a customary one.
_LOOSE = frozenset((("in",), ("na",)))
_CUSTOMARY_WHOLES = frozenset(
    Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000)
)
_NOT_A_HALF_BEFORE = word_set(
    "first second other latter former final last better early later upper lower left "
    "right top bottom northern southern eastern western in opening closing this that "
    "each either"
)


def fraction_at(t: Tokens, index: int) -> Expression | None:
    """The fraction in words, or in digits with a slash, that begins at `index`."""
    if t.low[index] == "half":
        return _half(t, index)
    if "/" in t.low[index]:
        return _slashed(t, index)
    if t.low[index] in VULGAR:
        return _vulgar(t, index)
    if t.low[index] in FRACTIONS and t.is_spoken(index):
        return _one_of_n(t, index)
    return None


def share_from(t: Tokens, amount: Expression) -> Expression | None:
    """The share whose part is `amount`: "two" of "two-thirds", "1,204" of "1,204 out of 2,050"."""
    if amount.unit or amount.is_range or amount.low <= 0 or amount.low % 1:
        return None
    return _numerator(t, amount) or _out_of(t, amount)


def _numerator(t: Tokens, amount: Expression) -> Expression | None:
    position = amount.last + 1 if t.is_hyphen(amount.last) else amount.last
    word = t.low[position]
    denominator = FRACTIONS.get(word)
    if denominator is None or not amount.low < denominator or not t.is_spoken(position):
        return None
    if amount.low > 1 and word[0] < "{" and not _is_plural(word):
        return None
    return _of_scale(t, amount.first, position + 1, amount.low, denominator)


def _is_plural(word: str) -> bool:
    return (
        word.endswith("s") or word in PLAIN_FRACTIONS or not word.isascii() or word in ("trzecie", "czwarte")
    )


def _one_of_n(t: Tokens, index: int) -> Expression | None:
    word, has_article = t.low[index], t.low[index - 1] in ONES
    first = index - 1 if has_article or _is_bounded_the(t, index - 1) else index
    if word in PLAIN_FRACTIONS:
        return _of_scale(t, first, index + 1, Decimal(1), FRACTIONS[word])
    is_bounded = has_article and bound_before(t, first)[0] != "exact"
    is_followed = word not in _ORDINALS_TOO or t.low[index + 1] in ("of", "de", "des", "del")
    if not has_article or word.endswith("s") or not (is_bounded or is_followed):
        return None
    return _of_scale(t, first, index + 1, Decimal(1), FRACTIONS[word])


def _is_bounded_the(t: Tokens, index: int) -> bool:
    """ "über die Hälfte", "más de la mitad": the article stands between the bound and the fraction."""
    return t.low[index] in ("die", "der", "la") and bound_before(t, index)[0] != "exact"


def _of_scale(t: Tokens, first: int, last: int, part: Decimal, whole: Decimal) -> Expression | None:
    """ "a quarter of a million" is an amount, "a quarter of an hour" a duration, and "a quarter of a century"
    neither.
    """
    position = last
    while t.low[position] in ("of", "a", "an") or t.is_hyphen(position):
        position += 1
    scale = SCALES.get(t.low[position])
    if scale is not None and scale >= 100:
        return Expression(first, position + 1, part / whole * scale, part / whole * scale, is_word=True)
    has_article = t.low[position - 1] in ("a", "an")
    if has_article and (unit := unit_at(t, position)) is not None:
        return Expression(first, unit[1], part / whole, part / whole, unit[0], is_word=True)
    if has_article and t.low[position] in ("century", "decade", "dozen"):
        return None
    return share_of(first, last, part, whole, is_word=True)


def _half(t: Tokens, index: int) -> Expression | None:
    """ "half of the", "half their", "more than half"; not "the first half", "half-eaten" or "half a mind"."""
    before, behind = t.low[index - 1], t.low[index + 1]
    if before in _NOT_A_HALF_BEFORE or (t.is_joined(index + 1) and t.is_dash(index + 1)):
        return None
    if behind in ("a", "an"):
        return _half_a_unit(t, index)
    has_one = before in ("one", "a") and t.low[index - 2] != "and"
    first = index - 1 if has_one else index
    is_share = behind == "of" or behind in _DETERMINERS or before in ("one", "by")
    if is_share or bound_before(t, first)[0] != "exact":
        return _of_scale(t, first, index + 1, Decimal(1), Decimal(2))
    return None


def _half_a_unit(t: Tokens, index: int) -> Expression | None:
    unit = unit_at(t, index + 2)
    if unit is None:
        return None
    return Expression(index, unit[1], Decimal("0.5"), Decimal("0.5"), unit[0], is_word=True)


def _vulgar(t: Tokens, index: int) -> Expression | None:
    if t.low[index + 1] not in _OF_A_WHOLE:
        return None
    part, whole = VULGAR[t.low[index]]
    return share_of(index, index + 1, Decimal(part), Decimal(whole), is_word=False)


def _slashed(t: Tokens, index: int) -> Expression | None:
    """ "3/4 of", "2/3 majority": a proper fraction with something to be a part of."""
    part, slash, whole = t.low[index].partition("/")
    if not slash or not (part.isdigit() and whole.isdigit()) or len(part) + len(whole) > 4:
        return None
    if not 0 < int(part) < int(whole) or t.low[index + 1] not in _OF_A_WHOLE:
        return None
    return share_of(index, index + 1, Decimal(part), Decimal(whole), is_word=False)


def _out_of(t: Tokens, amount: Expression) -> Expression | None:
    connector = _connector(t, amount.last, is_one=amount.low == 1)
    if connector is None:
        return None
    words, position = connector
    while t.low[position] in _DETERMINERS:
        position += 1
    whole = amount_at(t, position)
    if whole is None or whole.low < amount.low or whole.low % 1 or not whole.low:
        return None
    is_share = _is_loose_share(t, amount, whole) if words in _LOOSE else _is_firm_share(amount, whole, words)
    part = with_scale_of(whole, amount)
    return share_of(amount.first, whole.last, part, whole.low, is_word=amount.is_word) if is_share else None


def _connector(t: Tokens, index: int, *, is_one: bool) -> tuple[tuple[str, ...], int] | None:
    """The words that make a share at `index`, and the token behind them.

    The counted noun may stand before "out of", and behind "one": "ten men out of fifty", "one child in five".
    """
    if "out" in t.low[index : index + 3]:
        position = t.low.index("out", index)
        if t.low[position + 1] == "of" and all(map(t.is_word, range(index, position))):
            return ("out", "of"), position + 2
    if is_one and t.is_word(index) and t.low[index] not in STOPS and t.low[index + 1] in _CONNECTORS:
        return ("in",), index + 2
    words = _CONNECTORS.get(t.low[index])
    if words is None or tuple(t.low[index : index + len(words)]) != words:
        return None
    return words, index + len(words)


def _is_firm_share(amount: Expression, whole: Expression, words: tuple[str, ...]) -> bool:
    """ "one of the three" points at one of them, and "12 of 1941" is a date."""
    if words == ("out", "of"):
        return True
    is_pointing = amount.is_word and amount.low == 1
    is_dated = whole.is_plain and 1900 <= whole.low <= 2100
    return not is_pointing and not is_dated


def _is_loose_share(t: Tokens, amount: Expression, whole: Expression) -> bool:
    """ "one in five" and "1 in every 1,000", but not "three in five days" nor "two in the ten villages"."""
    has_other_determiner = t.low[whole.first - 1] in _DETERMINERS and t.low[whole.first - 1] not in (
        "every",
        "each",
    )
    is_customary = whole.low in _CUSTOMARY_WHOLES and (amount.low < 10 or whole.low >= 100)
    return (
        is_customary and amount.low < whole.low and whole.unit not in TIME_UNITS and not has_other_determiner
    )
