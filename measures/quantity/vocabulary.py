"""Number words of eight languages (en, de, fr, es, ru, uk, pl, lt), with the inflected forms that running
text uses.
"""

from decimal import Decimal

from measures.quantity.wordlists import word_set

_CARDINALS = {
    "en": """2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve
        13 thirteen|14 fourteen|15 fifteen|16 sixteen|17 seventeen|18 eighteen|19 nineteen|20 twenty
        30 thirty|40 forty fourty|50 fifty|60 sixty|70 seventy|80 eighty|90 ninety""",
    "fr": """2 deux|3 trois|4 quatre|5 cinq|6 six|7 sept|8 huit|9 neuf|10 dix|11 onze|12 douze|13 treize
        14 quatorze|15 quinze|16 seize|20 vingt vingts|30 trente|40 quarante|50 cinquante|60 soixante
        70 septante|80 huitante octante|90 nonante""",
    "es": """2 dos|3 tres|4 cuatro|5 cinco|6 seis|7 siete|8 ocho|9 nueve|10 diez|11 once|12 doce|13 trece
        14 catorce|15 quince|16 dieciséis|17 diecisiete|18 dieciocho|19 diecinueve|20 veinte
        21 veintiuno veintiún|22 veintidós|23 veintitrés|24 veinticuatro|25 veinticinco|26 veintiséis
        27 veintisiete|28 veintiocho|29 veintinueve|30 treinta|40 cuarenta|50 cincuenta|60 sesenta
        70 setenta|80 ochenta|90 noventa|100 cien ciento|200 doscientos doscientas
        300 trescientos trescientas|400 cuatrocientos cuatrocientas|500 quinientos quinientas
        600 seiscientos seiscientas|700 setecientos setecientas|800 ochocientos ochocientas
        900 novecientos novecientas""",
    "ru": """1.5 полтора полторы полутора|2 два две двух двумя двое двоих|3 три трёх трех тремя трое троих
        4 четыре четырёх четырех четырьмя четверо четверых|5 пять пяти пятью пятеро пятерых
        6 шесть шести шестью шестеро шестерых|7 семь семи семеро семерых|8 восемь восьми восьмью
        9 девять девяти девятью|10 десять десяти десятью|11 одиннадцать одиннадцати
        12 двенадцать двенадцати|13 тринадцать тринадцати|14 четырнадцать четырнадцати
        15 пятнадцать пятнадцати|16 шестнадцать шестнадцати|17 семнадцать семнадцати
        18 восемнадцать восемнадцати|19 девятнадцать девятнадцати|20 двадцать двадцати
        30 тридцать тридцати|40 сорок сорока|50 пятьдесят пятидесяти|60 шестьдесят шестидесяти
        70 семьдесят семидесяти|80 восемьдесят восьмидесяти|90 девяносто девяноста|100 сто ста
        200 двести двухсот|300 триста трёхсот трехсот|400 четыреста четырёхсот четырехсот
        500 пятьсот пятисот|600 шестьсот шестисот|700 семьсот семисот|800 восемьсот восьмисот
        900 девятьсот девятисот|500000 полмиллиона|500000000 полмиллиарда""",
    "uk": """1.5 півтора півтори|2 два дві двох двома двоє|3 три трьох трьома троє
        4 чотири чотирьох четверо|5 п'ять п'яти п'ятьох п'ятеро|6 шість шести шістьох шестеро
        7 сім семи сімох семеро|8 вісім восьми вісьмох|9 дев'ять дев'яти дев'ятьох
        10 десять десяти десятьох|11 одинадцять одинадцяти|12 дванадцять дванадцяти
        13 тринадцять тринадцяти|14 чотирнадцять чотирнадцяти|15 п'ятнадцять п'ятнадцяти
        16 шістнадцять шістнадцяти|17 сімнадцять сімнадцяти|18 вісімнадцять вісімнадцяти
        19 дев'ятнадцять дев'ятнадцяти|20 двадцять двадцяти|30 тридцять тридцяти|40 сорок сорока
        50 п'ятдесят п'ятдесяти|60 шістдесят шістдесяти|70 сімдесят сімдесяти|80 вісімдесят вісімдесяти
        90 дев'яносто|100 сто ста|200 двісті двохсот|300 триста трьохсот|400 чотириста чотирьохсот
        500 п'ятсот п'ятисот|600 шістсот шестисот|700 сімсот семисот|800 вісімсот восьмисот
        900 дев'ятсот дев'ятисот|500000 півмільйона|500000000 півмільярда""",
    "pl": """1.5 półtora półtorej|2 dwa dwie dwóch dwoje dwaj|3 trzy trzech troje trzej
        4 cztery czterech czworo czterej|5 pięć pięciu pięcioro|6 sześć sześciu sześcioro
        7 siedem siedmiu siedmioro|8 osiem ośmiu ośmioro|9 dziewięć dziewięciu|10 dziesięć dziesięciu
        11 jedenaście jedenastu|12 dwanaście dwunastu|13 trzynaście trzynastu|14 czternaście czternastu
        15 piętnaście piętnastu|16 szesnaście szesnastu|17 siedemnaście siedemnastu
        18 osiemnaście osiemnastu|19 dziewiętnaście dziewiętnastu|20 dwadzieścia dwudziestu
        30 trzydzieści trzydziestu|40 czterdzieści czterdziestu|50 pięćdziesiąt pięćdziesięciu
        60 sześćdziesiąt sześćdziesięciu|70 siedemdziesiąt siedemdziesięciu
        80 osiemdziesiąt osiemdziesięciu|90 dziewięćdziesiąt dziewięćdziesięciu|100 sto stu
        200 dwieście dwustu|300 trzysta trzystu|400 czterysta czterystu|500 pięćset pięciuset
        600 sześćset sześciuset|700 siedemset siedmiuset|800 osiemset ośmiuset
        900 dziewięćset dziewięciuset""",
    "lt": """1.5 pusantro pusantros|2 du dvi dviejų|3 trys tris trijų
        4 keturi keturios keturis keturias keturių|5 penki penkios penkis penkias penkių
        6 šeši šešios šešis šešias šešių|7 septyni septynios septynis septynias septynių
        8 aštuoni aštuonios aštuonis aštuonias aštuonių|9 devyni devynios devynis devynias devynių
        10 dešimt|11 vienuolika|12 dvylika|13 trylika|14 keturiolika|15 penkiolika|16 šešiolika
        17 septyniolika|18 aštuoniolika|19 devyniolika|20 dvidešimt|30 trisdešimt|40 keturiasdešimt
        50 penkiasdešimt|60 šešiasdešimt|70 septyniasdešimt|80 aštuoniasdešimt|90 devyniasdešimt""",
}
_SCALES = """100 hundred hundert cent cents šimtas šimto šimtą šimtai šimtų сот
        1000 thousand thousands tausend mille mil tsd тысяча тысячи тысяч тысячу тыс тисяча тисячі тисяч
        1000 тисячу тис
        1000 tysiąc tysiące tysięcy tys tūkstantis tūkstančio tūkstantį tūkstančiai tūkstančių tūkstančius
        1000 tūkst
        1000000 million millions mln mn mio millionen millón millones миллион миллиона миллионов миллионы
        1000000 млн
        1000000 мільйон мільйона мільйонів мільйони milion miliona milionów miliony milijonas milijono
        1000000 milijoną|1000000 milijonai milijonų milijonus
        1000000000 billion billions bn milliard milliards milliarde milliarden mrd mrld mlrd mld миллиард
        1000000000 миллиарда
        1000000000 миллиардов миллиарды млрд мільярд мільярда мільярдів мільярди miliard miliarda
        1000000000 miliardów miliardy|1000000000 milijardas milijardo milijardai milijardų milijardus
        1000000000000 trillion trillions tn billionen billones billón триллион триллиона триллионов трлн
        1000000000000 трильйон
        1000000000000 трильйона трильйонів трильйони bilion biliony bilionów trilijonas trilijonai
        1000000000000 trilijonų|12 dozen dutzend|100000 lakh lakhs|10000000 crore crores"""
