"""The part of a page above its comments: what each block of it is.

A block is put through a list of named rules, and the first that has an answer wins. What a rule needs to know of
the page (its title, how long its paragraphs are, how often short lines come) is worked out once.
"""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from statistics import median_low
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.bylines import Byline, is_author_line, is_date_line, read_byline
from corpus_app.text.captions import is_caption, is_doubled
from corpus_app.text.comment_counts import comment_count
from corpus_app.text.comment_headers import is_list_item
from corpus_app.text.dates import Order
from corpus_app.text.notices import notice_rule
from corpus_app.text.parts import Part
from corpus_app.text.rights import is_rights_notice
from corpus_app.text.titles import find_title, is_breadcrumb, is_same_title

LINE = 160  # code points up to which a block without a full stop is a line, no paragraph
PARAGRAPH = 220  # and from which it is one however it ends
ESSAY = 450  # median length of the paragraphs of an essay; a news report's are shorter
HEADING_WORDS = 7
HEADLINE_WORDS = 20
OFTEN = 3  # headings come at least once in so many paragraphs
SET_OFF = 2  # blank lines by which a heading stands farther off than paragraphs do
HEAD_LINES = 10  # blocks from a title to its first paragraph, at most
EDGE = 3  # blocks from either end of an article in which a rights notice stands

_NUMBERED = re.compile(
    r"(?:\d{1,3}[.)]|[IVXLC]{1,5}[.):]|(?:chapter|part|phase|step|section|teil|kapitel|partie|chapitre|parte|capítulo|глава|часть)\s+\S+)",
    re.IGNORECASE,
)
_QUOTE = "\"“„«‘'"
_ABOUT_AUTHOR = re.compile(
    r"(?:about (?:the )?(?:authors?|writers?|contributors?)|author bio|über (?:den|die) autor(?:in|en)?|zum autor|à propos de l.auteure?|sobre (?:el|la|o|a) autora?|l.autore|"
    r"over de auteur|o autor(?:ze|ce)|об авторе|про автора|apie autorių|om författaren|om forfatteren|a szerzőről|despre autor)\b.{0,40}$",
    re.IGNORECASE,
)
_MORE_OF_SITE = re.compile(
    r"(?:related|similar|recommended|latest|recent|popular|most|more (?:from|stories|news|on)|you (?:may|might)|read next|up next|see also|also read|mehr zum|das könnte|ähnliche|weitere|lire aussi|à lire|"
    r"sur le même|te puede|relacionad|lea también|artículos|leggi anche|articoli|leia|veja|notícias|lees ook|czytaj|zobacz|podobne|polecane|читайте|похожие|по теме|материалы|другие|популярное|схожі|"
    r"за темою|skaitykite|susiję|lasi arī|seotud|lue myös|läs (?:också|även|mer)|les også|læs også|související|čtěte|kapcsolódó|citește)\b",
    re.IGNORECASE,
)
_TEASER = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|weiterlesen|lire la suite|подробнее|czytaj więcej)\W*$",
    re.IGNORECASE,
)


class Article(NamedTuple):
    """``title`` is the text of the title's block; ``author`` and ``published`` are what the bylines say."""

    parts: list[Part]
    title: str
    author: str
    published: dt.date | None
    forbids_redistribution: bool


