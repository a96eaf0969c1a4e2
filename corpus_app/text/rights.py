"""Rights notices: sentences by which a page keeps its text to itself, in many languages.

A notice reserves all rights, or forbids (or ties to a consent) some way of using the page's own material. A report
*about* a ban says neither "our" nor "this" material and asks for nobody's consent, so that it is left alone.
"""

import re
from typing import NamedTuple

from corpus_app.text.word_set import word_set

LONGEST = 1200  # code points of a paragraph that can be a notice

_RESERVED = re.compile(
    r"all rights (?:are )?reserved|alle rechte vorbehalten|tous droits (?:de reproduction )?réservés|(?:todos los|quedan reservados todos los) "
    r"derechos(?: están)? reservados|tutti i diritti(?: sono)? riservati|riproduzione riservata|todos os direitos reservados|"
    r"alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права (?:защищены|сохранены)|(?:усі|всі) права (?:захищен[іо]|застережен[іо])|"
    r"visos teisės saugomos|visas tiesības (?:aizsargātas|paturētas)|kõik õigused (?:on )?kaitstud|kaikki oikeudet pidätetään|"
    r"alla rättigheter förbehålln|alle rettigheter (?:er )?(?:forbeholdt|reservert)|alle rettigheder forbeholdes|všechna práva vyhrazena|"
    r"všetky práva vyhradené|minden jog fenntartva|toate drepturile(?: sunt)? rezervate|tüm hakları saklıdır|με επιφύλαξη παντός|"
    r"всички права (?:са )?запазени|sva prava (?:pridržana|zadržana)|сва права задржана|כל הזכויות שמורות|جميع الحقوق محفوظة|"
    r"版权所有|無断転載|無断複製|무단 ?전재",
    re.IGNORECASE,
)
_FORBIDS = (
    r"forbidden|prohibited|not permitted|not allowed|(?:may|must|can) ?not be|without (?:the )?(?:\w+ ){0,4}(?:consent|permission|authori[sz]ation|approval)|"
    r"verboten|untersagt|nicht gestattet|nur mit (?:\w+ ){0,2}genehmigung|interdit[es]*|sans (?:l')?(?:autorisation|accord)|prohibid[ao]s?|"
    r"sin (?:la )?(?:autorización|consentimiento|permiso)|vietat[aoei]|senza (?:autorizzazione|il consenso)|proibid[ao]s?|sem (?:a )?(?:autorização|permissão)|"
    r"verboden|niet toegestaan|zonder (?:\w+ ){0,2}toestemming|zabronion[eay]|zabrania się|bez (?:\w+ ){0,2}zgody|запрещен[аоы]?|запрещён|запрещается|только с (?:\w+ ){0,2}"
    r"(?:разрешения|согласия)|без (?:\w+ ){0,3}(?:разрешения|согласия)|заборонен[аоі]|забороняється|без (?:\w+ ){0,3}(?:дозволу|згоди)|draudžiam[aoi]|be (?:\w+ ){0,3}(?:sutikimo|leidimo)|"
    r"aizliegt[sa]|bez (?:\w+ ){0,3}(?:atļaujas|piekrišanas)|keelatud|loata|kielletty|ilman lupaa|förbjud\w+|utan (?:\w+ )?tillstånd|forbudt|uten (?:\w+ )?tillatelse|"
    r"uden (?:\w+ )?tilladelse|zakázán[oay]|bez (?:\w+ ){0,2}souhlasu|tilos|engedély nélkül|interzis[ăe]?|fără (?:acordul|permisiunea)|yasaktır|izinsiz|"
    r"απαγορεύεται|забранен[оа]|забранява се|zabranjen[oa]|hyperlink is required|active link|обязательна (?:активная )?(?:гипер)?ссылка|при (?:\w+ ){0,4}ссылка"
)
_USES = (
    r"\buse\b|using|re-?publish\w*|published|re-?print\w*|reproduc\w+|re-?distribut\w*|rewritten|broadcast|copy\w*|copied|transmit\w*|re-?post\w*|nachdruck|vervielfält\w+|weiterverbreit\w+|"
    r"verwendung|reproduction|reproduire|reproduc\w+|difusión|distribución|riproduzion\w+|riprodurre|reprodução|overnemen|overname|verveelvoudig\w+|kopiowani\w+|przedruk\w*|rozpowszechniani\w+|wykorzystywani\w+|"
    r"перепечатк\w+|копировани\w+|использовани\w+|воспроизведени\w+|передрук\w*|копіюванн\w+|використанн\w+|naudoti|kopijuoti|platinti|atgaminti|pārpublic\w+|izmantot|kopēt|kopeeri\w+|levita\w+|"
    r"kopiointi|jäljentäminen|kopier\w+|gjengi\w+|gengiv\w+|kopírován\w+|šíření|utánközl\w+|másol\w+|felhasznál\w+|preluare\w*|reproducere\w*|kopyala\w+|alıntı\w*|αναδημοσίευση|препечатване|препубликуване|"
    r"копиране|prenošenje|kopiranje"
)
_MATERIAL = (
    r"material|content|information published|articles?\b|website|site\b|our\b|copyright|publisher|editor|agency|source\b|inhalt\w*|artikel|beiträge|texte|contenus?|articles?|contenido|artículos?|"
    r"contenut\w+|articol\w+|conteúdo|materiał\w*|treści|artykuł\w*|материал\w*|сайт\w*|контент\w*|редакци\w+|матеріал\w*|редакці\w+|informacij\w+|medžiag\w+|saitur\w+|satur\w+|sisu|sisäl\w+|innehåll|innhold|indhold|"
    r"obsah\w*|tartal\w+|cikk\w*|conținut\w*|içerik\w*|haber\w*|περιεχομέν\w+|съдържани\w+|sadržaj\w*|consent|permission|разрешени\w+|согласи\w+"
)


