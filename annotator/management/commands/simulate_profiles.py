"""manage.py simulate_profiles [--quick] [--seed N] [--sources N] [--runs N]: do profiles hold what they promise?"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from measures.profiles.simulation.trials import QUICK, WORLDS, outcome_table, run

LEGEND = (
    "Coverage of the 95 % interval / mean width / bias of the estimate / rank correlation with the true rate."
)


class Command(BaseCommand):
    help = (
        "Calculate profiles of made-up sources whose true rates are known, read by panels of uneven skill, and print "
        "coverage, width, bias and rank correlation as a Markdown table."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quick", action="store_true", help="two worlds: seconds instead of minutes")
        parser.add_argument(
            "--seed", type=int, default=1, help="of the dice; the same seed prints the same table"
        )
        parser.add_argument("--sources", type=int, default=40, help="made-up sources in each run of a world")
        parser.add_argument("--runs", type=int, default=5, help="of each world, each with a new panel")

    def handle(self, *args: Any, quick: bool, seed: int, sources: int, runs: int, **options: Any) -> None:
        worlds = QUICK if quick else WORLDS
        outcomes = list(run(worlds, sources=sources, runs=runs, seed=seed))
        self.stdout.write(f"{runs} × {sources} sources in each world, seed {seed}. {LEGEND}\n\n")
        self.stdout.write(outcome_table(outcomes, [world.name for world in worlds]))