class ArticleReader:
    """Walks down an article and gives each block its role."""

    def __init__(
        self, blocks: Sequence[Block], *, title: str, has_title: bool, order: Order, language: str
    ) -> None:
        self.blocks = blocks
        self.order = order
        self.language = language
        self.title_index = None if has_title else find_title(blocks, title)
        self.title = title or (blocks[self.title_index].text if self.title_index is not None else "")
        self.paragraphs = [is_paragraph(block) for block in blocks]
        self.ahead = _distances(self.paragraphs)
        lengths = [block.length for block, is_long in zip(blocks, self.paragraphs, strict=True) if is_long]
        self.is_essay = bool(lengths) and median_low(lengths) >= ESSAY
        self.usual_gap = _usual_gap(blocks, self.paragraphs)
        self.has_rhythm = _has_rhythm(blocks, self.paragraphs)
        self.has_dated_posts = _has_dated_posts(blocks, self.paragraphs)
        self.last_paragraph = max((i for i, is_long in enumerate(self.paragraphs) if is_long), default=-1)
        self.in_head = True  # between a title and the first paragraph below it
        self.in_related = False
        self.in_biography = False
        self.seen_body = False
        self.roles: list[str] = []
        self.bylines: list[Byline] = []
        self.forbids_redistribution = False

    def read(self) -> Article:
        for index in range(len(self.blocks)):
            role = next(role for rule in RULES if (role := rule.says(self, index)))
            self.roles.append(role)
            self._note(index, role)
        parts = [Part(block.start, role) for block, role in zip(self.blocks, self.roles, strict=True)]
        author = next((byline.author for byline in self.bylines if byline.author), "")
        published = next((byline.date for byline in self.bylines if byline.date), None)
        return Article(parts, self.title, author, published, self.forbids_redistribution)

    def _note(self, index: int, role: str) -> None:
        """Remember where in the page we are, for the blocks that follow."""
        block = self.blocks[index]
        if role == "body":
            self.seen_body, self.in_head = True, False
        if role == "heading":
            self.in_biography = bool(_ABOUT_AUTHOR.match(block.text))
            self.in_head = self.in_head or self.is_set_off(index)
        if role in ("title", "heading", "body"):
            self.in_related = False
        if role == "boilerplate":
            self.in_biography = False
        if role == "boilerplate" and block.length <= LINE and _MORE_OF_SITE.match(block.text):
            self.in_related = True

    def previous(self, index: int) -> str:
        return self.roles[index - 1] if index else ""

    def following(self, index: int) -> Block | None:
        return self.blocks[index + 1] if index + 1 < len(self.blocks) else None

    def gap_after(self, index: int) -> int:
        following = self.following(index)
        return following.gap if following else 0

    def precedes_paragraph(self, index: int) -> bool:
        return index + 1 < len(self.blocks) and self.paragraphs[index + 1]

    def ends_soon(self, index: int) -> bool:
        """Whether no more than one paragraph comes after a block."""
        return sum(self.paragraphs[index + 1 : index + 4]) <= 1

    def is_set_off(self, index: int) -> bool:
        """Whether a line opens a post of its own: far from what stands above, or joined as WordPress joins titles."""
        block = self.blocks[index]
        if _has_no_widow(block.text):
            return True
        far = block.gap >= self.usual_gap + SET_OFF
        return (
            far or (self.gap_after(index) > max(self.usual_gap, block.gap) > 0) or self._follows_footer(index)
        )

    def _follows_footer(self, index: int) -> bool:
        return self.seen_body and self.previous(index) == "byline" and not self.in_biography


def is_paragraph(block: Block) -> bool:
    if block.length >= PARAGRAPH:
        return True
    return block.stops and block.words >= 4 and not _is_question(block)


def _is_question(block: Block) -> bool:
    return block.text[-1] in "?？" and block.words <= 16 and block.text[0] not in _QUOTE


def _is_line(block: Block) -> bool:
    return block.length <= LINE and (not block.stops or _is_question(block))


def _has_no_widow(text: str) -> bool:
    """WordPress puts a no-break space between the last two words of a post's title, so that none stands alone."""
    return text.count("\u00a0") == 1 and " " not in text[text.index("\u00a0") :] and text.count(" ") > 0


def _distances(flags: Sequence[bool]) -> list[int]:
    """For each index, how far the next true flag at or after it is; a great number where there is none."""
    distances, distance = [0] * len(flags), len(flags) + HEAD_LINES + 1
    for index in reversed(range(len(flags))):
        distance = 0 if flags[index] else distance + 1
        distances[index] = distance
    return distances


