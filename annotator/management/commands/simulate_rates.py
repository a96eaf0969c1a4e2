"""manage.py simulate_rates [--quick] [--seed N] [--sources N] [--kinds KIND…]: does the interval of a rate hold what it promises?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from measures.reliability.simulation.tables import closing_table, coverage_table, error_table
from measures.reliability.simulation.trials import CORRELATIONS_OF, FULL, QUICK, run, worlds


class Command(BaseCommand):
    help = "Rate made-up sources whose true rates are known, and print coverage, width and bias as Markdown tables."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="a few worlds: seconds instead of minutes")
        parser.add_argument(
            "--seed", type=int, default=1, help="of the dice; the same seed prints the same tables"
        )
        parser.add_argument("--sources", type=int, default=100, help="made-up sources in each world")

        parser.add_argument(
            "--kinds",
            nargs="+",
            choices=CORRELATIONS_OF,
            default=tuple(CORRELATIONS_OF),
            help="of worlds; all",
        )

    def handle(self, *args: Any, quick: bool, seed: int, sources: int, **options: Any) -> None:
        tried = list(worlds(QUICK if quick else FULL, options["kinds"]))
        outcomes = list(run(tried, sources=sources, seed=seed))
        self.stdout.write(f"{len(tried)} worlds of {sources} sources, seed {seed}.\n")
        for title, table in (
            ("Coverage / mean width", coverage_table),
            ("Bias / root mean square error of the estimate", error_table),
            ("Worlds", closing_table),
        ):
            self.stdout.write(f"\n### {title}\n\n{table(outcomes)}")