_VAGUE = """12 dozens dutzende douzaines docenas dziesiątkų|20 scores
        10 tens dizaines decenas десятки десятков десятків dziesiątki dešimtys dešimtis dešimčių
        100 hundreds hunderte hunderten centaines cientos centenares сотни сотен сотні сотень setki setek
        100 šimtai šimtus kilkaset
        1000 thousands tausende tausenden milliers miles millares тысячи тисячі tysiące tūkstančiai
        1000 tūkstančius|10000 zehntausende zehntausenden|100000 hunderttausende hunderttausenden
        1000000 millions millionen millones миллионы миллионов мільйони мільйонів miliony milijonai
        1000000 milijonus|1000000000 billions milliarden milliards миллиарды мільярди miliardy milijardai"""
_COLLECTIVES = """10 dizaine decena десяток dešimtis|12 docena douzaine|15 quinzaine quincena
        20 vingtaine veintena|30 trentaine|40 quarantaine|50 cinquantaine|60 soixantaine
        100 centaine centenar сотня сотню|1000 millier millar"""
_FRACTIONS = """2 half halves hälfte moitié mitad половина половину половины половини połowa połowę połowy
        2 pusė pusę
        3 third thirds drittel tiers tercio tercios треть трети третина третину третини trzecia trzecie
        3 trzecią|3 trečdalis trečdalį trečdaliai trečdalius trečdalių
        4 quarter quarters fourth fourths viertel quart quarts cuarto cuartos четверть четверти чверть
        4 чверті ćwierć|4 czwarta czwarte ketvirtadalis ketvirtadalį ketvirtadaliai ketvirtadalius
        5 fifth fifths fünftel cinquième cinquièmes quinto quintos пятая пятую п'ята п'яту piąta piąte
        5 piątą|5 penktadalis penktadalį penktadaliai
        6 sixth sixths sechstel sixième sixièmes šeštadalis šeštadalį
        7 seventh sevenths siebtel septième septièmes|8 eighth eighths achtel huitième huitièmes
        9 ninth ninths neuntel neuvième neuvièmes|10 tenth tenths zehntel dixième dixièmes décimo décimos
        10 десятая десятую десята dziesiąta dziesiąte dešimtadalis dešimtadalį|12 twelfth twelfths
        20 twentieth twentieths zwanzigstel|100 hundredth hundredths hundertstel
        1000 thousandth thousandths"""

