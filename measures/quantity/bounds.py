"""The words around a number that say how firmly it is meant: "about", "at least", "up to", "or more"."""

from typing import Literal

from measures.quantity.tokens import Tokens
from measures.quantity.vocabulary import CARDINALS
from measures.quantity.wordlists import word_set

Bound = Literal["exact", "about", "at_least", "at_most", "between"]

_BEFORE: dict[Bound, str] = {
    "about": "about|around|roughly|approximately|approx|circa|ca|c|est|some|nearly|almost|close to|close on"
    "|perhaps|maybe|probably|possibly|an estimated|estimated|estimated at|estimated to be"
    "|something like|in the region of|in the order of|on the order of|of the order of"
    "|in the neighborhood of|in the neighbourhood of|in the vicinity of|somewhere near|approaching"
    "|barely|scarcely|hardly|virtually|~|≈|∼|etwa|ungefähr|rund|zirka|knapp|fast|beinahe|nahezu"
    "|annähernd|schätzungsweise|vielleicht|geschätzte|geschätzten|geschätzt|an die|um die|in etwa"
    "|environ|d'environ|à peu près|approximativement|près de|presque|quelque|quelques|autour de"
    "|de l'ordre de|aux alentours de|peut-être|unos|unas|cerca de|aproximadamente|alrededor de"
    "|casi|en torno a|quizá|quizás|около|примерно|приблизительно|порядка|почти|ок|прибл|где-то"
    "|ориентировочно|близько|приблизно|майже|орієнтовно|біля|десь|około|ok|mniej więcej|prawie"
    "|niemal|blisko|w przybliżeniu|jakieś|apie|maždaug|beveik|apytiksliai|kone",
    "at_least": "more than|over|at least|no fewer than|no less than|not less than|not fewer than|upwards of"
    "|upward of|in excess of|above|exceeding|exceeded|exceeds|exceed|well over|just over"
    "|a little over|slightly over|far more than|well above|just above|slightly more than"
    "|a little more than|greater than|larger than|as few as|as little as|as low as|a minimum of"
    "|minimum of|minimum|at the very least|at a minimum|>|≥|mehr als|über|mindestens|wenigstens"
    "|nicht weniger als|weit über|weit mehr als|gut|von mehr als|deutlich mehr als|plus de|plus d'"
    "|au moins|au-delà de|pas moins de|au minimum|bien plus de|más de|al menos|por lo menos"
    "|como mínimo|no menos de|более|более чем|больше|больше чем|свыше|не менее|не меньше"
    "|не менее чем|не меньше чем|как минимум|минимум|по меньшей мере|по крайней мере|понад|більше"
    "|більш ніж|більше ніж|більш як|щонайменше|не менше|не менше ніж|принаймні|мінімум|як мінімум"
    "|ponad|więcej niż|co najmniej|przynajmniej|nie mniej niż|powyżej|minimum|daugiau nei"
    "|daugiau kaip|daugiau negu|virš|mažiausiai|bent|ne mažiau kaip|ne mažiau nei|ne mažiau negu",
    "at_most": "up to|at most|at the most|no more than|not more than|less than|fewer than|under|below"
    "|just under|well under|just below|slightly less than|a little less than|as many as|as much as"
    "|as high as|a maximum of|maximum of|maximum|not exceeding|within|<|≤|bis zu|höchstens|maximal"
    "|weniger als|unter|nicht mehr als|bis|jusqu'à|moins de|au plus|pas plus de|au maximum|hasta"
    "|menos de|como máximo|a lo sumo|no más de|до|менее|менее чем|меньше|меньше чем|не более"
    "|не более чем|не больше|не больше чем|максимум|менше|менше ніж|менш ніж|менш як|не більше"
    "|не більше ніж|щонайбільше|do|mniej niż|poniżej|co najwyżej|nie więcej niż|najwyżej"
    "|maksymalnie|iki|mažiau nei|mažiau kaip|mažiau negu|ne daugiau kaip|ne daugiau nei"
    "|ne daugiau negu|daugiausia",
}
_AFTER: dict[Bound, str] = {
    "about": "or so|or thereabouts|- odd|odd|oder so|приблизительно|примерно|приблизно|más o menos"
    "|mniej więcej",
    "at_least": "or more|and more|or over|and over|or older|and older|and up|or above|and above|at least|plus"
    "|+|if not more|at the least|oder mehr|und mehr|ou plus|et plus|au moins|o más|y más|или более"
    "|или больше|и более|и больше|або більше|і більше|чи більше|lub więcej|i więcej|ar daugiau"
    "|ir daugiau",
    "at_most": "or less|or fewer|or younger|and younger|or under|and under|at most|at the most|oder weniger"
    "|ou moins|o menos|или менее|или меньше|або менше|lub mniej|ar mažiau",
}
# A stronger word wins over a weaker one further in: "at least about 300".
_RANK: dict[Bound, int] = {"exact": 0, "about": 1, "at_least": 2, "at_most": 2, "between": 3}
_ABBREVIATIONS = frozenset(("approx", "ca", "c", "est", "ок", "прибл", "ok"))
_NEED_A_FULL_STOP = frozenset(("c", "est", "ok"))
# Words of one language that are something else in another.
_HOMOGRAPHS = {"do": "pl", "fast": "de", "gut": "de", "bis": "de", "unter": "de", "bent": "lt"}
# These mean "up to" and plain "to": "fell from 600 to 90" has no bound.
_UP_TO = word_set("до do iki bis hasta")
_FROM = word_set("с со от з зі із від od z nuo von de desde")
_CHANGING = tuple(
    word_set(
        "увелич вырос возрос повыс подня сниз сократ упал уменьш довел доход рост сниж збільш зріс зрос "
        "зменш скороч  впа wzros wzrós spad zwięk zmniej sumaž padid išaug stieg sank fiel aument subi "
        "baj cay redu"
    )
)
_CLAUSE = 12
# What makes "or more" the beginning of another number: "200 killed or more than 300".
_COMPARING = word_set("than als que чем ніж niż nei kaip de")
_Phrases = dict[str, list[tuple[tuple[str, ...], Bound]]]


