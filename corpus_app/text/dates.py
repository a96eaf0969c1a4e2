"""Dates as they stand in bylines and comment headers: found in a line, with what order the line leaves open.

A numeric date ("3/4/21") can be read in several orders; only its thread tells which (see `date_order`).
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus_app.text.months import is_weekday, month_number, names_month, unglue
from corpus_app.text.word_set import word_set

Order = Literal["dmy", "mdy", "ymd"]
YEAR_LAST: tuple[Order, ...] = ("dmy", "mdy")
YEAR_FIRST: tuple[Order, ...] = ("ymd",)
ORDERS: tuple[Order, ...] = YEAR_LAST + YEAR_FIRST
LOOKED_AT = 160  # code points of a line in which a header's date must start
FIRST_WEB_YEAR = 1990
REMEMBERED = 512  # lines: several rules look at the same line, one after the other


class Reading(NamedTuple):
    """One way to read a date: the name before it ends at ``start``; ``order`` is empty where only one is possible."""

    start: int
    date: dt.date
    order: Order | Literal[""]


class Found(NamedTuple):
    """A date, or the words for one, at ``[start, end)`` of a line, the time of day after it included.

    ``readings`` is empty for times that name no day of the calendar ("3 years ago", "10:15 PM", "May 3").
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    timed: bool
    relative: bool = False


_TIME = re.compile(
    r"(?:(?:\s*(?:[,.@|·•–—-]|\b(?:at|um|à|as|às|a las|alle|ore|kl\.?|в|о|om|klo|ob|u|o|la|ora|godz\.?|saat|στις|plkst\.?|kell)(?![^\W\d])))*\s*|T)"
    r"\(?(?P<hour>\d{1,2})\s?(?:[:.h]\s?\d{2}(?::\d{2})?(?:\.\d+)?|(?=\s?[ap]m\b))\s*(?:[apπμ]\.?\s?[mμ]\b\.?)?\)?"
    r"(?:\s*(?:Uhr|hrs?|hod\.?|val\.?|UTC|GMT|Z|[A-Z]{2,4}T|[+-]\d{2}:?\d{2})\b)*",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(\d+)(\s?[./-]\s?)(\d{1,2})\2(\d{1,4})(?:\s?(?:г|m)\.)?(?![./-]?\d)")
_DAY_FIRST = re.compile(
    r"(\d+)(?:st|nd|rd|th|er|re|º|ª|°|\.)?[\s/-]*(?:de\s|of\s|di\s|d['’])?\s*([^\W\d_]{3,13})\.?[\s,/-]*(?:de[l]?\s|of\s)?"
    r"\s*['’]?(\d{4}|\d{2})(?![\d:])(?:\s*(?:г|р|г\.|р\.)(?=[\s,]|$)\.?)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"([^\W\d_]{3,40})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?:of\s)?['’]?(\d{4}|(?<=['’])\d{2})(?![\d:])",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(\d{4})\.?,?\s*(?:m\.|г\.|gada)?\s*(?:(\d{1,2})\.\s+)?([^\W\d_]{3,13})(?:\s+(\d{1,2})(?:\s*d\b)?)?\.?",
)
_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_NO_YEAR = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s*([^\W\d_]{3,13})|([^\W\d_]{3,13})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)\b"
)
_RELATIVE = re.compile(
    r"\b(?:(?:\d+|an?|one|about an?)\s*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|mo|years?|yrs?)\.?\s+ago"
    r"|just now|yesterday|vor\s+(?:\d+|eine[mr])\s+\w+|gestern|il y a\s+(?:\d+|une?|quelques)\s+\w+|hier|hace\s+(?:\d+|una?)\s+\w+"
    r"|ayer|h[áa]\s+(?:\d+|uma?)\s+\w+|ontem|(?:\d+|una?)\s+\w+\s+fa\b|ieri|\d+\s+\w+\s+(?:geleden|temu|назад|тому|önce|sitten)"
    r"|prieš\s+\d+\s+\w+|pirms\s+\d+\s+\w+|för\s+\d+\s+\w+\s+sedan|for\s+\d+\s+\w+\s+siden|před\s+\d+\s+\w+|\d+\s+\w+\s+tagasi"
    r"|acum\s+\d+\s+\w+|вчера|вчора|wczoraj|vakar|\d{1,2}\s?(?:mo|yr?|[dhwm]|años?|mes(?:es)?|sem(?:anas?)?|días?|horas?|min|Jahre?|Monate?|Wochen?|Tage?|Std|ans?"
    r"|mois|jours?|ann[io]|mesi|giorni|anos?|lata?|mies|tyg|dni|лет|года?|мес|нед|дн|роки|років|jaar|weken|år|vuotta|yıl|év)(?=\s*(?:[·•|]|$)))\b(?:\s+at)?",
    re.IGNORECASE,
)


_RELATIVE_WORDS = word_set(
    "ago ago. ago: now yesterday vor gestern il hier hace ayer há ha ontem fa ieri geleden temu назад тому önce sitten prieš "
    "pirms sedan siden před tagasi acum вчера вчора wczoraj vakar gestern, yesterday, hier,"
)
_SHORT_RELATIVE = re.compile(r"\b\d{1,2}\s?[^\W\d_]{1,7}\s*(?:$|[·•|])")
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]+)[.,]?\s*$")
_CLOCK = re.compile(
    r"(?<![\d:.])\d{1,2}(?::\d{2}(?::\d{2})?|h\d{2})\s*(?:[ap]\.?m\.?\b)?(?![\d:])", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=REMEMBERED)
