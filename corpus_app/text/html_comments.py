"""Readers' comments in a page, by how comment systems mark them up.

Known marks: schema.org microdata, microformats, the classes and ids of WordPress, Blogger, Drupal, Movable
Type and the many that follow them. A comment is an element named as one that has an author, a date or marked
content; a comment among another's replies is one deeper.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from corpus_app.text.clean import plain
from corpus_app.text.html_flow import UNREAD, flow_text

BLOCKS = {"li", "div", "article", "section", "tr", "table", "dd", "td"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "nav", "time"}
PART = "item|entry|wrapper|wrap|container|block|row|node|post|unit|card|holder"
ITEM_CLASS = re.compile(rf"(?:[a-z]+[-_]+)?comment(?:[-_]{{0,2}}(?:{PART}))?", re.IGNORECASE)
ITEM_ID = re.compile(r"(?:li-|div-)?(?:comment|cmt|c)[-_]?\d+", re.IGNORECASE)
CONTENT_CLASS = re.compile(r"comment[-_]{0,2}(?:content|text|body|message|copy)|e-content", re.IGNORECASE)
AUTHOR_CLASS = re.compile(
    r"fn|p-author|commenter|(?:comment[-_]{0,2})?"
    r"(?:author(?:[-_]{1,2}name)?|user(?:[-_]?name)?|nick(?:name)?|poster|name)",
    re.IGNORECASE,
)
DATE_CLASS = re.compile(
    r"(?:comment[-_]{0,2})?(?:date|time|datetime|timestamp|published|posted)(?:[-_]?on)?|dt-published",
    re.IGNORECASE,
)
ASIDE_CLASS = re.compile(
    r".*(?:author|meta|date|time|reply|replies|avatar|action|vote|like|share|header|footer|says|permalink"
    r"|rating|report|flag).*",
    re.IGNORECASE,
)
SAYS = re.compile(r"\s+(?:says|said|wrote|writes|schrieb|sagt|a dit|dice|пишет|говорит)\s*(?:\.\.\.|…|:)$|:$")
DEPTH_CLASS = re.compile(r"(?:depth|level)[-_]?(\d{1,2})", re.IGNORECASE)
COUNTER = re.compile(r"\d+\s+\w+")  # "12 comments", a link to the comments rather than one
LONGEST_AUTHOR = 200


@dataclass(frozen=True, slots=True)
class PageComment:
    """One reader's comment: what it says, who said so and when as the markup tells, and its depth."""

    text: str
    author: str = ""
    date: dt.date | None = None
    depth: int = 0


def take_comments(tree: Element) -> list[PageComment]:
    """The comments of a page in its order; they are taken out of the tree."""
    items = [element for element in tree.iter() if _is_item(element)]
    thread = _Thread(items)
    comments = list(filter(None, map(thread.comment_in, items)))
    if comments:
        _remove(items)
    return comments


class _Thread:
    """The elements of a page that may be comments or that wrap one."""

    def __init__(self, items: Sequence[Element]) -> None:
        self.items = set(items)
        self.texts = {item: self._text(item) for item in items}
        self.first = {item: self._first_in(item) for item in items}

    def comment_in(self, item: Element) -> PageComment | None:
        text = self.texts[item]
        author, written = self._author(item), self._date(item)
        is_evident = bool(author or written or self._contents(item))
        if not text or not is_evident or COUNTER.fullmatch(text):
            return None
        return PageComment(text, author, written, self._depth(item))

    def is_other(self, element: Element, item: Element) -> bool:
        return element is not item and element in self.items

    def _own(self, item: Element) -> Iterator[Element]:
        """What stands in a comment, without what stands in the comments inside it."""
        for child in item:
            if isinstance(child.tag, str) and child not in self.items:
                yield child
                yield from self._own(child)

    def _contents(self, item: Element) -> list[Element]:
        """The innermost elements that are marked as the content."""
        marked = [
            e
            for e in self._own(item)
            if _has_class(e, CONTENT_CLASS) or _property(e) in {"text", "commentText"}
        ]
        return [
            e for e in marked if not any(e is not other and e in other.iterancestors() for other in marked)
        ]

    def _text(self, item: Element) -> str:
        if contents := self._contents(item):
            return "\n\n".join(filter(None, (flow_text(e, lambda e: e in self.items) for e in contents)))
        return flow_text(item, lambda e: e in self.items or _is_aside(e))

    def _first_in(self, item: Element) -> Element | None:
        """The comment that an element is, or that it wraps."""
        return next((e for e in item.iter() if e in self.items and self.texts[e]), None)

    def _depth(self, item: Element) -> int:
        """As a class says it, else the number of comments among whose replies this one stands."""
        for element in (item, *self._wrappers_of(item)):
            if told := next(filter(None, map(DEPTH_CLASS.fullmatch, _classes(element))), None):
                return max(int(told[1]) - 1, 0)
        return sum(1 for outer in self._outer(item) if self._is_reply(item, outer))

    def _outer(self, item: Element) -> list[Element]:
        return [element for element in item.iterancestors() if element in self.items]

    def _wrappers_of(self, item: Element) -> list[Element]:
        return [outer for outer in self._outer(item) if self.first[outer] is item]

    def _is_reply(self, item: Element, outer: Element) -> bool:
        """Not where `outer` wraps this very comment, or wraps it as a sibling of the first in there."""
        first = self.first[outer]
        if first is None or first is item:
            return False
        return (
            first is outer
            or self._below(outer, item).getparent() is not self._below(outer, first).getparent()
        )

    def _below(self, outer: Element, item: Element) -> Element:
        """The outermost item inside `outer` on the way down to this one."""
        chain = [item, *self._outer(item)]
        return chain[chain.index(outer) - 1]

    def _author(self, item: Element) -> str:
        for element in self._own(item):
            if _has_class(element, AUTHOR_CLASS) or _property(element) in {"author", "creator"}:
                named = next(
                    (e for e in element.iter() if _has_class(e, re.compile("fn")) or _property(e) == "name"),
                    element,
                )
                if name := SAYS.sub("", plain(flow_text(named))):
                    return name[:LONGEST_AUTHOR]
        return ""

    def _date(self, item: Element) -> dt.date | None:
        for element in self._own(item):
            is_date = (
                element.tag == "time"
                or _has_class(element, DATE_CLASS)
                or "date" in _property(element).lower()
            )
            if is_date and (written := _date_of(element)):
                return written
        return None


def _date_of(element: Element) -> dt.date | None:
    for value in (element.get("datetime"), element.get("content"), element.get("title"), flow_text(element)):
        try:
            return dt.date.fromisoformat((value or "").strip()[:10])
        except ValueError:
            continue
    return None


def _is_item(element: Element) -> bool:
    if element.tag not in BLOCKS:
        return False
    kind = element.get("itemtype") or ""
    return (
        _property(element) == "comment"
        or kind.endswith(("/Comment", "/UserComments"))
        or bool(ITEM_ID.fullmatch(element.get("id") or ""))
        or _has_class(element, ITEM_CLASS)
    )


def _is_aside(element: Element) -> bool:
    return element.tag in HEADINGS or element.tag in UNREAD or _has_class(element, ASIDE_CLASS)


def _property(element: Element) -> str:
    return element.get("itemprop") or ""


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _has_class(element: Element, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, _classes(element)))


def _remove(items: Sequence[Element]) -> None:
    """Out of the tree, what follows each of them left in its place."""
    for item in items:
        if item.getparent() is not None:
            item.drop_tree()