def _usual_gap(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> int:
    """The blank lines that most often stand between two paragraphs."""
    gaps = [blocks[i].gap for i in range(1, len(blocks)) if paragraphs[i] and paragraphs[i - 1]]
    return median_low(gaps) if gaps else 1


def _has_rhythm(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> bool:
    """Whether long lines come so regularly before paragraphs that they are headings, no links to other pages."""
    lines = sum(
        paragraphs[i - 1] and paragraphs[i + 1] and _is_line(blocks[i]) and blocks[i].words > HEADING_WORDS
        for i in range(1, len(blocks) - 1)
    )
    return lines >= 2 and sum(paragraphs) <= lines * OFTEN


def _has_dated_posts(blocks: Sequence[Block], paragraphs: Sequence[bool]) -> bool:
    """Whether dates, each with a line and a paragraph below it, come again and again, as on the first page of a blog."""
    dated = (
        blocks[i].length <= LINE
        and _is_line(blocks[i + 1])
        and paragraphs[i + 2]
        and is_date_line(blocks[i].text)
        for i in range(len(blocks) - 2)
    )
    return sum(dated) >= 2


# The rules. Each looks at one block and names its role, or "" where it has nothing to say.


def _title(page: ArticleReader, index: int) -> str:
    return "title" if index == page.title_index else ""


def _above_title(page: ArticleReader, index: int) -> str:
    if page.title_index is None or index >= page.title_index or page.paragraphs[index]:
        return ""
    return _byline(page, index) or "boilerplate"


def _title_again(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    again = (
        page.in_head and page.title and block.length <= LINE + 60 and is_same_title(block.text, page.title)
    )
    return "boilerplate" if again else ""


def _path(page: ArticleReader, index: int) -> str:
    return "boilerplate" if page.in_head and is_breadcrumb(page.blocks[index].text, page.title) else ""


def _rights(page: ArticleReader, index: int) -> str:
    at_edge = index < EDGE or index >= len(page.blocks) - EDGE or index > page.last_paragraph - 2
    if not at_edge or not is_rights_notice(page.blocks[index].text):
        return ""
    page.forbids_redistribution = True
    return "boilerplate"


def _about_author(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    if _ABOUT_AUTHOR.match(block.text):
        return "heading"
    # Who wrote a text is what a byline says, however long: a reader needs it, and it claims nothing of the world.
    return "byline" if page.in_biography and page.paragraphs[index] and not notice_rule(block.text) else ""


def _notice(page: ArticleReader, index: int) -> str:
    text = page.blocks[index].text
    if notice_rule(text) or text.isdigit() or (len(text) <= LINE and comment_count(text) is not None):
        return "boilerplate"
    return "" if any(character.isalnum() for character in text) else "boilerplate"


def _byline(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    byline = read_byline(block.text, page.order, page.language)
    if byline is None or (page.paragraphs[index] and block.length > LINE and not page.ends_soon(index)):
        return ""
    if page.seen_body and not page.in_head and not byline.date and not page.ends_soon(index):
        return ""
    page.bylines.append(byline)
    return "byline"


def _wordpress_title(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    return (
        "heading" if _is_line(block) and block.words <= HEADLINE_WORDS and _has_no_widow(block.text) else ""
    )


def _told_caption(page: ArticleReader, index: int) -> str:
    return "caption" if is_caption(page.blocks[index].text) else ""


def _doubled(page: ArticleReader, index: int) -> str:
    block, following = page.blocks[index], page.following(index)
    if index and page.previous(index) == "caption" and is_doubled(block.text, page.blocks[index - 1].text):
        return "caption"
    return "caption" if following and is_doubled(block.text, following.text) else ""


def _related(page: ArticleReader, index: int) -> str:
    """What stands below "Related articles": headlines and the openings of other texts."""
    if not page.in_related:
        return ""
    block = page.blocks[index]
    return "boilerplate" if _is_line(block) or _TEASER.search(block.text[-40:]) else ""


def _paragraph(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    if page.paragraphs[index] or not _is_line(block):
        return "body"
    return "body" if block.text[-1] in ",;" or block.text[0].islower() else ""


def _list_item(page: ArticleReader, index: int) -> str:
    block, following = page.blocks[index], page.following(index)
    if not is_list_item(block):
        return ""
    opens = bool(_NUMBERED.match(block.text)) and page.precedes_paragraph(index) and following is not None
    return "heading" if opens and following and not is_list_item(following) and block.words <= 16 else "body"


def _post_heading(page: ArticleReader, index: int) -> str:
    """A title inside the page: a line set off from what stands above it."""
    if not page.seen_body:
        return ""
    opens = page.ahead[index] <= HEAD_LINES or page.gap_after(index) > 0
    return (
        "heading" if page.is_set_off(index) and opens and page.blocks[index].words <= HEADLINE_WORDS else ""
    )


def _beside_title(page: ArticleReader, index: int) -> str:
    """A line between a title and its first paragraph: the author, or what stood under a picture."""
    if not page.in_head or page.ahead[index] > HEAD_LINES:
        return ""
    text = page.blocks[index].text
    if page.has_dated_posts and page.previous(index) == "byline":
        return "heading"
    if is_author_line(text) and page.previous(index) in ("title", "byline", "boilerplate"):
        page.bylines.append(Byline(text.strip(" ,|*•"), None))
        return "byline"
    return "caption"


def _verse(page: ArticleReader, index: int) -> str:
    """Lines of a poem, an address or a table: several short ones without a blank line between them."""
    run = [page.blocks[i] for i in (index - 1, index, index + 1) if 0 <= i < len(page.blocks)]
    if page.usual_gap == 0 or len(run) < 3 or not all(_is_line(block) for block in run[:2]):
        return ""
    joined = page.blocks[index].gap == 0 or (run[2].gap == 0 and _is_line(run[2]))
    return "body" if joined and page.previous(index) in ("body", "") else ""


def _signature(page: ArticleReader, index: int) -> str:
    if page.ahead[index] <= len(page.blocks):
        return ""
    text = page.blocks[index].text
    if page.last_paragraph < 0:
        return "body"
    if not is_author_line(text.strip("-–— ")):
        return "boilerplate"
    page.bylines.append(Byline(text.strip("-–— "), None))
    return "byline"


def _section_heading(page: ArticleReader, index: int) -> str:
    block = page.blocks[index]
    if block.text[0] in _QUOTE and block.words > 3:
        return "body"
    if block.text[-1] == ":":
        return "heading" if block.words <= HEADING_WORDS - 1 else "body"
    if not page.precedes_paragraph(index) and not page.is_essay:
        return "heading" if block.words <= HEADING_WORDS else "caption"
    is_heading = block.words <= HEADING_WORDS or block.text.isupper() or _is_question(block)
    return "heading" if is_heading else ""


def _headline(page: ArticleReader, index: int) -> str:
    """A whole headline amid paragraphs: a heading where such lines come often or in an essay, else a link."""
    if page.blocks[index].words > HEADLINE_WORDS:
        return "body"
    return "heading" if page.has_rhythm or page.is_essay else "boilerplate"


class Rule(NamedTuple):
    name: str
    says: Callable[[ArticleReader, int], str]


RULES: tuple[Rule, ...] = (
    Rule("the title", _title),
    Rule("what stands above the title", _above_title),
    Rule("the title told again", _title_again),
    Rule("a path through the site", _path),
    Rule("a rights notice", _rights),
    Rule("about the author", _about_author),
    Rule("a notice of the page about itself", _notice),
    Rule("a byline", _byline),
    Rule("a title that WordPress has set", _wordpress_title),
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


def read_article(
    blocks: Sequence[Block],
    *,
    title: str = "",
    has_title: bool = False,
    order: Order = "dmy",
    language: str = "",
) -> Article:
    """Roles for the blocks above the comments. ``has_title``: the title is known to stand elsewhere."""
    return ArticleReader(blocks, title=title, has_title=has_title, order=order, language=language).read()
