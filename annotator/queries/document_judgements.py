"""What was said of a whole document, in words."""

from typing import NamedTuple

from annotator.models import DocumentJudgement
from annotator.models.codebook import Label
from annotator.queries.codebooks import Vocabulary


class Line(NamedTuple):
    """One thing that was said: what it is about, and what it is."""

    name: str
    said: str


def lines_of(judgement: DocumentJudgement, words: Vocabulary) -> list[Line]:
    """In the order in which it is asked; what was left open is left out."""
    frames = ", ".join(words.name("frame", slug) for slug in judgement.frames)
    slants = [
        Line(f"Slant: {axis.name}", slant_in_words(axis, judgement.slants[slug]))
        for slug, axis in words.labels("axis").items()
        if slug in judgement.slants
    ]
    lines = [
        Line("Genre", words.name("genre", judgement.genre)),
        Line("Frames", frames),
        *slants,
        Line("Left out", judgement.omissions),
        Line("Distressing", "Yes: warn others before they read it" if judgement.distressing else ""),
        Line("Note", judgement.note),
    ]
    return [line for line in lines if line.said]


def slant_in_words(axis: Label, slant: int) -> str:
    """-2 as "−2, condemned", 1 as "+1, rather justified", 0 as "0, neither"."""
    if slant == 0:
        return "0, neither"
    pole = str(axis.attributes.get("low" if slant < 0 else "high", ""))
    sign = "\u2212" if slant < 0 else "+"
    return f"{sign}{abs(slant)}, {'' if abs(slant) > 1 else 'rather '}{pole}"
