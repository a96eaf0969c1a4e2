"""Units and currencies: the canonical sign of each, and the words and abbreviations that mean it."""

from typing import Final

from measures.quantity.tokens import Tokens
from measures.quantity.wordlists import word_set

PERCENT: Final = "%"
TIME_UNITS: Final = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seconds"))

_PHRASES = {
    "%": "%|percent|per cent|pct|prozent|pour cent|por ciento|процент|процента|процентов|проценты"
    "|відсоток|відсотка|відсотки|відсотків|procent|procenta|procentas|procentai|procentų|proc",
    "‰": "‰|promille|per mille",
    "percentage points": "percentage points|percentage point|procentinių punktų|prozentpunkte",
    "km²": "km²|km 2|sq km|square km|square kilometers|square kilometres|square kilometer"
    "|square kilometre|quadratkilometer|quadratkilometern|kilomètres carrés|kilómetros cuadrados"
    "|км²|км 2|кв км|кв . км|квадратных километров|квадратных километра|квадратных километр"
    "|квадратних кілометрів|km kw|kilometrów kwadratowych|kv . km|kvadratinių kilometrų",
    "m²": "m²|m 2|sq m|square meters|square metres|square meter|square metre|quadratmeter|quadratmetern"
    "|mètres carrés|metros cuadrados|м²|кв м|кв . м|квадратных метров|квадратних метрів"
    "|metrów kwadratowych|kv . m",
    "mi²": "sq mi|square miles|square mile",
    "ft²": "sq ft|square feet|square foot",
    "m³": "m³|cubic meters|cubic metres|cubic meter|cubic metre|kubikmeter|mètres cubes|metros cúbicos"
    "|кубометров|кубометрів|кубических метров|m sześciennych",
    "ha": "ha|hectare|hectares|hektar|hectáreas|гектар|гектара|гектаров|гектарів|гектари|hektarów"
    "|hektarai|hektarų|га",
    "acres": "acre|acres",
    "km/h": "km / h|kph|kmh|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour"
    "|км / ч|км / год",
    "mph": "mph|miles per hour|miles an hour",
    "km": "km|kms|kilometer|kilometers|kilometre|kilometres|kilometern|kilomètre|kilomètres|kilómetro"
    "|kilómetros|км|километр|километра|километров|кілометр|кілометра|кілометри|кілометрів|kilometr"
    "|kilometry|kilometrów|kilometrai|kilometrų|kilometrus",
    "m": "m|meter|meters|metre|metres|metern|mètre|mètres|metro|metros|м|метр|метра|метров|метри|метрів"
    "|metry|metrów|metrų|metrai",
    "cm": "cm|centimeters|centimetres|centimeter|centimetre|zentimeter|centimètres|centímetros|см"
    "|сантиметров",
    "mm": "mm|millimeters|millimetres|millimeter|millimetre|millimètres|milímetros|мм|миллиметров|міліметрів",
    "mi": "mile|miles|meilen",
    "yd": "yard|yards|yds",
    "ft": "ft|feet|foot",
    "inches": "inch|inches",
    "t": "t|tonne|tonnes|ton|tons|metric tons|metric ton|metric tonnes|tonnen|toneladas|т|тонна|тонны"
    "|тонн|тонни|ton|tony|tonų|tonos",
    "kg": "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramm|kilogrammes|kilogramos|кг|килограмм"
    "|килограммов|кілограмів|kilogramów|kilogramų",
    "g": "g|gram|grams|gramm|grammes|gramos|граммов|грамм|грамів|gramów|gramų",
    "lb": "lb|lbs",
    "l": "l|liter|liters|litre|litres|litern|litros|литров|літрів|litrów|litrų",
    "°C": "° c|degrees celsius|degrees centigrade|degrees c|grad celsius|degrés celsius|grados celsius"
    "|градусов цельсия",
    "°F": "° f|degrees fahrenheit|degrees f",
    "°": "°|degrees|degree|grad|degrés|grados|градусов|градусів|stopni|laipsnių",
    "MW": "mw|megawatts|megawatt|мвт",
    "GW": "gw|gigawatts|gigawatt|гвт",
    "kW": "kw|kilowatts|kilowatt|квт",
    "kWh": "kwh|kilowatt hours|kilowatt hour",
    "TWh": "twh|terawatt hours",
    "years": "year old|years old|years of age|yr|yrs|year|years|jahre|jahren|jahr|ans|année|années|año|años"
    "|лет|года|год|років|роки|рік|року|lat|lata|rok|metų|metai|metus",
    "months": "month old|months old|month|months|monate|monaten|monat|mois|mes|meses|месяц|месяца|месяцев"
    "|місяць|місяці|місяців|miesiąc|miesiące|miesięcy|mėnuo|mėnesiai|mėnesių|mėnesius",
    "weeks": "week old|week|weeks|woche|wochen|semaine|semaines|semana|semanas|неделя|недели|недель|тиждень"
    "|тижні|тижнів|tydzień|tygodnie|tygodni|savaitės|savaičių|savaites",
    "days": "day old|day|days|tag|tage|tagen|jour|jours|día|días|день|дня|дней|дні|днів|суток|dzień|dni"
    "|diena|dienos|dienų|dienas",
    "hours": "hour|hours|hrs|hr|h|std|stunde|stunden|heure|heures|hora|horas|час|часа|часов|година|години"
    "|годин|godzina|godziny|godzin|valanda|valandos|valandų|valandas",
    "minutes": "minute|minutes|mins|min|minuten|minuto|minutos|минута|минуты|минут|хвилина|хвилини|хвилин"
    "|minuta|minuty|minut|minučių|minutes",
    "seconds": "seconds|secs|sec|sekunden|secondes|segundos|секунд|sekund|sekundžių",
    "USD": "us dollars|u . s . dollars|american dollars|dollars|dollar|usd|dólares|долларов|доллара"
    "|доларів|долари|dolarów|dolerių|dollars américains|dolares",
    "EUR": "euro|euros|eur|евро|євро|eurų|eurai|eurus",
    "GBP": "pounds sterling|british pounds|gbp",
    "RUB": "ruble|rubles|rouble|roubles|rubel|rub|рубль|рубля|рублей|руб|рублів|rubli|rublių|roubles",
    "UAH": "hryvnia|hryvnias|hryvnya|uah|гривна|гривен|гривень|гривні|грн|hrywien|grivinų",
    "PLN": "zloty|zlotys|złoty|złotych|złote|pln|zł",
    "LTL": "litas|litų|litai|ltl",
    "DEM": "reichsmark|deutsche mark",
    "JPY": "yen|jpy",
    "CNY": "yuan|renminbi|cny",
    "CHF": "chf|swiss francs|schweizer franken",
}
_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₹": "INR",
    "₩": "KRW",
    "₺": "TRY",
}
_DOLLARS = {
    "us": "USD",
    "u.s": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
}
_CODES = word_set("usd eur gbp rub uah pln chf jpy cny ltl czk sek nok dkk cad aud inr huf")
_CURRENCY_STARTS = frozenset(_SIGNS) | frozenset(_DOLLARS) | _CODES
# Too short to be trusted behind a number in words ("two m").
_ONLY_BEHIND_DIGITS = word_set("m t g l h т м min sec ft ha га °")


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for unit, phrases in _PHRASES.items():
        for phrase in filter(None, phrases.split("|")):
            first, *rest = phrase.split()
            index.setdefault(first, []).append((tuple(rest), unit))
    for options in index.values():
        options.sort(key=lambda option: -len(option[0]))
    return index


