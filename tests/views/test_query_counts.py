"""Each page asks the database a fixed number of questions, whatever there is to show."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.models import User
from corpus_app import corrections
from corpus_app.corrections import Place
from corpus_app.models import Document, Source
from tests.conftest import Cast
from tests.making import TEXT, make_assignment, make_document, make_highlight, make_source

SignIn = Callable[[User], Client]
# Session and person are two of each.
MOST = {
    "queue": 10, "sources": 10, "source": 16, "documents": 8, "about_document": 8, "segments": 9, "highlights": 8,
    "codebook": 3, "people": 4, "person": 3, "me": 3, "add_documents": 4,
}  # fmt: skip


def address_of(name: str, cast: Cast) -> str:
    source = Source.objects.get(name="The Northern Lantern")
    document = source.documents.get(raw_upload__filename="northern-lantern_who-dug-the-velm.txt")
    arguments: dict[str, list[Any]] = {
        "source": [source.pk],
        "about_document": [document.pk],
        "segments": [document.pk],
        "person": [cast.ada.pk],
    }
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
    before = queries_of(client, address_of(name, sample))
    grow(sample)
    assert queries_of(client, address_of(name, sample)) == before <= MOST[name]
