"""manage.py rate CLAIMS.csv: the reliability of the sources of a plain table, without a database."""

import csv
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand

from annotator.management.tables import read_table_at
from measures.reliability import SourceRate, rate_sources, read_claims

HEADER: Final = ("source", "documents", "claims", "estimate", "low", "high", "withheld", "why")


class Command(BaseCommand):
    help = (
        "Rate the sources of a CSV with the columns source, document, credit (0 to 1) and, if it has one, weight. "
        "Writes CSV: estimate and 95 % interval, also where a profile would withhold them, and why it would."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("claims", metavar="CLAIMS.csv", help="a file, or - for standard input")

    def handle(self, *args: Any, claims: str, **options: Any) -> None:
        rates = rate_sources(read_table_at(claims, read_claims))
        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(map(_row, rates))


def _row(rate: SourceRate) -> tuple[str | int, ...]:
    numbers = ("" if number is None else f"{number:.6f}" for number in (rate.estimate, rate.low, rate.high))
    withheld = "true" if rate.withheld else "false"
    return (rate.source, rate.documents, rate.claims, *numbers, withheld, rate.withheld or "")
