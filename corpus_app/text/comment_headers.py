"""Comment headers: the line or lines that say who wrote a reader's comment and when.

Known shapes: "3. Name3/3/20", "Name says: May 3, 2021 at 4:05 pm", "Name • 3 years ago", "Name on 12.03.2019 at
10:11", a name and a date on two lines in either order, "by name » Sat Mar 03, 2012", "Comment by Name — date".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.comment_wording import (
    addressee_in,
    avatar_name,
    is_date_only,
    is_filler,
    is_tail,
    match_says,
    name_before,
    strip_mark,
)
from corpus_app.text.dates import Found, find_date
from corpus_app.text.debris import is_debris
from corpus_app.text.names import is_name
from corpus_app.text.notices import notice_rule

MOST_FILLERS = 5


class Header(NamedTuple):
    """Who and when, as far as one or more blocks say. ``line`` is the text in which ``found`` stands."""

    blocks: int
    kind: str  # "says", "line", "name first", "date first"
    name: str  # as it reads where no date is glued to it
    line: str
    found: Found | None
    number: str
    indent: int
    reply_to: str
    text: str  # of the comment, where it goes on in the header's own line
    is_footer: bool = False
    posted: bool = False  # "Posted by ...", as under a blog's own posts, too
    is_pictured: bool = False  # told by the name of a picture alone
    trails_off: bool = False  # "Name said...", as only Blogger writes it

    @property
    def is_strong(self) -> bool:
        """Whether a single header of this kind is more than a name and a day, which a diary's heading is, too."""
        if self.found is None:
            return self.kind == "says" and (bool(self.number) or self.is_pictured or self.trails_off)
        told = self.kind == "says" or bool(self.number) or self.line.startswith(("@", "u/"))
        return told or self.found.timed or (self.kind == "name first" and self.blocks > 2)

    @property
    def signature(self) -> tuple[str, bool, bool, bool]:
        found = self.found
        return self.kind, bool(self.number), bool(found and found.timed), bool(found and found.relative)


def read_header(blocks: Sequence[Block], index: int, *, date_first: bool = False) -> Header | None:
    """The comment header that starts with the short line ``blocks[index]``, or None."""
    block = blocks[index]
    dated = _dated(block)
    return (
        _pictured(block)
        or _says(blocks, index)
        or (dated and _one_line(block, dated))
        or read_name_and_date(blocks, index, date_first=date_first)
        or (dated and _date_leads(block, dated))
        or (dated and _goes_on(block, dated))
        or None
    )


def author_of(header: Header, name_end: int | None) -> str:
    """The author's name; ``name_end`` is where the date that was glued to it turned out to start."""
    if header.kind not in ("line", "inline") or name_end is None or header.found is None:
        return header.name
    return name_before(header.line[:name_end]).name


def _pictured(block: Block) -> Header | None:
    """ "Anna's avatar": on some platforms all that is left of a comment's header."""
    name = avatar_name(block.text)
    known = name.casefold() not in ("", "user") and is_name(name)
    return Header(1, "says", name, "", None, "", block.indent, "", "", is_pictured=True) if known else None


def _says(blocks: Sequence[Block], index: int) -> Header | None:
    """ "Name says:", with the date in the same line, in the next one, or nowhere."""
    block = blocks[index]
    number, line = strip_mark(block)
    match = match_says(line)
    if not match or not is_name(name := match["name"].strip(" @,")):
        return None
    rest = match["rest"].strip(" :.…,–—-")
    found = find_date(rest) if rest else None
    if rest and not (found and is_tail(rest[found.end :]) and not name_before(rest[: found.start]).text):
        return None
    if not rest and not match["rest"].strip():
        return None  # "He said" without any sign that something follows
    addressee, trails_off = addressee_in(match["rest"]), match["rest"].strip().startswith(("...", "…"))
    header = Header(1, "says", name, rest, found, number, block.indent, addressee, "", trails_off=trails_off)
    return header if found else _dated_by_next(blocks, index, header)


def _dated_by_next(blocks: Sequence[Block], index: int, header: Header) -> Header:
    if index + 1 < len(blocks) and is_date_only(blocks[index + 1].text):
        line = blocks[index + 1].text
        return header._replace(blocks=2, line=line, found=find_date(line))
    return header


class _Dated(NamedTuple):
    number: str
    line: str  # without the number
    found: Found


def _dated(block: Block) -> _Dated | None:
    """A line with a date, taken apart."""
    number, line = strip_mark(block)
    found = find_date(line)
    whole = find_date(block.text) if number and not (found and found.readings) else None
    if whole and whole.readings:
        return _Dated("", block.text, whole)  # "3. März 2020" is a date, no list number
    return _Dated(number, line, found) if found else None


def _one_line(block: Block, dated: _Dated) -> Header | None:
    number, line, found = dated
    before, after = name_before(line[: found.start]), line[found.end :]
    if is_debris(line[: found.start]):
        return None
    if not before.name or not is_tail(after):
        return None
    reply_to = before.reply_to or addressee_in(after)
    is_footer = bool(
        re.match(r"(?:comment|kommentar|left|комментарий)\s(?:by|von|от)\b", line, re.IGNORECASE)
    )
    return Header(
        1, "line", before.name, line, found, number, block.indent, reply_to, "", is_footer, before.posted
    )


def inline_header(block: Block) -> Header | None:
    """A header whose comment goes on in the same line: "Name (12.03.2019 10:11): text"."""
    dated = _dated(block)
    return _goes_on(block, dated) if dated else None


def _goes_on(block: Block, dated: _Dated) -> Header | None:
    number, line, found = dated
    if not found.timed:
        return None
    before = name_before(line[: found.start])
    if not before.name or before.posted or is_debris(line[: found.start]):
        return None
    text = line[found.end :]
    return Header(1, "inline", before.name, line, found, number, block.indent, before.reply_to, text)


def _date_leads(block: Block, dated: _Dated) -> Header | None:
    """Date and name in one line, the date first: "[12.03.2019 10:11] Name:"."""
    if not dated.found.timed or name_before(dated.line[: dated.found.start]).text:
        return None
    number, line, found = dated
    name = line[found.end :].strip(" \t|·•,;:–—-)]»")
    if is_tail(name):
        return None
    return Header(1, "date leads", name, line, found, number, block.indent, "", "") if is_name(name) else None


def read_name_and_date(blocks: Sequence[Block], index: int, *, date_first: bool) -> Header | None:
    """A name and a date on lines of their own, with what forums put between them."""
    block = blocks[index]
    number, line = strip_mark(block)
    if date_first:
        return _date_then_name(blocks, index) if is_date_only(block.text) else None
    if block.length > 70 or is_filler(line) or notice_rule(line):
        return None
    for ahead in range(index + 1, min(index + 2 + MOST_FILLERS, len(blocks))):
        text = blocks[ahead].text
        if is_date_only(text):
            name = name_before(line)
            if not name.name or is_debris(line):
                return None
            taken = ahead - index + 1
            reply_to = name.reply_to or addressee_in(text)
            return Header(
                taken, "name first", name.name, text, find_date(text), number, block.indent, reply_to, ""
            )
        if not is_filler(text):
            return None
    return None


def _date_then_name(blocks: Sequence[Block], index: int) -> Header | None:
    if index + 1 >= len(blocks):
        return None
    line, following = blocks[index].text, blocks[index + 1]
    says = match_says(following.text)
    name = says["name"].strip() if says else strip_mark(following)[1].strip(" :")
    if not is_name(name) or following.length > 70 or (following.stops and not says):
        return None
    return Header(2, "date first", name, line, find_date(line), "", blocks[index].indent, "", "")
