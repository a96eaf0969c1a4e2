"""Elements of a page to the text that a reader sees of them."""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

# Elements with a blank line before and after: HTML's own, and trafilatura's for what it extracts.
PARAGRAPHS = {
    "p", "div", "section", "article", "blockquote", "ul", "ol", "dl", "table", "pre", "figure", "header",
    "footer", "aside", "main", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "fieldset", "figcaption", "address",
    "head", "quote", "list", "code",
}  # fmt: skip
APART = "\n\n"
LINES = {"li", "dt", "dd", "tr", "item", "row"}
BREAK_AFTER = {"br": "\n", "lb": "\n", "td": "\t", "th": "\t", "cell": "\t"}
UNREAD = {
    "script", "style", "noscript", "template", "form", "button", "select", "textarea", "svg", "iframe",
    "object",
}  # fmt: skip

# What HTML collapses: a no-break space and its like are not among it.
SPACES = re.compile(r"[ \t\n\r\f]+")
SPACES_IN_LINE = re.compile(" {2,}")
AROUND_BREAKS = re.compile(r" *([\n\t]) *")
TABS_AT_END = re.compile(r"\t+(?=\n|$)")
MANY_BREAKS = re.compile(r"\n[\n\t]*\n")


def flow_text(element: Element, is_skipped: Callable[[Element], bool] = lambda _: False) -> str:
    """The text of an element: runs of white space are one space, paragraphs stand a blank line apart.

    Nothing else is changed. Elements that `is_skipped` is true of are left out with all that is in them.
    """
    joined = "".join(_pieces(element, is_skipped))
    lines = AROUND_BREAKS.sub(r"\1", SPACES_IN_LINE.sub(" ", joined))
    return MANY_BREAKS.sub("\n\n", TABS_AT_END.sub("", lines)).strip(" \n\t")


def _pieces(element: Element, is_skipped: Callable[[Element], bool]) -> Iterator[str]:
    yield _break_before(element.tag)
    yield SPACES.sub(" ", element.text or "")
    for child in element:
        if _is_read(child) and not is_skipped(child):
            yield from _pieces(child, is_skipped)
        yield SPACES.sub(" ", child.tail or "")
    yield APART if element.tag in PARAGRAPHS else BREAK_AFTER.get(element.tag, "")


def _break_before(tag: str) -> str:
    if tag in PARAGRAPHS:
        return APART
    return "\n" if tag in LINES else ""


def _is_read(element: Element) -> bool:
    """Comments and processing instructions have a function where elements have their name."""
    return isinstance(element.tag, str) and element.tag not in UNREAD
