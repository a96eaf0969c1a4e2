"""Blocks: the non-empty lines of a text, with where they stand and how much white space is around them.

Only "\\n" ends a line. Lines of a text that was wrapped at a fixed width are joined into paragraphs again.
Offsets are Unicode code points.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u00ad"
_EDGES = INVISIBLE + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
STOPS = ".!?…。！？؟।"
CLOSERS = "\"'”’»)]›“"
WRAP_WIDTHS = range(50, 101)
WRAP_EVIDENCE = 6


class Block(NamedTuple):
    """One paragraph or line. ``start`` is where its first line starts, indentation included."""

    start: int
    text: str  # stripped
    indent: int  # in spaces and tabs
    gap: int  # blank lines before it
    length: int  # of the text, in code points

    @property
    def words(self) -> int:
        return self.text.count(" ") + 1

    @property
    def stops(self) -> bool:
        """Whether the text ends as a sentence does: a full stop or its like, closing quotes after it allowed."""
        return ends_as_sentence(self.text)


def ends_as_sentence(text: str) -> bool:
    if text[-1:] in STOPS:
        return True
    return text[-1:] in CLOSERS and text.rstrip(CLOSERS)[-1:] in tuple(STOPS)


def read_blocks(text: str, stretches: Sequence[tuple[int, int]]) -> list[Block]:
    """The blocks of the given stretches ``[start, end)`` of ``text``, in order."""
    blocks: list[Block] = []
    for start, end in stretches:
        blocks.extend(_lines(text[start:end] if (start, end) != (0, len(text)) else text, start))
    width = _wrap_width(blocks)
    return list(_joined(blocks, width)) if width else blocks


def _lines(text: str, offset: int) -> Iterator[Block]:
    gap = 0
    for line in text.split("\n"):
        content = _visible(line)
        if content:
            indent = len(line) - len(line.lstrip(" \t")) if line[0] in " \t" else 0
            yield Block(offset, content, indent, gap, len(content))
            gap = 0
        else:
            gap += 1
        offset += len(line) + 1


def _visible(line: str) -> str:
    content = line.strip()
    if content and (content[0] in INVISIBLE or content[-1] in INVISIBLE):
        return content.strip(_EDGES)
    return content


def _wrap_width(blocks: Sequence[Block]) -> int:
    """The width at which the lines were wrapped, or 0 where a line is a paragraph."""
    longest = max((block.length for block in blocks), default=0)
    if longest not in WRAP_WIDTHS:
        return 0
    full = sum(
        block.gap == 0 and before.length > longest * 0.8 and not before.stops
        for before, block in pairwise(blocks)
    )
    return longest if full >= WRAP_EVIDENCE and full > len(blocks) * 0.3 else 0


def _joined(blocks: Sequence[Block], width: int) -> Iterator[Block]:
    """Join a line to the one before it where its first word would not have fitted there."""
    lines: list[Block] = []
    for block in blocks:
        if lines and not _continues(lines[-1], block, width):
            yield _paragraph(lines)
            lines = []
        lines.append(block)
    if lines:
        yield _paragraph(lines)


def _continues(before: Block, block: Block, width: int) -> bool:
    first_word = len(block.text.split(maxsplit=1)[0])
    return block.gap == 0 and before.length + 1 + first_word > width - before.indent


def _paragraph(lines: Sequence[Block]) -> Block:
    text = "\n".join(line.text for line in lines)
    return Block(lines[0].start, text, lines[0].indent, lines[0].gap, len(text))
