"""How long it takes to rate all sources: 500 of 200 documents with 5 claims each. Prints medians.

.venv/bin/python bench/reliability.py [--sources 500] [--documents 200] [--claims 5] [--runs 5] [--json FILE]
"""

import argparse
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from measures.reliability import ClaimTable, learn_correlation, rate_sources


def made_up(sources: int, documents: int, claims: int) -> ClaimTable:
    """Rates from 0 to 1, documents of their own rate, weights such as a panel of reviewers leaves."""
    dice = np.random.default_rng(7)
    rates = np.repeat(dice.random(sources), documents)
    chance = np.repeat(dice.beta(rates * 4, (1 - rates) * 4), claims)
    document = np.repeat(np.arange(sources * documents), claims)
    credit = (dice.random(len(document)) < chance).astype(np.float64)
    names = tuple(f"source {number}" for number in range(sources))
    return ClaimTable(names, document // documents, document, credit, dice.uniform(0.5, 1, len(document)))


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("sources", 500), ("documents", 200), ("claims", 5), ("runs", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    table = made_up(options.sources, options.documents, options.claims)
    learned = learn_correlation(table)
    first = table.source == 0
    one = ClaimTable(
        ("one",), table.source[first], table.document[first], table.credit[first], table.weight[first]
    )
    runs = [
        {
            "all": seconds(lambda: rate_sources(table)),
            "learn": seconds(lambda: learn_correlation(table)),
            "one": seconds(lambda: rate_sources(one, correlation=learned)),
        }
        for _ in range(options.runs)
    ]
    medians = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{options.sources} sources, {options.documents} documents each, {options.claims} claims each, "
        f"{options.runs} runs, medians: all rated in {medians['all']:.2f} s, correlation learned in "
        f"{medians['learn']:.2f} s, one source rated in {medians['one'] * 1000:.1f} ms; peak {peak:,.0f} MB"
    )
    if options.json:
        options.json.write_text(json.dumps({"medians": medians, "peak_mb": peak, "runs": runs}, indent=1))


if __name__ == "__main__":
    main()
