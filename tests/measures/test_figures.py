"""What is read out of running text as a quantity, and what is left alone."""

from decimal import Decimal

import pytest

from measures.figures import Figure, find_figures, parse_figure


def limit(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def only_figure(text: str) -> tuple[str, Figure]:
    (figure,) = find_figures(text)
    return text[figure.start : figure.end], figure


# text, the words a reviewer would highlight, low, high, bound, unit
EXACT_AND_BOUNDED = [
    ("The raid left 4,312 deaths on record.", "4,312", "4312", "4312", "exact", "deaths"),
    ("Another 200,000 settlers stayed away.", "200,000", "200000", "200000", "exact", "settlers"),
    ("It counted 19.8 million arrests.", "19.8 million", "19800000", "19800000", "exact", "arrests"),
    ("They claim ‘7 million’ and no proof.", "7 million", "7000000", "7000000", "exact", ""),
    ("Nobody counted: 500 dead lay there.", "500", "500", "500", "exact", "dead"),
    ("The levy took 1 236 horses away.", "1 236", "1236", "1236", "exact", "horses"),
    ("The levy took 10\u00a0000 horses away.", "10\u00a0000", "10000", "10000", "exact", "horses"),
    ("The levy took 10\u2009000 horses away.", "10\u2009000", "10000", "10000", "exact", "horses"),
    ("The levy took 10\u202f000 horses away.", "10\u202f000", "10000", "10000", "exact", "horses"),
    ("A Swiss ledger shows 1'250'000 coins.", "1'250'000", "1250000", "1250000", "exact", "coins"),
    ("Census clerks wrote 12,34,567 names.", "12,34,567", "1234567", "1234567", "exact", "names"),
    ("Villages paid 3 crore rupees in tax.", "3 crore", "30000000", "30000000", "exact", "rupees"),
    ("Some 1½ million forms were lost.", "Some 1½ million", "1500000", "1500000", "about", "forms"),
    ("The walk was 2 1/2 miles long.", "2 1/2 miles", "2.5", "2.5", "exact", "mi"),
    ("We found about 500,000 claims.", "about 500,000", "500000", "500000", "about", "claims"),
    ("Nearly 1,400 guests came.", "Nearly 1,400", "1400", "1400", "about", "guests"),
    ("There were almost 90 wagons.", "almost 90", "90", "90", "about", "wagons"),
    ("There were roughly 90 wagons.", "roughly 90", "90", "90", "about", "wagons"),
    ("There were around 90 wagons.", "around 90", "90", "90", "about", "wagons"),
    ("There were approximately 90 wagons.", "approximately 90", "90", "90", "about", "wagons"),
    ("There were approx. 90 wagons.", "approx. 90", "90", "90", "about", "wagons"),
    ("There were c. 900 wagons.", "c. 900", "900", "900", "about", "wagons"),
    ("There were ~90 wagons.", "~90", "90", "90", "about", "wagons"),
    ("There were some 90 wagons.", "some 90", "90", "90", "about", "wagons"),
    ("There were perhaps seventy.", "perhaps seventy", "70", "70", "about", ""),
    ("There were an estimated 90 wagons.", "an estimated 90", "90", "90", "about", "wagons"),
    ("There were in the region of 90 wagons.", "in the region of 90", "90", "90", "about", "wagons"),
    ("There were 90 or so wagons.", "90 or so", "90", "90", "about", "wagons"),
    ("There were 90-odd wagons.", "90-odd", "90", "90", "about", "wagons"),
    ("Close to 90 wagons burned.", "Close to 90", "90", "90", "about", "wagons"),
    ("At least 450 bodies lay there.", "At least 450", "450", None, "at_least", "bodies"),
    ("More than 450 bodies lay there.", "More than 450", "450", None, "at_least", "bodies"),
    ("They burned over 4 million books.", "over 4 million", "4000000", None, "at_least", "books"),
    ("No fewer than 30 mayors signed.", "No fewer than 30", "30", None, "at_least", "mayors"),
    ("Upwards of 30 mayors signed.", "Upwards of 30", "30", None, "at_least", "mayors"),
    ("In excess of 30 mayors signed.", "In excess of 30", "30", None, "at_least", "mayors"),
    ("Well over 30 mayors signed.", "Well over 30", "30", None, "at_least", "mayors"),
    ("At least about 30 mayors signed.", "At least about 30", "30", None, "at_least", "mayors"),
    (
        "More than an estimated 30 mayors signed.",
        "More than an estimated 30",
        "30",
        None,
        "at_least",
        "mayors",
    ),
    ("We saw 30 or more mayors.", "30 or more", "30", None, "at_least", "mayors"),
    ("We saw 30+ mayors.", "30+", "30", None, "at_least", "mayors"),
    ("We saw fewer than 60 mayors.", "fewer than 60", None, "60", "at_most", "mayors"),
    ("We saw no more than 60 mayors.", "no more than 60", None, "60", "at_most", "mayors"),
    ("We saw as many as 60 mayors.", "as many as 60", None, "60", "at_most", "mayors"),
    ("We saw 60 mayors at most, or up to 70.", "up to 70", None, "70", "at_most", ""),
    ("The shaft goes down up to 70 kilometers.", "up to 70 kilometers", None, "70", "at_most", "km"),
    ("A term of up to 15 years awaits.", "up to 15 years", None, "15", "at_most", "years"),
    (
        "It held more than 2,600 square kilometers.",
        "more than 2,600 square kilometers",
        "2600",
        None,
        "at_least",
        "km²",
    ),
]
RANGES = [
    ("A toll of 27-40 million people.", "27-40 million", "27000000", "40000000", "people"),
    ("A toll of 10,000–12,000 people.", "10,000–12,000", "10000", "12000", "people"),
    ("It lies between 12,000 and 18,000.", "between 12,000 and 18,000", "12000", "18000", ""),
    (
        "It lies between about 12 and 18 thousand men.",
        "between about 12 and 18 thousand",
        "12000",
        "18000",
        "men",
    ),
    ("It takes from 12 to 18 thousand men.", "from 12 to 18 thousand", "12000", "18000", "men"),
    ("We need 5 to 7 days.", "5 to 7 days", "5", "7", "days"),
    ("We need two or three days.", "two or three days", "2", "3", "days"),
    ("We need one or two carts.", "one or two", "1", "2", "carts"),
    ("Turnout was 70–80 % there.", "70–80 %", "70", "80", "%"),
    ("Turnout was 5% to 7% there.", "5% to 7%", "5", "7", "%"),
    ("They paid $5-6 billion.", "$5-6 billion", "5000000000", "6000000000", "USD"),
    ("They paid between $5 and $6 million.", "between $5 and $6 million", "5000000", "6000000", "USD"),
    ("From 900,000 to 1.2 million fled.", "From 900,000 to 1.2 million", "900000", "1200000", ""),
    ("It killed one to two million sheep.", "one to two million", "1000000", "2000000", "sheep"),
    ("It killed 10 or even 15 million sheep.", "10 or even 15 million", "10000000", "15000000", "sheep"),
    (
        "Zwischen 50 und 70 Millionen Menschen litten.",
        "Zwischen 50 und 70 Millionen",
        "50000000",
        "70000000",
        "Menschen",
    ),
    ("Es waren 2,3 bis 2,9 Millionen Opfer.", "2,3 bis 2,9 Millionen", "2300000", "2900000", "Opfer"),
    ("Il y eut entre 6 et 10 % de pertes.", "entre 6 et 10 %", "6", "10", "%"),
    (
        "Murieron entre 45 y 80 millones de personas.",
        "entre 45 y 80 millones",
        "45000000",
        "80000000",
        "personas",
    ),
    ("Погибло 27—40 млн человек.", "27—40 млн", "27000000", "40000000", "человек"),
    ("Это от семи до десяти миллионов.", "от семи до десяти миллионов", "7000000", "10000000", ""),
    ("Це від 3 до 5 млн осіб.", "від 3 до 5 млн", "3000000", "5000000", "осіб"),
    ("To od 8,5 do 9,5 mln osób.", "od 8,5 do 9,5 mln", "8500000", "9500000", "osób"),
    ("Tai nuo 5 iki 7 tūkst. žmonių.", "nuo 5 iki 7 tūkst.", "5000", "7000", "žmonių"),
]
WORDS = [
    ("twenty-five thousand letters", "twenty-five thousand", "25000", "letters"),
    ("two hundred and six bones", "two hundred and six", "206", "bones"),
    ("two million three hundred thousand votes", "two million three hundred thousand", "2300000", "votes"),
    ("a hundred chairs", "a hundred", "100", "chairs"),
    ("twelve hundred chairs", "twelve hundred", "1200", "chairs"),
    ("half a million chairs", "half a million", "500000", "chairs"),
    ("two and a half million chairs", "two and a half million", "2500000", "chairs"),
    ("a quarter of a million chairs", "a quarter of a million", "250000", "chairs"),
    ("¾ million chairs", "¾ million", "750000", "chairs"),
    ("half a dozen chairs", "half a dozen", "6", "chairs"),
    ("two dozen chairs", "two dozen", "24", "chairs"),
    ("two friends came", "two", "2", "friends"),
    ("three show trials began", "three", "3", "trials"),
    ("four grown-up sons came", "four", "4", "sons"),
    ("fünf Millionen Menschen", "fünf Millionen", "5000000", "Menschen"),
    ("fünfundzwanzigtausend Menschen", "fünfundzwanzigtausend", "25000", "Menschen"),
    ("dreihundert Soldaten", "dreihundert", "300", "Soldaten"),
    ("quatre-vingt-dix-sept personnes", "quatre-vingt-dix-sept", "97", "personnes"),
    ("deux cent mille hommes", "deux cent mille", "200000", "hommes"),
    ("treinta y cinco mil personas", "treinta y cinco mil", "35000", "personas"),
    ("tres mil millones de personas", "tres mil millones", "3000000000", "personas"),
    ("двадцать пять тысяч солдат", "двадцать пять тысяч", "25000", "солдат"),
    ("полтора миллиона человек", "полтора миллиона", "1500000", "человек"),
    ("п'ятсот тисяч осіб", "п'ятсот тисяч", "500000", "осіб"),
    ("dwa miliony ludzi", "dwa miliony", "2000000", "ludzi"),
    ("pół miliona osób", "pół miliona", "500000", "osób"),
    ("penki tūkstančiai žmonių", "penki tūkstančiai", "5000", "žmonių"),
]
LANGUAGES = [
    ("Rund 1.200.000 Menschen flohen.", "Rund 1.200.000", "1200000", "about", "Menschen"),
    ("Etwa 3,5 Millionen Menschen flohen.", "Etwa 3,5 Millionen", "3500000", "about", "Menschen"),
    ("Die USA verloren 292 000 Mann.", "292 000", "292000", "exact", "Mann"),
    ("Es kostete 1,234 Mrd. Euro, und das war der Rest.", "1,234 Mrd. Euro", "1234000000", "exact", "EUR"),
    ("Près de 2 000 hommes et un chien.", "Près de 2 000", "2000", "about", "hommes"),
    ("Il y a 3,5 millions d'euros dans la caisse.", "3,5 millions d'euros", "3500000", "exact", "EUR"),
    ("Une centaine de personnes attendent.", "Une centaine", "100", "about", "personnes"),
    ("Unos 300.000 soldados.", "Unos 300.000", "300000", "about", "soldados"),
    (
        "Alrededor de 1.500 millones de personas.",
        "Alrededor de 1.500 millones",
        "1500000000",
        "about",
        "personas",
    ),
    ("около 500 000 человек", "около 500 000", "500000", "about", "человек"),
    ("500 тысяч солдат", "500 тысяч", "500000", "exact", "солдат"),
    ("219,5 тыс. человек", "219,5 тыс.", "219500", "exact", "человек"),
    ("2 млн 300 тыс. человек", "2 млн 300 тыс.", "2300000", "exact", "человек"),
    ("3 миллиона 238 тысяч жизней, и не только", "3 миллиона 238 тысяч", "3238000", "exact", "жизней"),
    ("близько 40 відсотків", "близько 40 відсотків", "40", "about", "%"),
    ("7,5 mln osób", "7,5 mln", "7500000", "exact", "osób"),
    ("około 500 tys. żołnierzy", "około 500 tys.", "500000", "about", "żołnierzy"),
    ("apie 500 tūkst. žmonių", "apie 500 tūkst.", "500000", "about", "žmonių"),
]
UNITS = [
    ("grew by 70%", "70%", "70", "%"),
    ("grew by 70 per cent", "70 per cent", "70", "%"),
    ("grew by 70 percent", "70 percent", "70", "%"),
    ("grew by 2.7 percentage points", "2.7 percentage points", "2.7", "percentage points"),
    ("wuchs um 70 Prozent", "70 Prozent", "70", "%"),
    ("8,000 square kilometres", "8,000 square kilometres", "8000", "km²"),
    ("8,000 sq km", "8,000 sq km", "8000", "km²"),
    ("8,000 km²", "8,000 km²", "8000", "km²"),
    ("37 miles", "37 miles", "37", "mi"),
    ("hundreds of miles", "hundreds of miles", "100", "mi"),
    ("5 million de litros", "5 million de litros", "5000000", "l"),
    ("12km", "12km", "12", "km"),
    ("a 70-kilometre front", "70-kilometre", "70", "km"),
    ("5 m", "5 m", "5", "m"),
    ("60 km/h", "60 km/h", "60", "km/h"),
    ("40 hectares", "40 hectares", "40", "ha"),
    ("5.5 tons", "5.5 tons", "5.5", "t"),
    ("−20 °C", "−20 °C", "-20", "°C"),
    ("28 weeks", "28 weeks", "28", "weeks"),
    ("six hundred years", "six hundred years", "600", "years"),
    ("a 44-year-old", "44-year-old", "44", "years"),
    ("only 6 years old", "6 years old", "6", "years"),
    ("a share of .75", ".75", "0.75", ""),
    ("a 5m wall", "5m", "5", "m"),
    ("2m people", "2m", "2000000", "people"),
    ("$500-a-month", "$500", "500", "USD"),
    ("two-and-a-half years", "two-and-a-half years", "2.5", "years"),
    ("a 5,000-strong army", "5,000", "5000", ""),
    ("a man aged 66", "aged 66", "66", "years"),
    ("$3.5bn", "$3.5bn", "3500000000", "USD"),
    ("US$ 40m", "US$ 40m", "40000000", "USD"),
    ("€2.3 million", "€2.3 million", "2300000", "EUR"),
    ("£50", "£50", "50", "GBP"),
    ("5 million dollars", "5 million dollars", "5000000", "USD"),
    ("EUR 20", "EUR 20", "20", "EUR"),
    ("500 рублей", "500 рублей", "500", "RUB"),
    ("12 per 100,000", "12 per 100,000", "12", "per 100,000"),
    ("более 60 процентов", "более 60 процентов", "60", "%"),
]
SHARES = [
    ("1,204 out of 2,050 delegates", "1,204 out of 2,050", "1204", "2050"),
    ("three out of five clerks", "three out of five", "3", "5"),
    ("ten of the fifteen members", "ten of the fifteen", "10", "15"),
    ("ten men out of fifty", "ten men out of fifty", "10", "50"),
    ("one in five children", "one in five", "1", "5"),
    ("one child in five", "one child in five", "1", "5"),
    ("1 in 1,000 children", "1 in 1,000", "1", "1000"),
    ("a fifth of the land", "a fifth", "1", "5"),
    ("One third of all gardens", "One third", "1", "3"),
    ("two-thirds were gone", "two-thirds", "2", "3"),
    ("three quarters of them", "three quarters", "3", "4"),
    ("half of the soldiers", "half", "1", "2"),
    ("half their money", "half", "1", "2"),
    ("3/4 of the town", "3/4", "3", "4"),
    ("¾ of the town", "¾", "3", "4"),
    ("zwei Drittel der Felder", "zwei Drittel", "2", "3"),
    ("vier von fünf Feldern", "vier von fünf", "4", "5"),
    ("nur 2 von 3,3 Millionen kamen", "2 von 3,3 Millionen", "2000000", "3300000"),
    ("les deux tiers des soldats", "deux tiers", "2", "3"),
    ("tres de cada cinco", "tres de cada cinco", "3", "5"),
    ("две трети населения", "две трети", "2", "3"),
    ("3 из 5 домов", "3 из 5", "3", "5"),
    ("третина населення", "третина", "1", "3"),
    ("jedna piąta kraju", "jedna piąta", "1", "5"),
    ("du trečdaliai žmonių", "du trečdaliai", "2", "3"),
]
VAGUE = [
    ("hundreds of cars", "hundreds", "100", "cars"),
    ("hundreds of thousands of troops", "hundreds of thousands", "100000", "troops"),
    ("tens of thousands of troops", "tens of thousands", "10000", "troops"),
    ("many millions of children", "many millions", "1000000", "children"),
    ("several thousand tents", "several thousand", "1000", "tents"),
    ("a few hundred tents", "a few hundred", "100", "tents"),
    ("dozens of tents", "dozens", "12", "tents"),
    ("сотни тысяч людей", "сотни тысяч", "100000", "людей"),
    ("setki tysięcy osób", "setki tysięcy", "100000", "osób"),
    ("šimtai tūkstančių žmonių", "šimtai tūkstančių", "100000", "žmonių"),
]
NOT_FIGURES = [
    *(
        "in 2014",
        "the war of 1941-1945",
        "between 1936 – 8",
        "in 1937/8",
        "since 1990-91",
        "until at least 1955",
    ),
    *("September 11th", "on 22 June 1941", "June 22, 1941", "on 22 and 23 June", "January, 1935", "5 May"),
    *("3/3/20", "27/6/20", "13.11.2017", "2019-03-08", "2019-03-08T07:45:10+01:00", "am 3. Oktober"),
    *(
        "в 1941 году",
        "1941–1945 гг.",
        "1 września 1939 r.",
        "2022 m. rugsėjo 11 d.",
        "11 de septiembre de 2001",
    ),
    *("the 1930s", "in his 40s", "the mid-1990s", "20-х годов", "44 BC", "AD 70", "summer of ’45"),
    *("by 6 p.m.", "at 14:32", "at 6 am", "um 14.30 Uhr", "в 18 часов", "five o'clock", "at five"),
    *("see p. 44", "pp. 44-46", "§ 4", "Fig. 3", "Chapter 7", "Article 58", "Articles 5, 6 and 7", "No. 227"),
    *("as shown[12]", "(3)", "killed.12 Then", "#12", "Battalion 101", "the 142th Regiment", "101 Battalion"),
    *("T34/76", "T-34", "an F-16", "COVID-19", "the G20", "Apollo 11 landed", "Model 1933", "Field Gun 95"),
    *(
        "the 21st century",
        "the second time",
        "a 2nd try",
        "1er mai",
        "a third party",
        "the first half",
        "half-eaten",
    ),
    *(
        "one of the men",
        "one day",
        "no one",
        "the two were gone",
        "us three",
        "the Seven Sisters",
        "World War Two",
    ),
    *("+370 600 12345", "555-123-4567", "https://example.org/2014/10/22/500-men", "192.168.10.20", "007"),
    *(
        "Anna Berg, 75, whose son",
        "her sister, 75, came",
        "Anna Berg, 75.",
        "  1. Nobody",
        "2) Nothing",
        "0 Comments",
        "11 comments:",
        "won 3-1",
        "24/7",
    ),
    *(
        "deaths per 1,000",
        "(in millions)",
        "how many millions",
        "nineteen forty-one",
        "ten dom jest i nie był",
    ),
    *("Page 3 of 12", "Part 1 of 2", "a 4K film", "10 Downing Street", "Lodz, DC 20500", "doi 10.1000/182"),
    *("Python 3.11", "Section 2.3", "50.45° N", "on day 100 of the war", "in 476, when Rome fell", "at 2am"),
    *(
        "a B-17 over Kiel",
        "May 8–9",
        "on 8-9 May",
        "between 2 and 4 p.m.",
        "No.1",
        "Sept. 28",
        "two-state",
        "in 1938.2 Then",
    ),
    *("Field Gun 95 Ha-Lo", "under one roof"),
    *("once upon a time", "he may go", "what a cent", "v 2.10.3", "5,6,7"),
]
COUNTS_THAT_LOOK_LIKE_YEARS = [
    ("1500 soldiers came", "1500"),
    ("an army of 1500 men", "1500"),
    ("they destroyed 1236 bridges", "1236"),
    ("more than 1500", "more than 1500"),
    ("1800 km away", "1800 km"),
    ("2000 years ago", "2000 years"),
    ("2500 soldiers", "2500"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), EXACT_AND_BOUNDED)
def test_an_amount_is_read_with_the_words_that_bound_it(
    text: str, words: str, low: str | None, high: str | None, bound: str, unit: str
) -> None:
    figures = find_figures(text)
    found, figure = text[figures[-1].start : figures[-1].end], figures[-1]
    assert (found, figure.bound, figure.unit) == (words, bound, unit)
    assert (figure.low, figure.high) == (limit(low), limit(high))


@pytest.mark.parametrize(("text", "words", "low", "high", "unit"), RANGES)
def test_a_range_has_two_ends(text: str, words: str, low: str, high: str, unit: str) -> None:
    found, figure = only_figure(text)
    assert (found, figure.bound, figure.unit) == (words, "between", unit)
    assert (figure.low, figure.high) == (limit(low), limit(high))


@pytest.mark.parametrize(("text", "words", "value", "unit"), WORDS)
def test_a_number_in_words_is_read(text: str, words: str, value: str, unit: str) -> None:
    found, figure = only_figure(text)
    assert (found, figure.unit, figure.bound) == (words, unit, "exact")
    assert figure.low == figure.high == limit(value)


@pytest.mark.parametrize(("text", "words", "value", "bound", "unit"), LANGUAGES)
def test_other_languages_write_numbers_their_way(
    text: str, words: str, value: str, bound: str, unit: str
) -> None:
    found, figure = only_figure(text)
    assert (found, figure.bound, figure.unit) == (words, bound, unit)
    assert figure.low == limit(value)


@pytest.mark.parametrize(("text", "words", "value", "unit"), UNITS)
def test_units_have_one_sign_each(text: str, words: str, value: str, unit: str) -> None:
    found, figure = only_figure(text)
    assert (found, figure.unit, figure.low) == (words, unit, limit(value))


@pytest.mark.parametrize(("text", "words", "part", "whole"), SHARES)
def test_a_part_of_a_whole_is_a_share(text: str, words: str, part: str, whole: str) -> None:
    found, figure = only_figure(text)
    assert (found, figure.unit, figure.part, figure.whole) == (words, "share", limit(part), limit(whole))
    assert figure.low == figure.high == round(Decimal(part) / Decimal(whole), 6)


@pytest.mark.parametrize(("text", "words", "low", "unit"), VAGUE)
def test_a_vague_number_is_only_a_lower_bound(text: str, words: str, low: str, unit: str) -> None:
    found, figure = only_figure(text)
    assert (found, figure.bound, figure.unit) == (words, "at_least", unit)
    assert (figure.low, figure.high) == (limit(low), None)


@pytest.mark.parametrize("text", NOT_FIGURES)
def test_a_number_that_counts_nothing_is_left_alone(text: str) -> None:
    assert [text[figure.start : figure.end] for figure in find_figures(text)] == []


@pytest.mark.parametrize(("text", "words"), COUNTS_THAT_LOOK_LIKE_YEARS)
def test_a_count_is_told_from_a_year(text: str, words: str) -> None:
    assert only_figure(text)[0] == words


def test_a_number_larger_than_any_count_is_left_alone() -> None:
    assert find_figures("9,000 trillion grains") == []
    assert only_figure("900 trillion grains")[1].low == Decimal(900) * 10**12


@pytest.mark.parametrize(("words", "low"), [("a fifth", "0.2"), ("half", "0.5"), ("about a quarter", "0.25")])
def test_a_fraction_highlighted_by_itself_is_a_share(words: str, low: str) -> None:
    figure = parse_figure(words)
    assert figure is not None
    assert (figure.start, figure.end) == (0, len(words))
    assert (figure.low, figure.unit) == (Decimal(low), "share")


@pytest.mark.parametrize("words", ["the fifth", "fifth", "one", ""])
def test_an_ordinal_highlighted_by_itself_is_no_figure(words: str) -> None:
    assert parse_figure(words) is None
