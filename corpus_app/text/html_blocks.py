"""The paragraphs of a page, and the one text that they become."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from corpus_app.text.html_comments import PageComment
from corpus_app.text.html_flow import PARAGRAPHS, flow_text
from corpus_app.text.segments import TextSegment

NEAR_THE_TOP = 3  # blocks among which a page's headline stands, where its main text has it
WHOLE = {"list", "ul", "ol", "table", "quote", "blockquote"}  # one block, whatever is in it
APART = "\n\n"
CAPTIONS = " | ".join(
    ["descendant::figcaption"]
    + [
        f"descendant::*[not(self::img or self::figure)]"
        f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        for name in ("wp-caption-text", "tr-caption", "caption", "image-caption", "photo-caption")
    ]
)
FRAMES = (
    "ancestor::*[self::figure or contains(@class, 'wp-caption') or contains(@class, 'tr-caption-container')]"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its text and, where the markup tells, its role and the comment that it is."""

    text: str
    role: str = ""
    comment: PageComment | None = None


def move_captions(tree: Element) -> list[str]:
    """Put each caption as a paragraph behind its picture, where an extractor keeps it; returns them."""
    captions = [(element, text) for element in tree.xpath(CAPTIONS) if (text := flow_text(element))]
    for element, text in captions:
        for frame in element.xpath(FRAMES)[-1:]:
            paragraph = element.makeelement("p")
            paragraph.text = text
            element.drop_tree()
            frame.addnext(paragraph)
    return [text for _, text in captions]


def main_blocks(body: Element, captions: Iterable[str], undisguised: Callable[[str], str]) -> list[Block]:
    """The paragraphs of an extracted body, headings and captions known as such."""
    known = {folded(undisguised(caption)) for caption in captions}
    return [
        Block(text, _role(tag, text, known))
        for tag, found in _blocks_in(body)
        if (text := undisguised(found)).strip()
    ]


def _role(tag: str, text: str, captions: set[str]) -> str:
    if folded(text) in captions:
        return "caption"
    return "heading" if tag == "head" else ""


def _blocks_in(element: Element) -> Iterator[tuple[str, str]]:
    """Tag and text of every block in an element; what stands loose between blocks is a block, too."""
    yield "", (element.text or "").strip()
    for child in element:
        if _is_frame(child):
            yield from _blocks_in(child)
        else:
            yield child.tag, flow_text(child)
        yield "", (child.tail or "").strip()


def _is_frame(element: Element) -> bool:
    """Whether an element only holds blocks together."""
    return element.tag not in WHOLE and any(child.tag in PARAGRAPHS for child in element)


def with_title(blocks: Sequence[Block], title: str) -> list[Block]:
    """The blocks with the headline marked as the title; it is put first where the main text is without it."""
    for place, block in enumerate(blocks[:NEAR_THE_TOP]):
        if folded(block.text) == folded(title) or (
            block.role == "heading" and folded(title) in folded(block.text)
        ):
            return [*blocks[:place], replace(block, role="title"), *blocks[place + 1 :]]
    return [Block(title, "title"), *blocks] if title else list(blocks)


def comment_block(comment: PageComment) -> Block:
    return Block(comment.text, "comment", comment)


def joined(blocks: Sequence[Block]) -> tuple[str, tuple[TextSegment, ...]]:
    """One text, its blocks a blank line apart, and the stretches [start, end) of it whose role is known."""
    hints, place = [], 0
    for block in blocks:
        if block.role:
            hints.append(_hint(block, place))
        place += len(block.text) + len(APART)
    return APART.join(block.text for block in blocks), tuple(hints)


def _hint(block: Block, start: int) -> TextSegment:
    end = start + len(block.text)
    if block.comment is None:
        return TextSegment(start, end, block.role)
    comment = block.comment
    return TextSegment(start, end, block.role, author=comment.author, date=comment.date, depth=comment.depth)


def folded(text: str) -> str:
    """For comparing what was extracted with what stood in the page."""
    return " ".join(text.split()).casefold()
