"""manage.py load_sample FOLDER: the sample corpus, the demo reviewers' readings of it, what the lead settled."""

import json
import uuid
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from annotator.actions.adjudication import Own, Rejected, Way, accept_agreed, decide
from annotator.actions.allotting.giving import give
from annotator.actions.assignments import open_round, start
from annotator.actions.highlights import create_highlight
from annotator.actions.rounds.making import make_round
from annotator.actions.submission import submit_reading
from annotator.models import Assignment, Round, User
from annotator.queries.picking import Pick
from annotator.queries.readings import NOW, read_documents, submitted_in
from annotator.queries.units import Status, Unit, units_in
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
        guidelines = (folder / "guidelines.md").read_text(encoding="utf-8")
        made = self._load_round(_readings(folder), _read(folder / "decisions.json"), guidelines)
        self.stdout.write(f"{made} highlights of the demo reviewers stored.")

    @transaction.atomic
    def _load_round(
        self, readings: list[dict[str, Any]], decisions: list[dict[str, Any]], guidelines: str
    ) -> int:
        """A review round of the sample's documents, with everybody's readings and what the lead settled of them; how many
        highlights that makes, 0 where it is there already.
        """
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
        made = sum(_load_reading(reading, round, lead) for reading in readings)
        for of_document in decisions:
            _settle(of_document, round, lead)
        return made


def _load_reading(reading: dict[str, Any], round: Round, lead: User) -> int:
    """One reviewer's reading of one document; how many highlights it has."""
    reviewer = User.objects.filter(username=reading["reviewer"]).first()
    if reviewer is None:
        raise CommandError(f"There is no {reading['reviewer']}. Run manage.py demo_people first.")
    document = _document(reading["document"])
    (assignment,) = give(round, [document.pk], [reviewer], by=lead, now=timezone.now())
    start(assignment, now=timezone.now())
    for position, highlight in enumerate(reading["highlights"]):
        name = f"{reviewer.username} {reading['document']} {position}"
        _make(assignment, highlight, uuid.uuid5(NAMES, name))
    if reading["state"] == "submitted":
        said = reading.get("document_judgement")
        as_stored = Assignment.objects.get(pk=assignment.pk)
        submit_reading(as_stored, document_judgement=said, by=reviewer, now=timezone.now())
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


def _settle(of_document: dict[str, Any], round: Round, lead: User) -> None:
    """What the lead decided in one document: unit by unit, then all on which the readers agree."""
    document = _document(of_document["document"])
    for decision in of_document["decisions"]:
        place = _place(document.text, decision["unit"], decision.get("occurrence", 1))
        unit = _unit_at(_units(round, document, lead), place, len(decision["unit"]))
        way, reason = _way(decision, document.text), decision["reason"]
        decide(round, document.pk, [unit.seen], way, reason=reason, by=lead, now=timezone.now())
    if of_document["accept_agreed"]:
        agreed = [unit.seen for unit in _units(round, document, lead) if unit.status == Status.AGREED]
        accept_agreed(round, document.pk, agreed, by=lead, now=timezone.now())


def _units(round: Round, document: Document, lead: User) -> list[Unit]:
    readings = submitted_in(round, lead).filter(document=document)
    return units_in(round, read_documents(readings, NOW))[document.pk]


def _unit_at(units: list[Unit], start: int, length: int) -> Unit:
    """The unit that a highlight with exactly these words is part of."""
    place = (start, start + length)
    found = [unit for unit in units if any((one.start, one.end) == place for one in unit.said)]
    if not found:
        raise CommandError(f"Nobody marked the words at {start} that the sample's lead decides about.")
    return found[0]


def _way(decision: dict[str, Any], text: str) -> Way:
    if decision["outcome"] == "rejected":
        return Rejected()
    start = _place(text, decision["quote"], 1)
    return Own(start, start + len(decision["quote"]), decision["judgement"], decision["quote"])


def _document(file: str) -> Document:
    document = Document.objects.filter(raw_upload__filename=file).first()
    if document is None:
        raise CommandError(f"{file} is not in the corpus. See what ingest said of it.")
    return document


def _place(text: str, quote: str, occurrence: int) -> int:
    start = -1
    for _ in range(occurrence):
        start = text.find(quote, start + 1)
        if start < 0:
            raise CommandError(f"The sample's words “{quote[:60]}” are not in the text {occurrence} times.")
    return start


def _source_fields(source: dict[str, Any]) -> dict[str, Any]:
    return {("other_names" if name == "names" else name): value for name, value in source.items()}


def _readings(folder: Path) -> list[dict[str, Any]]:
    """Everybody's reading of every document: one file for each document."""
    files = map(_read, sorted((folder / "readings").glob("*.json")))
    return [{"document": file["document"], **reading} for file in files for reading in file["readings"]]


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
