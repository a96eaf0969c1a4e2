"""Which of the first lines of a page is its title, and which lines only repeat it."""

import re
from collections.abc import Sequence

from corpus_app.text.blocks import Block
from corpus_app.text.bylines import is_date_line
from corpus_app.text.captions import is_caption
from corpus_app.text.comment_counts import comment_count
from corpus_app.text.notices import notice_rule
from corpus_app.text.word_set import word_set

LONGEST = 220
LOOKED_AT = 10  # blocks from the top in which a title can stand
_CRUMBS = re.compile(r"\s*(?:[/»›>→|:·•]|::)\s*")
_CRUMB_SIGN = re.compile(r"[/»›>→]|::")
_HOMES = word_set(
    "home homepage start startseite accueil inicio home page início strona główna главная головна pradžia sākums avaleht etusivu hem hjem forside "
    "domů főoldal acasă ana sayfa anasayfa αρχική начало početna you are here sie sind hier forum forums index blog blogs board"
)
_SITE_BEHIND = re.compile(r"\s+(?:[|–—»·•-]|::)\s+")


def find_title(blocks: Sequence[Block], given: str = "") -> int | None:
    """The index of the title among the first blocks of a page, or None where it starts without one."""
    first = blocks[:LOOKED_AT]
    if given:
        told = next((index for index, block in enumerate(first) if is_same_title(block.text, given)), None)
        if told is not None:
            return told
    scored = [
        (score, -index) for index, block in enumerate(first) if (score := _score(first, index, block)) > 0
    ]
    return -max(scored)[1] if scored and _opens_text(first, scored) else None


def is_breadcrumb(line: str, title: str = "") -> bool:
    """Whether a line is a path through the site: "Home / History / The title"."""
    if len(line) > LONGEST or not _CRUMB_SIGN.search(line):
        return False
    crumbs = [crumb for crumb in _CRUMBS.split(line) if crumb]
    if len(crumbs) < 2 or any(len(crumb) > 120 for crumb in crumbs):
        return False
    if crumbs[0].casefold() in _HOMES:
        return True
    return bool(title) and len(crumbs) > 2 and is_same_title(crumbs[-1], title)


def is_same_title(line: str, title: str) -> bool:
    """Whether a line is a title told again, alone or before or behind the name of the site."""
    line, title = _plain(line), _plain(title)
    if not line or not title:
        return False
    return line == title or line in _parts(title) or title in _parts(line)


def _parts(title: str) -> list[str]:
    """A title that has the name of the site before or behind it, without that name."""
    pieces = _SITE_BEHIND.split(title)
    if len(pieces) < 2:
        return []
    ends = [match.span() for match in _SITE_BEHIND.finditer(title)]
    return [piece for piece in (title[: ends[-1][0]], title[ends[0][1] :]) if len(piece) >= 12]


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold().strip(" .\"“”«»'‘’…")


def _score(first: Sequence[Block], index: int, block: Block) -> float:
    """How much speaks for a block as the title: its place, its length, being told again. 0: it cannot be."""
    if not _can_be_title(block):
        return 0.0
    if any(_is_paragraph(before) for before in first[:index]):
        return 0.0
    score = 1.0 + (2.0 if index == _first_candidate(first) else 0.0)
    if 3 <= block.words <= 25:
        score += 1.5
    if any(is_same_title(block.text, other.text) for other in first[index + 2 :]):
        score += 3.0
    if any(is_breadcrumb(other.text, block.text) and _ends_with(other.text, block.text) for other in first):
        score += 2.0
    return score


def _first_candidate(first: Sequence[Block]) -> int:
    return next(index for index, block in enumerate(first) if _can_be_title(block))


def _can_be_title(block: Block) -> bool:
    text = block.text
    if block.length > LONGEST or not any(character.isalnum() for character in text) or text[0] in "•*-–—":
        return False
    if text[-1] in ".;,:" and (block.words > 7 or text[-1] != "."):
        return False
    if notice_rule(text) or is_breadcrumb(text) or comment_count(text) is not None:
        return False
    return not is_date_line(text) and not is_caption(text) and not text.isdigit()


def _is_paragraph(block: Block) -> bool:
    return block.length > LONGEST or (block.text[-1] == "." and block.words > 12)


def _opens_text(first: Sequence[Block], scored: Sequence[tuple[float, int]]) -> bool:
    """Whether the best line opens something: a sentence among sentences ("Yes." "No.") is no title."""
    block = first[-max(scored)[1]]
    return block.text[-1] not in ".!…" or block.words <= 7 or len(first) == 1


def _ends_with(path: str, title: str) -> bool:
    return _plain(path).endswith(_plain(title))
