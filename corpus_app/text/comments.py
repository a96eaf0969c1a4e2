"""Readers' comments: one segment each, with its header and all its paragraphs; what is left between is boilerplate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.comment_counts import comment_count
from corpus_app.text.comment_depth import Place, depths
from corpus_app.text.comment_headers import Header, author_of, inline_header
from corpus_app.text.comment_threads import Thread
from corpus_app.text.comment_wording import (
    LONGEST,
    is_date_only,
    is_dated_button,
    is_filler,
    is_list_item,
    reply_name,
    strip_mark,
)
from corpus_app.text.date_order import Dated, read_date, thread_order
from corpus_app.text.dates import Found, Order, find_date
from corpus_app.text.debris import is_debris, opens_replies
from corpus_app.text.languages import detect_language
from corpus_app.text.names import is_name
from corpus_app.text.notices import notice_rule
from corpus_app.text.parts import Part
from corpus_app.text.rights import is_rights_notice

# Notices that a reader's own words may begin like.
_NOT_IN_COMMENTS = frozenset(
    {"related", "source", "advert", "tags", "none yet", "count", "newsletter", "share", "cookies"}
)
# Notices that say that no more comments come, unless a header shows that they do.
_ENDS = frozenset({"form", "label", "powered", "cookies", "likes", "newsletter"})
_REPLY_LABEL = re.compile(
    r"repl|antwort|répon|respon|rispond|beantwoord|odpow|ответ|відпов|atsak|atbild|vasta|svar|válasz|răspun|yanıt|отгов|απάντ|odgov",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^(?:>|Quote:|Zitat:|Цитата)")
_FEWEST_WORDS = 3
LOOKED_AHEAD = 12  # blocks that a comment may have above the date below it


@dataclass(slots=True)
class _Draft:
    """A comment while it is being read."""

    start: int
    header: Header | None
    indent: int
    number: str = ""
    after_replies_label: bool = False
    ends_with_reply_label: bool = False
    found: Found | None = None
    lines: list[str] = field(default_factory=list)

    @property
    def author(self) -> str:
        return self.header.name if self.header else ""


class ThreadReader:
    """Walks through the blocks of a thread and sorts them into comments and what lies between them."""

    def __init__(self, blocks: Sequence[Block], thread: Thread) -> None:
        self._blocks = blocks
        self._thread = thread
        self._open: _Draft | None = None
        self._ended = False  # a form or a footer has been read, after which only a header opens a comment
        self._replies_label = False
        self.forbids_redistribution = False
        self.drafts: list[_Draft] = []
        self.other: list[Part] = []

    def read(self) -> None:
        index = self._thread.start
        while index < len(self._blocks):
            index += self._take(index)

    def _take(self, index: int) -> int:
        """Sort the block at ``index``, and say how many blocks that took."""
        block = self._blocks[index]
        header = inline_header(block) if block.length > LONGEST else self._thread.headers.get(index)
        if header and header.is_footer:
            return self._take_footer(block, header)
        if header and (header.found or self._thread.undated):
            return self._take_header(block, header)
        if self._is_footer_date(block):
            return self._take_date(block)
        if self._is_rights_notice(index):
            return self._take_rights(block)
        if rule := self._boundary(block):
            return self._take_boundary(block, rule)
        return self._take_text(index, block)

    def _take_header(self, block: Block, header: Header) -> int:
        self._begin(block, header)
        if header.text.strip(" :-–—"):
            self._last.lines.append(header.text)
        return header.blocks

    def _take_footer(self, block: Block, header: Header) -> int:
        """A header that stands below its comment."""
        draft = self._open or self._begin(block, None)
        draft.header, draft.found = header, header.found
        self._open = None
        return header.blocks

    def _is_footer_date(self, block: Block) -> bool:
        """A line with nothing but a date, below the text of a comment whose header had none."""
        draft = self._open
        if draft is None or draft.found or not draft.lines or draft.header is None:
            return False
        if draft.header.kind == "name":
            return is_dated_button(block.text)
        return draft.header.kind == "says" and is_date_only(block.text)

    def _is_rights_notice(self, index: int) -> bool:
        last = index >= len(self._blocks) - 3
        return (last or self._open is None) and is_rights_notice(self._blocks[index].text)

    def _take_rights(self, block: Block) -> int:
        self._open, self._ended, self.forbids_redistribution = None, True, True
        self.other.append(Part(block.start, "boilerplate"))
        return 1

    def _take_date(self, block: Block) -> int:
        self._last.found = find_date(block.text)
        self._open = None
        return 1

    def _boundary(self, block: Block) -> str:
        """What makes a block no part of any comment's words: the name of a rule, or ""."""
        if comment_count(block.text) is not None:
            return "count"
        if is_debris(block.text):
            return "debris"
        rule = notice_rule(block.text)
        return "" if self._open and rule in _NOT_IN_COMMENTS else rule

    def _take_boundary(self, block: Block, rule: str) -> int:
        opens = bool(self.drafts) and opens_replies(block.text, after_button=self._open is None)
        if self._open and not self._open.lines and rule == "debris" and not opens:
            return 1  # a button between a comment's header and its words
        if self._open and rule == "debris":
            self._open.ends_with_reply_label = bool(_REPLY_LABEL.search(block.text))
        self._replies_label = self._replies_label or opens
        self._open = None
        self._ended = self._ended or rule in _ENDS
        role = "heading" if rule == "count" and not self.drafts and not self.other else "boilerplate"
        self.other.append(Part(block.start, role))
        return 1

    def _take_text(self, index: int, block: Block) -> int:
        if self._open and not self._open.lines and self._belongs_to_header(self._open, block.text):
            return 1
        if self._is_new_item(block) or self._open is None:
            return self._take_unheaded(index, block)
        self._open.lines.append(block.text)
        return 1

    def _belongs_to_header(self, draft: _Draft, line: str) -> bool:
        if draft.header and (addressee := reply_name(line)):
            draft.header = draft.header._replace(reply_to=addressee)
            return True
        return is_filler(line)

    def _is_new_item(self, block: Block) -> bool:
        """Whether a list item opens the next comment of a numbered thread whose headers are gone."""
        number, _ = strip_mark(block)
        if not number or self._open is None or not self._open.number:
            return False
        goes_on = (
            number.isdigit() and self._open.number.isdigit() and int(number) == int(self._open.number) + 1
        )
        return goes_on and block.indent == self._open.indent

    def _take_unheaded(self, index: int, block: Block) -> int:
        """Text outside any comment: the next comment, if it says enough and no form has been read before it."""
        number, text = strip_mark(block)
        enough = block.stops or bool(number) or (block.words >= _FEWEST_WORDS and not self._has_headers())
        opens = bool(self.drafts) or is_list_item(block) or self._thread.footers
        if (self._ended or not enough or not opens) and not self._names(index, block):
            self.other.append(Part(block.start, "boilerplate"))
            return 1
        draft = self._begin(block, None)
        if self._names(index, block):
            draft.header = _name_header(text.strip(), block)
        else:
            draft.lines.append(text)
        return 1

    def _has_headers(self) -> bool:
        """Whether comments of this thread have headers, so that a stray line without one is hardly another."""
        return bool(self.drafts) and all(draft.header is not None for draft in self.drafts)

    def _names(self, index: int, block: Block) -> bool:
        """Whether a block is the name above a comment without a date: alone on its line, the words set below it."""
        if index + 1 >= len(self._blocks) or block.length > 50:
            return False
        if self._thread.footers and is_name(block.text):
            return any(
                is_dated_button(block.text) for block in self._blocks[index + 2 : index + 2 + LOOKED_AHEAD]
            )
        following = self._blocks[index + 1]
        number, text = strip_mark(block)
        deeper = following.indent > block.indent and following.gap > 0
        return (
            is_name(text)
            and bool(number)
            and deeper
            and ((text[0].isupper() and text.istitle()) or " " not in text)
        )

    def _begin(self, block: Block, header: Header | None) -> _Draft:
        number = header.number if header else strip_mark(block)[0]
        draft = _Draft(block.start, header, block.indent, number, self._replies_label)
        draft.found = header.found if header else None
        self.drafts.append(draft)
        self._open, self._ended, self._replies_label = draft, False, False
        return draft

    @property
    def _last(self) -> _Draft:
        return self.drafts[-1]


