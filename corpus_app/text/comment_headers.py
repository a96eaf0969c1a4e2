"""Comment headers: the line or lines that say who wrote a reader's comment and when.

Known shapes: "3. Name3/3/20", "Name says: May 3, 2021 at 4:05 pm", "Name • 3 years ago", "Name on 12.03.2019 at
10:11", a name and a date on two lines in either order, "by name » Sat Mar 03, 2012", "Comment by Name — date".
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.dates import Found, find_date
from corpus_app.text.debris import is_debris, starts_as_button
from corpus_app.text.months import is_weekday, unglue
from corpus_app.text.names import is_name
from corpus_app.text.word_set import word_set

LONGEST = 140
REMEMBERED = 512  # lines: several rules look at the same line, one after the other
MOST_FILLERS = 3

_MARK = re.compile(
    r"(?:(?P<number>\d{1,4}(?:\.\d{1,3}){0,4})[.)]\s+|(?P<dotted>\d{1,3}(?:\.\d{1,3})+)\s+(?=[^\W\d])|#\s?(?P<hash>\d{1,5})[.):]?\s+|[•*▪●◦‣–—-]\s+)"
)
_VERB = (
    r"says|said|wrote|writes|commented|replied|responds|responded|asks|schrieb|schreibt|sagt|sagte|meint|meinte|hat gesagt|kommentiert|antwortet|"
    r"a dit|dit|a écrit|écrit|a répondu|dice|dijo|ha dicho|escribió|comentó|responde|ha detto|scrive|ha scritto|disse|diz|escreveu|comentou|"
    r"zegt|zei|schreef|schrijft|reageert|pisze|napisał(?:\(a\)|a)?|mówi|powiedział(?:\(a\)|a)?|говорит|сказал(?:\(а\)|а)?|пишет|написал(?:\(а\)|а)?|комментирует|"
    r"каже|пише|сказав|написав|написала|відповідає|sako|rašo|parašė|raksta|teica|ütles|kirjutas|kirjoitti|sanoi|sanoo|säger|sa|skrev|skriver|sier|siger|sagde|"
    r"říká|napsal(?:\(a\)|a)?|řekl(?:\(a\))?|píše|mondta|írta|spune|a spus|zice|dedi ki|diyor ki|yazdı|каза|коментира|είπε|kaže|je rekao|napisao|说道|說道|より"
)
_VERB_ENDS = word_set(
    "says said wrote writes commented replied responds responded asks schrieb schreibt sagt sagte meint meinte gesagt kommentiert "
    "antwortet dit écrit répondu dice dijo dicho escribió comentó responde detto scrive scritto disse diz escreveu comentou zegt zei "
    "schreef schrijft reageert pisze napisał napisała mówi powiedział powiedziała говорит сказал сказала пишет написал написала "
    "комментирует каже пише сказав написав відповідає sako rašo parašė raksta teica ütles kirjutas kirjoitti sanoi sanoo säger sa "
    "skrev skriver sier siger sagde říká napsal napsala řekl píše mondta írta spune spus zice ki yazdı каза коментира είπε kaže rekao "
    "napisao 说道 說道 より"
)
_SIGNS = re.compile(r"[^\w]+")
_SAYS = re.compile(
    rf"(?P<name>\S.{{0,58}}?)\s*(?P<aside>\([^)]{{1,40}}\))?\s+(?:{_VERB})\s*(?P<rest>(?:\s(?:on|am|le|el|il|em|at|in reply to)\b|[:.…,]|\s[:–—-]).*|$)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?P<posted>(?:comment(?:ed)?|posted|written|reply|left|submitted|kommentar|beitrag|publié|publicado|опубликовал[а]?|добавил[а]?|комментарий)\s(?:by|von|par|por|от)?\s*|by\s|von:?\s|par\s|por\s|от\s|from:?\s|author:\s|name:\s|postby\s|re: .{1,60} by )",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:\b(?:on|am|le|el|il|em|den|der|vom|at|at:|posted|commented|replied|wrote|schrieb|um|dne|dnia|data|date|date:|в|о|от|отправлено|napisany|pvm|kl|the|has|op|à|a las|alle)|"
    r"[\s|•·,;:(»>@–—/-]|\[\S{1,3}\])$",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|hrs?)?[\s,|]*$", re.IGNORECASE
)
_REPLY_SIGNS = (
    "repl", "response to", "antwort", "réponse", "respuesta", "risposta", "resposta", "reactie", "odpowiedzi", "ответ", "відповідь",
    "som svar", "vastaus", "→", "➜", "▶", "▸", "›", "↪", "⇒", "->", " > ",
)  # fmt: skip
_REPLY_TO = re.compile(
    r"\s*(?:\(?(?:in reply to|in response to|replying to|replied to|reply to|antwort(?:et)? (?:auf|an)|als antwort auf|en réponse à|en respuesta a|in risposta a|em resposta a|"
    r"als reactie op|als antwoord op|w odpowiedzi (?:na|do)|в ответ на|ответил[а]?|у відповідь на|som svar på|vastaus)|[→➜▶▸›↪⇒]|->|\s>\s)\s*:?\s*(?P<name>[^:()|•·]{1,60}?)\s*(?=$|[:()|•·]|\s\d|,)",
    re.IGNORECASE,
)
_AFTER = word_set(
    "said says wrote utc gmt edited edit author admin mod moderator op member guest verified staff owner subscriber premium is offline online new "
    "permalink points point ago am pm uhr at on the and likes like reply email website homepage modified updated last time times top message post no nr "
    "pinned highlighted rating score votes"
)
_FILLER = re.compile(
    r"(?:avatar|profile picture|(?:senior|junior|new|full|active|well-known|trusted|distinguished|site|forum|registered|premium)\b(?: \w+)? ?(?:member|user|poster|supporter)?|members?|guest|"
    r"(?:global |super )?moderator|administrator|admin|newbie|veteran|regular|banned|offline|online|author|post author|top (?:fan|contributor|commenter)|verified|subscriber|staff|"
    r"(?:posts|messages|joined|join date|registered|location|from|reputation|likes|threads|trophy points|rep power|gender|age|thanked|beiträge|registriert|mitglied seit|ort|messages|inscription|"
    r"mensajes|registrado|сообщени[йя]|регистрация|откуда|сообщений|репутация|повідомлень|posty|dołączył)\s?[:.].{0,40}|post(?:subject)?:? re: .{1,80}|re: .{1,80}|#\d+|\d+ posts?)$",
    re.IGNORECASE,
)


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

    @property
    def is_strong(self) -> bool:
        """Whether a single header of this kind is more than a name and a day, which a diary's heading is, too."""
        if self.kind == "says":
            return self.found is not None
        return self.found is not None and (self.found.timed or bool(self.number))

    @property
    def signature(self) -> tuple[str, bool, bool, bool]:
        found = self.found
        return self.kind, bool(self.number), bool(found and found.timed), bool(found and found.relative)


