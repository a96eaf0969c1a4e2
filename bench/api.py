"""How fast the API saves, lists and exports, asked over HTTP from the real server on SQLite. Prints medians.

Saves are measured in an empty database, then in a document that holds 5,000 highlights of the database's 100,000. The export
is read as it comes; the memory is that of all the server's processes, against what it was before.

.venv/bin/python bench/api.py [--highlights 100000] [--saves 200] [--runs 3] [--json FILE]
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]
if TYPE_CHECKING:
    from desk.server import Caller, Server

    from annotator.models import Assignment

MEGABYTE = 1_000_000
Headers = dict[str, str]
TARGETS = {
    "list of 1,000, ms": 150, "jsonl, rows a second": 20_000, "jsonl, growth in MB": 50, "csv, rows a second": 20_000,
    "csv, growth in MB": 50,
}  # fmt: skip
JUDGEMENT = {
    "claim_type": "quantity", "voice": "publisher", "verdict": "mixed", "confidence": "high", "note": "measured",
    "techniques": [{"technique": "Loaded_Language", "severity": "marked"}, {"technique": "Doubt"}],
    "figure": {"low": "12000", "high": "18000", "bound": "between", "unit": "people"},
    "evidence": [{"relation": "context", "url": "https://example.org/a/page"}],
}  # fmt: skip


def prepare(data_dir: Path) -> None:
    """Django on an empty SQLite database in this folder."""
    os.environ.pop("DATABASE_URL", None)
    os.environ.update(DATA_DIR=str(data_dir), DJANGO_SETTINGS_MODULE="annotator.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def saves(caller: "Caller", assignment: "Assignment", number: int) -> dict[str, float]:
    """Median milliseconds to make a highlight with a whole judgement, to change its verdict, and to withdraw it."""
    text = assignment.document.text
    times: dict[str, list[float]] = {"create": [], "change": [], "withdraw": []}
    for step in range(number):
        start = 17 * step % (len(text) - 40)
        body = {
            "id": str(uuid.uuid4()), "assignment": str(assignment.pk), "start": start, "end": start + 30,
            "exact": text[start : start + 30], "judgement": JUDGEMENT,
        }  # fmt: skip
        address = f"/api/v1/highlights/{body['id']}/"
        times["create"].append(caller.ask("POST", "/api/v1/highlights/", body)[0])
        change = {"judgement": {"verdict": "refuted"}}
        times["change"].append(caller.ask("PATCH", address, change, **{"If-Match": '"1"'})[0])
        times["withdraw"].append(caller.ask("DELETE", address, **{"If-Match": '"2"'})[0])
    return {name: statistics.median(values) for name, values in times.items()}


def listing(caller: "Caller", assignment: "Assignment", runs: int) -> float:
    """Median milliseconds of one request for all the highlights of an assignment."""
    path = f"/api/v1/highlights/?assignment={assignment.pk}&page_size=5000"
    return statistics.median(caller.ask("GET", path)[0] for _ in range(3 * runs))


def export(server: "Server", caller: "Caller", form: str, *, rows: int, runs: int) -> dict[str, float]:
    """Median rows a second, and the most by which the server's memory grew."""
    from desk.server import watched

    path = f"/api/v1/highlights/export/?format={form}"
    caller.stream(f"{path}&until=2000-01-01")  # loads the code
    rates, growths = [], []
    for _ in range(runs):
        with watched(server) as memory:
            seconds, size = caller.stream(path)
        rates.append(rows / seconds)
        growths.append((max(memory) - memory[0]) / MEGABYTE)
    return {
        "rows a second": statistics.median(rates),
        "growth in MB": max(growths),
        "MB": size / MEGABYTE,
    }


def measure(data_dir: Path, *, highlights: int, number: int, runs: int) -> dict[str, Any]:
    """Every figure, by its name. The database grows on the way: first it holds nothing, then all the highlights."""
    prepare(data_dir)
    from desk import filling

    from corpus_app.models import Source

    filling.codebook()
    ada, lead = filling.person("ada", "reviewer"), filling.person("lead", "lead")
    as_ada, as_lead = ({"Authorization": f"Bearer {filling.token(user)}"} for user in (ada, lead))
    source = Source.objects.create(name="The Lantern")
    short = filling.reading(filling.document(source, 0, 5_000), ada, 0)
    found = when_empty(data_dir, as_ada, short, number)
    thousand = filling.reading(filling.document(source, 1, 100_000), ada, 1_000)
    full = filling.reading(filling.document(source, 2, MEGABYTE), ada, 5_000)
    for other in [filling.document(source, number, 5_000) for number in range(3, 103)]:
        filling.reading(other, ada, (highlights - 6_000) // 100)
    return (
        found | when_full(data_dir, as_ada, thousand, full, number, runs) | exports(data_dir, as_lead, runs)
    )


def when_empty(data_dir: Path, headers: Headers, short: "Assignment", number: int) -> dict[str, Any]:
    from desk.server import Caller, served

    with served(data_dir) as server:
        return {"save, empty database, ms": saves(Caller(server, headers), short, number)}


def when_full(
    data_dir: Path, headers: Headers, thousand: "Assignment", full: "Assignment", number: int, runs: int
) -> dict[str, Any]:
    from desk.server import Caller, served

    with served(data_dir) as server:
        caller = Caller(server, headers)
        caller.ask("GET", "/api/v1/me/")
        return {
            "list of 1,000, ms": listing(caller, thousand, runs),
            "list of 5,000, ms": listing(caller, full, runs),
            "save, 5,000 of 100,000 in a text of 1 MB, ms": saves(caller, full, number),
        }


def exports(data_dir: Path, headers: Headers, runs: int) -> dict[str, Any]:
    from desk.server import Caller, served

    from annotator.models import Highlight

    rows = Highlight.objects.active().count()
    found = {}
    for form in ("jsonl", "csv"):
        with served(data_dir) as server:
            for name, value in export(server, Caller(server, headers), form, rows=rows, runs=runs).items():
                found[f"{form}, {name}"] = value
    return found


def report(found: dict[str, Any]) -> None:
    for name, value in found.items():
        values = value if isinstance(value, dict) else {"": value}
        shown = ", ".join(f"{key} {number:,.1f}".strip() for key, number in values.items())
        target = TARGETS.get(name)
        print(f"{name:46} {shown}{f'   (target {target:,})' if target else ''}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--highlights", type=int, default=100_000)
    asked.add_argument("--saves", type=int, default=200)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), highlights=given.highlights, number=given.saves, runs=given.runs)
    report(found)
    if given.json:
        given.json.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
