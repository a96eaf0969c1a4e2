"""Which language the words around a place are in, as far as numbers need to know it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from measures.quantity.vocabulary import HOMOGRAPHS, NUMBER_WORDS

ENGLISH: Final = "en"
_FUNCTION_WORDS = {
    "en": "the of and to in that was were is are for with by from on at as had has have it they which this "
    "over than million thousand people",
    "de": "der die das und den dem des ein eine von zu mit sich nicht ist war wurden wurde im für auf auch "
    "als etwa millionen mrd mio menschen soldaten",
    "fr": "le la les des et du un une dans est sont été par pour sur au aux qui que avec plus ont ce "
    "environ millions personnes morts hommes",
    "es": "el la los las del y un una en es fue fueron por para con que se su al más unos unas han millones "
    "personas muertos",
    "ru": "и в не на что с по из был были было его как это к у за от о для при более их лет человек тысяч "
    "млн",
    "uk": "і в не на що з по із був були було його як це до у за від про для при понад та років осіб тисяч "
    "млн",
    "pl": "i w nie na że z do jest było były był się to po od o przez dla oraz ponad lat osób tys jako który",
    "lt": "ir į ne kad iš su buvo yra apie per už nuo iki kaip dėl po tai bet jų metų žmonių daugiau nei",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _language, _list in _FUNCTION_WORDS.items():
    for _word in {*_list.split(), *(NUMBER_WORDS.get(_language, frozenset()) - HOMOGRAPHS.keys())}:
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _language)
_LETTERS = {
    "ru": {*"ыэъё"},
    "uk": {*"іїєґ"},
    "pl": {*"łśźżćń"},
    "lt": {*"ėįųž"},
    "de": {*"ßä"},
    "es": {*"ñ¿¡"},
}


def language_of(words: Sequence[str]) -> str:
    """The language, as a two-letter code, that most function words among the lower-case `words` are of.

    Letters that only one of the languages has count as a word each; "" where nothing speaks for any.
    """
    votes = dict.fromkeys(_FUNCTION_WORDS, 0)
    for languages, count in Counter(map(_LANGUAGES.get, words)).items():
        for language in languages or ():
            votes[language] += count
    joined = "".join(words)
    if not joined.isascii():
        letters = set(joined)
        for language, own in _LETTERS.items():
            votes[language] += len(letters & own)
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] else ""
