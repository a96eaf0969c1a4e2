"""manage.py load_codebook FILE: store one version of a codebook."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.actions.codebooks import load_codebook
from annotator.errors import Refusal


class Command(BaseCommand):
    help = "Store one version of a codebook from a JSON file such as fixtures/codebook.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--ask-again",
            action="store_true",
            help="have reviewers look again at judgements whose labels this version redefines or retires",
        )

    def handle(self, *args: Any, file: Path, ask_again: bool = False, **options: Any) -> None:
        try:
            codebook, made = load_codebook(json.loads(file.read_text(encoding="utf-8")), asks_again=ask_again)
        except (OSError, ValueError) as error:
            raise CommandError(f"{file} cannot be read as JSON: {error}") from error
        except Refusal as refusal:
            raise CommandError(refusal.detail) from refusal
        self.stdout.write(f"{codebook.key} {'stored' if made else 'is there already'}.")
