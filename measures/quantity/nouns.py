"""What is counted: the noun behind a number, as the text has it."""

from typing import Final

from measures.quantity.tokens import Tokens
from measures.quantity.wordlists import word_set

_REACH: Final = 4

# Nouns for people, the fallen and things of war that do not look like a plural, or that make even a number
# like a year a count ("1500 men").
COUNTED = word_set(
    "people persons men women children troops soldiers officers personnel dead wounded killed "
    "injured missing lives civilians prisoners casualties victims deaths bodies tanks aircraft "
    "planes guns police cavalry infantry inhabitants residents refugees workers peasants families "
    "houses villages folk cattle sheep ships vehicles artillery votes jobs cases crew staff "
    "miners deserters horse fish offspring youth menschen personen soldaten tote toten verletzte "
    "verwundete gefangene männer frauen kinder einwohner opfer personnes hommes femmes enfants "
    "soldats morts blessés habitants prisonniers victimes personas hombres mujeres niños soldados "
    "muertos heridos habitantes víctimas человек людей солдат бойцов офицеров жителей погибших "
    "раненых убитых пленных танков самолётов самолетов рублей военнослужащих семей детей женщин "
    "мужчин жертв осіб людини солдатів бійців жителів загиблих поранених полонених танків дітей "
    "жінок чоловіків жертв військових osób ludzi żołnierzy mieszkańców ofiar zabitych rannych "
    "jeńców kobiet dzieci mężczyzn czołgów oficerów žmonių gyventojų karių aukų kareivių "
    "žuvusiųjų sužeistųjų belaisvių moterų vaikų vyrų asmenų tankų"
)
# Where the words behind a number stop being about what it counts.
STOPS = word_set(
    "the a an and or but nor of in on at to for from by with without into onto over under between "
    "among during until till since before after against about than then as if when while where who "
    "whom whose which that this these those it its he she they them his her their we us our you "
    "your i me my is are was were be been being has have had having does do did done will would "
    "shall should can could may might must not no said says did does goes comes includes makes "
    "takes gives shows becomes remains also too very just only still already yet now ago later "
    "earlier per so because though although however both each every all some any off up down out "
    "away back der die das den dem des und oder in im auf bei von vom zu zum mit ohne für aus "
    "wurden wurde waren war sind ist haben hatten hat als nach vor bis seit durch nicht auch le la "
    "les de des du et ou dans en sur par pour avec sans sont ont étaient été furent plus dans qui "
    "que dont après el los las del y o u con sin por para fueron eran son han más desde hasta tras "
    "sus ses более менее больше меньше тоже также и в во на с со по из от до за у о об к ко не а но "
    "или был была было были что как для при это і й та у з із зі від про був була було були що як "
    "для i w we z ze do na od o oraz lub był była było były zostało jest są się że nie dla przy ir "
    "ar į iš su nuo iki per už dėl buvo yra kad ne prie"
)
# Words that stand between a number and its noun without naming anything.
# Peoples whose name has no plural.
_PEOPLES = word_set(
    "british french dutch spanish polish chinese japanese portuguese english irish welsh turkish "
    "finnish swiss swedish danish vietnamese sioux"
)
_CONJUNCTIONS = word_set("and und et y и і i ir &")
_PASSED = word_set("more other others additional further new full whole")
_PARTITIVES = word_set("of de der von the these those them all its their his her our d")
_PLURAL = ("s", "eux", "aux")
_NOT_PLURAL = ("ss", "us", "sis", "'s")
_ADJECTIVES = {
    "ru": ("ых", "их", "ые", "ие", "ый", "ий", "ой", "ая"),
    "uk": ("их", "іх", "ні", "кі", "ий", "ої"),
    "pl": ("ych", "ich", "ej", "ego"),
}
_VERBS = {
    "ru": ("ли", "ла", "ло", "ся", "ть", "ет", "ют", "но"),
    "uk": ("ли", "ла", "ло", "ся", "ть", "но", "то"),
    "pl": ("ły", "li", "ła", "ło", "no", "to", "ją"),
}
_LITHUANIAN_NOUNS = ("ų", "iai", "ai", "us", "os", "es", "as", "is")


def noun_behind(t: Tokens, index: int) -> str:
    """The counted noun in the words from token `index` on, as written; "" where none is found."""
    first = _behind_partitive(t, index)
    words = _phrase(t, first)
    if not words:
        return ""
    return _known(t, words) or _by_language(t, words, t.language_at(index))


def _behind_partitive(t: Tokens, index: int) -> int:
    """ "60 of the delegates" counts delegates."""
    if t.low[index] not in ("of", "de", "d", "von", "der"):
        return index
    while t.low[index] in _PARTITIVES and not t.begins_line(index):
        index += 1
    return index


def _phrase(t: Tokens, index: int) -> list[int]:
    """The tokens of the words that may end in the noun: up to four, hyphens passed over."""
    words: list[int] = []
    while len(words) < _REACH and (t.is_word(index) or (words and t.is_hyphen(index))):
        if t.begins_line(index) or (t.low[index] in STOPS and not _joins(t, index, words)):
            break
        if t.is_word(index) and t.low[index] not in _PASSED and t.low[index] not in _CONJUNCTIONS:
            words.append(index)
        index += 1
    return words


def _joins(t: Tokens, index: int, words: list[int]) -> bool:
    """Whether a word that else ends the phrase is inside it: "grown-up children", "German and Axis
    troops".
    """
    return t.is_hyphen(index - 1) or (bool(words) and t.low[index] in _CONJUNCTIONS)


def _known(t: Tokens, words: list[int]) -> str:
    return next((_noun(t, index) for index in words if t.low[index] in COUNTED), "")


def _plural(t: Tokens, words: list[int]) -> str:
    """The first word that looks like an English, French or Spanish plural."""
    plural = next((index for index in words if _looks_plural(t.low[index])), None)
    if plural is None:
        plural = next((index for index in words if t.low[index] in _PEOPLES), None)
    return "" if plural is None else _noun(t, plural)


def _looks_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith(_PLURAL) and not word.endswith(_NOT_PLURAL)


def _noun(t: Tokens, index: int) -> str:
    return t.raw(index)[2:] if t.low[index].startswith("d'") else t.raw(index)


def _by_language(t: Tokens, words: list[int], language: str) -> str:
    if language == "de":
        return next((t.raw(index) for index in words if t.is_capital(index)), "")
    if language == "lt":
        nouns = [index for index in words[:3] if t.low[index].endswith(_LITHUANIAN_NOUNS)]
        return t.raw(nouns[-1]) if nouns else ""
    return _slavic(t, words, language) if language in _ADJECTIVES else _plural(t, words)


def _slavic(t: Tokens, words: list[int], language: str) -> str:
    """The first word that is no adjective, unless it is a verb: the endings of counted nouns are too many to
    list.
    """
    noun = next((index for index in words[:3] if not t.low[index].endswith(_ADJECTIVES[language])), None)
    return "" if noun is None or t.low[noun].endswith(_VERBS[language]) else t.raw(noun)
