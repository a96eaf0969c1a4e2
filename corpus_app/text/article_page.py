"""Where in an article the rules have got to: what they said of the blocks above, and what the page is like."""

import re
from collections.abc import Sequence

from corpus_app.text.blocks import Block
from corpus_app.text.bylines import Byline
from corpus_app.text.dates import Order
from corpus_app.text.page_shape import LINE, has_no_widow, read_shape
from corpus_app.text.titles import find_title

SET_OFF = 2  # blank lines by which a heading stands farther off than paragraphs do
FORM_REST = 0.5  # what may come after a form for comments, as a share of what came before it

ABOUT_AUTHOR = re.compile(
    r"(?:about (?:the )?(?:authors?|writers?|contributors?)|author bio|über (?:den|die) autor(?:in|en)?|zum autor|"
    r"à propos de l.auteure?|sobre (?:el|la|o|a) autora?|l.autore|over de auteur|o autor(?:ze|ce)|об авторе|про автора|"
    r"apie autorių|om författaren|om forfatteren|a szerzőről|despre autor)\b.{0,40}$",
    re.IGNORECASE,
)
_MORE_OF_SITE = re.compile(
    r"(?:related|similar|recommended|latest|recent|popular|most|more (?:from|stories|news|on)|you (?:may|might)|read next|"
    r"up next|see also|also read|mehr zum|das könnte|ähnliche|weitere|lire aussi|à lire|sur le même|te puede|relacionad|"
    r"lea también|artículos|leggi anche|articoli|leia|veja|notícias|lees ook|czytaj|zobacz|podobne|polecane|читайте|похожие|"
    r"по теме|материалы|другие|популярное|схожі|за темою|skaitykite|susiję|lasi arī|seotud|lue myös|läs (?:också|även|mer)|"
    r"les også|læs også|související|čtěte|kapcsolódó|citește)\b",
    re.IGNORECASE,
)


class ArticlePage:
    """An article and the roles of its blocks so far."""

    def __init__(
        self, blocks: Sequence[Block], *, title: str, has_title: bool, order: Order, language: str
    ) -> None:
        self.blocks = blocks
        self.order = order
        self.language = language
        self.shape = read_shape(blocks)
        self.title_index = None if has_title else find_title(blocks, title)
        self.title = title or (blocks[self.title_index].text if self.title_index is not None else "")
        self.in_head = True  # between a title and the first paragraph below it
        self.in_related = False  # below "Related articles"
        self.in_biography = False  # below "About the author"
        self.in_form = False  # below "Leave a comment" at the end of an article
        self.seen_body = False
        self.roles: list[str] = []
        self.bylines: list[Byline] = []
        self.forbids_redistribution = False

    def note(self, index: int, role: str, rule: str) -> None:
        """Remember a block's role, and where in the page that puts us."""
        self.roles.append(role)
        block = self.blocks[index]
        if role == "body":
            self.seen_body = True
            self.in_head = (
                self.in_head and not self.shape.paragraphs[index] and self.previous(index) == "title"
            )
        if role == "heading":
            self.in_biography = bool(ABOUT_AUTHOR.match(block.text))
            self.in_head = self.in_head or self.is_set_off(index)
        if role in ("title", "heading", "body"):
            self.in_related = False
        if role == "boilerplate":
            self.in_biography = False
            self.in_related = self.in_related or (
                block.length <= LINE and bool(_MORE_OF_SITE.match(block.text))
            )
            self.in_form = self.in_form or (rule == "form" and self._rest_is_small(index))

    def _rest_is_small(self, index: int) -> bool:
        """Whether so little comes after a form that it belongs to it: instructions, the house rules."""
        before = sum(block.length for block in self.blocks[:index])
        return sum(block.length for block in self.blocks[index + 1 :]) <= max(before * FORM_REST, LINE * 3)

    def previous(self, index: int) -> str:
        return self.roles[index - 1] if index else ""

    def following(self, index: int) -> Block | None:
        return self.blocks[index + 1] if index + 1 < len(self.blocks) else None

    def gap_after(self, index: int) -> int:
        following = self.following(index)
        return following.gap if following else 0

    def precedes_text(self, index: int) -> bool:
        """Whether a paragraph follows, or a sentence however short."""
        following = self.following(index)
        return following is not None and (self.shape.paragraphs[index + 1] or following.stops)

    def ends_soon(self, index: int) -> bool:
        """Whether no more than one paragraph comes after a block."""
        return sum(self.shape.paragraphs[index + 1 : index + 4]) <= 1

    def is_set_off(self, index: int) -> bool:
        """Whether a line opens a post of its own: far from what stands above it, or set as WordPress sets titles."""
        block = self.blocks[index]
        if has_no_widow(block.text):
            return True
        usual = self.shape.usual_gap
        far = block.gap >= usual + SET_OFF or (self.gap_after(index) > max(usual, block.gap) > 0)
        return far or (self.seen_body and self.previous(index) == "byline" and not self.in_biography)
