"""Bylines: who wrote a text and when it was published, as the lines around it say."""

import datetime as dt
import re
from typing import NamedTuple

from corpus_app.text.date_order import read_date
from corpus_app.text.dates import Found, Order, find_date
from corpus_app.text.months import is_weekday
from corpus_app.text.names import is_full_name, is_name
from corpus_app.text.word_set import word_set

LONGEST = 260
LONGEST_PLAIN = 100  # a longer line that ends in a full stop is a sentence
_BY = (
    r"by|written by|posted by|reported by|story by|words by|text by|text|author|authors|von|autor(?:in)?|geschrieben von|verfasst von|par|auteur|"
    r"(?:écrit|publié|posté|rédigé) par|por|escrito por|publicado por|autor(?:es|a)?|di|autore|scritto da|pubblicato da|a cura di|door|geschreven door|"
    r"autorzy|napisał[a]?|opublikował[a]?|автор(?:ы|и)?|текст|опубликовал[а]?|autorius|autorė|parengė|autors|av|skribent|skrevet av|skrevet af|af|kirjoittanut|"
    r"teksti|napsal[a]?|szerző|írta|de|scris de|yazan|yazar"
)
_AUTHOR = re.compile(rf"(?:{_BY})(?:\s?:\s?|\s+)(?P<rest>\S.*)$", re.IGNORECASE)
_BY_HANDLE = re.compile(r"(?:by|von|par|por) [a-z0-9_.-]{3,20}$", re.IGNORECASE)
_AUTHOR_INSIDE = re.compile(
    r"\b(?:posted|published|written|updated|submitted|created|publicado|publié|rédigé|posté|veröffentlicht|geschrieben|pubblicato|dodane|dodał|opublikowane)"
    r"\b.{0,60}?\b(?:by|par|por|von|da|przez)\s+(?P<rest>\S.*)$|(?:[,|]\s|\b\d{4},?\s)(?:by|par|por|von|di|door|av|af|przez|от)\s(?P<tail>\S.*)$",
    re.IGNORECASE,
)
_DATED_OPENING = re.compile(
    r"(?:first |last |originally )?(?:posted|published|updated|modified|created|added|issued|date|dated|time|edited|as of|"
    r"veröffentlicht|erstellt|aktualisiert|stand|datum|publié|mis à jour|posté|publicado|actualizado|fecha|pubblicato|aggiornato|data|"
    r"atualizado|gepubliceerd|geplaatst|bijgewerkt|opublikowano|dodano|aktualizacja|опубликовано|обновлено|дата|размещено|опубліковано|оновлено|"
    r"paskelbta|atnaujinta|publicēts|avaldatud|uuendatud|julkaistu|päivitetty|publicerad|uppdaterad|publisert|oppdatert|publiceret|opdateret|"
    r"publikováno|aktualizováno|vydáno|publikované|megjelent|frissítve|publicat|actualizat|yayınlan\w+|güncelle\w+|δημοσιεύ\w+|публикувано|objavljeno)\b",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r".{0,200}\bcontributed (?:\w+ ){0,2}to this (?:report|story|article|piece|post)\b|\(?(?:additional )?reporting (?:for this \w+ )?by\b|"
    r"with (?:reporting|files|additional reporting) (?:from|by)\b|(?:edited|editing|compiled|translated|translation|writing) by\b|"
    r"photographs? curated by|(?:interview|mitarbeit|redaktion|übersetzung|traduction|traducción|traduzione|tradução|vertaling|tłumaczenie|перевод|переклад)\s?:",
    re.IGNORECASE,
)
_REPORTS_FROM = re.compile(
    r"(?P<name>[^\W\d_a-z]\S+(?: \S+){0,3}?) (?:reports|reported|is reporting|reporting) from [^\W\d_a-z]"
)
_IS_A = re.compile(
    r"(?P<name>[^\W\d_a-z]\S+(?: \S+){1,3}?) is (?:an?|the) (?:[\w-]+ ){0,5}(?:columnist|author|writer|journalist|editor|correspondent|"
    r"historian|reporter|professor|fellow|lecturer|researcher|blogger)\b"
)
_ROLE = re.compile(
    r"(?:staff|guest|contributing|special|senior|chief|political|foreign|associate|news|our|own)[ -](?:\w+ )?(?:writers?|reporters?|correspondents?|editors?|contributors?|authors?|columnists?)\b.{0,40}$|"
    r"[^\W\d_]\S+(?: \S+){1,2} ?[|,–-] ?(?:[\w ]+ )?(?:columnist|correspondent|reporter|editor|writer|journalist|contributor|historian|redakteur(?:in)?|journaliste|periodista|"
    r"giornalista|jornalista|dziennikarz|dziennikarka|журналист|корреспондент)\b.{0,40}$|(?:\w+ ){0,3}(?:correspondent|redaktion|redakcja|редакция|корреспондент|rédaction|redacción|redazione)$|(?:the )?associated press$|reuters$|\(?(?:ap|afp|reuters|dpa|tass|тасс|bns|elta|delfi|unian)\)?$|"
    r"about the author|(?:geschrieben|written|posted|published|verfasst|écrit|publié|escrito|scritto) (?:von|by|par|por|da)$|(?:guest )?post by\b.{0,60}$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s|•·,;:()\[\]/@–—-]+")
