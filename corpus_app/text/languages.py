"""Which language a text is in, as an ISO 639-1 code.

Three stages, from cheap to dear: the script and its telling letters; the commonest small words; and, where these
leave a doubt, the trigram models of lingua (its low accuracy mode: 0.1 ms a text and 50 MB, where the full models
take 700 MB), weighed with the words found and with the language of the page around a comment.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from corpus_app.text.function_words import WORDS_OF
from corpus_app.text.word_set import word_set

if TYPE_CHECKING:
    from lingua import LanguageDetector

SAMPLE = 400  # code points looked at
UNKNOWN = ""

_MODELLED = "EN DE FR ES IT PT NL PL CS SK SL RU UK BE BG SR MK HR RO HU LT LV ET FI SV DA NB EL TR CA SQ ID VI FA AR HE"
# Letters that only one script of one language (or a few languages of one script) has.
_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("te", "\u0c00-\u0c7f"),
    ("ml", "\u0d00-\u0d7f"),
    ("gu", "\u0a80-\u0aff"),
    ("pa", "\u0a00-\u0a7f"),
    ("ar", "\u0600-\u06ff"),
)
_SCRIPT = re.compile("|".join(f"(?P<{code}>[{letters}])" for code, letters in _SCRIPTS))
_FOREIGN = re.compile("[\u0370-\u03ff\u0530-\u1fff\u3040-\ud7af]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_TELLING: tuple[tuple[str, str], ...] = (
    ("țșţş", "ro"),
    ("őű", "hu"),
    ("ěřů", "cs"),
    ("ľĺŕô", "sk"),
    ("ļķņģāēī", "lv"),
    ("ėįų", "lt"),
    ("łżźśń", "pl"),
    ("ğı", "tr"),
    ("ß", "de"),
    ("ãõ", "pt"),
    ("ñ¿¡", "es"),
    ("đ", "hr"),
    ("œ", "fr"),
    ("ђљњћј", "sr"),
    ("ѓќѕ", "mk"),
    ("ў", "be"),
    ("їєґ", "uk"),
    ("ыэё", "ru"),
)
_CYRILLIC = frozenset({"ru", "uk", "be", "bg", "sr", "mk"})
_PERSIAN = re.compile("[پچژگ]")
_URDU = re.compile("[ٹڈڑے]")

_HOME_BONUS = math.log(40)  # how much likelier a short comment is to be in the language of its page
_WORD_BONUS = 1.5
# How much commoner or rarer a language is on the web than most, as a natural logarithm.
_COMMON = {
    "en": 1.0,
    "ru": 0.8,
    "de": 0.7,
    "fr": 0.7,
    "es": 0.7,
    "it": 0.4,
    "pt": 0.4,
    "pl": 0.4,
    "nl": 0.4,
    "uk": 0.6,
}
_COMMON |= dict.fromkeys(("be", "mk", "sq", "ca", "vi", "id", "sl"), -1.5)
# Written alike everywhere on the web: they tell no language.
_EVERYWHERE = word_set(
    "lol wow ok okay thx rofl lmao omg haha hahaha hehe hi hello bravo super rip respect amen top pfff xd ps"
)
_LETTER_BONUS = 3.0
_FLOOR = 1e-4
_ENOUGH_WORDS = 12
_HOME_WORDS = 1.5
_CLEAR_LEAD = 1.6


def _languages_by_word() -> dict[str, tuple[str, ...]]:
    languages: dict[str, list[str]] = {}
    for language, words in WORDS_OF.items():
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(language)
    return {word: tuple(codes) for word, codes in languages.items()}


_BY_WORD = _languages_by_word()


def detect_language(text: str, home: str = UNKNOWN) -> str:
    """The ISO 639-1 code of the language of ``text``; ``home``, the page's, where the text is too short to tell."""
    sample = text[:SAMPLE].lower()
    if script := _script_language(sample):
        return script
    words = _WORD.findall(sample)
    if not words or (home and _EVERYWHERE.issuperset(words)):
        return home
    scores = _word_scores(words)
    return _clear_winner(scores, len(words), home) or _weighed(sample, scores, home)


def _script_language(sample: str) -> str:
    """The language that a script alone tells, or "" for Latin and Cyrillic letters."""
    if sample.isascii() or not _FOREIGN.search(sample):
        return UNKNOWN
    letters = Counter(match.lastgroup or "" for match in _SCRIPT.finditer(sample))
    if sum(letters.values()) * 2 < sum(character.isalpha() for character in sample):
        return UNKNOWN
    if letters["ja"]:
        return "ja"
    language = letters.most_common(1)[0][0]
    return _arabic_language(sample) if language == "ar" else language


def _arabic_language(sample: str) -> str:
    if _URDU.search(sample):
        return "ur"
    return "fa" if _PERSIAN.search(sample) else "ar"


def _word_scores(words: Iterable[str]) -> dict[str, float]:
    """How many small words of each language there are; a word of several languages counts for each in part."""
    scores: dict[str, float] = {}
    for word in words:
        languages = _BY_WORD.get(word, ())
        for language in languages:
            scores[language] = scores.get(language, 0.0) + 1.0 / len(languages)
    return scores


def _clear_winner(scores: dict[str, float], words: int, home: str) -> str:
    """The language with so many more small words than the next that no model need be asked."""
    if not scores:
        return UNKNOWN
    best = max(scores, key=lambda code: scores[code])
    most = scores[best]
    lead = most / max((score for code, score in scores.items() if code != best), default=_FLOOR)
    if best == home:
        return home if most >= _HOME_WORDS and lead >= _CLEAR_LEAD else UNKNOWN
    enough = words >= _ENOUGH_WORDS and most >= max(2.0, words * 0.08)
    return best if enough and lead >= _CLEAR_LEAD else UNKNOWN


def _weighed(sample: str, scores: dict[str, float], home: str) -> str:
    """The likeliest language by models, small words, telling letters and the page around it taken together."""
    confidence = _model_confidence(sample)
    weights = {code: math.log(share + _FLOOR) for code, share in confidence.items()}
    for code in weights:
        weights[code] += _WORD_BONUS * min(scores.get(code, 0.0), 8.0) + _COMMON.get(code, 0.0)
    for letters, code in _TELLING:
        if code in weights and any(letter in sample for letter in letters):
            weights[code] += _LETTER_BONUS
    if home in weights:
        weights[home] += _HOME_BONUS
    return max(weights, key=lambda code: weights[code]) if weights else home


def _model_confidence(sample: str) -> dict[str, float]:
    values = _detector().compute_language_confidence_values(sample)
    return {value.language.iso_code_639_1.name.lower(): value.value for value in values}


@cache
def _detector() -> "LanguageDetector":
    """Built when first needed: importing lingua and loading its models takes a fifth of a second."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [IsoCode639_1.from_str(code) for code in _MODELLED.split()]
    return LanguageDetectorBuilder.from_iso_codes_639_1(*codes).with_low_accuracy_mode().build()
