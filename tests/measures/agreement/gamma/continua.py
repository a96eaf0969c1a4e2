"""Continua to measure: those of the literature, and a way to write new ones down.

AlexPaulSuzan is the example that the tests of pygamma-agreement publish figures for; the disorders of the others are those that
the tests of dkpro-statistics state, which had them from pygamma-agreement 0.5.9.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from measures.agreement.gamma.dissimilarity import Dissimilarity, label_distances, nominal
from measures.agreement.gamma.units import Units
from measures.readings import DocumentReadings, Marked


class Fixture(NamedTuple):
    """Readers one after the other, with α and β, the disorder of the best alignment, and that expected.

    `expected` is the mean of 30 samples of the statistical sampler.
    """

    readings: Sequence[str]
    alpha: float
    beta: float
    disorder: float
    expected: float


ALEX_PAUL_SUZAN = (
    "1:2-9 2:11-17 5:24-30 6:32-36 6:36-44 7:44-60",
    "1:2-9 3:11-17 5:19-25 6:32-44",
    "1:2-9 4:11-17 5:21-27 6:32-36 6:36-40 6:40-44",
)
FIXTURES = {
    "small offsets": Fixture(("a:1-5 b:6-10 a:11-15", "a:2-6 b:7-11 a:12-16"), 1, 1, 0.0625, 0.53697),
    "unequal counts": Fixture(("a:1-5 b:6-10 a:20-24 b:30-34", "a:2-6 b:31-35"), 1, 1, 0.708333, 1.63508),
    "identical": Fixture(("a:1-5 b:10-15 c:20-25", "a:1-5 b:10-15 c:20-25"), 1, 1, 0.0, 1.05437),
    "three readers": Fixture(("a:1-5 b:10-14", "a:2-6 b:11-15", "a:1-4 c:9-14"), 1, 1, 0.408756, 1.198),
    "sixteen each": Fixture(
        (
            " ".join(f"{'abc'[n % 3]}:{10 * n + 1}-{10 * n + 6}" for n in range(16)),
            " ".join(f"{'bca'[n % 3]}:{10 * n + 2}-{10 * n + 8}" for n in range(16)),
        ),
        1, 1, 1.07438, 0.975984,
    ),
    "β is 2": Fixture(("a:1-5 b:6-10 c:11-15", "a:2-7 b:8-12 a:11-15"), 3, 2, 1.027778, 1.35999),
}  # fmt: skip
# Random continua of the statistical sampler, with the disorder of their best alignments.
SAMPLED = (
    Fixture(("c:373938-716439 a:1130082-1613892", "a:339553-673303 c:845304-1238337", "a:253388-677929 a:1017483-1427270"), 1, 1, 0.825343, 0),
    Fixture(("b:459006-843060 a:1277804-1677230", "b:244629-690938 a:1137832-1527671", "b:-106022-296146 a:574941-985434"), 1, 1, 1.327808, 0),
    Fixture(("a:3596508-8136128 a:10140772-14071268", "a:509526-5677162 c:5057392-8042500", "b:3101083-7221930 a:9168460-12887912"), 1, 1, 1.259754, 0),
    Fixture(("c:408857-880073 b:790626-1235606 c:1537343-1942074", "b:239035-708827 a:904959-1298724 a:1491508-2043923"), 1, 1, 1.066646, 0),
    Fixture(("a:454390-904262 a:840890-1310731 c:1314606-1675289", "c:496431-1014271 b:1650839-2064788 b:1984511-2487054"), 1, 1, 1.63414, 0),
    Fixture(("b:231051-597165 b:627764-1080341 a:1298592-1708513", "b:201883-596708 a:678215-1094063 a:1293054-1677224"), 3, 2, 0.670333, 0),
    Fixture(("b:217864-635671 a:680901-1078069 a:1386702-1807652", "a:-8357-387349 a:416116-883576 c:807437-1230163"), 3, 2, 1.615491, 0),
)  # fmt: skip


def readings(texts: Sequence[str]) -> DocumentReadings:
    """A document as long as its last passage; each text is a reader's, "label:start-end" with spaces between."""
    found = {f"reader {place}": _marks(text) for place, text in enumerate(texts)}
    length = max((mark.end for marks in found.values() for mark in marks), default=0)
    return DocumentReadings("document", length, found)


def arrays(texts: Sequence[str], *, alpha: float = 3, beta: float = 1) -> tuple[Units, Dissimilarity]:
    """The same for the parts of γ, which take passages from outside the text, too."""
    found = [(reader, *span) for reader, text in enumerate(texts) for span in _spans(text)]
    labels = sorted({label for _, label, _, _ in found})
    units = Units(
        len(texts), 1, np.zeros(len(found), dtype=np.int64), np.array([one[0] for one in found]),
        np.array([one[2] for one in found], dtype=np.float64), np.array([one[3] for one in found], dtype=np.float64),
        np.array([labels.index(one[1]) for one in found]),
    )  # fmt: skip
    return units, Dissimilarity(label_distances(labels, nominal), alpha, beta)


def _marks(text: str) -> list[Marked]:
    return [
        Marked(place, start, end, None if label == "none" else label)
        for place, (label, start, end) in enumerate(_spans(text))
    ]


def _spans(text: str) -> list[tuple[str, int, int]]:
    return [(label, int(start), int(end)) for label, start, end in re.findall(r"(\w+):(-?\d+)-(-?\d+)", text)]
