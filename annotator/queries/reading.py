"""What the reading page shows of a document: its segments with their words, and who has highlighted in it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf.locale import LANG_INFO

from annotator.models import Assignment, User
from annotator.permissions import may
from corpus_app.models import Document, Segment

ELEMENTS = {"title": "h2", "heading": "h3"}
DEEPEST_SHOWN = 6  # deeper answers are indented no further: the column has an end


@dataclass(frozen=True, slots=True)
class Leaf:
    """A segment as it is printed: the element it becomes, its words, and the line feeds that end it."""

    number: int
    start: int
    role: str
    element: str
    depth: int
    language: str
    by: str
    words: str
    line_end: str


def leaves_of(document: Document) -> list[Leaf]:
    """Every segment in order; joined, their words and line ends are the text. One query; the text must be loaded."""
    segments = document.segments.order_by("position")
    return [leaf_of(segment, document.text[segment.start : segment.end]) for segment in segments]


def leaf_of(segment: Segment, text: str) -> Leaf:
    """`text` is the segment's own."""
    words = text.rstrip("\n")
    return Leaf(
        number=segment.position, start=segment.start, role=segment.role, element=ELEMENTS.get(segment.role, "p"),
        depth=min(segment.depth, DEEPEST_SHOWN), language=segment.language, by=_said_by(segment), words=words,
        line_end=text[len(words) :],
    )  # fmt: skip


def _said_by(segment: Segment) -> str:
    """A comment's author, date and language, as far as they are known."""
    if segment.role != "comment":
        return ""
    date = _long(segment.date) if segment.date else ""
    return " · ".join(filter(None, (segment.author, date, language_name(segment.language))))


def _long(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def language_name(code: str) -> str:
    """English name of an ISO 639-1 code; the code itself where Django knows no name."""
    return str(LANG_INFO.get(code, {}).get("name", code))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody whose highlights are on the page; `name` only for those who may know it."""

    pseudonym: str
    name: str
    state: str


def readers_of(document: Document, user: User) -> Sequence[Reader]:
    """Whose reading of the document this person may see, in one query."""
    assignments = (
        Assignment.objects.visible_to(user).work().filter(document=document).select_related("reviewer")
    )
    named = may(user, "reviewers.name")
    return [
        Reader(one.reviewer.pseudonym, str(one.reviewer) if named else "", one.get_state_display())
        for one in assignments.order_by("reviewer_id", "created_at")
    ]
