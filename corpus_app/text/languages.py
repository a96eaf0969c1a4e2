"""Which language a text is in, as an ISO 639-1 code.

Stages, from cheap to dear: the script and its telling letters; the commonest small words; and, where these leave a
doubt, the models of lingua, weighed with the words found and with the language of the page around a comment. All
languages are asked by their small models; a text of few words then by the full models of the likeliest (all full
models together take 700 MB and five seconds, those of a few languages 20 MB each).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus_app.text.function_words import WORDS_OF
from corpus_app.text.word_set import word_set

if TYPE_CHECKING:
    from lingua import IsoCode639_1, LanguageDetector

SAMPLE = 400  # code points looked at
FEW = 60  # code points up to which a text is short enough to need the full models
# Languages that are worth a second look when they come second; others only where they come first, so that a process
# does not load the full models of every language over the noise in a few short comments.
_OFTEN_MEANT = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "cs", "sv"})
CANDIDATES = 4  # likeliest languages whose full models are asked
UNKNOWN = ""

_MODELLED = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "ru", "uk", "be", "bg", "sr", "mk", "hr", "ro", "hu", "lt",
    "lv", "et", "fi", "sv", "da", "nb", "el", "tr", "ca", "sq", "id", "vi", "fa", "ar", "he",
)  # fmt: skip
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

# How much likelier a short comment is to be in the language of its page, as natural logarithms.
_ROUGH_HOME = math.log(40)
_FINE_HOME = math.log(2)
_SURE = 5.0  # lead of the page's own language, on the same scale, that needs no second look
_WORD_BONUS = 1.5
_MOST_WORDS = 8.0
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
    if not letters or sum(letters.values()) * 2 < sum(character.isalpha() for character in sample):
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
    evidence = _evidence(sample, scores)
    rough = _weights(_confidence(_rough_detector(), sample), evidence, home, _ROUGH_HOME)
    ranked = sorted(rough, key=lambda code: -rough[code])
    at_home = ranked[0] == home and rough[ranked[0]] - rough[ranked[1]] >= _SURE
    if len(sample) > FEW or at_home:
        return ranked[0]
    candidates = {ranked[0], *(code for code in ranked[1:CANDIDATES] if code in _OFTEN_MEANT)}
    if home in rough:
        candidates.add(home)
    return _second_look(sample, candidates, evidence, home) if len(candidates) > 1 else ranked[0]


def _second_look(sample: str, candidates: set[str], evidence: dict[str, float], home: str) -> str:
    confidence = _confidence(_fine_detector(tuple(sorted(candidates))), sample)
    fine = _weights(confidence, evidence, home, _FINE_HOME)
    return max(fine, key=lambda code: fine[code])


def _evidence(sample: str, scores: dict[str, float]) -> dict[str, float]:
    """What small words and telling letters say for each language, whatever a model says."""
    evidence = {code: _WORD_BONUS * min(score, _MOST_WORDS) for code, score in scores.items()}
    for letters, code in _TELLING:
        if any(letter in sample for letter in letters):
            evidence[code] = evidence.get(code, 0.0) + _LETTER_BONUS
    return evidence


def _weights(
    confidence: dict[str, float], evidence: dict[str, float], home: str, at_home: float
) -> dict[str, float]:
    """Logarithms of how likely each language is, up to a constant."""
    return {
        code: math.log(share + _FLOOR)
        + evidence.get(code, 0.0)
        + _COMMON.get(code, 0.0)
        + at_home * (code == home)
        for code, share in confidence.items()
    }


def _confidence(detector: "LanguageDetector", sample: str) -> dict[str, float]:
    values = detector.compute_language_confidence_values(sample)
    return {value.language.iso_code_639_1.name.lower(): value.value for value in values}


@cache
def _rough_detector() -> "LanguageDetector":
    """All languages by their trigrams alone: 0.1 ms a text and 50 MB. Built when first needed, in a fifth of a second."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_iso_codes_639_1(*_codes(_MODELLED)).with_low_accuracy_mode().build()


@lru_cache(maxsize=64)
def _fine_detector(languages: tuple[str, ...]) -> "LanguageDetector":
    """A few languages by their full models, 20 MB each, which lingua loads when they are first asked and then shares."""
    from lingua import LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_iso_codes_639_1(*_codes(languages)).build()


def _codes(languages: Iterable[str]) -> "list[IsoCode639_1]":
    from lingua import IsoCode639_1

    return [IsoCode639_1.from_str(language.upper()) for language in languages]
