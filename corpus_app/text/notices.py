"""Notices: lines that a page says about itself (navigation, sharing, forms, cookies, tags), in many languages.

A table of named rules; what a rule is called is for people who ask why a line is boilerplate. Each rule says with
which word a line must open, so that a line of plain text costs one look-up.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from corpus_app.text.labels import LABELS

SHORT = 90  # code points up to which a line can be a label
LONG = 600  # and up to which it can be a notice that is a sentence
MOST_LABEL_WORDS = 10
REMEMBERED = 512  # lines: several rules look at the same line, one after the other
SYMBOL = "#"  # stands for any first character that is no letter


class NoticeRule(NamedTuple):
    name: str
    openings: str  # first words, without case
    pattern: str  # of the whole line, from its start


RULES: tuple[NoticeRule, ...] = (
    NoticeRule("likes", SYMBOL, r"(?:%d|\d+) (?:bloggers?|people) likes? this"),
    NoticeRule("likes", "be like", r"be the first to like|like loading|like this:?$"),
    NoticeRule(
        "share",
        "share tweet post pin save email print teilen partager compartir condividi compartilhar compartilhe поделиться",
        r"\S+ (?:this|on|to|via|it|in|auf|mit|sur|cet|en|su|no|em|в|с|на)\b[^.]{0,160}$",
    ),
    NoticeRule(
        "tags",
        "tag tags tagged label labels filed category categories topic topics posted keywords more schlagwörter schlagworte "
        "kategorie kategorien stichworte étiquettes mots catégorie catégories classé publié etiquetas categoría categorías "
        "etiquetado etichette categoria categorie marcador marcadores tagi etykiety теги метки рубрика рубрики ярлыки "
        "ключевые категория категории мітки позначки žymos raktažodžiai birkas märksõnad avainsanat etiketter štítky címkék "
        "etichete etiketler ετικέτες",
        r"\S+(?: under| in| with| as| on| words| clés| dans| слова)?\s?[:»]",
    ),
    NoticeRule("tags", "filed tagged posted", r"(?:filed under|filed in|tagged with|tagged as|tagged|posted in)\b.{0,200}$"),
    NoticeRule(
        "entry",
        "this bookmark you both dieser dieser este cette ce",
        r"this page was last (?:edited|modified|updated)|this (?:entry|post) was (?:posted|filed|written|published)|bookmark the permalink|you can (?:follow any|leave a)|"
        r"both comments and pings|dieser (?:eintrag|beitrag) wurde|este (?:artículo|post) fue|cette entrée a été|"
        r"ce contenu a été publié",
    ),
    NoticeRule(
        "form",
        "your required mandatory you please log login sign register fill notify save leave post add be comments comment "
        "commenting connecting logged this learn xhtml captcha are type note subscribe enter if our",
        r"your e-?mail (?:address )?(?:will not|is never|won.t)|required fields|mandatory fields|"
        r"you(?: must|'re not| need to) be logged|please log ?in|log ?in to (?:comment|reply|post|leave)|"
        r"sign in to (?:comment|reply|post)|register to (?:comment|reply)|you(?: are|'re) commenting using|"
        r"fill in your details|notify me\b|save my name|leave a (?:comment|reply|response)\b.{0,60}$|"
        r"post a (?:comment|reply)\b.{0,40}$|add (?:a|your) comment\b.{0,40}$|be the first to|"
        r"comment(?:s|ing)? (?:(?:are|is|on this \w+ (?:are|is)) (?:now )?(?:closed|moderated|disabled|welcome|off)|off|closed)|"
        r"connecting to %s|logged in as|this site uses akismet|learn how your|xhtml:|captcha|are you human|"
        r"type the characters|note: only a member|subscribe to:|enter your (?:e-?mail|name|comment)|you may use these html|"
        r"you can use these|our goal is to create a safe|if you (?:have an account|are a human)",
    ),
    NoticeRule(
        "form",
        "deine ihre erforderliche votre les tu los il i o os campos je vereiste twój twoj wymagane ваш ваша обязательные "
        "обов'язкові обов’язкові el din vaše az adresa e-posta je войдите чтобы авторизуйтесь увійдіть для schreiben schreibe",
        r"(?:deine|ihre) e-mail-adresse wird|erforderliche felder|votre adresse (?:e-?mail|de messagerie)|"
        r"les champs obligatoires|tu dirección de correo|los campos obligatorios|il tuo indirizzo e-?mail|"
        r"i campi (?:obbligatori|contrassegnati)|o seu endereço de e-?mail|(?:os )?campos obrigatórios|je e-mailadres|"
        r"vereiste velden|tw[oó]j adres e-?mail|wymagane pola|ваш (?:адрес |e-?mail|email|электрон)|ваша (?:e-?mail|пошт)|"
        r"обязательные поля|обов.язкові поля|el\. pašto adresas nebus|din e-post|vaše e-mailová|az e-mail-címet|"
        r"adresa ta de email|e-posta hesabınız|je moet ingelogd|войдите, чтобы|чтобы оставить|авторизуйтесь|увійдіть, щоб|для комментирования|"
        r"schreiben? (?:sie )?einen kommentar",
    ),
    NoticeRule(
        "newsletter",
        "please subscribe sign join get follow like find stay abonnieren folgen melden abonnez suivez inscrivez suscríbete "
        "síguenos iscriviti seguici inscreva siga subskrybuj zapisz dołącz obserwuj polub подписывайтесь подписаться подписка "
        "подпишитесь підписуйтесь підписатися prenumeruok sekite seko volg följ følg seuraa sledujte kövess urmăriți bizi",
        r"(?:please )?(?:subscribe|sign up|join) (?:to|for|our|us|now|today|here|via|by|the conversation|[\d,]+)\b.{0,160}$|"
        r"get (?:our|the latest|every new post|breaking)\b|follow (?:us|@|me on|our|this blog|blog)\b|(?:like|find) us on\b|"
        r"stay (?:up to date|informed|connected)\b|abonnieren sie|folgen sie uns|melden sie sich|abonnez-vous|suivez-nous|"
        r"inscrivez-vous|suscríbete|síguenos|iscriviti|seguici|inscreva-se|siga(?:-nos| o)|subskrybuj|zapisz się|dołącz do|"
        r"obserwuj nas|polub nas|подпис(?:ывайтесь|аться|ка на)|подпишитесь|підпис(?:уйтесь|атися)|prenumeruok|sekite mus|"
        r"seko mums|volg ons|följ oss|følg oss|seuraa meitä|sledujte nás|kövess minket|urmăriți-ne|bizi takip",
    ),
    NoticeRule(
        "cookies",
        "we this our by cookie cookies manage accept privacy gdpr diese wir ce nous este utilizamos questo deze ta ten этот "
        "наш сайт мы ši šioje",
        r"(?:we|this (?:web)?site|our (?:web)?site|this page) uses? (?:[\w' ]{1,40} )?cookies|"
        r"by (?:continuing|using|clicking|browsing)[^.]{0,60}(?:site|cookies|agree)|"
        r"cookies? (?:help|policy|settings|consent|notice|preferences)|manage (?:cookies|consent)|accept (?:all )?cookies|"
        r"privacy (?:&|and) cookies|gdpr|diese (?:web)?seite (?:verwendet|benutzt|nutzt) cookies|"
        r"wir (?:verwenden|nutzen|setzen)[^.]{0,40}cookies|ce site utilise des cookies|nous utilisons des cookies|"
        r"este sitio (?:web )?u(?:sa|tiliza)[^.]{0,20}cookies|utilizamos cookies|questo sito (?:web )?u(?:sa|tilizza)[^.]{0,20}cookie|"
        r"este site u(?:sa|tiliza)[^.]{0,20}cookies|deze (?:web)?site (?:gebruikt|maakt)[^.]{0,30}cookies|"
        r"(?:ta strona|ten serwis) (?:używa|korzysta)|(?:этот |наш )?сайт использует|мы используем (?:файлы )?cookie|"
        r"ši(?:oje)? svetain\w+ naudoja",
    ),
    NoticeRule(
        "related",
        "related also read see for more further recommended don't don’t must you watch click mehr lesen siehe lire à voir lea lee te "
        "leggi vedi leia veja lees czytaj zobacz przeczytaj читайте читать также смотрите по дивіться taip skaitykite lasi loe "
        "lue läs les læs čtěte čítajte olvassa citește ayrıca διαβάστε",
        r"for more (?:stories|news|on|information)\b[^.]{0,90}$|(?:related(?: articles?| posts?| stories| news| topics?| links?)?|also read|read also|read more|read|see also|see more|"
        r"more on this|recommended|don.t miss|must read|more from[^:]{0,30}|more in[^:]{0,30}|more news|you (?:may|might) (?:also )?like|"
        r"watch(?: also| now)?|click here|mehr zum thema|lesen sie (?:auch|hier|mehr)|siehe auch|mehr dazu|lire aussi|à lire(?: aussi)?|"
        r"voir aussi|lea también|lee también|te puede interesar|leggi anche|vedi anche|leia (?:também|mais)|veja também|lees ook|"
        r"lees meer|czytaj (?:także|też|więcej|również)|zobacz (?:także|też|również)|przeczytaj także|читайте (?:также|ещё|також)|"
        r"читать также|также по теме|смотрите также|по теме|дивіться також|taip pat skaitykite|skaitykite (?:taip pat|daugiau)|"
        r"lasi arī|loe (?:ka|veel)|lue myös|läs (?:också|mer|även)|les også|læs også|čtěte (?:také|více)|čítajte (?:aj|tiež)|"
        r"olvassa el|citește și|ayrıca okuyun|διαβάστε (?:επίσης|ακόμα))\s?[:»>|–—-]",
    ),
    NoticeRule(
        "pages",
        SYMBOL + " page pages seite página pagina strona страница сторінка puslapis prev previous next older newer home back return go skip jump",
        r"[←→◄►‹›↑↓]|«[^»]{0,60}$|»|<<|>>|(?:\d+ posts? ?[•·|] ?)?page \d+ of \d+|\d+\s?/\s?\d+$|\d+ of \d+$|(?:seite|página|pagina|strona|страница|сторінка|puslapis|page) \d+ (?:of|von|sur|de|di|z|из|з|iš) \d+|pages?: ?\[?\d|\d+(?: \d+)+ ?(?:…|\.\.\.|next|»|>)|"
        r"(?:prev(?:ious)?|next|older|newer)(?: \w+)?\s?[:»>«|]|home »|"
        r"(?:back|return|go|skip|jump) to\b[^.]{0,40}$",
    ),
    NoticeRule("pingback", "pingback pingbacks trackback trackbacks", r"\S+"),
    NoticeRule(
        "powered",
        SYMBOL + " proudly powered blog theme template designed create hosted copyright website built made",
        r"(?:proudly )?powered by|blog at(?: wordpress|$)|theme(?:d by| by|:)|template (?:by|images)|designed by|"
        r"create (?:a|your)(?: free| own)? (?:website|blog)|hosted by|copyright (?:©|\(c\)|\d|by|notice|:).{0,140}$|(?:©|\(c\) ?(?:19|20)\d\d).{0,140}$|"
        r"website by|(?:built|made) with",
    ),
    NoticeRule(
        "source",
        "source quelle fuente fonte źródło источник джерело šaltinis avots allikas lähde källa kilde zdroj forrás sursa kaynak "
        "πηγή via h hat original originally first reprinted republished reposted cross crossposted this dieser russian",
        r"(?:source|quelle|fuente|fonte|źródło|источник|джерело|šaltinis|avots|allikas|lähde|källa|kilde|zdroj|forrás|sursa|kaynak|"
        r"πηγή|via|h/t|hat tip)s?\s?:\s*.{0,80}$|original (?:article|source|post)\b|(?:originally|first) published\b|"
        r"(?:reprinted|republished|reposted|cross-?posted) (?:with|from|by|at|on)\b|"
        r"this (?:article|story|post|piece) (?:was|is|first|originally) (?:originally |first )?(?:published|appeared|posted)|"
        r"dieser (?:artikel|beitrag) (?:erschien|wurde)\b|(?:\w+ )?language sources?\s?:",
    ),
    NoticeRule(
        "advert",
        "advertisement story article sponsored this disclosure anzeige support donate",
        r"advertisement\b|(?:story|article) continues|sponsored (?:by|content)|this (?:post|article) (?:contains|may contain) affil|"
        r"disclosure:|anzeige\b.{0,20}$|(?:support|donate to) (?:us|our|this|independent)\b",
    ),
    NoticeRule(
        "count",
        SYMBOL + " no views view reads hits просмотров просмотры переглядів lectures lecture reading lesezeit lesedauer temps tiempo "
        "tempo czas время leestijd lästid voraussichtliche",
        r"\d+ points? by\b.{0,120}$|(?:\d[\d,. ]*k?|no) (?:views?|reads?|hits|shares?|likes?|followers|subscribers|upvotes?|votes?|reposts?|retweets|просмотр\w*|"
        r"прочтени\w*|переглядів|peržiūr\w*|aufrufe|vues|visitas|letture|wyświetle\w*)$|"
        r"(?:views?|reads?|hits|просмотр\w*|переглядів|lectures?|lecture\(s\))\s?:\s?\d|\| ?\d+$|"
        r"(?:reading time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo d[ie] (?:lettura|leitura)|czas czytania|"
        r"время чтения|leestijd|lästid|voraussichtliche lesedauer)\b.{0,30}$|\d+ min(?:ute)?s? read$",
    ),
    NoticeRule(
        "related",
        "see also read lea lee lire leggi leia veja lees czytaj zobacz читайте читать смотрите дивіться läs les læs lue loe",
        r"(?:see also|also read|read also|read more|le[ae] también|lire aussi|leggi anche|leia também|veja também|lees ook|"
        r"czytaj (?:także|też)|zobacz (?:także|też)|читайте (?:также|також|ещё)|читать также|смотрите также|läs också|les også|"
        r"læs også|lue myös|loe ka)\s+\S[^.]{0,150}[^.:]$",
    ),
    NoticeRule(
        "adblock",
        "please our adblock ad you disable",
        r"please (?:consider supporting|disable|turn off)\b.{0,120}$|our website is made possible by|ad ?block(?:er)? detected|"
        r"you are using an ad ?block",
    ),
    NoticeRule(
        "place",
        "r",
        r"r/\w+(?:\W|$)",
    ),
    NoticeRule(
        "none yet",
        "no nenhum aucun kein keine nessun brak нет niciun ingen inga geen nėra nav",
        r"\S+ (?:comments?|responses?|replies|comentários?|commentaires?|kommentare?|comment[oi]|komentarzy|комментариев|comentariu|"
        r"kommentarer|reacties|komentarų|komentāru)\b.{0,40}$",
    ),
)  # fmt: skip

_EDGES = " \t\u00a0.:!»›>«…|•·*-–—[]()→←↑↓"
_NONE_YET = ("no ", "0 ", "kein", "aucun", "nessun", "nenhum", "sem ", "geen", "brak", "нет", "комментариев нет", "немає",
    "nėra", "ei ", "inga", "ingen", "žádn", "nincs", "niciun", "hiç", "δεν", "няма", "recent", "older", "newer")  # fmt: skip
_OF_COMMENTS = re.compile(
    r"comment|repl|response|kommentar|commentaire|comentario|comentário|commento|reacti|komentarz|комментар|коментар|komentar|"
    r"kommentti|kommentaar|komentář|hozzászól|megjegyzés|yorum|σχόλι|réponse|odpowiedź|评论|コメント|댓글"
)
_FIRST_WORD = re.compile(r"[^\W\d_][\w'’]*")


def _is_label(line: str) -> bool:
    return line in LABELS or (1 < line.count(" ") < MOST_LABEL_WORDS and _is_row_of_labels(line.split()))


def _is_row_of_labels(words: list[str]) -> bool:
    """Whether a line is several labels side by side ("Newer Post Older Post Home")."""
    reached = {0}
    for end in range(1, len(words) + 1):
        if any(
            start in reached and " ".join(words[start:end]) in LABELS for start in range(max(0, end - 5), end)
        ):
            reached.add(end)
    return len(words) in reached


def _by_opening() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for rule in RULES:
        compiled = (rule.name, re.compile(rule.pattern, re.IGNORECASE))
        for word in dict.fromkeys(rule.openings.split()):
            table.setdefault(word, []).append(compiled)
    return {word: tuple(rules) for word, rules in table.items()}


_BY_OPENING = _by_opening()


@lru_cache(maxsize=REMEMBERED)
def notice_rule(line: str) -> str:
    """The name of the rule by which a line is a page's notice about itself, or "" where it is none."""
    if len(line) <= SHORT and _is_label(label := line.strip(_EDGES).casefold()):
        return "form" if _OF_COMMENTS.search(label) and not label.startswith(_NONE_YET) else "label"
    if len(line) > LONG:
        return ""
    first = _FIRST_WORD.match(line)
    rules = _BY_OPENING.get(first[0].casefold() if first else SYMBOL, ())
    return next((name for name, pattern in rules if pattern.match(line)), "")