class Comments(NamedTuple):
    parts: list[Part]
    forbids_redistribution: bool = False


def read_thread(blocks: Sequence[Block], thread: Thread, language: str, custom: Order) -> Comments:
    """The segments of a thread, in text order; ``language`` is the page's, ``custom`` the order of its dates."""
    reader = ThreadReader(blocks, thread)
    reader.read()
    comments = _finished(reader.drafts, language, custom)
    parts = sorted([*comments, *reader.other], key=lambda part: part.start)
    return Comments(parts, reader.forbids_redistribution)


def _finished(drafts: Sequence[_Draft], language: str, custom: Order) -> list[Part]:
    _split_addressees(drafts)
    levels = depths([_place(draft) for draft in drafts])
    order = thread_order(list(_dated(drafts, levels)), custom)
    return [_comment(draft, depth, order, language) for draft, depth in zip(drafts, levels, strict=True)]


def _name_header(name: str, block: Block) -> Header:
    return Header(1, "name", name, "", None, strip_mark(block)[0], block.indent, "", "")


def _split_addressees(drafts: Sequence[_Draft]) -> None:
    """ "Anna Berg Tom Hill • 3 years ago": where Tom Hill has spoken before, Anna Berg answers him."""
    known: set[str] = set()
    for draft in drafts:
        if draft.header and draft.found and draft.found.relative:
            draft.header = _addressed(draft.header, known)
        known.add(draft.author)


def _addressed(header: Header, known: set[str]) -> Header:
    words = header.name.split()
    for split in range(1, len(words)):
        if (addressee := " ".join(words[split:])) in known:
            return header._replace(name=" ".join(words[:split]), reply_to=addressee)
    return header


def _place(draft: _Draft) -> Place:
    reply_to = draft.header.reply_to if draft.header else ""
    return Place(
        draft.author,
        draft.indent,
        draft.number,
        reply_to,
        draft.after_replies_label,
        draft.ends_with_reply_label,
    )


def _dated(drafts: Sequence[_Draft], levels: Sequence[int]) -> Iterator[Dated]:
    """The dates of a thread, each in the run of its siblings; a run of replies starts with the comment above it."""
    parents: dict[int, int] = {}
    for index, (draft, depth) in enumerate(zip(drafts, levels, strict=True)):
        parents[depth] = index
        parent = parents.get(depth - 1, -1) if depth else -1
        if draft.found:
            yield Dated(draft.found, parent)
            yield Dated(draft.found, index)


def _comment(draft: _Draft, depth: int, order: Order, home: str) -> Part:
    reading = read_date(draft.found, order) if draft.found else None
    author = author_of(draft.header, reading.start if reading else None) if draft.header else ""
    words = " ".join(line for line in draft.lines if not _QUOTED.match(line))
    language = detect_language(words or " ".join(draft.lines), home)
    return Part(draft.start, "comment", author, reading.date if reading else None, language, depth)