class _Sign(NamedTuple):
    name: str
    pattern: re.Pattern[str]


_SIGNS: tuple[_Sign, ...] = (
    _Sign("it forbids, or asks for consent", re.compile(_FORBIDS, re.IGNORECASE)),
    _Sign("it speaks of ways to use a text", re.compile(_USES, re.IGNORECASE)),
    _Sign("it speaks of the page's own material", re.compile(_MATERIAL, re.IGNORECASE)),
)
# The first six letters of every word by which a notice forbids or reserves: a cheap look before the patterns.
_STEMS = word_set(
    "reserv forbid prohib permis permit consen author approv hyperl vorbeh verbot unters genehm gestat réserv interd autori",
    "accord riserv vietat proibi voorbe verbod toeste zastrz zabron zabran zgody защище сохран запрещ разреш соглас ссылка",
    "захище застер заборо дозвол згоди saugom draudž sutiki leidim aizlie aizsar atļauj keelat kaitst loata kielle pidäte",
    "lupaa förbju förbeh tillst forbud forbeh tillat tillad vyhraz vyhrad zakázá souhla fennta tilos engedé rezerv interz",
    "saklıd yasakt izinsi επιφύλ απαγορ запазе забран pridrž zadrža задржа שמורות محفوظ",
)
_STEM = 6
_UNSPACED = re.compile("版权|無断|무단")


def is_rights_notice(paragraph: str) -> bool:
    """Whether a paragraph reserves the rights to a page's text or forbids to use it."""
    if len(paragraph) > LONGEST or not _may_be_notice(paragraph.lower()):
        return False
    if _RESERVED.search(paragraph):
        return True
    return all(sign.pattern.search(paragraph) for sign in _SIGNS)


def _may_be_notice(lowered: str) -> bool:
    if not _STEMS.isdisjoint([word[:_STEM] for word in lowered.split()]):
        return True
    return "not be " in lowered or (not lowered.isascii() and bool(_UNSPACED.search(lowered)))