def read_header(blocks: Sequence[Block], index: int, *, date_first: bool = False) -> Header | None:
    """The comment header that starts with the short line ``blocks[index]``, or None."""
    block = blocks[index]
    return _says(blocks, index) or _one_line(block) or _two_lines(blocks, index, date_first=date_first)


def author_of(header: Header, name_end: int | None) -> str:
    """The author's name; ``name_end`` is where the date that was glued to it turned out to start."""
    if header.kind != "line" or name_end is None or header.found is None:
        return header.name
    return _name_before(header.line[:name_end]).name


def strip_mark(block: Block) -> tuple[str, str]:
    """The list number (or "") and the rest of a block's text."""
    number, text = "", block.text
    while mark := _MARK.match(text):
        number, text = number or mark["number"] or mark["dotted"] or mark["hash"] or "", text[mark.end() :]
    return number, text


def is_list_item(block: Block) -> bool:
    return bool(_MARK.match(block.text))


def is_filler(line: str) -> bool:
    """What forums put between a poster's name and the post: rank, number of posts, place."""
    return len(line) <= 80 and bool(_FILLER.match(line))


def is_date_only(line: str) -> bool:
    if len(line) > 90:
        return False
    found = find_date(line)
    if found is None or _name_before(line[: found.start]).text:
        return False
    return _is_tail(line[found.end :])


def is_dated_button(line: str) -> bool:
    """Whether a date stands among the labels of buttons: "Like · Reply · 3 · Aug 2, 2016 4:05pm"."""
    if len(line) > 90 or not starts_as_button(line):
        return False
    found = find_date(line)
    if found is None or not is_debris(line[: found.start]):
        return False
    return _is_tail(line[found.end :])


def reply_name(line: str) -> str:
    """Whom a line says that a comment answers: "in reply to Anna" → "Anna"."""
    name = _reply_name(line)
    match = _REPLY_TO.match(line) if name else None
    return name if match and match.end() == len(line) else ""


class _Before(NamedTuple):
    name: str
    reply_to: str
    posted: bool
    text: str  # what is left, a name or not


@lru_cache(maxsize=REMEMBERED)
def _name_before(before: str) -> _Before:
    """The name that stands before a date, without the words and signs that link the two."""
    opening = _OPENING.match(before)
    text = before[opening.end() :] if opening else before
    glued = bool(text) and not text[-1].isspace() and text[-1] not in "([|,;:•·"
    text = _unlinked(text, glued=glued)
    reply_to = _reply_name(text)
    if reply_to and (reply := _REPLY_TO.search(text)):
        text = text[: reply.start()].strip()
    says = _match_says(text + ":")
    text = (says["name"] if says else text).strip().removeprefix("@").strip()
    return _Before(text if is_name(text) else "", reply_to, bool(opening), text)


