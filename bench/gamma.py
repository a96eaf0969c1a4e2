"""How long γ takes for a corpus: 200 documents, 3 readers, 20 passages each. Prints medians.

.venv/bin/python bench/gamma.py [--documents 200] [--readers 3] [--passages 20] [--length 4000] [--runs 3] [--json FILE]

Readers mark the same passages with other bounds, mistake labels, and miss some for others of their own.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from measures.agreement.gamma import corpus_gamma
from measures.readings import DocumentReadings, Marked

LABELS = ("fact", "opinion", "loaded", "doubt", "appeal")


def document(
    number: int, *, readers: int, passages: int, length: int, dice: np.random.Generator
) -> DocumentReadings:
    starts = np.sort(dice.integers(0, length - 160, passages))
    lengths, labels = dice.integers(20, 140, passages), dice.integers(0, len(LABELS), passages)

    def reading(reader: int) -> list[Marked]:
        own = dice.random(passages) < 0.25
        start = np.where(
            own, dice.integers(0, length - 160, passages), starts + dice.integers(-8, 9, passages)
        )
        end = start + np.maximum(5, lengths + dice.integers(-10, 11, passages))
        label = np.where(dice.random(passages) < 0.3, dice.integers(0, len(LABELS), passages), labels)
        return [
            Marked((reader, place), max(0, int(start[place])), int(end[place]), LABELS[label[place]])
            for place in range(passages)
        ]

    return DocumentReadings(
        f"d{number}", length, {f"r{reader}": reading(reader) for reader in range(readers)}
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (
        ("documents", 200),
        ("readers", 3),
        ("passages", 20),
        ("length", 4_000),
        ("runs", 3),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    size = {"readers": options.readers, "passages": options.passages, "length": options.length}
    dice = np.random.default_rng(7)
    corpus = [document(number, dice=dice, **size) for number in range(options.documents)]
    runs, samples = [], [0]
    for run in range(options.runs):
        started, worked = time.perf_counter(), time.process_time()
        gamma, gamma_cat = corpus_gamma(corpus, seed=run, progress=lambda done, of: samples.append(of))
        runs.append({
            "seconds": time.perf_counter() - started, "cpu": time.process_time() - worked, "samples": samples[-1],
        })  # fmt: skip
    medians = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    print(f"{options.documents} documents, {options.readers} readers, {options.passages} passages each: "
          f"{medians['seconds']:,.1f} s ({medians['cpu']:,.1f} s of a core), {samples[-1]:,} random continua")  # fmt: skip
    print(f"γ {gamma}\nγ-cat {gamma_cat}")
    if options.json:
        options.json.write_text(json.dumps({"medians": medians, "runs": runs}, indent=1))


if __name__ == "__main__":
    main()
