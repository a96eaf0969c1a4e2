"""Where the sentences of a stretch of text begin and end.

Without a model and for many languages at once, by what stands around a full stop. A stop ends a sentence where white
space follows and then no small letter, unless it belongs to an abbreviation, an initial, the number of a list or the
day of a date. A sentence wrapped over several lines is one; a blank line, and a line that begins with the mark of a
list, begin a new one. What has no letter in it (a row of stars, a number by itself) is no sentence.

A stop that is misread makes one long sentence of two or two short ones of one: a little less tidy, and no harm to a
draw, which gives every sentence the same chance whatever its length.
"""

import re
from collections.abc import Iterator

from corpus_app.text.months import MONTHS
from corpus_app.text.word_set import word_set

# Scripts without spaces between sentences need none after their stops. Each pattern looks at a run of stops once.
_STOP = re.compile(r"(?<![.!?…؟։।॥።])[.!?…؟։।॥።]++[\"'”’»›)\]]*+(?=\s)|(?<![。！？])[。！？]++[」』”’）]*+")
_BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-*•·–—]|\d{1,3}[.)])[ \t])")
REACH = 40  # code points that are looked at on either side of a stop
_LETTER = re.compile(r"[^\W\d_]")
# What may stand before the first word of a sentence.
_OPENERS = "\"'“”„«»‘’‚‹([¿¡—–- \t\n.!?…"
# Short forms after which a capital goes on with the sentence. Those that mostly end one ("etc.") are left out.
_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof rev hon st gen col lt sgt capt gov sen rep mt vs e.g i.e cf viz ca approx u.s u.k u.n "
    "bzw z.b d.h u.a s.o s.u evtl ggf inkl vgl bspw sog geb gest hrsg hl chr mio mrd "
    "mme mlle env p.ex j.-c sra srta dña ud uds ee.uu p.ej avda sig dott avv "
    "tzw np m.in im ul św ks tzv např tj nám dhr mevr bijv o.a "
    "т.е т.к т.н напр им ул пр акад проф тов вул π.χ δηλ"
)
_BEFORE_NUMBERS = word_set("no nos nr p pp pg art fig vol ch sec pág pag núm str č abs ст стр рис")
# In German a noun after an ordinal has a capital: "im 19. Jahrhundert".
_BEFORE_ORDINALS = word_set("der die das dem den des im am vom zum zur beim seit ab bis ins ihr sein")


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences within `text[start:end]`, in order, as offsets `[start, end)` into the text, in code points.

    Each begins and ends with a character that is no white space and holds a letter; none overlap, and every letter of
    the stretch is in one. Time is linear in the length of the stretch.
    """
    return [
        _trimmed(text, *stretch)
        for piece in _lines_together(text, start, end)
        for stretch in _cut(text, *piece)
        if any(map(str.isalpha, text[slice(*stretch)]))
    ]


def _lines_together(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _BREAK.finditer(text, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after each stop that ends a sentence and has letters on both sides."""
    last = _last_letter(text, start, end)
    at, first = start, _first_letter(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        if first < stop.start() and stop.end() <= last and _ends_sentence(text, at, stop):
            yield at, stop.end()
            at, first = stop.end(), _first_letter(text, stop.end(), end)
    yield at, end


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    following = text[stop.end() : stop.end() + REACH].lstrip(_OPENERS)
    if following[:1].islower():
        return False
    said = text[max(start, stop.start() - REACH) : stop.start()]
    return stop.group()[:2].rstrip("\"'”’»›)]") != "." or not _is_short(said, following)


def _is_short(said: str, following: str) -> bool:
    """Whether the full stop after `said` shortens a word or makes an ordinal: "Dr.", "J.", "3. Mai"."""
    words = said.split()
    word = words[-1].lstrip(_OPENERS).casefold() if words else ""
    if word.isdecimal():
        before = words[-2].casefold() if len(words) > 1 else ""
        return len(word) < 3 and (before in _BEFORE_ORDINALS or _first_word(following) in MONTHS)
    if word in _BEFORE_NUMBERS:
        return following[:1].isdecimal()
    return word in _ABBREVIATIONS or all(len(part) == 1 for part in word.split("."))


def _first_word(words: str) -> str:
    return (words.split(maxsplit=1) or [""])[0].rstrip(".,;:").casefold()


def _first_letter(text: str, start: int, end: int) -> int:
    found = _LETTER.search(text, start, end)
    return found.start() if found else end


def _last_letter(text: str, start: int, end: int) -> int:
    """Its offset; before `start` where there is none."""
    return next((at for at in range(end - 1, start - 1, -1) if text[at].isalpha()), start - 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
