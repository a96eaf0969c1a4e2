"""Dates, years and times of day, which are numbers but no quantities."""

import re
from typing import Final

from measures.quantity.bounds import bound_before
from measures.quantity.expressions import Expression
from measures.quantity.nouns import COUNTED
from measures.quantity.tokens import Tokens
from measures.quantity.wordlists import word_set

_EARLIEST_YEAR: Final = 100
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2100
_DAYS: Final = 31
_HOURS: Final = 24
_CLOCK = re.compile(r"[0-2]?[0-9]\.[0-5][0-9]")

_CAPITAL_MONTHS = word_set(
    "january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz "
    "mai juni juli oktober dezember"
)
_MONTHS = word_set(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero "
    "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre января "
    "февраля марта апреля мая июня июля августа сентября октября ноября декабря январе феврале "
    "марте апреле мае июне июле августе сентябре октябре ноябре декабре январь февраль март "
    "апрель май июнь июль август сентябрь октябрь ноябрь декабрь січня лютого березня квітня "
    "травня червня липня серпня вересня жовтня листопада грудня січні лютому березні квітні "
    "травні червні липні серпні вересні жовтні листопаді грудні січень лютий березень квітень "
    "травень червень липень серпень вересень жовтень листопад грудень stycznia lutego marca "
    "kwietnia maja czerwca lipca sierpnia września października listopada grudnia sausio vasario "
    "kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"
)
_ERAS = word_set("bc bce ad ce av")
_YEAR_WORDS = word_set(
    "г гг год года году годы годов годах р рр рік року році роки роках рок r rok roku m "
    "metais metai metų year jahr año"
)
_YEAR_BEFORE = word_set(
    "in since until till during month months year years early late mid spring summer autumn "
    "fall winter season before after ad im jahr jahre seit en depuis desde año w в у к году "
    "nuo ,"
)
_YEAR_MOSTLY_BEFORE = word_set("by from to through and or between bis à a до з от від od do iki und et y и і")
_FIRM_BEFORE = word_set("than least some estimated nearly almost roughly fewer over als plus")
# A lower-case word before a year that is no verb: "the 1934 elections", "his 1936 trials".
_NAMING = word_set(
    "the this that these those his her its their our your my of about around circa under at on as"
)
_NOT_VERBS = _NAMING | _YEAR_MOSTLY_BEFORE
_CLOCK_BEFORE = word_set("at um à в о об godz godzinie")
_CLOCK_BEHIND = word_set("pm uhr o'clock gmt utc")
_JOINERS = frozenset((",", "and", "&", "/", "und", "et", "y", "и", "і", "та", "i", "ir", "or", "to", "bis"))
_LONGEST_CHAIN = 4


def date_end(t: Tokens, e: Expression, noun: str) -> int | None:
    """The token behind the date, year or time of day that `e` is part of; None where it is none of these."""
    if _is_time_of_day(t, e, noun) or (e.is_plain and e.high <= _DAYS and _is_day(t, e, noun)):
        return e.last
    if (e.is_plain and _is_year(t, e, noun)) or _is_named_year(t, e):
        return _years_end(t, e.last)
    return None


def is_month(t: Tokens, index: int) -> bool:
    """Whether the token names a month; in English and German it needs its capital ("may", "march")."""
    word = t.low[index]
    return word in _MONTHS or (word in _CAPITAL_MONTHS and t.is_capital(index))


def _is_day(t: Tokens, e: Expression, noun: str) -> bool:
    return _is_month_behind(t, e.last) or _is_month_before(t, e.first - 1, noun)


def _is_month_behind(t: Tokens, index: int) -> bool:
    """ "22 June", "22. Juni", "11 de septiembre", and the "22" of "22 and 23 June"."""
    for _ in range(_LONGEST_CHAIN):
        if not (t.low[index] in _JOINERS or t.is_dash(index)) or not t.is_number(index + 1):
            break
        index += 2
    while t.low[index] in (".", "of", "de", "the"):
        index += 1
    return is_month(t, index)


