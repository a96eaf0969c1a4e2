"""manage.py settle LABELS.csv [--method METHOD]: the most probable label of each item, without a database."""

import csv
from argparse import ArgumentParser
from collections.abc import Iterable
from io import StringIO
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from annotator.management.tables import MISUSED, read_table_at
from measures.consensus.methods import DEFAULT_METHOD, METHODS, settle
from measures.consensus.settled import Settled
from measures.tables import read_labels

FIRST_COLUMNS: Final = ("item", "label")


class Command(BaseCommand):
    help = (
        "Settle a CSV with the columns item, worker, label. Writes CSV: item, its most probable label, and the "
        "probability of each value in a column named by it. Ties are counted on standard error."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("labels", metavar="LABELS.csv", help="a file, or - for standard input")
        parser.add_argument(
            "--method",
            default=DEFAULT_METHOD,
            help=f"one of {', '.join(METHODS)} (default: {DEFAULT_METHOD})",
        )

    def handle(self, *args: Any, labels: str, method: str, **options: Any) -> None:
        if method not in METHODS:
            raise CommandError(
                f"There is no method {method}. There are: {', '.join(METHODS)}.", returncode=MISUSED
            )
        settled = settle(read_table_at(labels, read_labels), method=method)
        for note in [*settled.notes, *_on_ties(settled), *_on_columns(settled)]:
            self.stderr.write(note)
        self.stdout.write(_as_csv(settled), ending="")


def _as_csv(settled: Settled) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*FIRST_COLUMNS, *_columns(settled.classes)])
    rows = zip(settled.items, settled.labels, settled.probabilities.tolist(), strict=True)
    writer.writerows([item, label, *(f"{share:.6f}" for share in shares)] for item, label, shares in rows)
    return out.getvalue()


def _columns(classes: Iterable[str]) -> list[str]:
    """A column for each class, named by it; one called like a first column gets “value” before its name."""
    taken = {*FIRST_COLUMNS, *classes}
    columns = []
    for name in classes:
        column = name
        while name in FIRST_COLUMNS and column in taken:
            column = f"value {column}"
        columns.append(column)
    return columns


def _on_ties(settled: Settled) -> list[str]:
    ties = int(settled.tied.sum())
    return [f"Tied: {ties:,} of {len(settled.items):,}; the label is the first by name."] if ties else []


def _on_columns(settled: Settled) -> list[str]:
    renamed = zip(settled.classes, _columns(settled.classes), strict=True)
    return [f"The column of the value “{name}” is “{column}”." for name, column in renamed if name != column]
