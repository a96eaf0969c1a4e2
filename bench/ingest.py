"""How fast documents come in: 2,000 of 2 kB in one .jsonl file, through the one door, on SQLite. Prints medians.

.venv/bin/python bench/ingest.py [--documents 2000] [--runs 5] [--json FILE]
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = (
    "the canal province winter ration lists workers barge lock river bank committee figures deaths reported between "
    "about ministry archive village railway north many people said that of and in to was were by for a on with from"
)
WORDS = VOCABULARY.split()


def paragraph(dice: random.Random, characters: int) -> str:
    words: list[str] = []
    while sum(map(len, words)) + len(words) < characters:
        words.append(dice.choice(WORDS) if dice.random() > 0.02 else f"{dice.randrange(1, 90_000):,}")
    return " ".join(words).capitalize() + "."


def write_documents(path: Path, count: int) -> None:
    dice = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = f"Report number {number}\n\n" + "\n\n".join(paragraph(dice, 480) for _ in range(4)) + "\n"
            file.write(json.dumps({"text": text, "source": f"Source {number % 20}"}) + "\n")


def one_run(count: int, folder: Path) -> dict[str, float]:
    """Ingest into a new database in a process of its own; seconds are the door's, without Python's start."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env["DATA_DIR"] = str(folder / "data")
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "-v0"], env=env, check=True)
    child = subprocess.run(
        [sys.executable, __file__, "--child", str(folder / "documents.jsonl")], env=env, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(child.stdout)
    return {**figures, "documents_per_second": count / figures["seconds"]}


def child(path: Path) -> None:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    import django

    django.setup()
    from django.core.management import call_command

    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open(os.devnull, "w") as nowhere:
        call_command("ingest", path, stdout=nowhere)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": time.perf_counter() - started, "grown_mb": (peak - before) / 1024}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child)
        return
    runs = []
    for _ in range(options.runs):
        with tempfile.TemporaryDirectory() as folder:
            write_documents(Path(folder) / "documents.jsonl", options.documents)
            runs.append(one_run(options.documents, Path(folder)))
    medians = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    print(f"{options.documents} documents, {options.runs} runs, medians: "
          f"{medians['documents_per_second']:,.0f} documents/s, memory grown by {medians['grown_mb']:,.0f} MB")  # fmt: skip
    if options.json:
        options.json.write_text(json.dumps({"medians": medians, "runs": runs}, indent=1))


if __name__ == "__main__":
    main()