def find_date(line: str, language: str = "") -> Found | None:
    """The first date in the first part of ``line``; else words or a time of day that stand for one."""
    head = line[:LOOKED_AT]
    if not _DIGIT.search(head):
        return _relative(head)
    found = min(_calendar_dates(head, language), default=None, key=lambda date: date.start)
    return _with_time(head, found) if found else _no_calendar_date(head, language)


def _no_calendar_date(line: str, language: str) -> Found | None:
    return _relative(line) or _without_year(line, language) or _time_only(line)


def _calendar_dates(line: str, language: str) -> Iterator[Found]:
    for pattern, read in ((_NUMERIC, _numeric), (_ASIAN, _asian)):
        for match in pattern.finditer(line):
            if readings := read(match):
                yield Found(readings[0].start, match.end(), readings, timed=False)
                break
    if not names_month(line, language):
        return
    for pattern, read_named in (
        (_DAY_FIRST, _day_first),
        (_MONTH_FIRST, _month_first),
        (_YEAR_FIRST, _year_first),
    ):
        for match in pattern.finditer(line):
            if readings := read_named(match, language):
                yield Found(readings[0].start, match.end(), readings, timed=False)
                break


def _numeric(match: re.Match[str]) -> tuple[Reading, ...]:
    """Every valid reading, the one that takes most digits from a name glued before it first."""
    digits, _, middle, last = match.groups()
    readings: list[Reading] = []
    for taken in _day_lengths(match, (4, 2, 1)):
        start = match.start() + len(digits) - taken
        for order in YEAR_FIRST if taken == 4 else YEAR_LAST:
            if date := ordered_date(digits[-taken:], middle, last, order):
                readings.append(Reading(start, date, order))
    return tuple(readings)


def _day_lengths(match: re.Match[str], lengths: tuple[int, ...]) -> list[int]:
    """How many of the leading digits may belong to the date: all of them, or fewer where a name stands before."""
    digits = match.group(1)
    glued = match.start() > 0 and not match.string[match.start() - 1].isspace()
    if not glued and len(digits) in lengths and int(digits) > 0:
        return [len(digits)] if len(digits) < 4 or int(digits) >= FIRST_WEB_YEAR else [2, 1]
    return [length for length in lengths if length <= len(digits)]


def ordered_date(first: str, second: str, third: str, order: Order) -> dt.date | None:
    if order == "ymd":
        return _date(first, second, third) if len(third) <= 2 else None
    if len(third) not in (2, 4):
        return None
    return _date(third, second, first) if order == "dmy" else _date(third, first, second)


def _asian(match: re.Match[str]) -> tuple[Reading, ...]:
    date = _date(*match.groups())
    return (Reading(match.start(), date, ""),) if date else ()


def _day_first(match: re.Match[str], language: str) -> tuple[Reading, ...]:
    digits, name, year = match.groups()
    if not (month := month_number(name, language)):
        return ()
    readings: list[Reading] = []
    for taken in _day_lengths(match, (2, 1)):
        if date := _date(year, str(month), digits[-taken:]):
            readings.append(Reading(match.start() + len(digits) - taken, date, ""))
    return tuple(readings)


def _month_first(match: re.Match[str], language: str) -> tuple[Reading, ...]:
    name, day, year = match.groups()
    glued = 0 if month_number(name, language) else unglue(name)
    month = month_number(name[glued:], language)
    date = _date(year, str(month), day) if month else None
    return (Reading(match.start() + glued, date, ""),) if date else ()


def _year_first(match: re.Match[str], language: str) -> tuple[Reading, ...]:
    year, day_before, name, day_after = match.groups()
    month, day = month_number(name, language), day_before or day_after
    date = _date(year, str(month), day) if month and day else None
    return (Reading(match.start(), date, ""),) if date else ()


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(_full_year(year), int(month), int(day)) if _full_year(year) >= FIRST_WEB_YEAR else None
    except ValueError:
        return None


def _full_year(year: str) -> int:
    """Two digits mean this century, unless that would put a web page into a time long after it was read."""
    number = int(year)
    if len(year) > 2:
        return number if number < 2100 else 0
    return 1900 + number if number >= FIRST_WEB_YEAR - 1900 else 2000 + number


def _with_time(line: str, found: Found) -> Found:
    time = _TIME.match(line, found.end)
    return found._replace(end=len(line[: time.end()].rstrip()), timed=True) if time else found


def _relative(line: str) -> Found | None:
    may_be = not _RELATIVE_WORDS.isdisjoint(line.casefold().split()) or _SHORT_RELATIVE.search(line)
    match = _RELATIVE.search(line) if may_be else None
    if not match:
        return None
    return _with_time(line, Found(match.start(), match.end(), (), timed=True, relative=True))


def _without_year(line: str, language: str) -> Found | None:
    for match in _NO_YEAR.finditer(line):
        if not month_number(match[2] or match[3], language):
            continue
        found = Found(match.start(), match.end(), (), timed=False)
        timed = _with_time(line, found)
        weekday = _WEEKDAY_BEFORE.search(line, 0, match.start())
        if timed.timed or (weekday and is_weekday(weekday[1])):
            return timed._replace(timed=True)
    return None


def _time_only(line: str) -> Found | None:
    match = _CLOCK.search(line)
    return Found(match.start(), match.end(), (), timed=True) if match else None