def _is_month_before(t: Tokens, index: int, noun: str) -> bool:
    """ "June 22", and the "23" of "June 22 and 23"; but "In May 12 men" counts men."""
    for _ in range(_LONGEST_CHAIN):
        if not (t.low[index] in _JOINERS or t.is_dash(index)) or not _is_day_number(t, index - 1):
            break
        index -= 2
    if t.low[index] in (",", "."):
        index -= 1
    return index >= 0 and is_month(t, index) and not (noun and t.low[index - 1] == "in")


def _is_day_number(t: Tokens, index: int) -> bool:
    return t.is_number(index) and t.low[index].isdigit() and int(t.low[index][:4]) <= _DAYS


def _is_year(t: Tokens, e: Expression, noun: str) -> bool:
    if t.low[e.last] in _ERAS or t.low[e.last] in _YEAR_WORDS:
        return True
    if t.low[e.first - 1] == "ad" or _is_split_era(t, e.last):
        return True
    if _EARLIEST_YEAR <= e.low == e.high < _FIRST_YEAR and not noun:
        return t.low[e.first - 1] in ("in", "since", "until") and not t.is_word(e.last)
    if not _FIRST_YEAR <= e.low <= e.high <= _LAST_YEAR:
        return False
    return not _is_count(t, e, noun)


def _is_named_year(t: Tokens, e: Expression) -> bool:
    """ "1941 год", "2014 metų", "2022 year": a year's number before the singular, or what may be one, of
    "year".
    """
    is_bare = e.unit == "years" and not e.is_word and len(t.low[e.first]) == 4 and t.low[e.first].isdigit()
    return is_bare and _FIRST_YEAR <= e.low <= e.high <= _LAST_YEAR and t.low[e.last - 1] in _YEAR_WORDS


def _is_split_era(t: Tokens, index: int) -> bool:
    """ "B.C.", "A.D.", "v. Chr.", "до н. э."."""
    letters = "".join(t.low[index : index + 4])
    return letters.startswith(("b.c", "a.d", "c.e", "v.chr", "n.chr", "дон.", "н.э", "п.н.е", "p.n.e"))


def _is_count(t: Tokens, e: Expression, noun: str) -> bool:
    """Whether a number like a year is a quantity after all: "more than 1500", "1500 men", "destroyed 1236
    bridges".
    """
    before, is_round = t.low[e.first - 1], not (e.low % 50 or e.high % 50)
    if not noun or e.is_range:
        return _is_firmly_bounded(t, e) or (bool(noun) and is_round)
    if before in _YEAR_BEFORE or is_month(t, e.first - 1):
        return False
    if noun.lower() in COUNTED:
        return is_round or before not in _YEAR_MOSTLY_BEFORE
    if _is_firmly_bounded(t, e):
        return True
    is_verb_before = t.is_word(e.first - 1) and not t.is_capital(e.first - 1) and before not in _NOT_VERBS
    return is_verb_before and t.raw(e.last) == noun and not t.is_capital(e.last)


def _is_firmly_bounded(t: Tokens, e: Expression) -> bool:
    """ "more than 1500", but not "until at least 1955"."""
    bound, start = bound_before(t, e.first)
    if bound == "exact" or t.low[e.first - 1] not in _FIRM_BEFORE:
        return False
    before = t.low[start - 1]
    return before not in _YEAR_BEFORE and before not in _YEAR_MOSTLY_BEFORE


def _years_end(t: Tokens, index: int) -> int:
    """ "1936 – 8" and "1990-91" end behind the short second year."""
    is_short_year = t.is_dash(index) and t.low[index + 1].isdigit() and len(t.low[index + 1]) <= 2
    return index + 2 if is_short_year else index


def _is_time_of_day(t: Tokens, e: Expression, noun: str) -> bool:
    if t.low[e.last] in _CLOCK_BEHIND or t.low[e.last : e.last + 3] in (["p", ".", "m"], ["a", ".", "m"]):
        return True
    if (
        t.low[e.last] == "am"
        and e.is_plain
        and t.low[e.first - 1] in ("at", "from", "by", "around", "about", "(")
    ):
        return True
    if e.unit == "hours" and t.is_number(e.last) and t.is_joined(e.last):
        return True  # 14h30
    if e.high > _HOURS or t.low[e.first - 1] not in _CLOCK_BEFORE or noun:
        return False
    return e.unit == "hours" or (
        not e.unit and (e.is_plain or e.is_word or _CLOCK.fullmatch(t.low[e.first]) is not None)
    )
