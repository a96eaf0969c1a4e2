"""Numbers that name or point instead of counting: "Battalion 101", "p. 44", "T34", "21st", list marks,
notes.
"""

from typing import Final

from measures.quantity.expressions import Expression
from measures.quantity.nouns import COUNTED, STOPS
from measures.quantity.tokens import Tokens
from measures.quantity.vocabulary import ENGLISH_CARDINALS
from measures.quantity.wordlists import word_set

# What the number behind it names. "Figure 3" is one; "a figure of 3,000" has a word between.
_LABELS = word_set(
    "p pp page pages seite seiten fig figs figure abb table tab tabelle chapter chapters kapitel "
    "chapitre capítulo глава розділ section sections article articles artikel articulo статья "
    "статьи статті paragraph paragraphs vol volume volumes band tom issue no nos nr № § number "
    "nummer numéro número numer номер item step part parts episode season room flight highway "
    "version type mark mk model class grade appendix annex footnote verse psalm channel decree "
    "resolution directive protocol пункт grid apartment battalion regiment brigade squadron "
    "straipsnis"
)
_LABELS_WITH_STOP = word_set(
    "s str стр с fig figs abb tab ch sec art para bd т ст рис табл op cap lit д кв ул p pp no nos nr vol"
)
_COUNTED_DAYS = frozenset(("day", "week", "month", "year", "tag", "jour", "день"))  # "on day 100"
_DESIGNATED = word_set(
    "battalion regiment division brigade corps army squadron company street avenue road square lane fleet"
)
_COUNTERS = word_set("comments comment replies reply likes shares views retweets kommentare комментариев")
_POINTERS = frozenset("#@/_=\\^*")
_JOINERS = frozenset((",", "and", "&", "-", "–", "—", "und", "et", "y", "и"))
_HYPHENS = frozenset("-‐‑")
_COUNTING_SUFFIXES = frozenset(("strong", "odd"))
_ORDINAL_STOP_LANGUAGES = frozenset(("de", "pl"))
# Capitalised at the head of a sentence, and no name.
_SENTENCE_HEADS = word_set(
    "another only just all altogether additionally also there here today then thus "
    "yesterday overall meanwhile still even exactly fully officially total killed lost "
    "dead wounded deaths casualties losses arrested kill"
)
_OLDEST: Final = 120
_LARGEST_VERSION: Final = 100
_NAME_DIGITS: Final = 4
_NOTE_DIGITS: Final = 3


def reference_end(t: Tokens, e: Expression, noun: str) -> int | None:
    """The token behind the name, pointer or mark that `e` belongs to; None where it is none of these."""
    if _is_attached(t, e) or _is_pointed_at(t, e.first):
        return e.last
    is_nameable = e.is_plain or e.is_word or e.part is not None or _is_version(t, e)
    if is_nameable and _has_label(t, e.first, noun):
        return _list_end(t, e.last)
    if e.is_word:
        return e.last if _is_name_in_words(t, e) else None
    if _is_version(t, e) and _is_designation(t, e, noun):
        return e.last
    return _plain_reference_end(t, e, noun) if e.is_plain else None


def _plain_reference_end(t: Tokens, e: Expression, noun: str) -> int | None:
    if t.is_hyphen(e.last) and t.is_number(e.last + 1):
        return e.last + 2  # a result such as 5-1: a range would have been taken by now
    is_mark = _is_list_mark(t, e) or _is_note(t, e) or _is_ordinal(t, e) or _is_age_in_apposition(t, e)
    return e.last if is_mark or _is_designation(t, e, noun) or _is_counter(t, e) else None


def _is_version(t: Tokens, e: Expression) -> bool:
    """Whether a bare decimal may be the number of a version or section: "Python 3.11", "Section 2.3"."""
    is_bare = not (e.unit or e.is_range or e.is_word or e.multipliers)
    return is_bare and "." in t.low[e.first] and e.high < _LARGEST_VERSION


def _is_attached(t: Tokens, e: Expression) -> bool:
    """ "T34", "F-16", "21st", "1930s", "1930's", "14-man", "two-faced", "10.1000/182"; but "$500-a-month"."""
    first, last = e.first, e.last
    is_behind_letter = t.is_joined(first) and t.is_word(first - 1)
    is_behind_hyphen = t.is_number(first) and t.is_hyphen(first - 1) and t.is_word(first - 2)
    is_before_letter = t.is_joined(last) and (
        t.is_word(last) or (t.low[last] == "'" and t.low[last + 1] == "s")
    )
    is_before_hyphen = t.is_hyphen(last) and t.low[last] in _HYPHENS and t.is_word(last + 1)
    is_compound = is_before_hyphen and t.low[last + 1] not in _COUNTING_SUFFIXES and not e.unit
    is_before_slash = t.low[last] == "/" and t.is_joined(last) and t.is_number(last + 1)
    is_head = is_before_letter or is_compound or is_before_slash
    return is_behind_letter or is_behind_hyphen or is_head