_CUT = re.compile(
    r"\s*(?:[|•·/(@–—]|\s-\s|, |\bon\b|\bam\b|\bat\b|\bin\b|\ben\b|\ble\b|\bel\b|\bil\b|\bem\b|\bdnia\b|\bop\b|\ba\b(?= \d)|\bpublié\b|\d)",
    re.IGNORECASE,
)
_FILLERS = word_set(
    "a p am pm at um on by in the of uhr h utc gmt est edt cet cest pst updated published posted modified last first date time "
    "am am. le à el a las il alle em às kl klo o godz года г год min read comments comment no views"
)


class Byline(NamedTuple):
    author: str
    date: dt.date | None


def read_byline(line: str, order: Order, language: str = "") -> Byline | None:
    """The author and the date of publication that a line names, or None where it is no byline.

    The date may be missing, the author may be empty: "By | 3 May 2021" is a byline, too.
    """
    if len(line) > LONGEST:
        return None
    if len(line) < LONGEST_PLAIN or line[-1:] != ".":
        found = find_date(line, language)
        if _names_author(line, found) or _is_dated(line, found) or _ROLE.match(line):
            return Byline(_author(line), _calendar_date(found, order))
    return _reporting(line)


def is_author_line(line: str) -> bool:
    """Whether a line is nothing but the full name of a person, and perhaps the place that person writes from."""
    name, _, place = line.strip(" ,|*•").partition(" in ")
    return is_full_name(name) and (not place or is_name(place))


def is_date_line(line: str, language: str = "") -> bool:
    """Whether a line says nothing but a date or a time of day, the words of a clock and a calendar aside."""
    found = find_date(line, language)
    return found is not None and not _words_beside(line, found)


def _calendar_date(found: Found | None, order: Order) -> dt.date | None:
    reading = read_date(found, order) if found else None
    return reading.date if reading else None


def _names_author(line: str, found: Found | None) -> bool:
    match = _AUTHOR.match(line)
    if not match:
        return bool(_AUTHOR_INSIDE.search(line)) and bool(found)
    if found or match["rest"].startswith("|"):
        return not line.endswith(".") or len(line) < 60
    if is_full_name(_cut(match["rest"])):
        return len(line) < 90
    return bool(_BY_HANDLE.match(line)) and is_name(match["rest"])


def _is_dated(line: str, found: Found | None) -> bool:
    """Whether a line is little more than a date: with an opening that says so, alone, or beside a name."""
    if not found:
        return False
    beside = _words_beside(line, found)
    if not beside:
        return bool(found.readings) or found.relative or len(line) < 24
    if _DATED_OPENING.match(line):
        return len(beside) <= (2 if line.endswith(".") else 8)
    return bool(found.readings) and len(beside) <= 5 and not line.endswith(".") and _is_beside(line, found)


def _is_beside(line: str, found: Found) -> bool:
    """Whether a date stands beside a name, a place or a section as bylines set it; not "What happened (3 May 2021)"."""
    before = line[: found.start].rstrip(" ,")
    if before and is_weekday(before.split()[-1]):
        before = before[: -len(before.split()[-1])].rstrip(" ,")
    if line[0] in "|(" or before.endswith(("|", "/", "•", "·")):
        return True
    place = line[len(before) : len(before) + 2].strip()[:1] in {",", "–", "—", "-"} and before.count(" ") <= 1
    return place or is_full_name(_cut(line)) or line[found.end :].lstrip().startswith(("|", "•", "·"))


def _words_beside(line: str, found: Found) -> list[str]:
    """The words of a line that belong to no date and no clock."""
    rest = line[: found.start] + " " + line[found.end :]
    again = find_date(rest)
    if again and (again.readings or again.timed):
        rest = rest[: again.start] + " " + rest[again.end :]
    words = _SEPARATORS.sub(" ", rest).split()
    return [word for word in words if not (word.casefold() in _FILLERS or is_weekday(word) or word.isdigit())]


def _author(line: str) -> str:
    match = _AUTHOR.match(line) or _AUTHOR_INSIDE.search(line)
    if not match:
        return _name_beside_date(line)
    name = _cut(match["rest"] or match.groupdict().get("tail") or "")
    return name if is_name(name) else ""


def _name_beside_date(line: str) -> str:
    """The name in "Jane Doe, 3 May 2021" or "Jane Doe | 3 May 2021"."""
    name = _cut(line)
    return name if is_full_name(name) else ""


def _cut(text: str) -> str:
    """A name without what stands after it: a date, a place, a separator."""
    end = _CUT.search(text)
    return (text[: end.start()] if end else text).strip(" ,;:.*")


def _reporting(line: str) -> Byline | None:
    described = _IS_A.match(line)
    if described and is_full_name(described["name"]):
        return Byline(described["name"], None)
    match = _REPORTS_FROM.match(line)
    if match and is_full_name(match["name"]):
        return Byline(match["name"], None)
    return Byline("", None) if _REPORTING.match(line) else None
