"""How fast agreement is calculated: of a round, of one crowded document, and of a large table of labels. Prints medians.

.venv/bin/python bench/agreement.py [--documents 200] [--labels 1000000] [--runs 3] [--json FILE]

A round has three of eight people for each document, who marked 20 of the same 30 passages. Its families are two
unordered, two ordered and one of sets, and the spans alone. γ has a benchmark of its own.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from measures.agreement.documents import Facet, agree, by_document, by_pair
from measures.agreement.reports import report
from measures.matching import match
from measures.readings import DocumentReadings, Marked
from measures.tables import read_table

VERDICTS = ("refuted", "mostly refuted", "mixed", "mostly verified", "verified")
TECHNIQUES = tuple("abcdefghijklmnopqrst")
FACETS = {
    "claim type": (Facet("nominal"), TECHNIQUES[:8]), "voice": (Facet("nominal"), TECHNIQUES[:4]),
    "verdict": (Facet("ordinal", VERDICTS), VERDICTS), "confidence": (Facet("ordinal", VERDICTS[:3]), VERDICTS[:3]),
    "techniques": (Facet("set"), TECHNIQUES),
}  # fmt: skip
TARGETS = {"round, all families, s": 2.0}
Round = list[DocumentReadings]


def a_round(documents: int) -> Round:
    dice = random.Random(1)
    return [_document(dice, number) for number in range(documents)]


def _document(dice: random.Random, number: int) -> DocumentReadings:
    passages = [(start, start + dice.randint(10, 150)) for start in dice.sample(range(100, 5_800), 30)]
    readings = {
        f"person {person}": [
            Marked((person, place), start + dice.randint(-3, 3), end + dice.randint(0, 10))
            for place, (start, end) in enumerate(dice.sample(passages, 20))
        ]
        for person in dice.sample(range(8), 3)
    }
    return DocumentReadings(f"document {number:04}", 6_000, readings)


def judged(documents: Round, facet: Facet, values: tuple[str, ...]) -> Round:
    """The same highlights with a label each; two of three that begin near each other have the same."""
    dice = random.Random(2)

    def said(marked: Marked) -> Marked:
        place = marked.start // 40 if dice.random() < 0.7 else dice.randrange(len(values))
        label = values[place % len(values)]
        return replace(marked, label=frozenset({label}) if facet.scale == "set" else label)

    return [
        replace(
            one, readings={name: [said(marked) for marked in found] for name, found in one.readings.items()}
        )
        for one in documents
    ]


def all_families(documents: Round, families: dict[str, Round]) -> None:
    """What a page about a round needs: the passages are matched once."""
    units = agree(documents, None, seed=1).units
    for name, (facet, _) in FACETS.items():
        agree(families[name], facet, seed=1, units=units)


def crowded() -> dict[str, list[Marked]]:
    """5,000 highlights of three people in one document of 100,000 characters."""
    dice = random.Random(3)
    starts = [dice.randrange(100_000) for _ in range(5_000)]
    marked = [Marked(number, start, start + dice.randint(5, 200)) for number, start in enumerate(starts)]
    return {f"person {person}": marked[person::3] for person in range(3)}


def labels(count: int) -> list[str]:
    """Rows in which 800 people gave about five answers, of five values, to each item."""
    dice = random.Random(4)
    rows = ["item,worker,label\n"]
    for _ in range(count):
        item = dice.randrange(count // 5)
        answer = item % 5 if dice.random() < 0.7 else dice.randrange(5)
        rows.append(f"item {item},worker {dice.randrange(800)},{answer}\n")
    return rows


def seconds(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(*, documents: int, count: int, runs: int) -> dict[str, float]:
    """Every figure by its name."""
    plain = a_round(documents)
    families = {name: judged(plain, facet, values) for name, (facet, values) in FACETS.items()}
    verdicts, many = families["verdict"], crowded()
    ordinal = FACETS["verdict"][0]
    rows = labels(count)
    table = read_table(rows)
    tasks: dict[str, Callable[[], object]] = {
        "round, one family, s": lambda: agree(verdicts, ordinal, seed=1),
        "round, all families, s": lambda: all_families(plain, families),
        "round, one family by document, s": lambda: by_document(verdicts, ordinal),
        "round, one family by pair, s": lambda: by_pair(verdicts, ordinal, seed=1),
        "matching of 5,000 highlights in one document, s": lambda: match(many),
        "reading a table of labels, s": lambda: read_table(rows),
        "all coefficients of that table, s": lambda: report(table, seed=1, resamples=1_000),
    }
    return {name: seconds(work, runs) for name, work in tasks.items()}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--documents", type=int, default=200)
    asked.add_argument("--labels", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    found = measure(documents=given.documents, count=given.labels, runs=given.runs)
    for name, value in found.items():
        target = TARGETS.get(name)
        print(f"{name:50} {value:8.2f}{f'   (target {target:.0f})' if target else ''}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
