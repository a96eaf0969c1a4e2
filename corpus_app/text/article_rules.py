"""The rules by which a block of an article gets its role: a list of names and predicates, the first that knows wins.

Each rule looks at one block and returns a role, or "" where it has nothing to say.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from corpus_app.text.article_page import ABOUT_AUTHOR, ArticlePage
from corpus_app.text.bylines import Byline, is_author_line, read_byline
from corpus_app.text.captions import LONGEST as CAPTION
from corpus_app.text.captions import is_caption, is_doubled, run_on_captions
from corpus_app.text.comment_counts import comment_count
from corpus_app.text.comment_wording import is_list_item
from corpus_app.text.notices import notice_rule
from corpus_app.text.page_shape import HEADING_WORDS, LINE, QUOTES, has_no_widow, is_line, is_question
from corpus_app.text.rights import is_rights_notice
from corpus_app.text.titles import is_breadcrumb, is_same_title, is_tag_row

HEADLINE_WORDS = 20
HEAD_LINES = 10  # blocks from a title to its first paragraph, at most
LONG_CAPTION = 300  # code points before a credit that only a paragraph has
EDGE = 3  # blocks from either end of an article in which a rights notice stands
STANDFIRST_WORDS = 14  # of a line below a title that sums the text up; a caption has fewer
LINK_WORDS = 6
ANSWER = 60  # code points of what follows a question that heads a section

_NUMBERED = re.compile(
    r"(?:\d{1,3}[.)]|\d{1,2} [–-] |[IVXLC]{1,5}[.):]|"
    r"(?:chapter|part|phase|step|section|teil|kapitel|partie|chapitre|parte|capítulo|глава|часть)\s+\S+)",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|weiterlesen|lire la suite|подробнее|czytaj więcej)\W*$",
    re.IGNORECASE,
)
_DEBRIS = re.compile(
    r"[\d.,\s]+k?$|(?:jpe?g|png|gif|pdf|mp3|mp4)\s?[–-]\s?[\d.,]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|[a-z]{2})$|"
    r"(?:https?://|www\.)\S+$|\S+@\S+\.\S+$|[^\W_]+(?:[-_][^\W_]+){3,}$|(?:function ?\(|var |window\.|<script|<style|[.#@][\w-]+ ?\{).*",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\S{45}")


def _title(page: ArticlePage, index: int) -> str:
    return "title" if index == page.title_index else ""


def _above_title(page: ArticlePage, index: int) -> str:
    if page.title_index is None or index >= page.title_index or page.shape.paragraphs[index]:
        return ""
    return _byline(page, index) or "boilerplate"


def _title_again(page: ArticlePage, index: int) -> str:
    block = page.blocks[index]
    if not page.in_head or not page.title or block.length > LINE + 60:
        return ""
    return "boilerplate" if is_same_title(block.text, page.title) else ""


def _path(page: ArticlePage, index: int) -> str:
    text = page.blocks[index].text
    return "boilerplate" if page.in_head and (is_breadcrumb(text, page.title) or is_tag_row(text)) else ""


def _rights(page: ArticlePage, index: int) -> str:
    at_edge = index < EDGE or index >= len(page.blocks) - EDGE or index > page.shape.last_paragraph - 2
    if not at_edge or not is_rights_notice(page.blocks[index].text):
        return ""
    page.forbids_redistribution = True
    return "boilerplate"


def _in_form(page: ArticlePage, index: int) -> str:
    return "boilerplate" if page.in_form else ""


def _about_author(page: ArticlePage, index: int) -> str:
    block = page.blocks[index]
    if ABOUT_AUTHOR.match(block.text):
        return "heading"
    # Who wrote a text is what a byline says, however long: a reader needs it, and it claims nothing of the world.
    is_told = page.in_biography and page.shape.paragraphs[index]
    return "byline" if is_told and not notice_rule(block.text) else ""


def _notice(page: ArticlePage, index: int) -> str:
    text = page.blocks[index].text
    if notice_rule(text) or (len(text) <= LINE and comment_count(text) is not None):
        return "boilerplate"
    return ""


def _debris(page: ArticlePage, index: int) -> str:
    """Numbers, file sizes, addresses: what is left of buttons, pictures and links."""
    text = page.blocks[index].text
    is_left_over = len(text) <= LINE and (
        _DEBRIS.match(text) or not any(character.isalnum() for character in text)
    )
    return "boilerplate" if is_left_over or (len(text) <= 2 * LINE and _is_address(text)) else ""


def _is_address(text: str) -> bool:
    """Whether most of a line is one endless word, as of a half-eaten URL."""
    return len(text) > 45 and text.count(" ") <= 6 and bool(_LONG_WORD.search(text))


def _byline(page: ArticlePage, index: int) -> str:
    block = page.blocks[index]
    if page.shape.paragraphs[index] and block.length > LINE and not page.ends_soon(index):
        return ""
    byline = read_byline(block.text, page.order, page.language)
    if byline is None:
        return ""
    if page.seen_body and not page.in_head and not byline.date and not page.ends_soon(index):
        return ""
    page.bylines.append(byline)
    return "byline"


def _wordpress_title(page: ArticlePage, index: int) -> str:
    block = page.blocks[index]
    return "heading" if is_line(block) and block.words <= HEADLINE_WORDS and has_no_widow(block.text) else ""


def _told_caption(page: ArticlePage, index: int) -> str:
    text = page.blocks[index].text
    if not is_caption(text):
        return ""
    ran_on = run_on_captions(text)
    return "" if ran_on and ran_on[0] >= LONG_CAPTION else "caption"


def _doubled(page: ArticlePage, index: int) -> str:
    block, following = page.blocks[index], page.following(index)
    if block.length > CAPTION:
        return ""
    before = page.blocks[index - 1] if index else None
    twin = next(
        (other for other in (before, following) if other and is_doubled(block.text, other.text)), None
    )
    if twin is None or (twin is before and page.previous(index) not in ("caption", "byline")):
        return ""
    return _author_name(page, index) or "caption"


def _related(page: ArticlePage, index: int) -> str:
    """What stands below "Related articles": headlines and the openings of other texts."""
    block = page.blocks[index]
    is_link = page.in_related and (is_line(block) or _TEASER.search(block.text[-40:]))
    return "boilerplate" if is_link else ""


def _paragraph(page: ArticlePage, index: int) -> str:
    block = page.blocks[index]
    if page.shape.paragraphs[index] or not is_line(block):
        return "body"
    if block.text[0].islower() and page.in_head and page.previous(index) == "byline" and block.words <= 4:
        return "byline"  # "for example.org", below the name
    return "body" if block.text[-1] in ",;" or block.text[0].islower() else ""


def _list_item(page: ArticlePage, index: int) -> str:
    block, following = page.blocks[index], page.following(index)
    if not is_list_item(block) or (
        index > page.shape.last_paragraph and is_author_line(block.text.strip("-–— "))
    ):
        return ""
    if page.previous(index) == "boilerplate" and block.gap == 0 and block.words <= LINK_WORDS:
        return "boilerplate"  # of the links below a label
    opens = bool(_NUMBERED.match(block.text)) and block.words <= 16 and page.precedes_text(index)
    return "heading" if opens and following and not is_list_item(following) else "body"


def _post_heading(page: ArticlePage, index: int) -> str:
    """A title inside the page: a line set off from what stands above it."""
    if not page.seen_body or page.blocks[index].words > HEADLINE_WORDS:
        return ""
    opens = page.shape.ahead[index] <= HEAD_LINES or page.gap_after(index) > 0
    return "heading" if page.is_set_off(index) and opens else ""


def _beside_title(page: ArticlePage, index: int) -> str:
    """A line between a title and its first paragraph: the author, or what stood under a picture."""
    if not page.in_head or page.shape.ahead[index] > HEAD_LINES:
        return ""
    if page.shape.has_dated_posts and page.previous(index) == "byline":
        return "heading"
    if page.previous(index) == "byline" and _is_desk(page.blocks[index].text):
        return "byline"
    if page.previous(index) == "title" and page.blocks[index].words >= STANDFIRST_WORDS:
        return "body"
    return _author_name(page, index) or "caption"


def _is_desk(text: str) -> bool:
    """Whether a line below an author's name says for whom, and where: "Northern News, Sund"."""
    words = text.replace(",", " ").split()
    return "," in text and len(words) <= 4 and all(word[0].isupper() for word in words)


