"""manage.py simulate_consensus: the tables of docs/method/consensus.md, in Markdown."""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from measures.consensus.methods import METHODS
from measures.consensus.simulation import SCORES, Trial, mean_scores, promises, trials
from measures.consensus.worlds import SETTINGS


class Command(BaseCommand):
    help = "Settle made-up panels by every method and print accuracy, Brier score and calibration error as tables."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--seeds", nargs=2, type=int, default=(1, 21), metavar=("FROM", "TO"),
            help="whole numbers to draw with, the second left out (default: 1 21)",
        )  # fmt: skip
        parser.add_argument("--quick", action="store_true", help="one seed, and 60 items at most")
        parser.add_argument(
            "--output", type=Path, metavar="FILE", help="write there instead of to the screen"
        )

    def handle(self, *args: Any, seeds: tuple[int, int], quick: bool, **options: Any) -> None:
        drawn = range(seeds[0], seeds[0] + 1 if quick else seeds[1])
        settings = [replace(one, items=min(one.items, 60)) if quick else one for one in SETTINGS]
        text = "\n".join(_page(list(trials(settings, drawn)), drawn)) + "\n"
        if options["output"]:
            options["output"].write_text(text, encoding="utf-8")
        else:
            self.stdout.write(text, ending="")


def _page(done: list[Trial], drawn: range) -> Iterator[str]:
    yield f"`manage.py simulate_consensus --seeds {drawn.start} {drawn.stop}`: {len(done)} made-up panels."
    for score in SCORES:
        yield f"\n**{score}**\n"
        yield from _table(mean_scores(done, score))
    yield "\n**Share of the panels**\n"
    yield from _table(_by_promise({method: promises(done, method) for method in METHODS}))


def _by_promise(of_method: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    first = next(iter(of_method.values()))
    return {promise: {method: kept[promise] for method, kept in of_method.items()} for promise in first}


def _table(rows: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    yield f"| | {' | '.join(METHODS)} |"
    yield "|---" * (len(METHODS) + 1) + "|"
    for name, cells in rows.items():
        yield f"| {name} | {' | '.join(f'{cells[method]:.3f}' for method in METHODS)} |"
