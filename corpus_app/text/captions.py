"""Captions: what stands under a picture, told by its label or its credit; also where they run into a paragraph."""

import re
from collections.abc import Iterator, Sequence

from corpus_app.text.word_set import word_set

LONGEST = 500  # code points of a line that can be a caption
RUN_ON_FROM = 200  # code points a paragraph must have before captions can have run into it

_PICTURES = (
    r"photos?|photographs?|photo(?:graph)? (?:credit|by|courtesy|source)|photo ?essay|images?|image (?:credit|source|courtesy|caption)|"
    r"pictures?|picture (?:credit|by)|pic|credits?|caption|illustrations?|graphics?|pictured|video|map|chart|infographic|"
    r"fotos?|bild(?:er|quelle|nachweis|unterschrift)?|abb(?:ildung|\.)?|symbolbild|symbolfoto|grafik|archivbild|archivfoto|"
    r"crédits?(?: photos?)?|légende|imagen|imágenes|fotografías?|créditos?|pie de foto|imagem|imagens|fotografia[s]?|legenda|"
    r"immagin[ei]|didascalia|afbeelding|beeld|zdjęci[ea]|fot|ilustracja|rys|фото(?:графия|графии)?|иллюстрация|рис|снимок|картина|"
    r"світлина|зображення|ілюстрація|nuotr(?:auka|aukos|\.)?|attēls|foto autors|pilt|kuva|kuvat|kuvateksti|kép|fotó|obr(?:ázek|\.)?|"
    r"imagine|fotoğraf|φωτο(?:γραφία)?|снимка|slika|צילום|写真|图片|사진"
)
_PLACED = r"(?:top|middle|center|centre|bottom|left|right|above|below|main|cover|header|lead|first|second|third|feature[d]?|upper|lower)"
_LABEL = re.compile(
    rf"[\[(]?(?:(?:{_PLACED}[ -])?(?:{_PICTURES})|{_PLACED}(?: (?:left|right))?|table)(?: ?(?:\d{{1,3}}|№ ?\d+))?(?: ?\([^)]{{1,30}}\))?"
    r"(?:\s?[:：]|\s[–—|/-]\s)|"
    r"(?:fig(?:ure)?|plate|table|abb(?:ildung)?|рис(?:унок)?|rys|obr|tab)\.? ?\d+(?:\s?[.:–—-]|\s(?=[^\W\d_]))|"
    r"image (?:source|caption|copyright),|(?:fot|nuotr|рис|abb|rys)\. ?(?=[^\W\d_])|file ?[–—-]{1,2} |\[?(?:image|photo) \d+ of \d+",
    re.IGNORECASE,
)
_AGENCIES = (
    r"AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|DPA|dpa|APA|ANSA|TASS|ТАСС|РИА(?: Новости)?|RIA(?: Novosti)?|Sputnik|PAP|BNS|ELTA|LETA|"
    r"Unian|УНІАН|УНИАН|Укринформ|Ukrinform|MTI|ČTK|CTK|TASR|NTB|TT|Ritzau|Lehtikuva|Xinhua|Kyodo|PA(?: Images| Wire| Media)?|"
    r"Shutterstock|iStock|Flickr|Wikimedia(?: Commons)?|Wikipedia|Unsplash|Pixabay|Depositphotos|Alamy|Corbis|Bloomberg|imago|"
    r"Picture[- ]Alliance|ullstein bild|Library of Congress|Bundesarchiv|Public [Dd]omain|CC[- ]BY[^\s)]*|NASA|Handout|Facebook|Twitter|Instagram|YouTube|Telegram"
)
_NAMED = r"[^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*(?: [^\W\d_a-zà-öø-ÿа-яё][\w.'’-]*){0,4}"
_CREDIT = re.compile(
    rf"(?:[(/|]|\bvia |\bby |[—–-] |[.,] )\s?(?:{_AGENCIES})[)\]]*$|\b(?:{_AGENCIES}) ?/ ?{_NAMED}[)\]]*$|"
    rf"\b(?i:photo(?:graph|graphy)?s?|image|picture|foto|crédits?(?: photo)?|credit) (?:by|von|par|av|di|de|af) {_NAMED}(?:/[^.]{{2,40}})?[.)]?$|"
    rf"\b(?i:courtesy) (?:of )?{_NAMED}[.)]?$|[.–—-]\s?[-–—]\s?[^\W\d_a-z]{{3,}}(?: [^\W\d_a-z]{{3,}}){{1,3}}$"
)
_LABELLED_CREDIT = re.compile(
    r"(?:©|\(c\))\s?[^\W\d][^.]{1,60}$|"
    r"\((?:photos?|photo credit|images?|pictures?|credit|foto|bild|crédit|fotó|фото|nuotr\.?|zdjęcie|fot\.|kuva|imagen)\b[^)]{0,80}\)\.?$|"
    r"\b(?:photo(?:graph)?s?|image|picture|foto|фото|kuva|bild|crédit photo|credit)\s?[:：]\s?[^.]{2,70}\.?$|"
    r"\b(?:fot|nuotr)\.\s?[^.]{2,60}$|\bnuotr(?:auka|\.)$|\b(?:file|archive|undated|handout) (?:photo|picture|image)[)\].]*$|"
    r"\bin this (?:[\w.,]+ ){0,5}(?:photo|image|picture) (?:taken|made|provided|released|from|by|obtained)\b",
    re.IGNORECASE,
)
CREDIT_WITHIN = 130  # and from its end in which its credit stands
_FIRST_WORD = re.compile(r"[\[(]?([^\W\d_]+)")
# The first words of every label above: a cheap look before the pattern is tried.
_LABEL_OPENINGS = word_set(
    "photo photos photograph photographs photoessay image images picture pictures pic credit credits caption illustration",
    "illustrations graphic graphics pictured video map chart infographic foto fotos bild bilder bildquelle bildnachweis",
    "bildunterschrift abb abbildung symbolbild symbolfoto grafik archivbild archivfoto crédit crédits légende imagen imágenes",
    "fotografía fotografías crédito créditos pie imagem imagens fotografia fotografias legenda immagine immagini didascalia",
    "afbeelding beeld zdjęcie zdjęcia fot ilustracja rys фото фотография фотографии иллюстрация рис рисунок снимок картина",
    "світлина зображення ілюстрація nuotr nuotrauka nuotraukos attēls pilt kuva kuvat kuvateksti kép fotó obr obrázek imagine",
    "fotoğraf φωτο φωτογραφία снимка slika צילום 写真 图片 사진 top middle center centre bottom left right above below main cover",
    "header lead first second third feature featured upper lower fig figure table tab plate file",
)
# A cheap look before the patterns are tried: words of a credit, and signs that only a line without a full stop ends with.
_CREDIT_WORDS = (
    "photo", "foto", "фото", "image:", "picture:", "credit", "crédit", "bild:", "kuva:", "nuotr", "fot.", "courtesy", "©", "(c)",
)  # fmt: skip
_CREDIT_SIGNS = (
    "/",
    ")",
    "image",
    "picture",
    "via ",
    "by ",
    " - ",
    ".-",
    "–",
    "—",
    ", ap",
    "reuters",
    "getty",
    "afp",
)
_SLASHED = re.compile(r"^[^/]{3,80}\s/\s?(?:[\w-]+(?:\.[\w-]+)+|[^\W\d_a-z][^/.]{1,40})$")
_NAME_IN_BRACKETS = re.compile(r"[.!?…”\"']\s*\((?:[^\W\d_a-z][\w.'’-]+\s?){2,4}(?:/[^)]{2,40})?\)$")