def _author_name(page: ArticlePage, index: int) -> str:
    text = page.blocks[index].text
    if not is_author_line(text) or page.previous(index) not in ("title", "body", "byline", "boilerplate"):
        return ""
    page.bylines.append(Byline(text.strip(" ,|*•"), None))
    return "byline"


def _verse(page: ArticlePage, index: int) -> str:
    """Lines of a poem, an address or a table: several short ones without a blank line between them."""
    run = [page.blocks[i] for i in (index - 1, index, index + 1) if 0 <= i < len(page.blocks)]
    if page.shape.usual_gap == 0 or len(run) < 3 or not all(is_line(block) for block in run[:2]):
        return ""
    joined = page.blocks[index].gap == 0 or (run[2].gap == 0 and is_line(run[2]))
    return "body" if joined and page.previous(index) in ("body", "") else ""


def _signature(page: ArticlePage, index: int) -> str:
    if index < page.shape.last_paragraph:
        return ""
    text = page.blocks[index].text
    if page.shape.last_paragraph < 0:
        return "body"
    if not is_author_line(text.strip("-–— ")):
        return "boilerplate"
    page.bylines.append(Byline(text.strip("-–— "), None))
    return "byline"


def _section_heading(page: ArticlePage, index: int) -> str:
    block, following = page.blocks[index], page.following(index)
    if block.text[0] in QUOTES and block.words > 3:
        return "body"
    if block.text[-1] == ":":
        return "heading" if block.words < HEADING_WORDS else "body"
    if is_question(block) and not (following and following.length >= ANSWER):
        return "body"
    if not page.precedes_text(index) and (block.words > HEADING_WORDS or ": " in block.text):
        return "body"
    is_heading = (
        block.words <= HEADING_WORDS
        or block.text.isupper()
        or _NUMBERED.match(block.text)
        or is_question(block)
    )
    return "heading" if is_heading else ""


