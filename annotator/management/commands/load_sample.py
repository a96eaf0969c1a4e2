"""manage.py load_sample FOLDER: the sample corpus and the demo reviewers' readings of it."""

import json
import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from annotator.actions.allotting.giving import give
from annotator.actions.assignments import open_round, start, submit
from annotator.actions.highlights import create_highlight
from annotator.actions.rounds.making import make_round
from annotator.models import Assignment, Round, User
from annotator.queries.picking import Pick
from corpus_app.models import Document, Source

NAMES = uuid.UUID(
    "0d5ab2bd-7c3c-4f38-9c0e-52f1f7f5a6f1"
)  # the same highlight gets the same id on every machine

ROUND = "The Velm canal, first round"
SEED = 1931


class Command(BaseCommand):
    help = "Store the sample corpus through the same door and actions as everything else. May be run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="such as fixtures/")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        for source in _read(folder / "sources.json"):
            Source.objects.update_or_create(name=source.pop("name"), defaults=_source_fields(source))
        call_command("ingest", folder / "documents", sources=folder / "documents.json", stdout=self.stdout)
        readings = _read(folder / "judgements.json")
        made = self._load_readings(readings, (folder / "guidelines.md").read_text(encoding="utf-8"))
        self.stdout.write(f"{made} highlights of the demo reviewers stored.")

    @transaction.atomic
    def _load_readings(self, readings: list[dict[str, Any]], guidelines: str) -> int:
        """A review round of the sample's documents, with everybody's readings; 0 where it is there already."""
        lead = User.objects.filter(role=User.Role.LEAD).order_by("pk").first()
        if lead is None:
            raise CommandError("There is no lead. Run manage.py demo_people first.")
        if Round.objects.filter(name=ROUND).exists():
            return 0
        codebook = open_round().codebook
        rules = {"name": ROUND, "guidelines": guidelines, "share_limit": 100, "proposals": Round.Proposals.ON}
        round = make_round(
            rules=rules, codebook=codebook, pick=Pick(), seed=SEED, by=lead, now=timezone.now()
        )
        return sum(self._load_reading(reading, round, lead) for reading in readings)

    def _load_reading(self, reading: dict[str, Any], round: Round, lead: User) -> int:
        """One reviewer's reading of one document."""
        reviewer = User.objects.filter(username=reading["reviewer"]).first()
        if reviewer is None:
            raise CommandError(f"There is no {reading['reviewer']}. Run manage.py demo_people first.")
        document = Document.objects.filter(raw_upload__filename=reading["document"]).first()
        if document is None:
            raise CommandError(f"{reading['document']} is not in the corpus. See what ingest said of it.")
        (assignment,) = give(round, [document.pk], [reviewer], by=lead, now=timezone.now())
        start(assignment, now=timezone.now())
        for position, highlight in enumerate(reading["highlights"]):
            _make(
                assignment,
                highlight,
                uuid.uuid5(NAMES, f"{reviewer.username} {reading['document']} {position}"),
            )
        if reading["state"] == "submitted":
            submit(Assignment.objects.get(pk=assignment.pk), now=timezone.now())
        return len(reading["highlights"])


def _make(assignment: Assignment, highlight: dict[str, Any], id: uuid.UUID) -> None:
    quote = highlight.pop("quote")
    start = _place(assignment.document.text, quote, highlight.pop("occurrence", 1))
    if highlight.get("figure"):
        highlight["figure"]["checked"] = True
    create_highlight(
        id=id, assignment=assignment, by=assignment.reviewer, start=start, end=start + len(quote), exact=quote,
        judgement=highlight, now=timezone.now(),
    )  # fmt: skip


def _place(text: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            raise CommandError(f"The sample's words “{quote[:60]}” are not in the text {occurrence} times.")
    return start


def _source_fields(source: dict[str, Any]) -> dict[str, Any]:
    return {("other_names" if name == "names" else name): value for name, value in source.items()}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