def _unlinked(text: str, *, glued: bool) -> str:
    """Take weekdays, times of day and linking words from the end of a name."""
    text = _without_weekday(text)
    while not glued:
        shorter = _without_weekday(_TIME_BEFORE.sub("", _LINKS.sub("", text.rstrip())))
        if shorter == text:
            break
        text = shorter
    return text.strip()


def _without_weekday(text: str) -> str:
    bare = text.rstrip(" ,.(")
    word = bare.rsplit(maxsplit=1)[-1] if bare else ""
    if is_weekday(word):
        return bare[: -len(word)]
    glued = unglue(word) if len(text) - len(bare) or word else 0
    return bare[: -len(word) + glued] if glued and is_weekday(word[glued:]) else text


def _is_tail(after: str) -> bool:
    """Whether what stands after a date is nothing that a reader wrote."""
    after = after.strip(" \t|·•,;:.…–—-()[]»«/@\u00a0")
    if not after or is_debris(after) or reply_name(after):
        return True
    words = re.sub(r"[\d\W_]+", " ", after).casefold().split()
    return len(words) <= 6 and all(word in _AFTER or is_weekday(word) or is_debris(word) for word in words)


def _says(blocks: Sequence[Block], index: int) -> Header | None:
    """ "Name says:", with the date in the same line, in the next one, or nowhere."""
    block = blocks[index]
    number, line = strip_mark(block)
    match = _match_says(line)
    if not match or not is_name(name := match["name"].strip(" @,")):
        return None
    rest = match["rest"].strip(" :.…,–—-")
    found = find_date(rest) if rest else None
    if rest and not (found and _is_tail(rest[found.end :]) and not _name_before(rest[: found.start]).text):
        return None
    if not rest and not match["rest"].strip():
        return None  # "He said" without any sign that something follows
    header = Header(1, "says", name, rest, found, number, block.indent, _reply_name(match["rest"]), "")
    return header if found else _dated_by_next(blocks, index, header)


def _dated_by_next(blocks: Sequence[Block], index: int, header: Header) -> Header:
    if index + 1 < len(blocks) and is_date_only(blocks[index + 1].text):
        line = blocks[index + 1].text
        return header._replace(blocks=2, line=line, found=find_date(line))
    return header


def _match_says(line: str) -> re.Match[str] | None:
    """ "Name says:" at the start of a line; the pattern is tried only where a word of it is there."""
    words = _SIGNS.sub(" ", line.lower()).split() if len(line) <= LONGEST else ()
    return None if _VERB_ENDS.isdisjoint(words) else _SAYS.match(line)


def _reply_name(text: str) -> str:
    lowered = text.lower()
    match = _REPLY_TO.search(text) if any(sign in lowered for sign in _REPLY_SIGNS) else None
    name = match["name"].strip().removeprefix("@") if match else ""
    return "" if name.casefold() == "re" else name


def _one_line(block: Block) -> Header | None:
    number, line = strip_mark(block)
    found = find_date(line)
    whole = find_date(block.text) if number and not (found and found.readings) else None
    if whole and whole.readings:
        number, line, found = "", block.text, whole  # "3. März 2020" is a date, no list number
    if not found:
        return None
    before, after = _name_before(line[: found.start]), line[found.end :]
    if is_debris(line[: found.start]):
        return None
    if not before.name or not _is_tail(after):
        return None
    reply_to = before.reply_to or _reply_name(after)
    is_footer = bool(
        re.match(r"(?:comment|kommentar|left|комментарий)\s(?:by|von|от)\b", line, re.IGNORECASE)
    )
    return Header(
        1, "line", before.name, line, found, number, block.indent, reply_to, "", is_footer, before.posted
    )


def inline_header(block: Block) -> Header | None:
    """A header whose comment goes on in the same line: "Name (12.03.2019 10:11): text"."""
    number, line = strip_mark(block)
    found = find_date(line[:LONGEST])
    if not found or not found.timed:
        return None
    before = _name_before(line[: found.start])
    if not before.name or before.posted:
        return None
    return Header(
        1, "line", before.name, line, found, number, block.indent, before.reply_to, line[found.end :]
    )


def _two_lines(blocks: Sequence[Block], index: int, *, date_first: bool) -> Header | None:
    block = blocks[index]
    number, line = strip_mark(block)
    if date_first:
        return _date_then_name(blocks, index) if is_date_only(block.text) else None
    if block.length > 70 or block.stops:
        return None
    for ahead in range(index + 1, min(index + 2 + MOST_FILLERS, len(blocks))):
        text = blocks[ahead].text
        if is_date_only(text):
            name = _name_before(line)
            if not name.name or is_debris(line):
                return None
            taken = ahead - index + 1
            reply_to = name.reply_to or _reply_name(text)
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
    says = _match_says(following.text)
    name = says["name"].strip() if says else strip_mark(following)[1].strip(" :")
    if not is_name(name) or following.length > 70 or (following.stops and not says):
        return None
    return Header(2, "date first", name, line, find_date(line), "", blocks[index].indent, "", "")
