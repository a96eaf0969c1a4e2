"""Make corpus and readings for tests, through the same actions as everybody."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from annotator.actions.assignments import take_document
from annotator.actions.highlights import create_highlight
from annotator.models import Assignment, Highlight, User
from corpus_app.models import Document, Segment, Source
from corpus_app.text.segmenter import read_text

NOW = dt.datetime(2026, 11, 22, 10, 0, tzinfo=dt.UTC)
TEXT = (
    "Who counted the dead?\n\n"
    "The ministry said that between 12,000 and 18,000 people died in the winter of the dam.\n\n"
    "Nobody believes the ministry any more, and nobody should.\n\n"
    "2 comments:\n\n"
    "  1. river_anna 💙💛3/4/24\n\n    My uncle was there. About 500 men slept in one barn.\n\n    ReplyDelete\n"
    "  2. Dieter K.14/4/24\n\n    Das glaube ich nicht, so viele waren das nie.\n\n    ReplyDelete\n"
)


def make_source(name: str = "The Lantern", **fields: Any) -> Source:
    return Source.objects.get_or_create(name=name, defaults=fields)[0]


def make_document(text: str = TEXT, *, source: Source | None = None, title: str = "") -> Document:
    import hashlib

    reading = read_text(text, title=title)
    document = Document.objects.create(
        source=source or make_source(), title=reading.title or "Untitled", language=reading.language, text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), length=len(text), words=len(text.split()),
    )  # fmt: skip
    Segment.objects.bulk_create(
        Segment(
            document=document, position=position, start=s.start, end=s.end, role=s.role, author=s.author, date=s.date,
            language=s.language, depth=s.depth,
        )
        for position, s in enumerate(reading.segments, 1)
    )  # fmt: skip
    return document


def make_assignment(document: Document, reviewer: User) -> Assignment:
    """Needs the codebook fixture."""
    return take_document(document, by=reviewer, now=NOW)[0]


def make_highlight(
    assignment: Assignment, quote: str, judgement: Mapping[str, Any] | None = None, *, now: dt.datetime = NOW
) -> Highlight:
    start = assignment.document.text.index(quote)
    return create_highlight(
        id=uuid.uuid4(), assignment=assignment, by=assignment.reviewer, start=start, end=start + len(quote),
        exact=quote, judgement=judgement or {}, now=now,
    ).highlight  # fmt: skip
