"""The part of a page above its comments: what each block of it is, who wrote it and when it was published."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from corpus_app.text.article_page import ArticlePage
from corpus_app.text.article_rules import RULES
from corpus_app.text.blocks import Block
from corpus_app.text.dates import Order
from corpus_app.text.notices import notice_rule
from corpus_app.text.parts import Part


class Article(NamedTuple):
    """``title`` is the text of the title's block; ``author`` and ``published`` are what the bylines say."""

    parts: list[Part]
    title: str
    author: str
    published: dt.date | None
    forbids_redistribution: bool


def read_article(
    blocks: Sequence[Block],
    *,
    title: str = "",
    has_title: bool = False,
    order: Order = "dmy",
    language: str = "",
) -> Article:
    """Roles for the blocks above the comments. ``has_title``: the title is known to stand elsewhere."""
    page = ArticlePage(blocks, title=title, has_title=has_title, order=order, language=language)
    for index, block in enumerate(blocks):
        role = next(role for rule in RULES if (role := rule.says(page, index)))
        page.note(index, role, notice_rule(block.text) if role == "boilerplate" else "")
    return Article(
        parts=[Part(block.start, role) for block, role in zip(blocks, page.roles, strict=True)],
        title=page.title,
        author=next((byline.author for byline in page.bylines if byline.author), ""),
        published=next((byline.date for byline in page.bylines if byline.date), None),
        forbids_redistribution=page.forbids_redistribution,
    )
