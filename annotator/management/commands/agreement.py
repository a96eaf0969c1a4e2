"""manage.py agreement FILE.csv [--seed N] [--length N] [--resamples N]"""

import json
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.management.tables import MISUSED, read_table_at
from measures.agreement.documents import RESAMPLES
from measures.agreement.reports import report
from measures.tables import read_table

HELP = """How far people agree, from a table of labels or of spans, as one JSON object. Needs no database.

Labels: a CSV with the columns item, worker, label, one row for each answer. An empty label is a missing one; where
somebody answered twice, the last row counts. "a|b" is a set of two values, "|" alone the empty set. Numbers also
get ordinal, interval and ratio α. The items are resampled for the intervals.

Spans: a CSV with the columns document, annotator, start, end, label (and length, if you like: that of the text).
Offsets count characters from 0; the end is not included. An annotator has read a document where a row names them
with it, and only there: give whoever read it and marked nothing one row with start, end and label empty. Documents
that fewer than two people read do not count. Label coefficients are made of highlights matched by overlap. The
documents are resampled.

Each figure is {"value", "low", "high", "units"}, low and high being the bounds of its 95 % interval, or
{"value": null, "why"}. More figures and counts stand under "also". docs/method/agreement.md says how each is made."""


class Command(BaseCommand):
    help = HELP
    requires_system_checks: list[str] = []  # there may be no database yet

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="the table, in UTF-8; - reads standard input")
        parser.add_argument(
            "--seed", type=int, default=0, metavar="N", help="of everything drawn at random (0)"
        )
        parser.add_argument(
            "--length",
            type=int,
            metavar="N",
            help="of the text, for spans of one document (else the last end)",
        )
        parser.add_argument(
            "--resamples", type=int, default=RESAMPLES, metavar="N",
            help=f"for the intervals ({RESAMPLES}); 0 gives none",
        )  # fmt: skip

    def handle(self, *args: Any, file: str, seed: int, resamples: int, **options: Any) -> None:
        if seed < 0 or resamples < 0:
            raise CommandError("The seed and the number of resamples cannot be negative.", returncode=MISUSED)
        table = read_table_at(file, partial(read_table, length=options["length"]))
        figures = report(table, seed=seed, resamples=resamples)
        self.stdout.write(json.dumps(figures, indent=2, allow_nan=False))
