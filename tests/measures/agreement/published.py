"""Data from the literature, and the figures printed with them."""

from collections.abc import Sequence

from measures.agreement.answers import Answers, answers_of
from measures.readings import DocumentReadings, Marked
from measures.tables import LabelTable, read_labels

# Krippendorff, Computing Krippendorff's alpha-reliability, 2011: "data C", four observers and twelve units.
DATA_C = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
# Hayes & Krippendorff, Communication Methods and Measures 1, 2007, p. 84: five observers, forty units.
HAYES_AND_KRIPPENDORFF = (
    "1 1 2 * 0 0 1 1 2 2 * 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1",
    "1 1 3 0 0 0 0 * 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1",
    "2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 * 3 0 * 1 0 1 2 2 0 2 * 2 2 3 2 * 2 1",
    "* 1 3 * * * * 0 * 1 0 0 2 2 * * * 3 1 * 1 0 3 0 2 1 1 2 2 * * 1 2 2 * * * 1 2 *",
    "2 * * 0 0 0 1 * 2 * * * * 3 1 1 2 * * 0 * 0 * * 2 * 0 * * 2 0 * 2 * 2 2 2 2 * 1",
)
# Fleiss, Psychological Bulletin 76, 1971, p. 379: how many of six psychiatrists gave each of five diagnoses.
FLEISS = (
    "00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006",
    "10050", "11040", "03300", "10050", "02031", "00501", "30012", "51000", "02040", "10203",
    "00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006",
)  # fmt: skip
# Artstein & Poesio, Computational Linguistics 34, 2008, p. 558 and p. 568.
STATEMENTS_AND_REQUESTS = ((20, 10), (20, 50))
DIALOGUE_ACTS = ((46, 0, 0), (6, 32, 6), (0, 0, 10))
# Cohen, Educational and Psychological Measurement 20, 1960, p. 37 and p. 45.
COHEN_FIRST = ((25, 12, 3), (13, 2, 15), (12, 16, 2))
COHEN_SECOND = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
# irrCAC's cont3x3abstractors.
ABSTRACTORS = ((13, 0, 0), (0, 20, 7), (0, 4, 56))
PARADOX = ((8, 1), (0, 1))
SETS = (("", ""), ("A", ""), ("A", "A"), ("A", "B"), ("AB", "A"), ("AB", "AC"), ("ABC", "ABC"), ("C", "AC"), ("C", "AC"))  # fmt: skip

# Krippendorff, Content Analysis, 2nd ed. 2004, p. 254: observer, start, length, label; from 150 on, 300 long.
UNITIZING_2004 = (
    ("i", 225, 70, "c"), ("i", 370, 30, "c"), ("j", 220, 80, "c"), ("j", 355, 20, "c"), ("j", 400, 20, "c"),
    ("i", 180, 60, "k"), ("i", 300, 50, "k"), ("j", 180, 60, "k"), ("j", 300, 50, "k"),
)  # fmt: skip
# Krippendorff, Sociological Methodology 25, 1995, p. 57: 24 long.
UNITIZING_1995 = (
    ("i", 2, 8, "A"), ("i", 14, 6, "A"), ("j", 4, 4, "A"), ("j", 15, 2, "A"),
    ("i", 0, 18, "B"), ("j", 0, 2, "B"), ("j", 2, 1, "B"), ("j", 3, 1, "B"), ("j", 4, 1, "B"), ("j", 5, 1, "B"),
    ("j", 6, 3, "B"), ("j", 9, 1, "B"),
    ("i", 2, 6, "C"), ("i", 10, 2, "C"), ("i", 14, 4, "C"), ("i", 20, 2, "C"), ("j", 0, 2, "C"), ("j", 4, 4, "C"),
    ("j", 10, 4, "C"), ("j", 16, 2, "C"), ("j", 20, 2, "C"),
    ("i", 0, 2, "D"), ("i", 2, 8, "D"), ("i", 10, 4, "D"), ("i", 14, 6, "D"), ("i", 20, 4, "D"), ("j", 0, 4, "D"),
    ("j", 4, 4, "D"), ("j", 8, 7, "D"), ("j", 15, 2, "D"), ("j", 17, 7, "D"),
)  # fmt: skip


def table_of(rows: Sequence[str]) -> LabelTable:
    """One line of values for each observer; "*" is a missing value."""
    lines = [
        f"unit {unit:03},observer {observer},{value}\n"
        for observer, row in enumerate(rows)
        for unit, value in enumerate(row.split())
        if value != "*"
    ]
    return read_labels(["item,worker,label\n", *lines])


def crossed(counts: Sequence[Sequence[int]]) -> Answers:
    """Two people's answers from how often one said the row's value and the other the column's."""
    pairs = [
        (row, column)
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        for _ in range(count)
    ]
    return answers_of(table_of([" ".join(str(pair[side]) for pair in pairs) for side in (0, 1)]))


def distributed(counts: Sequence[str]) -> Answers:
    """Answers from how many people gave each value to each unit."""
    units = [[str(value) for value, count in enumerate(line) for _ in range(int(count))] for line in counts]
    return answers_of(table_of([" ".join(line) for line in zip(*units, strict=True)]))


def continuum(
    units: Sequence[tuple[str, int, int, str]], *, length: int, begin: int = 0, stretch: int = 1
) -> DocumentReadings:
    """One document from units of observer, start, length and label."""
    found: dict[str, list[Marked]] = {"i": [], "j": []}
    for number, (observer, start, size, label) in enumerate(units):
        place = (start - begin) * stretch
        found[observer].append(Marked(number, place, place + size * stretch, label))
    return DocumentReadings("continuum", length * stretch, found)