def _split(phrase: str) -> list[str]:
    return phrase.replace("-", " - ").split()


def _by_word(table: dict[Bound, str], *, position: int) -> _Phrases:
    """Phrases by their last word (position -1) or their first (0), longest first."""
    index: _Phrases = {}
    for bound, phrases in table.items():
        for words in map(_split, phrases.split("|")):
            index.setdefault(words[position], []).append((tuple(words), bound))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


_BY_LAST_WORD = _by_word(_BEFORE, position=-1)
_BY_FIRST_WORD = _by_word(_AFTER, position=0)


def bound_before(t: Tokens, first: int) -> tuple[Bound, int]:
    """What the words before token `first` say of the number there, and the token where those words begin."""
    bound: Bound = "exact"
    while (found := _phrase_before(t, first)) is not None:
        bound = max(found[0], bound, key=_RANK.__getitem__)
        first = found[1]
    return bound, first


def bound_after(t: Tokens, last: int) -> tuple[Bound, int]:
    """The same of the words behind the number, which ends before token `last`."""
    for words, bound in _BY_FIRST_WORD.get(t.low[last], ()):
        end = last + len(words)
        if tuple(t.low[last:end]) == words and not t.begins_line(last) and not _begins_another(t, end):
            return bound, end
    return "exact", last


def stronger(one: Bound, other: Bound) -> Bound:
    """The bound that holds where two are stated."""
    return max(one, other, key=_RANK.__getitem__)


def _begins_another(t: Tokens, index: int) -> bool:
    return t.is_number(index) or t.low[index] in _COMPARING or t.low[index] in CARDINALS


def _phrase_before(t: Tokens, first: int) -> tuple[Bound, int] | None:
    last = first - 1
    if t.low[last] == "." and t.low[last - 1] in _ABBREVIATIONS:
        last -= 1
    elif t.low[last] in _NEED_A_FULL_STOP:
        return None
    elif t.low[first][:2] == "d'":
        return _elided_phrase_before(t, last)
    for words, bound in _BY_LAST_WORD.get(t.low[last], ()):
        start = last - len(words) + 1
        if start >= 0 and tuple(t.low[start : last + 1]) == words and _belongs(t, start, first):
            return bound, start
    return None


def _elided_phrase_before(t: Tokens, last: int) -> tuple[Bound, int] | None:
    """ "près d'un tiers": the phrase ends in "de", and its vowel is elided."""
    for words, bound in _BY_LAST_WORD["de"]:
        start = last - len(words) + 2
        if start >= 0 and tuple(t.low[start : last + 1]) == words[:-1]:
            return bound, start
    return None


def _belongs(t: Tokens, start: int, first: int) -> bool:
    """Whether no blank line parts the words from the number, and the language around is the one they are
    of.
    """
    if any(t.low[index][:1] == "\n" for index in range(start, first)):
        return False
    if t.low[start] in _UP_TO and first - start == 1 and _is_end_of_change(t, start):
        return False
    if t.low[start] == "c" and t.is_capital(start):
        return False
    language = _HOMOGRAPHS.get(t.low[start])
    return language is None or t.language_at(start) in (language, "")


def _is_end_of_change(t: Tokens, index: int) -> bool:
    """Whether a word for rising or falling, or "from" with its number, stands before "to" in the same
    clause.
    """
    for position in range(index - 1, max(index - _CLAUSE, -1), -1):
        if t.low[position] in (".", ";", ",", "\n"):
            return False
        if t.low[position].startswith(_CHANGING) and index - position <= 3:
            return True
        if t.low[position] in _FROM and t.is_number(position + 1):
            return True
    return False
