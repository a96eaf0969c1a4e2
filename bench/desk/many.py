"""Fill an empty PostgreSQL database with sources that have been read and judged by the hundred thousand, by COPY."""

import datetime as dt
import hashlib
import json
import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from annotator.models import Round, User
from corpus_app.models import Source
from desk import filling

SENTENCES = 12
CLAIMS = 4  # of the sentences, those that readers mark
MARKED = 0.85  # of them, by each reader
READERS = 3
REVIEWERS = 30
DOCUMENTS_IN_ROUND = 5_000
Row = Sequence[Any]
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
COLUMNS = {
    "corpus_app_document": "id source_id title language published author url metadata text text_sha256 length words raw_locator"
    " origin_relation redistribution version created_at",
    "corpus_app_segment": "document_id position start end role author language depth",
    "annotator_rounddocument": "round_id document_id position purpose readers_wanted",
    "annotator_assignment": "id round_id document_id reviewer_id purpose state proposals created_at submitted_at",
    "annotator_assignmentchange": "assignment_id kind made_by_id made_at reason",
    "annotator_highlight": "id assignment_id start end exact prefix suffix version independent_version created_at updated_at",
    "annotator_judgement": "highlight_id claim_type voice endorsement verdict confidence stance note has_figure figure_bound figure_unit"
    " figure_counted figure_as_of figure_supplier figure_checked",
    "annotator_highlightversion": "highlight_id version changed_by_id changed_at state",
}


def fill(sources: int, documents: int) -> int:
    """So many sources with so many documents in all, each read by three of thirty; how many judgements there are."""
    codebook = filling.codebook()
    reviewers = [filling.person(f"reader{number}", "reviewer") for number in range(REVIEWERS)]
    made = [Source.objects.create(name=f"Source {number:03}") for number in range(sources)]
    dice = random.Random(filling.SEED)
    judged = 0
    for first in range(0, documents, DOCUMENTS_IN_ROUND):
        round = Round.objects.create(name=f"Round {first}", codebook=codebook, state=Round.State.CLOSED)
        numbers = range(first, min(first + DOCUMENTS_IN_ROUND, documents))
        rows = _rows(
            round, [(number, made[number * sources // documents]) for number in numbers], reviewers, dice
        )
        for table, some in rows.items():
            _copy(table, some)
        judged += len(rows["annotator_judgement"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return judged


def _rows(
    round: Round, numbered: Iterable[tuple[int, Source]], reviewers: Sequence[User], dice: random.Random
) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for number, source in numbered:
        document, text, sentences = uuid.UUID(int=dice.getrandbits(128), version=4), *_text(number, dice)
        rows["corpus_app_document"].append(
            (document, source.pk, f"Report {number}", "en", NOW.date(), "", "", "{}", text,
             hashlib.sha256(text.encode()).hexdigest(), len(text), len(text.split()), "", "", "unknown", 1, NOW)
        )  # fmt: skip
        rows["corpus_app_segment"].append((document, 1, 0, len(text), "body", "", "", 0))
        rows["annotator_rounddocument"].append((round.pk, document, number, "work", READERS))
        truth = [dice.random() < 0.3 + 0.6 * (source.pk.int % 100) / 100 for _ in range(CLAIMS)]
        for reader in dice.sample(reviewers, READERS):
            _reading(rows, round, document, reader, sentences, truth, text, dice)
    return rows


def _reading(
    rows: dict[str, list[Row]], round: Round, document: uuid.UUID, reader: User,
    sentences: Sequence[tuple[int, int]], truth: Sequence[bool], text: str, dice: random.Random,
) -> None:  # fmt: skip
    assignment = uuid.UUID(int=dice.getrandbits(128), version=4)
    rows["annotator_assignment"].append(
        (assignment, round.pk, document, reader.pk, "work", "submitted", False, NOW, NOW)
    )
    rows["annotator_assignmentchange"].append((assignment, "submitted", reader.pk, NOW, ""))
    for (start, end), holds in zip(sentences[:CLAIMS], truth, strict=True):
        if dice.random() > MARKED:
            continue
        right = dice.random() < 0.7 + 0.25 * (reader.pk % 10) / 10
        verdict = "verified" if holds == right else "refuted"
        _highlight(rows, assignment, reader, (start, end), text, verdict, dice)


def _highlight(
    rows: dict[str, list[Row]], assignment: uuid.UUID, reader: User, place: tuple[int, int], text: str, verdict: str,
    dice: random.Random,
) -> None:  # fmt: skip
    highlight, (start, end) = uuid.UUID(int=dice.getrandbits(128), version=4), place
    exact = text[start:end]
    techniques = [
        {
            "technique": dice.choice(filling.TECHNIQUES),
            "severity": None,
            "target": "",
            "polarity": None,
            "aim": None,
        }
    ]
    judgement = {
        "claim_type": "event", "voice": "publisher", "endorsement": None, "verdict": verdict, "confidence": "high",
        "stance": "asserts", "note": "", "techniques": techniques if dice.random() < 0.2 else [], "figure": None, "evidence": [],
    }  # fmt: skip
    state = {"status": "active", "start": start, "end": end, "exact": exact, "judgement": judgement}
    rows["annotator_highlight"].append((highlight, assignment, start, end, exact, "", "", 1, 1, NOW, NOW))
    rows["annotator_judgement"].append(
        (
            highlight,
            "event",
            "publisher",
            None,
            verdict,
            "high",
            "asserts",
            "",
            False,
            "",
            "",
            "",
            "",
            "",
            False,
        )
    )
    rows["annotator_highlightversion"].append((highlight, 1, reader.pk, NOW, json.dumps(state)))


def _text(number: int, dice: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """A text and where its sentences stand in it."""
    sentences = [
        f"In {number} " + " ".join(dice.choices(filling.WORDS, k=12)) + "." for _ in range(SENTENCES)
    ]
    places, at = [], 0
    for sentence in sentences:
        places.append((at, at + len(sentence) - 1))
        at += len(sentence) + 1
    return " ".join(sentences), places


def _copy(table: str, rows: Iterator[Row] | Sequence[Row]) -> None:
    names = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def touch_one(source: Source) -> None:
    """As if somebody had judged one highlight of it anew."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotator_highlight SET updated_at = %s WHERE id = (SELECT h.id FROM annotator_highlight h JOIN"
            " annotator_assignment a ON a.id = h.assignment_id JOIN corpus_app_document d ON d.id = a.document_id"
            " WHERE d.source_id = %s ORDER BY h.id LIMIT 1)",
            [now, source.pk],
        )
