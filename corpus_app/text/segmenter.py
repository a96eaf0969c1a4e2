"""The segmenter: splits a text crawled from a web page into segments that tile it, by rules on how pages are built."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus_app.text.article import read_article
from corpus_app.text.blocks import Block, read_blocks
from corpus_app.text.bylines import LONGEST
from corpus_app.text.captions import run_on_captions
from corpus_app.text.comment_threads import find_thread
from corpus_app.text.comments import Comments, read_thread
from corpus_app.text.date_order import custom_order
from corpus_app.text.languages import detect_language
from corpus_app.text.parts import Part
from corpus_app.text.segments import TextSegment

LANGUAGE_SAMPLE = 600  # code points of running text by which the language of a page is told
_OPEN_DATE = re.compile(r"\d[./-] ?\d\d?[./-]")
RUNNING = 80  # code points from which a block counts as running text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says about itself, and the segments that tile it.

    ``language`` is an ISO 639-1 code, empty where there is nothing to tell it by; ``title`` is empty where the text
    starts without one. ``redistribution_notice``: the page forbids to pass its text on, or reserves all rights.
    """

    title: str
    language: str
    published: dt.date | None
    byline_author: str
    segments: tuple[TextSegment, ...]
    redistribution_notice: bool


def read_text(
    text: str, *, title: str = "", language: str = "", hints: Sequence[TextSegment] = ()
) -> Reading:
    """Split ``text`` into segments.

    ``title`` and ``language`` win over what the text says. ``hints`` are stretches whose role is known already, as
    from a page's markup; they need not tile and win over the rules, which see only the rest.
    """
    hints = _usable(hints, text)
    blocks = read_blocks(text, _stretches(hints, len(text)))
    thread = find_thread(blocks)
    above = blocks[: thread.start] if thread else blocks
    language = language or detect_language(
        _running_text(above) or _running_text(blocks) or text[:LANGUAGE_SAMPLE]
    )
    order = custom_order(text[:LANGUAGE_SAMPLE], language) if _leaves_order_open(blocks) else "dmy"
    told = next((hint for hint in hints if hint.role == "title"), None)
    article = read_article(above, title=title, has_title=told is not None, order=order, language=language)
    comments = read_thread(blocks, thread, language, order) if thread else Comments([])
    parts = [
        *_split_captions(article.parts, text, blocks),
        *comments.parts,
        *_parts_of(hints, text, language),
    ]
    return Reading(
        title=title or _one_line(text[told.start : told.end] if told else article.title),
        language=language,
        published=article.published,
        byline_author=article.author,
        segments=tuple(_tiles(sorted(parts, key=lambda part: part.start), text)),
        redistribution_notice=article.forbids_redistribution or comments.forbids_redistribution,
    )


def _usable(hints: Sequence[TextSegment], text: str) -> list[TextSegment]:
    """Hints clipped to the text, in order, without overlaps; those that hold nothing but white space are dropped."""
    usable: list[TextSegment] = []
    end = 0
    for hint in sorted(hints, key=lambda hint: (hint.start, hint.end)):
        start, stop = max(hint.start, end), min(hint.end, len(text))
        if start < stop and text[start:stop].strip():
            usable.append(
                TextSegment(start, stop, hint.role, hint.author, hint.date, hint.language, hint.depth)
            )
            end = stop
    return usable


def _stretches(hints: Sequence[TextSegment], length: int) -> list[tuple[int, int]]:
    """What the hints leave of a text."""
    edges = [0, *(edge for hint in hints for edge in (hint.start, hint.end)), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _running_text(blocks: Sequence[Block]) -> str:
    sample: list[str] = []
    size = 0
    for block in blocks:
        if block.length >= RUNNING:
            sample.append(block.text[: LANGUAGE_SAMPLE - size])
            size += block.length
        if size >= LANGUAGE_SAMPLE:
            break
    return " ".join(sample)


def _leaves_order_open(blocks: Sequence[Block]) -> bool:
    """Whether any short line holds a date of which day and month could be exchanged."""
    return any(block.length <= LONGEST and _OPEN_DATE.search(block.text) for block in blocks)


def _parts_of(hints: Sequence[TextSegment], text: str, home: str) -> Iterator[Part]:
    for hint in hints:
        language = hint.language
        if hint.role == "comment" and not language:
            language = detect_language(text[hint.start : hint.end], home)
        yield Part(hint.start, hint.role, hint.author, hint.date, language, hint.depth)


def _split_captions(parts: Sequence[Part], text: str, blocks: Sequence[Block]) -> Iterator[Part]:
    """Cut the captions off that ran into the end of a paragraph."""
    for part, block in zip(parts, blocks, strict=False):
        yield part
        if part.role == "body":
            own = text[block.start : block.start + block.length + block.indent]
            yield from (Part(block.start + offset, "caption") for offset in run_on_captions(own))


def _tiles(parts: Sequence[Part], text: str) -> Iterator[TextSegment]:
    """Segments from where the parts start; white space goes to the segment before it, at the top to the first."""
    if not parts:
        if text:
            yield TextSegment(0, len(text), "boilerplate")
        return
    starts = [0, *(part.start for part in parts[1:])]
    for part, start, end in zip(parts, starts, [*starts[1:], len(text)], strict=True):
        yield TextSegment(start, end, part.role, part.author, part.date, part.language, part.depth)


def _one_line(text: str) -> str:
    return " ".join(text.split())
