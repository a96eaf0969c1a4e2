"""Where the readers' comments of a page begin, and what shape their headers have.

A thread is known by a line that announces it, or by headers of one kind that come again and again, or (where a
crawler has eaten the headers) by the numbered list that it was.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.comment_counts import comment_count
from corpus_app.text.comment_headers import MOST_FILLERS, Header, read_header, read_name_and_date
from corpus_app.text.comment_wording import is_date_only, is_dated_button, is_list_item, strip_mark
from corpus_app.text.debris import is_debris
from corpus_app.text.names import is_name
from corpus_app.text.notices import notice_rule

SHORT = 140
BODY = 200  # code points from which a block before a thread counts as an article's paragraph
MARKERS_TRIED = 3
NEAR = 8  # blocks between the line that announces comments and the first of them
_HEADER_SIGN = re.compile(
    r"\d|[:…]$|avatar$|\.\.\.$|\b(?:ago|назад|тому|yesterday|gestern|hier|ayer|вчера)\b"
)
_WORD = re.compile(r"[^\W\d_]{3}")
_TALK = re.compile(
    r"[!?]|\b(?:I|I'm|you|your|thanks|thank|my|we|lol|ich|du|danke|dein|je|vous|merci|yo|tu|gracias|grazie|obrigad[oa]|dziękuję|спасибо|я|вы|дякую)\b"
)


class Thread(NamedTuple):
    """``start`` is the index of the block with which the comments begin, the line that announces them included."""

    start: int
    headers: Mapping[int, Header]  # by the index of the block where each starts; of short lines only
    footers: bool = False  # who or when is said below a comment
    undated: bool = True  # "Name says:" opens a comment though no date comes with it


class _Candidate(NamedTuple):
    at: int  # its index among the blocks
    header: Header


class _Page(NamedTuple):
    blocks: Sequence[Block]
    first_body: int  # the index of the first paragraph of an article
    candidates: list[_Candidate]
    markers: list[tuple[int, int]]  # lines that announce comments, and how many


def find_thread(blocks: Sequence[Block]) -> Thread | None:
    """Where a page's comments begin, or None where it has none."""
    date_first = _is_date_first(blocks)
    page = _Page(
        blocks,
        first_body=next((index for index, block in enumerate(blocks) if block.length >= BODY), len(blocks)),
        candidates=list(_candidates(blocks, date_first=date_first)),
        markers=[
            (index, count) for index, block in enumerate(blocks) if (count := _count(block)) is not None
        ],
    )
    start = _announced_or_repeated(page)
    if start is None:
        start = _above_first_button(page)
    if start is None:
        start = _unheaded(page)
    if start is None:
        return None
    headers = _headers(page, start)
    kinds = Counter((header.kind, header.found is not None) for header in headers.values())
    undated = not kinds or kinds.most_common(1)[0][0] == ("says", False)
    footers = (
        any(header.is_footer for header in headers.values()) or _first_dated_button(page, start) is not None
    )
    return Thread(start, headers, footers, undated)


def _headers(page: _Page, start: int) -> dict[int, Header]:
    """The headers of a thread. Where text comes before the first "Posted by", that stands below each comment."""
    below = any(start <= index and _is_posted_below(page, index) for index, _ in page.markers)
    return {
        at: header._replace(is_footer=True) if below and header.posted else header
        for at, header in page.candidates
        if at >= start
    }


def _count(block: Block) -> int | None:
    return comment_count(block.text) if block.length < 220 and block.text[-1] != "." else None


def _is_date_first(blocks: Sequence[Block]) -> bool:
    """Whether dates stand in the line before their names: told by the dates that have a name on one side only."""
    before = after = 0
    for index, block in enumerate(blocks):
        if block.length > 60 or not _HEADER_SIGN.search(block.text) or not is_date_only(block.text):
            continue
        named_before = index > 0 and _may_be_name(blocks[index - 1])
        named_after = index + 1 < len(blocks) and _may_be_name(blocks[index + 1])
        before += named_before and not named_after
        after += named_after and not named_before
    return after >= 2 and after > before


def _may_be_name(block: Block) -> bool:
    return block.length <= 50 and is_name(strip_mark(block)[1].rstrip(" :"))


def _candidates(blocks: Sequence[Block], *, date_first: bool) -> Iterator[_Candidate]:
    signs = [block.length <= SHORT and bool(_HEADER_SIGN.search(block.text)) for block in blocks]
    index = 0
    while index < len(blocks):
        header = None
        if signs[index]:
            header = read_header(blocks, index, date_first=date_first)
        elif blocks[index].length <= SHORT and any(signs[index + 1 : index + 2 + MOST_FILLERS]):
            header = read_name_and_date(blocks, index, date_first=date_first)
        if header:
            yield _Candidate(index, header)
        index += header.blocks if header else 1


def _announced_or_repeated(page: _Page) -> int | None:
    repeated = _repeated(page)
    announced = _announced(page)
    if announced is None or repeated is None:
        return repeated if announced is None else announced
    between = sum(repeated <= candidate.at < announced for candidate in page.candidates)
    return repeated if between >= 2 else announced


def _announced(page: _Page) -> int | None:
    """The first line that announces comments and is followed by a comment's header."""
    indexes = [candidate.at for candidate in page.candidates]
    for index, count in page.markers:
        after = bisect_right(indexes, index)
        if count != 0 and after < len(indexes) and _opens_thread(page, index, after):
            return index
    return None


