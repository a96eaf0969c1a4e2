"""Shorthand for tests: what the segmenter makes of a text, in a shape that reads well in an assertion."""

from pathlib import Path
from typing import NamedTuple

from corpus_app.text.segmenter import Reading, read_text
from corpus_app.text.segments import TextSegment, check_tiling

ANNOTATED = Path(__file__).parent / "annotated"
_ROLES = {
    "@T": "title", "@H": "heading", "@B": "body", "@C": "caption", "@Y": "byline", "@X": "boilerplate", "@M": "comment",
}  # fmt: skip
PARAGRAPH = (
    "The mill stood by the river until the winter of 1871, when the ice took the wheel and most of the northern wall. "
    "Nobody in the parish wanted to pay for another, and so the stones went into the new school, where they can still "
    "be seen by those who know where to look."
)
SECOND = (
    "The miller moved to the town and opened a shop. He is said to have kept a bag of flour in the window for the rest "
    "of his life, and to have sold none of it."
)
_MATTERS = (
    "school",
    "ferry",
    "bridge",
    "market",
    "church",
    "well",
    "road",
    "barn",
    "forge",
    "orchard",
    "quarry",
    "inn",
)


def report(paragraphs: int) -> list[str]:
    """So many different paragraphs of a news report's length."""
    return [
        f"In the week of the flood the {matter} was closed for {day} days, and nobody could say who had ordered it. "
        f"The council has promised to look into the matter before the end of the year."
        for day, matter in enumerate(_MATTERS[:paragraphs], start=2)
    ]


class Line(NamedTuple):
    """A line of an annotated page: where it starts, and what a person said it is."""

    start: int
    role: str
    comment: tuple[str, str, str, int] | None  # author, date, language, depth, on the first line of a comment
    text: str


def read(text: str) -> Reading:
    reading = read_text(text)
    check_tiling(reading.segments, len(text))
    return reading


def roles(text: str) -> list[tuple[str, str]]:
    """Role and text of each segment, white space squeezed."""
    return [
        (segment.role, " ".join(text[segment.start : segment.end].split())) for segment in read(text).segments
    ]


def role_of(text: str, words: str) -> str:
    """The role of the segment in which ``words`` start."""
    start = text.index(words)
    return next(segment.role for segment in read(text).segments if segment.start <= start < segment.end)


def comments(text: str) -> list[TextSegment]:
    return [segment for segment in read(text).segments if segment.role == "comment"]


def load_annotated(path: Path) -> tuple[str, list[Line]]:
    """A page whose lines start with a tag: "@B " a body line, "@M author|date|language|depth " a comment, "@. " more."""
    text, lines, role = "", [], ""
    for raw in path.read_text(encoding="utf-8").rstrip("\n").split("\n"):
        tag, content, comment = raw[:2], raw[3:], None
        if tag == "@M":
            author, date, language, rest = content.split("|", 3)
            comment, content = (author, date, language, int(rest[0])), rest[2:]
        role = _ROLES.get(tag, role)
        if content.strip():
            start = len(text) + len(content) - len(content.lstrip())
            lines.append(Line(start, role, comment, content.strip()))
        text += (content if tag.startswith("@") else raw) + "\n"
    return text, lines
