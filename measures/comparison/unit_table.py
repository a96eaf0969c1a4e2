"""Signs of units: what each is called by pint, which is preferred where two are used equally often, and words for them.

The words that figures are read with (measures/quantity/units.py) come first; here is what reviewers write besides.
"""

from typing import Final

from measures.quantity.wordlists import word_set

SI: Final = 0
BESIDE_SI: Final = 1  # accepted beside the SI, or made of what is (hectare, tonne, day, km/h)
OTHER: Final = 2

# sign: pint's expression, preference
MEASURES: Final[dict[str, tuple[str, int]]] = {
    "km²": ("kilometer ** 2", SI),
    "m²": ("meter ** 2", SI),
    "ha": ("hectare", BESIDE_SI),
    "mi²": ("mile ** 2", OTHER),
    "ft²": ("foot ** 2", OTHER),
    "acres": ("acre", OTHER),
    "desyatinas": (
        "117600 foot ** 2",
        OTHER,
    ),  # Russian measures as the decree of 1899 ties them to foot and kilogram
    "km³": ("kilometer ** 3", SI),
    "m³": ("meter ** 3", SI),
    "l": ("liter", BESIDE_SI),
    "hl": ("hectoliter", BESIDE_SI),
    "ft³": ("foot ** 3", OTHER),
    "km": ("kilometer", SI),
    "m": ("meter", SI),
    "cm": ("centimeter", SI),
    "mm": ("millimeter", SI),
    "mi": ("mile", OTHER),
    "nmi": ("nautical_mile", OTHER),
    "yd": ("yard", OTHER),
    "ft": ("foot", OTHER),
    "inches": ("inch", OTHER),
    "versts": ("3500 foot", OTHER),
    "m/s": ("meter / second", SI),
    "km/h": ("kilometer / hour", BESIDE_SI),
    "mph": ("mile / hour", OTHER),
    "knots": ("knot", OTHER),
    "kg": ("kilogram", SI),
    "g": ("gram", SI),
    "mg": ("milligram", SI),
    "µg": ("microgram", SI),
    "t": ("metric_ton", BESIDE_SI),
    "kt": ("1000 metric_ton", BESIDE_SI),
    "Mt": ("1000000 metric_ton", BESIDE_SI),
    "Gt": ("1000000000 metric_ton", BESIDE_SI),
    "lb": ("pound", OTHER),
    "oz": ("ounce", OTHER),
    "long tons": ("long_ton", OTHER),
    "short tons": ("short_ton", OTHER),
    "poods": ("16.3804964 kilogram", OTHER),
    "kW": ("kilowatt", SI),
    "MW": ("megawatt", SI),
    "GW": ("gigawatt", SI),
    "kWh": ("kilowatt * hour", BESIDE_SI),
    "MWh": ("megawatt * hour", BESIDE_SI),
    "GWh": ("gigawatt * hour", BESIDE_SI),
    "TWh": ("terawatt * hour", BESIDE_SI),
    "seconds": ("second", SI),
    "minutes": ("minute", BESIDE_SI),
    "hours": ("hour", BESIDE_SI),
    "days": ("day", BESIDE_SI),
    "weeks": ("week", BESIDE_SI),
    "months": ("month", BESIDE_SI),
    "years": ("year", BESIDE_SI),
    "decades": ("10 year", OTHER),
    "centuries": ("100 year", OTHER),
    "°": ("degree", BESIDE_SI),
    "°C": ("degree_Celsius", SI),
    "°F": ("degree_Fahrenheit", OTHER),
    "K": ("kelvin", SI),
}
SHARES: Final[dict[str, int]] = {"%": 100, "‰": 1000, "share": 1}  # sign: how many of it make the whole
POINTS: Final = "percentage points"
# Words that mean money to one reviewer and a mass to the next. Nothing is compared by them.
AMBIGUOUS: Final = word_set("pound pounds pfund livres libras фунт фунта фунтов фунты funt funty funtów")

_PHRASES = {
    "km²": "km2|км2|qkm|sq km|sq kilometers|sq kilometres|square km|square kms",
    "m²": "m2|м2|qm|sq m",
    "mi²": "mi2|sq miles|square mi|quadratmeilen|mil kwadratowych|квадратных миль|квадратних миль",
    "desyatinas": "desyatina|dessiatines|dessiatins|dessjatinen|dziesięcin|десятина|десятины|десятин",
    "km³": "km3|км3|cubic km|cubic kilometers|cubic kilometres|kubikkilometer|кубических километров"
    "|кубічних кілометрів",
    "m³": "m3|м3|cu m|cbm",
    "ft³": "ft3|cu ft|cubic feet|cubic foot",
    "hl": "hectoliter|hectoliters|hectolitres|hektoliter|гектолитров|hektolitrów",
    "nmi": "nautical mile|nautical miles|seemeilen|mil morskich|морских миль|морських миль",
    "versts": "verst|verste|werst|wiorst|верста|версты|вёрст|верст",
    "m/s": "meters per second|metres per second|м/с",
    "knots": "knot|knoten|węzłów|узлов|вузлів",
    "mg": "milligram|milligrams|milligramm|мг|миллиграмм|міліграмів|miligramów",
    "µg": "μg|microgram|micrograms|mikrogramm|мкг",
    "t": "mt|metric tonne",
    "kt": "kilotonne|kilotonnes|kiloton|kilotons|kilotonnen|кт|килотонн|кілотонн",
    "Mt": "megatonne|megatonnes|megaton|megatons|megatonnen|мегатонн",
    "Gt": "gigatonne|gigatonnes|gigaton|gigatons|gigatonnen|гигатонн|гігатонн",
    "oz": "ounce|ounces|unzen|uncji|унций|унцій",
    "long tons": "long ton|imperial tons",
    "short tons": "short ton|us tons",
    "poods": "pood|pud|puds|pudów|пуд|пуда|пудов|пудів",
    "MWh": "megawatt hours|megawatt hour",
    "GWh": "gigawatt hours|gigawatt hour",
    "decades": "decade|jahrzehnte|jahrzehnt|десятилетий|десятиліть|dekad",
    "centuries": "century|jahrhunderte|jahrhundert|веков|століть|wieków|stuleci",
    "K": "kelvin|kelvins",
    "share": "fraction|proportion|anteil|udział|część|доля|доли|частка|частки|dalis",
    POINTS: "pp|pct points|percent points|процентных пункта|процентных пунктов|відсоткових пунктів"
    "|punktów procentowych",
}
# "mt" is metric tons and "Mt" a million of them: a sign as it is written goes before words in small letters.
SIGNS: Final = frozenset((*MEASURES, *SHARES, POINTS))
WORDS: Final[dict[str, str]] = {
    phrase: sign for sign, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