_RUN_ON = re.compile(
    rf"(?:(?<=[.!?…\"”’»)])\s+)((?:(?:{_PLACED}[ -])?(?:photos?|images?|pictures?|foto|fotos|bild|imagen|imagem|immagine|фото)|"
    r"credits?|(?:photo|image|picture) credits?|photo by|crédits?|créditos?|bildnachweis|bildquelle)\s?:)",
    re.IGNORECASE,
)


def is_caption(line: str) -> bool:
    """Whether a line says by itself, through a label or a credit, that it stands under a picture."""
    if len(line) > LONGEST:
        return False
    first = _FIRST_WORD.match(line)
    if first and first[1].casefold() in _LABEL_OPENINGS and _LABEL.match(line):
        return True
    return _has_credit(line)


def _has_credit(line: str) -> bool:
    end = line[-CREDIT_WITHIN:]
    lowered = end.lower()
    if any(sign in lowered for sign in _CREDIT_WORDS):
        return any(pattern.search(end) for pattern in (_CREDIT, _LABELLED_CREDIT))
    if line[-1] == "." or not any(sign in lowered for sign in _CREDIT_SIGNS):
        return False
    if "/" in line and _SLASHED.match(line):
        return True
    return any(pattern.search(end) for pattern in (_CREDIT, _LABELLED_CREDIT, _NAME_IN_BRACKETS))


def is_doubled(line: str, other: str) -> bool:
    """Whether two lines are one caption told twice (as alt text and below the picture), a credit added or not."""
    if line[:3].casefold() != other[:3].casefold():
        return False
    short, long = sorted((_squeezed(line), _squeezed(other)), key=len)
    if not short or len(long) > LONGEST:
        return False
    if short == long:
        return True
    rest = long[len(short) :].strip(" .")
    return len(short) >= 20 and long.startswith(short.rstrip(" .")) and len(rest) <= 80


def run_on_captions(paragraph: str) -> list[int]:
    """Where captions start that ran into the end of a paragraph: offsets in it, in code points; often none.

    A credit that follows a picture's label belongs to that picture.
    """
    if len(paragraph) < RUN_ON_FROM or ":" not in paragraph:
        return []
    return list(_heads([(match.start(1), match[1].casefold()) for match in _RUN_ON.finditer(paragraph)]))


def _heads(labels: Sequence[tuple[int, str]]) -> Iterator[int]:
    inside_picture = False
    for start, label in labels:
        is_credit = "redit" in label or "rédit" in label or "nachweis" in label or "quelle" in label
        if not (is_credit and inside_picture):
            yield start
        inside_picture = (inside_picture and is_credit) or not is_credit


def _squeezed(line: str) -> str:
    return " ".join(line.split()).casefold()
