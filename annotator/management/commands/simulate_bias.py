"""manage.py simulate_bias [--quick] [--seed N] [--intervals N]: do the intervals of rates, slants and shares hold what they promise?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from measures.bias.simulation import documents
from measures.bias.simulation.tables import coverage_table, error_table, standing_out_table
from measures.bias.simulation.trials import run, worlds


class Command(BaseCommand):
    help = "Profile made-up sources whose true bias is known, and print coverage, width and bias as Markdown tables."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="a few worlds: seconds instead of minutes")
        parser.add_argument(
            "--seed", type=int, default=1, help="of the dice; the same seed prints the same tables"
        )
        parser.add_argument("--intervals", type=int, default=1_800, help="in each world, about")

    def handle(self, *args: Any, quick: bool, seed: int, intervals: int, **options: Any) -> None:
        self.stdout.write(f"About {intervals} intervals in each world, seed {seed}.\n")
        trials = list(run(worlds(quick=quick), intervals=intervals, seed=seed))
        for title, table in (
            ("Rates: coverage / mean width over the mean rate", coverage_table),
            ("Rates: outlying sources, bias and error over the mean rate", error_table),
            ("Rates: standing out", standing_out_table),
        ):
            self.stdout.write(f"\n### {title}\n\n{table(trials)}")
        axes = documents.QUICK if quick else documents.AXES
        slants = documents.slant_table(intervals=intervals, seed=seed, axes=axes)
        self.stdout.write(f"\n### Slants\n\n{slants}")
        shares = documents.share_table(intervals=intervals, seed=seed)
        self.stdout.write(f"\n### Shares: coverage / mean width\n\n{shares}")
