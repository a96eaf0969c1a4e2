"""Readings of training and test documents are measured by the gold, and count in no number of the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Assignment, Codebook, Purpose, User
from annotator.queries.codebooks import vocabulary
from annotator.queries.documents import DocumentFilter, listed_documents
from annotator.queries.highlights import filtered, highlights_for
from annotator.queries.reading import readers_of
from annotator.queries.sources import SourceFilter, listed_sources
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import make_assignment, make_document
from tests.making_rounds import add_place, give, make_round, read

FIGURE = "between 12,000 and 18,000 people died"


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document()


@pytest.fixture
def lesson(cast: Cast, document: Document) -> Assignment:
    """Ada's reading of a test document, whose gold is the lead's reading with one highlight."""
    gold = read(make_assignment(document, cast.lead), [(FIGURE, {"verdict": "mixed"})])
    round = make_round([])
    add_place(round, document, purpose=Purpose.TEST, gold=gold)
    return read(give(round, document, cast.ada), [(FIGURE, {"verdict": "refuted"})])


def found(user: User, **params: Any) -> list[str]:
    asked = {name: [str(value)] for name, value in params.items()}
    rows = filtered(highlights_for(user), asked, vocabulary())
    return sorted(str(verdict) for verdict in rows.values_list("judgement__verdict", flat=True))


def test_lists_leave_them_out_unless_they_are_asked_for(
    cast: Cast, document: Document, lesson: Assignment
) -> None:
    assert (
        found(cast.lead)
        == found(cast.lead, document=document.pk)
        == found(cast.lead, purpose="work")
        == ["mixed"]
    )
    assert found(cast.lead, purpose="test") == found(cast.lead, assignment=lesson.pk) == ["refuted"]
    assert found(cast.ada) == []
    assert found(cast.ada, assignment=lesson.pk) == ["refuted"], "the reading page lists its own"


def test_sources_and_documents_count_work_only(
    cast: Cast, document: Document, lesson: Assignment, as_user: Callable[[User], Client]
) -> None:
    (source,) = listed_sources(cast.lead, SourceFilter())
    assert (source.highlights, source.words) == (1, document.words)
    (row,) = listed_documents(cast.lead, DocumentFilter())
    assert row.marked == 1  # type: ignore[attr-defined]
    page = as_user(cast.lead).get(reverse("source_marked", args=[document.source_id]))
    assert (page.context["number"], page.context["reading"].readings) == (1, 1)
    assert [one.pseudonym for one in readers_of(document, cast.lead)] == [cast.lead.pseudonym]


def test_the_export_has_them_only_on_demand(
    cast: Cast, lesson: Assignment, as_user: Callable[[User], Client]
) -> None:
    client = as_user(cast.lead)

    def rows(**params: str) -> int:
        answer = client.get(reverse("api:export"), {"format": "jsonl", **params})
        return len(b"".join(answer.streaming_content).splitlines())  # type: ignore[attr-defined]

    assert (rows(), rows(purpose="test")) == (1, 1)
