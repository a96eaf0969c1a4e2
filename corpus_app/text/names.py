"""What can be the name of a person or the handle of a commenter, judged by its shape alone."""

import re

from corpus_app.text.word_set import word_set

LONGEST = 60
MOST_WORDS = 6
_FORBIDDEN = re.compile(r"[\"“”«»;?{}\[\]=<>|]|[!…]{1}|:(?!\))|\.\.|, |,$|https?|www\.")
_SENTENCE = re.compile(r"[^\W\d_]{3,}[^\W\d_A-ZÀ-ÞА-Я]\.(?:\s|$)")
_PARTICLES = word_set(
    "von van der den de del della da di du la le el al bin ibn ter zu zum of the and y e und et & aus from"
)
_NO_NAMES = word_set(  # Words that open a sentence or name a part of a page rather than a person.
    "the a an this that these those he she it we they i you there here what who why how when where which if in on at by "
    "for from with to and but or so as is are was were yes no not my your his her our their one all more some "
    "der die das ein eine er sie es wir ihr ich und aber im am in der den dem ist war ja nein nicht le la les un une il "
    "elle je nous vous ils et mais el los las un una ella yo nosotros y pero il lo gli uno noi ma o os as um uma ele ela "
    "он она оно они мы вы я и но а в на это что как не де het een hij zij wij ik "
    "posted published geschrieben verfasst écrit escrito scritto napisał updated modified created written edited last date time copyright source photo image photos credit "
    "since from until stand september comments comment reply replies share tags filed category categories related read "
    "page next previous home search menu subscribe newsletter subject topic title re edition location joined posts "
    "join registered views thread forum veröffentlicht publié publicado pubblicato опубликовано обновлено дата"
)


def is_name(text: str) -> bool:
    """Whether ``text`` may name a person: short, no sentence, capitals where there are several words."""
    if not text or len(text) > LONGEST or _FORBIDDEN.search(text) or _SENTENCE.search(text):
        return False
    words = text.split()
    if text.startswith("r/"):
        return False  # a part of Reddit
    if len(words) > MOST_WORDS or words[0].casefold().strip(",'") in _NO_NAMES:
        return False
    if not any(character.isalnum() or ord(character) > 0x2190 for character in text):
        return False
    return len(words) < 3 or _mostly_capitalised(words)


def is_full_name(text: str) -> bool:
    """Stricter: two to four capitalised words, as the name of a journalist stands alone on a line."""
    words = text.split()
    if not 2 <= len(words) <= 4 or not is_name(text) or any(character.isdigit() for character in text):
        return False
    return all(_is_capitalised(word) or word in _PARTICLES for word in words) and _is_capitalised(words[0])


def _mostly_capitalised(words: list[str]) -> bool:
    plain = sum(word[0].islower() and word not in _PARTICLES and len(word.rstrip(".")) > 1 for word in words)
    return plain * 3 <= len(words)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and word.lower() not in _NO_NAMES
