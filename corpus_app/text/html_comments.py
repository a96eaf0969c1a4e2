"""Readers' comments in a page, by the marks that comment systems put on them (`html_marks`).

A comment is an element named as one that has an author, a date or marked content; one among another's replies
is one deeper. Themes nest what they name: an element without words of its own only wraps a comment.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from lxml.etree import _Element as Element

from corpus_app.text.clean import plain
from corpus_app.text.date_order import Dated, custom_order, read_date, thread_order
from corpus_app.text.dates import Found, find_date
from corpus_app.text.html_flow import flow_text
from corpus_app.text.html_marks import (
    dates_in,
    depth_told,
    is_author,
    is_beside,
    is_content,
    is_date,
    is_head,
    is_item,
    name_in,
)

COUNTER = re.compile(r"\d+\s+\w+")  # "12 comments": a link to the comments rather than one


@dataclass(frozen=True, slots=True)
class PageComment:
    """One reader's comment: what it says, who said so and when as the markup tells, and its depth."""

    text: str
    author: str = ""
    date: dt.date | None = None
    depth: int = 0


def take_comments(tree: Element, language: str = "") -> list[PageComment]:
    """The comments of a page in its order; they are emptied in the tree."""
    items = [element for element in tree.iter("*") if is_item(element)]
    thread = _Thread(items, language)
    found = list(filter(None, map(thread.comment_in, items)))
    for item in items if found else ():
        item.clear(keep_tail=True)
    return _dated(found, language)


def _dated(found: Sequence[tuple[PageComment, Found | None]], language: str) -> list[PageComment]:
    """The comments with their dates, whose order of day and month is worked out over the whole thread."""
    dates = [Dated(words, comment.depth) for comment, words in found if words]
    order = thread_order(dates, custom_order("", language)) if dates else "ymd"
    readings = [words and read_date(words, order) for _, words in found]
    return [
        replace(comment, date=reading.date if reading else None)
        for (comment, _), reading in zip(found, readings, strict=True)
    ]


class _Thread:
    """The elements of a page that are named as comments, whether they are one or wrap one."""

    def __init__(self, items: Sequence[Element], language: str) -> None:
        self.items = set(items)
        self.language = language
        self.texts = {item: self._text(item) for item in items}
        self.first = {item: self._first_in(item) for item in items}

    def comment_in(self, item: Element) -> tuple[PageComment, Found | None] | None:
        text = self.texts[item]
        author, date = self._author(item), self._date(item)
        is_evident = bool(author or date or self._contents(item))
        if not text or not is_evident or COUNTER.fullmatch(text):
            return None
        return PageComment(text, author, depth=self._depth(item)), date

    def _own(self, item: Element) -> Iterator[Element]:
        """What stands in a comment, without what stands in the comments inside it."""
        for child in item.iterchildren("*"):
            if child not in self.items:
                yield child
                yield from self._own(child)

    def _contents(self, item: Element) -> list[Element]:
        """The innermost elements that are marked as the content."""
        marked = list(filter(is_content, self._own(item)))
        around = set(chain.from_iterable(element.iterancestors() for element in marked))
        return [element for element in marked if element not in around]

    def _text(self, item: Element) -> str:
        contents = self._contents(item)
        if not contents:
            return flow_text(item, lambda e: e in self.items or is_head(e) or is_beside(e))
        parts = (flow_text(element, lambda e: e in self.items or is_beside(e)) for element in contents)
        return "\n\n".join(filter(None, parts))

    def _author(self, item: Element) -> str:
        return next(filter(None, (plain(name_in(e)) for e in self._own(item) if is_author(e))), "")

    def _date(self, item: Element) -> Found | None:
        said = chain.from_iterable(map(dates_in, filter(is_date, self._own(item))))
        found = (find_date(words, self.language) for words in said)
        return next((date for date in found if date and date.readings), None)

    def _first_in(self, item: Element) -> Element | None:
        """The comment that an element is, or that it wraps."""
        return next((e for e in item.iter("*") if e in self.items and self.texts[e]), None)

    def _depth(self, item: Element) -> int:
        """As a class says it, else the number of comments among whose replies this one stands."""
        told = (depth_told(element) for element in (item, *self._wrappers_of(item)))
        depth = next((depth for depth in told if depth is not None), None)
        return sum(self._is_reply(item, outer) for outer in self._outer(item)) if depth is None else depth

    def _outer(self, item: Element) -> list[Element]:
        return [element for element in item.iterancestors() if element in self.items]

    def _wrappers_of(self, item: Element) -> list[Element]:
        return [outer for outer in self._outer(item) if self.first[outer] is item]

    def _is_reply(self, item: Element, outer: Element) -> bool:
        """Not where `outer` wraps this very comment, or wraps it as a sibling of the first in there."""
        first = self.first[outer]
        if first is None or first is item:
            return False
        return first is outer or self._level(outer, item) is not self._level(outer, first)

    def _level(self, outer: Element, item: Element) -> Element | None:
        """The parent of the outermost item inside `outer` on the way down to this one."""
        way = [item, *self._outer(item)]
        return way[way.index(outer) - 1].getparent()