_UNITS = _by_first_word()


def unit_at(t: Tokens, index: int) -> tuple[str, int] | None:
    """The unit whose words begin at `index` (a hyphen before them is allowed), and the token where they
    end.
    """
    first = index + 1 if t.is_hyphen(index) else index
    word = t.low[first]
    if word in _SIGNS and not t.is_number(first + 1):
        return _SIGNS[word], first + 1
    for rest, unit in _UNITS.get(word, ()):
        last = _end_of(t, first + 1, rest)
        if last is not None and _is_trusted(t, index, word, rest):
            return unit, last
    return None


def elided_unit_at(t: Tokens, index: int) -> tuple[str, int] | None:
    """The unit of "d'euros", which is one token."""
    word = t.low[index]
    options = _UNITS.get(word[2:], ()) if word.startswith("d'") else ()
    return next(((unit, index + 1) for rest, unit in options if not rest), None)


def currency_before(t: Tokens, index: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands just before the number at `index`, and the token where it
    begins.
    """
    word = t.low[index - 1]
    if word in _SIGNS:
        return _sign_before(t, index - 1)
    if word in _CODES and t.raw(index - 1).isupper():
        return word.upper(), index - 1
    return None


def currency_at(t: Tokens, index: int) -> int:
    """The token behind a currency sign or code at `index`; `index` itself where there is none."""
    if t.low[index] not in _CURRENCY_STARTS:
        return index
    for last in (index + 1, index + 2):
        found = currency_before(t, last) if t.is_number(last) else None
        if found is not None and found[1] == index:
            return last
    return index


def _sign_before(t: Tokens, sign: int) -> tuple[str, int]:
    if t.low[sign] == "$" and t.is_joined(sign) and t.low[sign - 1] in _DOLLARS:
        return _DOLLARS[t.low[sign - 1]], sign - 1
    return _SIGNS[t.low[sign]], sign


def _end_of(t: Tokens, index: int, words: tuple[str, ...]) -> int | None:
    for word in words:
        if t.is_hyphen(index):
            index += 1
        if t.low[index] != word:
            return None
        index += 1
    return index


def _is_trusted(t: Tokens, index: int, word: str, rest: tuple[str, ...]) -> bool:
    if rest or word not in _ONLY_BEHIND_DIGITS:
        return True
    is_abbreviation = t.is_number(index - 1) and not t.is_capital(index)  # "Gun 95 Ha-Lo" has no hectares
    return is_abbreviation and not (word == "m" and _is_lithuanian_year(t, index))


def _is_lithuanian_year(t: Tokens, index: int) -> bool:
    """ "2022 m. rugsėjo" is a year, not two kilometres."""
    is_year_like = len(t.low[index - 1]) == 4 and t.low[index - 1].isdigit()
    is_abbreviated = is_year_like and t.low[index + 1] == "."
    return is_abbreviated and t.language_at(index) in ("lt", "")