def _opens_thread(page: _Page, index: int, after: int) -> bool:
    """Not a link beside the title: an article has gone before, or several comments come after; and no other text
    stands between, unless it is the comment above its own "Posted by"."""
    first = page.candidates[after]
    between = page.blocks[index + 1 : first.at]
    is_below = first.header.is_footer or _is_posted_below(page, index)
    if len(between) > (2 if first.header.posted and not is_below else NEAR):
        return False
    if not is_below and any(block.length >= BODY for block in between):
        return False
    following = len(page.candidates) - after
    return page.first_body < index or following >= 2 or bool(first.header.number)


def _is_posted_below(page: _Page, marker: int) -> bool:
    """Whether "Posted by ..." stands below each comment: text comes between the line that announces the comments and
    the first of them. On the front page of a blog other such lines, and dates, come before the next."""
    posted = [
        candidate.at for candidate in page.candidates if candidate.at > marker and candidate.header.posted
    ]
    if (
        not posted
        or posted[0] - marker > NEAR
        or any(marker < index < posted[-1] for index, _ in page.markers)
    ):
        return False
    between = page.blocks[marker + 1 : posted[0]]
    is_text = any(not is_debris(block.text) and not notice_rule(block.text) for block in between)
    return is_text and not any(is_date_only(block.text) for block in between)


def _repeated(page: _Page) -> int | None:
    """The first of several headers of one kind, whether or not a line announces them."""
    own = [
        candidate
        for candidate in page.candidates
        if not candidate.header.posted or _is_forum(page, candidate)
    ]
    if not own:
        return None
    signature, times = Counter(candidate.header.signature for candidate in own).most_common(1)[0]
    alike = _without_byline(page, [candidate for candidate in own if candidate.header.signature == signature])
    times = len(alike)
    strong, has_debris = alike[0].header.is_strong, _has_debris(page.blocks, alike)
    if times >= 2 and (strong or has_debris or (times >= 3 and signature[0] == "says")):
        return alike[0].at
    return alike[0].at if strong and has_debris and page.first_body < alike[0].at else None


def _without_byline(page: _Page, alike: list[_Candidate]) -> list[_Candidate]:
    """Leave an article's own byline out: it stands above the first paragraph, and much text comes after it."""
    if len(alike) < 2 or alike[0].at > page.first_body:
        return alike
    distances = sorted(later.at - earlier.at for earlier, later in pairwise(alike[1:]))
    usual = distances[len(distances) // 2] if distances else 2
    return alike[1:] if alike[1].at - alike[0].at > max(4, 2 * usual) else alike


def _is_forum(page: _Page, candidate: _Candidate) -> bool:
    """Whether "by ..." heads a post of a forum rather than ends one of a blog: with a time, and words right below."""
    header = candidate.header
    if "»" in header.line or header.number:
        return True
    following = page.blocks[candidate.at + 1 : candidate.at + 2]
    timed = header.found is not None and header.found.timed
    return timed and not page.markers and bool(following) and not notice_rule(following[0].text)


def _has_debris(blocks: Sequence[Block], candidates: Sequence[_Candidate]) -> bool:
    """Whether the label of a button follows one of the headers, as below a comment."""
    return any(
        is_debris(block.text) and _WORD.search(block.text) and comment_count(block.text) is None
        for candidate in candidates
        for block in blocks[candidate.at + 1 : candidate.at + 1 + NEAR]
    )


def _first_dated_button(page: _Page, start: int = 0) -> int | None:
    """The first of several rows of buttons with a date among them, as below a comment on Facebook."""
    rows = [index for index in range(start, len(page.blocks)) if is_dated_button(page.blocks[index].text)]
    return rows[0] if len(rows) >= 2 else None


def _above_first_button(page: _Page) -> int | None:
    """The name above the comment whose buttons come first."""
    row = _first_dated_button(page)
    above = range(row - 1, max(row - 1 - NEAR, -1), -1) if row else ()
    return next(
        (index for index in above if index < (row or 0) - 1 and _may_be_name(page.blocks[index])), None
    )


def _unheaded(page: _Page) -> int | None:
    """Comments without headers: announced and numbered, or a numbered list that talks at the end of a page."""
    for index, count in page.markers:
        if count != 0 and any(_is_numbered(block) for block in page.blocks[index + 1 : index + 3]):
            return index
    for index, count in page.markers[-MARKERS_TRIED:]:
        if count > 0 and page.first_body < index and _rest_is_comments(page.blocks[index + 1 :], count):
            return index
    return _talking_list(page.blocks)


def _is_numbered(block: Block) -> bool:
    return bool(strip_mark(block)[0])


def _rest_is_comments(blocks: Sequence[Block], count: int) -> bool:
    rest = [block for block in blocks if not is_debris(block.text) and not notice_rule(block.text)]
    return len(rest) == count


def _talking_list(blocks: Sequence[Block]) -> int | None:
    """The start of an indented, loosely set numbered list that ends the page and speaks as readers do."""
    start = next(
        (
            i
            for i in reversed(range(len(blocks)))
            if strip_mark(blocks[i])[0] == "1" and blocks[i].indent >= 2
        ),
        None,
    )
    if start is None or blocks[start].gap == 0 or not any(block.length > 80 for block in blocks[:start]):
        return None
    rest = [block for block in blocks[start:] if not notice_rule(block.text) and not is_debris(block.text)]
    if any(block.indent < 2 for block in rest):
        return None
    items = [block for block in rest if is_list_item(block)]
    loose = all(block.gap > 0 for block in items)
    talking = sum(bool(_TALK.search(block.text)) for block in items)
    return start if loose and talking * 2 >= len(items) else None