# Words of one language that are something else in another: the language that must be spoken around them.
HOMOGRAPHS = {
    "ten": "en",
    "once": "es",
    "dos": "es",
    "mil": "es",
    "miles": "es",
    "cuarto": "es",
    "elf": "de",
    "cents": "fr",
    "cent": "fr",
    "sept": "fr",
    "neuf": "fr",
    "tiers": "fr",
    "quart": "fr",
    "du": "lt",
    "trys": "lt",
    "пятая": "ru",
    "пятую": "ru",
    "трети": "ru",
    "scores": "en",
}
ONES = word_set(
    "one a an ein eine einen einer einem un une una d'un d'une один одна одну одной одного одне "
    "однієї jeden jedna jedną jednej vienas viena vieną vieno"
)
HALVES = word_set("half halbe halben demi medio media pół пів pusė pusę pusei")
QUANTIFIERS = word_set(
    "several few many numerous mehrere mehreren einige einigen viele vielen plusieurs "
    "quelques varios varias algunos algunas muchos muchas несколько нескольких много многие "
    "кілька кількох декілька багато kilka kilku wiele wielu keli kelis kelių keletas daug"
)
# Scale words that mean one of themselves when nothing stands before them; "million" needs an article in
# English.
STANDALONE = word_set(
    "hundert tausend cent mille mil тысяча тысячу миллион миллиард тисяча тисячу мільйон "
    "мільярд tysiąc milion miliard tūkstantis tūkstantį milijonas milijoną milijardas šimtas "
    "šimtą"
)
# Fractions that are never the ordinal of the same spelling, and so need no numerator or "of" beside them.
PLAIN_FRACTIONS = word_set(
    "hälfte moitié mitad половина половину половины половини połowa połowę połowy pusė "
    "pusę drittel viertel fünftel sechstel siebtel achtel neuntel zehntel zwanzigstel "
    "tiers треть третина третину чверть четверть trečdalis trečdalį ketvirtadalis "
    "ketvirtadalį penktadalis penktadalį dešimtadalis dešimtadalį"
)


def _read(table: str) -> dict[str, Decimal]:
    entries = (entry.split() for line in table.splitlines() for entry in line.split("|"))
    return {word: Decimal(value) for value, *words in entries for word in words}


def _german() -> dict[str, Decimal]:
    """German writes a number below a million as one word, so the usual ones are put together here."""
    ones = [
        "",
        "ein",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ]
    ones += ["dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
    tens = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
    below_hundred = ones + [f"{ones[n % 10]}{'und' * (n % 10 > 0)}{tens[n // 10]}" for n in range(20, 100)]
    small = below_hundred + [f"{ones[n // 100]}hundert{below_hundred[n % 100]}" for n in range(100, 1000)]
    words = {word: Decimal(n) for n, word in enumerate(small) if n > 1}
    words |= {f"{word}tausend": Decimal(n * 1000) for n, word in enumerate(small) if n}
    words |= {"hunderttausend": Decimal(100_000), "anderthalb": Decimal("1.5"), "zweieinhalb": Decimal("2.5")}
    return words | {word.replace("ß", "ss"): value for word, value in words.items() if "ß" in word}


CARDINALS = _german()
for _table in _CARDINALS.values():
    CARDINALS |= _read(_table)
NUMBER_WORDS = {language: frozenset(_read(table)) for language, table in _CARDINALS.items()}
SCALES = _read(_SCALES)
VAGUE = _read(_VAGUE)
COLLECTIVES = _read(_COLLECTIVES)
FRACTIONS = _read(_FRACTIONS)

ENGLISH_CARDINALS = NUMBER_WORDS["en"]
VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅛": (1, 8)}
# Every word at which a quantity can begin, articles and the like before it left out.
TRIGGERS = (
    frozenset(CARDINALS)
    | SCALES.keys()
    | VAGUE.keys()
    | COLLECTIVES.keys()
    | FRACTIONS.keys()
    | VULGAR.keys()
    | HALVES
    | {"one"}
)


def vulgar_value(sign: str) -> Decimal:
    """What a fraction's sign adds to the number before it."""
    part, whole = VULGAR[sign]
    return Decimal(part) / Decimal(whole)
