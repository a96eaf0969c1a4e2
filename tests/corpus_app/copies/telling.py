"""Texts for tests of copies: as long as wanted, in no words of anybody."""

import random
from collections.abc import Sequence

SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "de",
    "do",
    "ka",
    "ke",
    "ko",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mo",
    "na",
    "ne",
    "no",
    "ra",
    "re",
    "ro",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "to",
    "va",
    "ve",
    "vo",
]


def words(number: int, seed: int = 1) -> list[str]:
    """So many words, of which runs repeat by chance almost never."""
    dice = random.Random(seed)
    return ["".join(dice.choices(SYLLABLES, k=3)) for _ in range(number)]


def prose(told: Sequence[str], title: str = "A report from the valley") -> str:
    """Words as a document with a title and paragraphs of sentences."""
    sentences = [" ".join(told[at : at + 12]).capitalize() + "." for at in range(0, len(told), 12)]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
    return "\n\n".join([title, *paragraphs]) + "\n"


def edited(told: Sequence[str], rate: float, seed: int = 2) -> list[str]:
    """With this share of the words put in other words."""
    dice = random.Random(seed)
    return [f"{word}x" if dice.random() < rate else word for word in told]