def _is_pointed_at(t: Tokens, first: int) -> bool:
    """ "#12", "/12", "killed.12" with its note, "’45"."""
    if not t.is_joined(first) or not t.is_number(first):
        return False
    before = t.low[first - 1]
    is_note = before in (".", "'") and t.is_joined(first - 1) and t.is_word(first - 2)
    is_short_year = before == "'" and len(t.low[first]) == 2
    return before in _POINTERS or is_note or is_short_year


def _has_label(t: Tokens, first: int, noun: str) -> bool:
    if t.low[first - 1] in _COUNTED_DAYS and not noun:
        return True
    if t.low[first - 1] == "." and t.is_joined(first - 1):
        return t.low[first - 2] in _LABELS_WITH_STOP and not t.is_joined(first - 2)
    return t.low[first - 1] in _LABELS and not t.begins_line(first)


def _list_end(t: Tokens, last: int) -> int:
    """ "pp. 44, 46 and 48" is one list of labels."""
    while t.low[last] in _JOINERS and t.low[last + 1].isdigit() and not _counts(t, last + 2):
        last += 2
    return last


def _counts(t: Tokens, index: int) -> bool:
    return t.is_word(index) and t.low[index] not in _JOINERS


def _is_name_in_words(t: Tokens, e: Expression) -> bool:
    """ "the Seven Years' War", "the Big Three": an English number word with a capital in mid-sentence."""
    return t.is_capital(e.first) and not t.begins_sentence(e.first) and t.low[e.first] in ENGLISH_CARDINALS


def _is_list_mark(t: Tokens, e: Expression) -> bool:
    is_short = len(t.low[e.first]) <= _NOTE_DIGITS
    is_marked = t.low[e.last] in (".", ")") and t.is_joined(e.last)
    return is_short and is_marked and t.begins_line(e.first) and e.last + 1 < t.count


def _is_note(t: Tokens, e: Expression) -> bool:
    """ "[12]", "(3)", or a number alone on its line."""
    is_bracketed = t.low[e.first - 1] in ("(", "[") and t.low[e.last] in (")", "]")
    is_alone = t.count > 1 and t.begins_line(e.first) and (e.last >= t.count or t.begins_line(e.last))
    return (is_bracketed and len(t.low[e.first]) <= _NOTE_DIGITS) or is_alone


def _is_ordinal(t: Tokens, e: Expression) -> bool:
    """ "3. Armee", "11. pułk": where a full stop makes an ordinal, unless a new sentence begins behind it."""
    behind = e.last + 1
    if t.low[e.last] != "." or not t.is_joined(e.last) or not t.is_word(behind) or t.begins_line(behind):
        return False
    if t.low[behind] in STOPS or len(t.low[e.first]) > _NOTE_DIGITS:
        return False
    return t.language_at(e.first) in _ORDINAL_STOP_LANGUAGES


def _is_age_in_apposition(t: Tokens, e: Expression) -> bool:
    """The "75" of "Anna Berg, 75." and of "her sister, 75, said"."""
    if e.high > _OLDEST or t.low[e.first - 1] != "," or not t.is_word(e.first - 2):
        return False
    is_closed = t.low[e.last] in (".", ")", ";", "who", "from", "") and t.is_capital(e.first - 2)
    return is_closed or t.low[e.last] == ","


def _is_designation(t: Tokens, e: Expression, noun: str) -> bool:
    """ "Apollo 11 landed", "Field Gun 95", "101 Battalion"; but "Kharkiv 28 people" counts people."""
    if any(t.low[index] in _DESIGNATED and t.is_capital(index) for index in (e.last, e.last + 1)):
        return True
    before = e.first - 1
    if not t.is_word(before) or not t.is_capital(before) or t.begins_line(e.first):
        return False
    if (
        (len(t.low[e.first]) > _NAME_DIGITS and noun)
        or t.low[before] in STOPS
        or t.low[before] in _SENTENCE_HEADS
    ):
        return False
    return not noun or (noun[0].isupper() and noun.lower() not in COUNTED)


def _is_counter(t: Tokens, e: Expression) -> bool:
    """ "11 comments:" at the foot of a page."""
    is_counter = t.low[e.last] in _COUNTERS
    return is_counter and (
        t.begins_line(e.first) or t.begins_line(e.last + 1) or t.low[e.last + 1] in (":", "")
    )