def _headline(page: ArticlePage, index: int) -> str:
    """A whole headline amid paragraphs: a heading where such lines come often or in an essay, else a link."""
    if page.blocks[index].words > HEADLINE_WORDS:
        return "body"
    return "heading" if page.shape.has_rhythm or page.shape.is_essay else "boilerplate"


class Rule(NamedTuple):
    name: str
    says: Callable[[ArticlePage, int], str]


RULES: tuple[Rule, ...] = (
    Rule("the title", _title),
    Rule("what stands above the title", _above_title),
    Rule("the title told again", _title_again),
    Rule("a path through the site, or its tags", _path),
    Rule("a rights notice", _rights),
    Rule("what belongs to a form", _in_form),
    Rule("about the author", _about_author),
    Rule("a notice of the page about itself", _notice),
    Rule("what is left of buttons and links", _debris),
    Rule("a byline", _byline),
    Rule("a title as WordPress sets it", _wordpress_title),
    Rule("a caption by its label or credit", _told_caption),
    Rule("a line told twice", _doubled),
    Rule("links to other texts", _related),
    Rule("a paragraph", _paragraph),
    Rule("an item of a list", _list_item),
    Rule("the title of another post", _post_heading),
    Rule("a line beside the title", _beside_title),
    Rule("a line of verse", _verse),
    Rule("a line below the text", _signature),
    Rule("the heading of a section", _section_heading),
    Rule("a headline", _headline),
)
