"""The wording of comment headers: what stands before, between and behind a reader's name and a date."""

import re
from functools import lru_cache
from typing import NamedTuple

from corpus_app.text.blocks import Block
from corpus_app.text.dates import find_date
from corpus_app.text.debris import is_debris, starts_as_button
from corpus_app.text.months import is_weekday, unglue
from corpus_app.text.names import is_name
from corpus_app.text.word_set import word_set

LONGEST = 140
REMEMBERED = 512  # lines: several rules look at the same line, one after the other

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
_AVATAR = re.compile(
    r"(?P<name>\S.{0,58}?)['’]s? avatar$", re.IGNORECASE
)  # what is left of a picture, above its comment
_SIGNS = re.compile(r"[^\w]+")
_SAYS = re.compile(
    rf"(?P<name>\S.{{0,58}}?)\s*(?P<aside>\([^)]{{1,40}}\))?\s+(?:{_VERB})\s*(?P<rest>(?:\s(?:on|am|le|el|il|em|at|in reply to)\b|[:.…,]|\s[:–—-]).*|$)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?P<posted>(?:comment(?:ed)?|posted|submitted|written|reply|left|submitted|kommentar|beitrag|publié|publicado|опубликовал[а]?|добавил[а]?|комментарий)\s(?:by|from|von|par|por|от)?\s?:?\s*|by:?\s|von:?\s|par\s|por\s|от\s|from:?\s|author:\s|name:\s|postby\s|re: .{1,60} by )",
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
_DATE_LABEL = re.compile(
    r"\W*(?:time|date|posted|published|added|datum|дата|написано|добавлено|reply|antwort|antworten|ответ)(?: #?\d+)?\W*(?:on|at|am|le|в)?\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*\((?:not verified|guest|author|\d{3,}|unregistered|visitor|nicht überprüft|non vérifié|no verificado|не проверено)\)$",
    re.IGNORECASE,
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
    r"(?:участник|новичок|пользователь|старожил|местный|ветеран|модератор|администратор|учасник|mitglied|benutzer|membre|modérateur|"
    r"miembro|usuario|utente|membro|lid|użytkownik)$|"
    r"(?:avatar|user['’]s avatar|profile picture|\(?[\d.,]+ posts\)?|(?:hero|advanced|elite|gold|silver|legendary|sr\.|jr\.) member|reactions: .{1,80}|"
    r"(?:senior|junior|new|full|active|well-known|trusted|distinguished|site|forum|registered|premium)\b(?: \w+)? ?(?:member|user|poster|supporter)?|members?|guest|"
    r"(?:global |super )?moderator|administrator|admin|newbie|veteran|regular|banned|offline|online|author|post author|top (?:fan|contributor|commenter)|verified|subscriber|staff|"
    r"(?:posts|messages|joined|join date|registered|location|from|reputation|likes|threads|trophy points|rep power|gender|age|thanked|beiträge|registriert|mitglied seit|ort|messages|inscription|"
    r"mensajes|registrado|сообщени[йя]|регистрация|откуда|сообщений|репутация|повідомлень|posty|dołączył)\s?[:.].{0,40}|post(?:subject)?:? re: .{1,80}|re: .{1,80}|#\d+|\d+ posts?)$",
    re.IGNORECASE,
)


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
    return len(line) <= 80 and bool(_FILLER.match(line.lstrip("•*- ")))


def is_date_only(line: str) -> bool:
    if len(line) > 90:
        return False
    found = find_date(line)
    if found is None or not is_tail(line[found.end :]):
        return False
    before = line[: found.start]
    return bool(_DATE_LABEL.match(before)) or not name_before(before).text


def is_dated_button(line: str) -> bool:
    """Whether a date stands among the labels of buttons: "Like · Reply · 3 · Aug 2, 2016 4:05pm"."""
    if len(line) > 90 or not starts_as_button(line):
        return False
    found = find_date(line)
    if found is None or not is_debris(line[: found.start]):
        return False
    return is_tail(line[found.end :])


def reply_name(line: str) -> str:
    """Whom a line says that a comment answers: "in reply to Anna" → "Anna"."""
    name = addressee_in(line)
    match = _REPLY_TO.match(line) if name else None
    return name if match and match.end() == len(line) else ""


class Before(NamedTuple):
    name: str
    reply_to: str
    posted: bool
    text: str  # what is left, a name or not


@lru_cache(maxsize=REMEMBERED)
def name_before(before: str) -> Before:
    """The name that stands before a date, without the words and signs that link the two."""
    opening = _OPENING.match(before)
    text = before[opening.end() :] if opening else before
    glued = bool(text) and not text[-1].isspace() and text[-1] not in "([|,;:•·"
    text = _unlinked(text, glued=glued)
    reply_to, text = _cut_reply(text)
    says = match_says(text + ":")
    text = _ASIDE.sub("", (says["name"] if says else text).strip()).removeprefix("@").strip(" \t\u00a0[")
    return Before(text if is_name(text) else "", reply_to, bool(opening), text)


def _cut_reply(text: str) -> tuple[str, str]:
    """Whom a name answers ("Anna in reply to Tom": Tom), and the name alone."""
    lowered = text.lower()
    match = _REPLY_TO.search(text) if any(sign in lowered for sign in _REPLY_SIGNS) else None
    return (addressee_in(text), text[: match.start()].strip()) if match else ("", text)


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


def is_tail(after: str) -> bool:
    """Whether what stands after a date is nothing that a reader wrote."""
    after = after.strip(" \t|·•,;:.…–—-()[]»«/@\u00a0")
    if not after or is_debris(after) or reply_name(after):
        return True
    words = re.sub(r"[\d\W_]+", " ", after).casefold().split()
    told = all(word in _AFTER or is_weekday(word) or (word != "by" and is_debris(word)) for word in words)
    return told and len(words) <= 6


def avatar_name(line: str) -> str:
    """The name in "Anna's avatar", the alternative text of a picture; "" where a line is none."""
    match = _AVATAR.match(line) if line.endswith("avatar") and len(line) <= LONGEST else None
    return match["name"] if match else ""


def match_says(line: str) -> re.Match[str] | None:
    """ "Name says:" at the start of a line; the pattern is tried only where a word of it is there."""
    words = _SIGNS.sub(" ", line.lower()).split() if len(line) <= LONGEST else ()
    return None if _VERB_ENDS.isdisjoint(words) else _SAYS.match(line)


def addressee_in(text: str) -> str:
    lowered = text.lower()
    match = _REPLY_TO.search(text) if any(sign in lowered for sign in _REPLY_SIGNS) else None
    name = match["name"].strip().removeprefix("@") if match else ""
    return "" if name.casefold() == "re" else name
