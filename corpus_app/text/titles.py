"""Which of the first lines of a page is its title, and which lines only repeat it."""

import re
from collections.abc import Sequence

from corpus_app.text.blocks import CLOSERS, Block
from corpus_app.text.bylines import read_byline
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
) | {"all forums"}
_KICKERS = {"press release", "communiqué de presse", "nota de prensa", "comunicato stampa"} | word_set(
    "editorial comment analysis feature features blog column columns interview review reviews pressemitteilung kommentar "
    "interviu пресс-релиз "
    "news world international national local politics opinion business sport sports culture society history economy health "
    "science technology travel europe edition regional nachrichten politik wirtschaft kultur gesellschaft panorama meinung ausland "
    "inland actualités monde politique économie société culture opinions noticias mundo política economía sociedad cultura opinión "
    "notizie mondo politica economia società cronaca notícias sociedade nieuws binnenland buitenland wiadomości świat polska kraj "
    "новости общество политика экономика культура мир в мире мнения происшествия новини суспільство політика економіка світ "
    "naujienos lietuva pasaulis lietuvoje pasaulyje ziņas uudised uutiset nyheter nyheder zprávy správy hírek știri haberler"
)
_WORD = re.compile(r"[^\W_]")
SHORTEST_WITH_SITE = 12  # code points from which a title is known beside the name of its site
_SITE_BEHIND = re.compile(r"\s+(?:[|–—»·•-]|::)\s")
_SITE_BEFORE = re.compile(r"\s(?:[|–—»·•-]|::)\s+$")


def find_title(blocks: Sequence[Block], given: str = "") -> int | None:
    """The index of the title among the first blocks of a page, or None where it starts without one."""
    first = blocks[:LOOKED_AT]
    if given:
        told = next((index for index, block in enumerate(first) if is_same_title(block.text, given)), None)
        if told is not None:
            return told
    candidates = _candidates(first)
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0] if _opens_text(first, candidates[0]) else None
    best = max(candidates, key=lambda index: _score(first, index, candidates))
    return best if _opens_text(first, best) else None


def _candidates(first: Sequence[Block]) -> list[int]:
    """The lines above the first paragraph that can be a title; a bare section name only where there is no other."""
    top = next((index for index, block in enumerate(first) if _is_paragraph(block)), len(first))
    possible = [index for index, block in enumerate(first[:top]) if _can_be_title(block)]
    return [index for index in possible if first[index].text.casefold() not in _KICKERS] or possible


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


def is_tag_row(line: str) -> bool:
    """Whether a line is a row of tags, which names the same things again and again."""
    words = line.split()
    return 8 <= len(words) <= 60 and len(set(words)) <= len(words) * 0.6 and line[-1] not in ".!?"


def is_same_title(line: str, title: str) -> bool:
    """Whether a line is a title told again, alone or before or behind the name of the site."""
    line, title = _plain(line), _plain(title)
    if not line or not title:
        return False
    return line == title or _has_site_name(title, line) or _has_site_name(line, title)


def _has_site_name(long: str, title: str) -> bool:
    """Whether ``long`` is a title with the name of the site before or behind it."""
    if len(title) < SHORTEST_WITH_SITE or len(long) <= len(title):
        return False
    if long.startswith(title):
        return bool(_SITE_BEHIND.match(long, len(title)))
    return long.endswith(title) and bool(_SITE_BEFORE.search(long[: -len(title)]))


def _plain(line: str) -> str:
    return " ".join(line.split()).casefold().strip(" .\"“”«»'‘’…")


def _score(first: Sequence[Block], index: int, candidates: Sequence[int]) -> float:
    """How much speaks for a line as the title: its place, its length, being told again."""
    text = first[index].text
    score = 2.0 if index == candidates[0] else 0.0
    if 3 <= first[index].words <= 25:
        score += 1.5
    if any(is_same_title(text, other.text) for other in first[index + 2 :] if len(other.text) <= LONGEST):
        score += 3.0
    if any(is_breadcrumb(other.text, text) and _plain(other.text).endswith(_plain(text)) for other in first):
        score += 2.0
    return score


def _can_be_title(block: Block) -> bool:
    text = block.text
    if block.length > LONGEST or text[0] in "•*-–—" or not _WORD.search(text):
        return False
    last = text.rstrip(CLOSERS)[-1:]
    if last in (";", ",", ":") or (last == "." and block.words > 7):
        return False
    if notice_rule(text) or is_breadcrumb(text) or is_tag_row(text) or comment_count(text) is not None:
        return False
    return read_byline(text, "dmy") is None and not is_caption(text) and not text.isdigit()


def _is_paragraph(block: Block) -> bool:
    return block.length > LONGEST or (block.text[-1] == "." and block.words > 7)


def _opens_text(first: Sequence[Block], best: int) -> bool:
    """Whether the best line opens something: a sentence among sentences ("Yes." "No.") is no title."""
    block = first[best]
    return block.text[-1] not in ".!…" or block.words <= 7 or len(first) == 1
