"""Profiles of 500 sources from 1,000,000 judgements of 100,000 documents, on PostgreSQL: rebuilding, pages, memory.

.venv/bin/python bench/profiles.py [--sources 500] [--documents 100000] [--runs 9] [--json FILE]

Makes a database of its own on the server of DATABASE_URL (postgres://postgres@127.0.0.1:5432/postgres where that is not set) and
drops it at the end.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parent.parent
NAME = "assay_bench_profiles"
USUAL = "postgres://postgres@127.0.0.1:5432/postgres"


def timed(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def peak() -> float:
    """Megabytes that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(sources: int, documents: int, runs: int) -> dict[str, float]:
    import django

    django.setup()
    from desk.many import fill, touch_one
    from django.core.management import call_command
    from django.utils import timezone

    from annotator.actions.profiles.calibrating import calibrate
    from annotator.actions.profiles.rebuilding import Fixed, rebuild
    from annotator.actions.profiles.watching import rebuild_all, rebuild_changed
    from corpus_app.models import Source

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    begun = time.perf_counter()
    judged = fill(sources, documents)
    print(f"{judged:,} judgements filled in within {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    before = peak()
    begun = time.perf_counter()
    fixed = Fixed.of(calibrate(by=None, now=timezone.now()))
    calibrated = time.perf_counter() - begun
    print(f"calibrated in {calibrated:.0f} s, {peak():.0f} MB", file=sys.stderr)
    rebuilt = timed(lambda: rebuild_all(fixed, now=timezone.now()))
    print(f"rebuilt in {rebuilt:.0f} s, {peak():.0f} MB", file=sys.stderr)
    one = Source.objects.order_by("name")[0]
    again = [timed(lambda: rebuild(one.pk, fixed, now=timezone.now())) for _ in range(runs)]
    rebuild_changed(now=timezone.now())
    touch_one(one)
    found = timed(lambda: rebuild_changed(now=timezone.now()))
    return {
        "judgements": judged, "calibrate_s": calibrated, "rebuild_all_s": rebuilt, "peak_mb": peak(),
        "peak_before_mb": before, "one_source_s": statistics.median(again), "one_run_after_one_change_s": found, **pages(runs),
    }  # fmt: skip


def pages(runs: int) -> dict[str, float]:
    """Medians in milliseconds of whole requests through Django's handler, as a lead."""
    from desk import filling
    from django.test import Client
    from django.urls import reverse

    from corpus_app.models import Source

    client = Client(SERVER_NAME="localhost")
    client.force_login(filling.person("lena", "lead"), backend="django.contrib.auth.backends.ModelBackend")
    one = Source.objects.order_by("name")[1]
    addresses = {"list_ms": reverse("sources"), "source_ms": reverse("source", args=[one.pk])}
    found = {}
    for name, address in addresses.items():
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}.")
        found[name] = 1000 * statistics.median(timed(partial(client.get, address)) for _ in range(runs))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--child", action="store_true")
    args = parser.parse_args()
    if args.child:
        sys.path.insert(0, str(ROOT))
        os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
        print(json.dumps(measured(args.sources, args.documents, args.runs)))
        return
    figures = in_own_database(args)
    print(json.dumps(figures, indent=2))
    if args.json:
        args.json.write_text(json.dumps(figures, indent=2) + "\n")


def in_own_database(args: argparse.Namespace) -> dict[str, float]:
    server = os.environ.get("DATABASE_URL") or USUAL
    with psycopg.connect(server, autocommit=True) as admin, tempfile.TemporaryDirectory() as folder:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME}")
        admin.execute(f"CREATE DATABASE {NAME}")
        env = {**os.environ, "DATABASE_URL": server.rsplit("/", 1)[0] + f"/{NAME}", "DATA_DIR": folder}
        sizes = [f"--{name}={getattr(args, name)}" for name in ("sources", "documents", "runs")]
        try:
            child = subprocess.run(
                [sys.executable, __file__, "--child", *sizes],
                env=env,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
            )
        finally:
            admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
    figures: dict[str, float] = json.loads(child.stdout)
    return figures


if __name__ == "__main__":
    main()
