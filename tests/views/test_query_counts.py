"""Each page asks the database a fixed number of questions, whatever there is to show."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.actions.allotting import next_document
from annotator.actions.assignments import submit
from annotator.actions.conflicts import name_conflict
from annotator.actions.rounds import change_settings
from annotator.models import Round, User
from corpus_app import corrections
from corpus_app.corrections import Place
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_rounds import add_place, make_round

SignIn = Callable[[User], Client]
# Session and person are two of each.
MOST = {
    "queue": 19, "rounds": 4, "round": 15, "new_round": 10, "round_settings": 10, "conflicts": 6, "add_to_round": 6, "sources": 12, "source_marked": 16, "documents": 8, "about_document": 9, "segments": 9, "highlights": 8,
    "codebook": 6, "people": 4, "person": 4, "me": 3, "add_documents": 4,
}  # fmt: skip


def address_of(name: str, cast: Cast) -> str:
    source = Source.objects.get(name="The Northern Lantern")
    document = source.documents.get(raw_upload__filename="northern-lantern_who-dug-the-velm.txt")
    arguments: dict[str, list[Any]] = {
        "source_marked": [source.pk],
        "about_document": [document.pk],
        "segments": [document.pk],
        "person": [cast.ada.pk],
    }
    if name in {"round", "round_settings", "add_to_round"}:
        arguments[name] = [first_round().pk]
    return reverse(name, args=arguments.get(name, []))


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(cast: Cast) -> None:
    """More of everything: sources, documents, readings, highlights with figures and techniques, corrections, tokens."""
    judgement = {
        "verdict": "mixed",
        "techniques": [{"technique": "Doubt"}, {"technique": "Slogans"}],
        "figure": {"low": "12000", "high": "18000", "counted": "dead", "unit": "persons"},
    }
    for number in range(4):
        for name in ("The Northern Lantern", f"Source {number}"):
            document = make_document(f"{number} {TEXT}", source=make_source(name))
            for person in (cast.ada, cast.boris, cast.lead):
                reading = make_assignment(document, person)
                make_highlight(reading, "between 12,000 and 18,000 people", judgement)
                make_highlight(reading, "Nobody believes the ministry")
            correct(document, by=cast.lead)
    grow_rounds(cast)


def first_round() -> Round:
    """The sample's."""
    return Round.objects.review_rounds().earliest("pk")


def begin_rounds(cast: Cast) -> None:
    """Something of everything that can grow."""
    submit(next_document(first_round(), by=cast.admin, now=NOW), now=NOW)
    change_settings(first_round(), {"days_to_read": 10}, by=cast.lead, now=NOW)
    name_conflict(
        reviewer=cast.boris, source=make_source("Source 9"), reason="owns it", by=cast.lead, now=NOW
    )


def grow_rounds(cast: Cast) -> None:
    """More rounds, and in the sample's more documents, readings in every state, changes and people."""
    sample = first_round()
    for number, document in enumerate(Document.objects.filter(places=None).order_by("pk")[:6]):
        add_place(sample, document)
        make_round([document], name=f"One more {number}")
    for person in (cast.boris, cast.oscar, cast.admin):
        for _ in range(2):
            reading = next_document(sample, by=person, now=NOW)
            make_highlight(reading, "Nobody believes the ministry")
            submit(reading, now=NOW)
        next_document(sample, by=person, now=NOW)
    change_settings(sample, {"days_to_read": 20}, by=cast.lead, now=NOW)
    name_conflict(
        reviewer=cast.oscar, source=make_source("Source 1"), reason="owns it", by=cast.lead, now=NOW
    )


def correct(document: Document, by: User) -> None:
    segment = document.segments.get(position=1)
    corrections.set_role(document.pk, Place(1, segment.start, segment.end), "byline", by=by)


@pytest.mark.parametrize("name", MOST)
def test_the_number_does_not_grow(sample: Cast, as_user: SignIn, name: str) -> None:
    client = as_user(sample.admin)
    for document in Document.objects.all():
        correct(document, by=sample.lead)
    document = make_document()
    for person in (sample.ada, sample.admin):
        make_highlight(make_assignment(document, person), "Nobody believes")
    begin_rounds(sample)
    before = queries_of(client, address_of(name, sample))
    grow(sample)
    assert queries_of(client, address_of(name, sample)) == before <= MOST[name]
