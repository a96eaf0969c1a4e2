"""The shape of a page: which blocks are paragraphs and which are lines, how far apart they stand, how they alternate."""

from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.bylines import is_date_line

LINE = 160  # code points up to which a block without a full stop is a line, no paragraph
PARAGRAPH = 220  # and from which it is one however it ends
ESSAY = 450  # median length of the paragraphs of an essay; a news report's are shorter
HEADING_WORDS = 7
QUOTES = "\"“„«‘'"
_QUESTION_WORDS = 16
_OFTEN = 3  # headings come at least once in so many paragraphs
_FAR = 1000  # blocks: farther than anything that matters


class Shape(NamedTuple):
    """What the rules need to know of a page as a whole."""

    paragraphs: list[bool]
    ahead: list[int]  # how many blocks on the next paragraph is, 0 at a paragraph
    last_paragraph: int  # index, -1 where there is none
    usual_gap: int  # blank lines between paragraphs
    is_essay: bool
    has_rhythm: bool  # long lines come so regularly that they are headings
    has_dated_posts: bool  # as on the first page of a blog


def read_shape(blocks: Sequence[Block]) -> Shape:
    paragraphs = [is_paragraph(block) for block in blocks]
    lengths = [block.length for block, is_long in zip(blocks, paragraphs, strict=True) if is_long]
    return Shape(
        paragraphs=paragraphs,
        ahead=_distances(paragraphs),
        last_paragraph=max((i for i, is_long in enumerate(paragraphs) if is_long), default=-1),
        usual_gap=_usual_gap(blocks, paragraphs),
        is_essay=bool(lengths) and median_low(lengths) >= ESSAY,
        has_rhythm=_has_rhythm(blocks, paragraphs),
        has_dated_posts=_has_dated_posts(blocks, paragraphs),
    )


def is_paragraph(block: Block) -> bool:
    if block.length >= PARAGRAPH:
        return True
    return block.stops and block.words >= 4 and not is_question(block)


def is_question(block: Block) -> bool:
    return block.text[-1] in "?？" and block.words <= _QUESTION_WORDS and block.text[0] not in QUOTES


def is_line(block: Block) -> bool:
    """Whether a block is short and does not end as a sentence does; questions are headings often enough to count."""
    return block.length <= LINE and (not block.stops or is_question(block))


def has_no_widow(text: str) -> bool:
    """WordPress puts a no-break space between the last two words of a post's title, so that none stands alone."""
    return text.count("\u00a0") == 1 and " " in text and " " not in text[text.index("\u00a0") :]


def _distances(flags: Sequence[bool]) -> list[int]:
    distances, distance = [0] * len(flags), _FAR
    for index in reversed(range(len(flags))):
        distance = 0 if flags[index] else distance + 1
        distances[index] = distance
    return distances


def _usual_gap(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> int:
    gaps = [blocks[i].gap for i in range(1, len(blocks)) if paragraphs[i] and paragraphs[i - 1]]
    return median_low(gaps) if gaps else 1


def _has_rhythm(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> bool:
    lines = sum(
        paragraphs[i - 1] and paragraphs[i + 1] and is_line(blocks[i]) and blocks[i].words > HEADING_WORDS
        for i in range(1, len(blocks) - 1)
    )
    return lines >= 2 and sum(paragraphs) <= lines * _OFTEN


def _has_dated_posts(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> bool:
    """Whether dates, each with a line and a paragraph below it, come again and again."""
    dated = (
        paragraphs[i + 2]
        and blocks[i].length <= LINE
        and is_line(blocks[i + 1])
        and is_date_line(blocks[i].text)
        for i in range(len(blocks) - 2)
    )
    return sum(dated) >= 2
