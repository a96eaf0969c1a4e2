"""How fast labels are settled, beside crowd-kit's Dawid-Skene on the same labels in the same process. Prints medians.

.venv/bin/python bench/consensus.py [--labels 1000000] [--runs 3] [--json FILE]

A thousand workers of mixed skill gave five answers, of four values, to each item. "plain" has nothing else in it;
in "unlike items" the items differ in difficulty and workers in which class they know, so that fits take longer.
"""

import argparse
import json
import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from crowdkit.aggregation import DawidSkene

from measures.consensus.dawid_skene import dawid_skene
from measures.consensus.hierarchy import fit
from measures.consensus.methods import settle, votes_of
from measures.consensus.shrinkage import panel_and_coin
from measures.consensus.worlds import Setting, make_world
from measures.tables import LabelTable

WORKERS, ANSWERS = 1_000, 5
_PART = 2_000
TARGETS = {"one fit": 5.0, "one pulled fit": 5.0, "whole default": 1.0}


def a_table(setting: Setting, items: int) -> LabelTable:
    """A panel put together from parts of 2,000 items, since drawing workers takes memory for each pair."""
    part = replace(setting, items=_PART)
    times = -(-items // _PART)
    parts = [make_world(part, np.random.default_rng([1, number])).table for number in range(min(times, 5))]
    drawn = [parts[number % len(parts)] for number in range(times)]
    item = np.concatenate([one.item + _PART * number for number, one in enumerate(drawn)])
    worker, label = (np.concatenate([getattr(one, name) for one in drawn]) for name in ("worker", "label"))
    return LabelTable(
        tuple(f"item {number:07}" for number in range(_PART * times)), parts[0].workers, parts[0].classes,
        item.astype(np.int32), worker, label,
    )  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def one_run(table: LabelTable) -> dict[str, float]:
    """Seconds by what was done, all in this process and one after the other."""
    frame = pd.DataFrame({"task": table.item, "worker": table.worker, "label": table.label})
    votes, _ = votes_of(table)
    return {
        "crowd-kit": seconds(lambda: DawidSkene(100).fit(frame)),
        "one fit": seconds(lambda: dawid_skene(votes)),
        "one pulled fit": seconds(lambda: fit(votes, panel_and_coin, start=votes.shares)),
        "whole default": seconds(lambda: settle(table)),
    }


def measure(items: int, runs: int) -> dict[str, dict[str, float]]:
    """Median seconds, and how many times as fast as crowd-kit of the same run, by panel."""
    plain = Setting("plain", workers=WORKERS, answers=ANSWERS, classes=4)
    unlike = Setting("unlike items", workers=WORKERS, answers=ANSWERS, classes=4, skill=0.6, difficulty=1.0, one_sided=0.7)  # fmt: skip
    found = {}
    for setting in (plain, unlike):
        table = a_table(setting, items)
        done = [one_run(table) for _ in range(runs)]
        times = {f"{name}, s": statistics.median(one[name] for one in done) for name in done[0]}
        ratios = {f"{name}, times as fast": statistics.median(one["crowd-kit"] / one[name] for one in done) for name in TARGETS}  # fmt: skip
        found[setting.name] = {**times, **ratios}
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--labels", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    warnings.simplefilter("ignore")  # crowd-kit's, about the pandas to come
    found = measure(given.labels // ANSWERS, given.runs)
    for panel, figures in found.items():
        for name, value in figures.items():
            target = TARGETS.get(name.removesuffix(", times as fast")) if name.endswith("fast") else None
            print(f"{panel:14} {name:32} {value:8.2f}{f'   (target {target:.0f})' if target else ''}")
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
