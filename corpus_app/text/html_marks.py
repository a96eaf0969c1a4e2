"""How comment systems name the parts of a reader's comment in their markup.

schema.org microdata, microformats, the classes and ids of WordPress, Blogger, Drupal, Movable Type and those
that follow them, hyphenated, in camel case or as BEM ("comment__author").
"""

import re

from lxml.etree import _Element as Element

from corpus_app.text.html_flow import flow_text

BLOCKS = {"li", "div", "article", "section", "tr", "table", "dd", "td"}
HEADS = {"h1", "h2", "h3", "h4", "h5", "h6", "nav", "time", "header", "footer"}
NAMING = {"b", "strong", "cite"}
LONGEST_AUTHOR = 200


def _classes_like(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OF_COMMENT = r"(?:comment[-_]{0,2})?"
_ITEM = _classes_like(
    r"(?:[a-z]+[-_]+)?comment"
    r"(?:[-_]{0,2}(?:item|entry|wrapper|wrap|container|block|row|node|post|unit|card|holder))?"
)
_ITEM_ID = _classes_like(r"(?:li-|div-)?(?:comment|cmt|c)[-_]?\d+")
_CONTENT = _classes_like(r"(?:[a-z]+[-_])?comment[-_]{0,2}(?:content|text|body|message|copy)|e-content")
_AUTHOR = _classes_like(
    rf"fn|p-author|commenter|{_OF_COMMENT}"
    r"(?:author(?:[-_]{1,2}name)?|user(?:[-_]?name)?|nick(?:name)?|poster|writer|name)"
)
_DATE = _classes_like(
    rf"{_OF_COMMENT}(?:meta[-_]?data|date|time|datetime|timestamp|published|posted)(?:[-_]?on)?|dt-published"
)
_BESIDE = _classes_like(
    r".*(?:author|meta|date|time|reply|replies|avatar|action|vote|like|share|header|footer|says|permalink"
    r"|rating|report|flag|moderation|badge).*"
)
_NAME = _classes_like(r"fn|p-name|.*author[-_]{1,2}name")
_DEPTH = _classes_like(r"(?:comment[-_]{1,2})?(?:depth|level)[-_]{0,2}(\d{1,2})")
_DATE_PROPERTIES = {"datePublished", "dateCreated", "commentTime"}
_SAYS = re.compile(
    r"\s+(?:says|said|wrote|writes|schrieb|sagt|a dit|dice|пишет|говорит)\s*(?:\.\.\.|…|:)$|:$"
)


def is_item(element: Element) -> bool:
    """Whether it is named as a comment, or as what wraps one."""
    if element.tag not in BLOCKS:
        return False
    is_typed = (element.get("itemtype") or "").endswith(("/Comment", "/UserComments"))
    if is_typed or _property(element) == "comment" or _ITEM_ID.fullmatch(element.get("id") or ""):
        return True
    return _is(element, _ITEM) and not is_content(element)


def is_content(element: Element) -> bool:
    return _is(element, _CONTENT) or _property(element) in {"text", "commentText"}


def is_author(element: Element) -> bool:
    return _is(element, _AUTHOR) or _property(element) in {"author", "creator"}


def is_date(element: Element) -> bool:
    return element.tag == "time" or _is(element, _DATE) or _property(element) in _DATE_PROPERTIES


def is_beside(element: Element) -> bool:
    """Whether it is about a comment (who, when, reply, vote) rather than what it says."""
    return _is(element, _BESIDE) or is_author(element) or is_date(element)


def is_head(element: Element) -> bool:
    return element.tag in HEADS


def name_in(element: Element) -> str:
    """The name that an author's element gives: that of a marked name in it, else all of it."""
    marked = (e for e in element.iter("*") if _is(e, _NAME) or _property(e) == "name")
    emphatic = (e for e in element.iter(*NAMING))
    named = next(marked, None)
    if named is None:
        named = next(emphatic, element)
    name = " ".join(flow_text(named, lambda e: is_beside(e) and not is_author(e)).split())
    return _SAYS.sub("", name)[:LONGEST_AUTHOR]


def dates_in(element: Element) -> list[str]:
    """What may be the date of a comment in a date's element, the most exact first."""
    values = (element.get("datetime"), element.get("content"), element.get("title"), flow_text(element))
    return [value for value in values if value]


def depth_told(element: Element) -> int | None:
    """The depth that a class says, 0 for the outermost."""
    told = next(filter(None, map(_DEPTH.fullmatch, _classes(element))), None)
    return max(int(told[1]) - 1, 0) if told else None


def _property(element: Element) -> str:
    return element.get("itemprop") or ""


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _is(element: Element, pattern: re.Pattern[str]) -> bool:
    return any(map(pattern.fullmatch, _classes(element)))
