"""How much of the database each answer costs: the same whatever is stored."""

import datetime as dt
import re
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.models import Assignment, BiasTag, Codebook, Evidence, Highlight, Judgement, User
from corpus_app.models import Document
from tests.api.conftest import JUDGEMENT, QUOTE, START, Caller, new
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source

MOST = 12


@pytest.fixture
def signed_in(as_user: Callable[[User], Client], cast: Cast) -> Caller:
    """Ada in a session of her own, as in a browser: the session and the person are fetched by every request."""
    return Caller(as_user(cast.ada))


def counted(send: Callable[[], Any]) -> tuple[int, Any]:
    """How many statements the request sent, BEGIN and COMMIT among them."""
    with CaptureQueriesContext(connection) as captured:
        answer = send()
    assert answer.status_code < 400, answer.content
    return len(captured), answer


def fill(assignment: Assignment, number: int) -> None:
    """Highlights with techniques and evidence, without the way through the actions."""
    highlights = [
        Highlight(
            id=uuid.uuid4(), assignment=assignment, start=START + n % 7, end=START + 9, exact=TEXT[START + n % 7 : START + 9],
            created_at=NOW + dt.timedelta(seconds=n), updated_at=NOW,
        )
        for n in range(number)
    ]  # fmt: skip
    Highlight.objects.bulk_create(highlights)
    judgements = Judgement.objects.bulk_create(
        [Judgement(highlight=highlight, verdict="mixed") for highlight in highlights]
    )
    BiasTag.objects.bulk_create([BiasTag(judgement=judgement, technique="Doubt") for judgement in judgements])
    Evidence.objects.bulk_create(
        [
            Evidence(judgement=judgement, relation="context", url="https://example.org/")
            for judgement in judgements
        ]
    )


@pytest.mark.django_db(transaction=True)
def test_a_save_takes_at_most_twelve_queries_with_everything_on_it(
    signed_in: Caller, assignment: Assignment
) -> None:
    count, made = counted(lambda: signed_in.post("highlights/", new(assignment, judgement=JUDGEMENT)))
    assert count <= MOST
    address = f"highlights/{made.json()['id']}/"
    changes: list[dict[str, Any]] = [
        {"judgement": {"verdict": "refuted"}},
        {"judgement": {"note": "new"}},
        {"judgement": {"figure": {"low": "3"}}},
        {
            "judgement": {
                "techniques": [{"technique": "Slogans"}, {"technique": "Doubt", "severity": "gross"}]
            }
        },
        {"judgement": {"evidence": [{"relation": "supports", "url": "https://example.org/third"}]}},
        {"judgement": {"techniques": []}},
        {"start": START, "end": START + 14, "exact": QUOTE[:14]},
        {
            "judgement": {
                "verdict": "mixed",
                "voice": "publisher",
                "figure": None,
                "techniques": [{"technique": "Doubt"}],
            }
        },
    ]
    for version, change in enumerate(changes, start=1):
        count, _ = counted(partial(signed_in.patch, address, change, If_Match=f'"{version}"'))
        assert count <= MOST, change
    count, _ = counted(lambda: signed_in.delete(address, If_Match=f'"{len(changes) + 1}"'))
    assert count <= MOST


@pytest.mark.django_db(transaction=True)
def test_a_save_is_one_transaction(signed_in: Caller, assignment: Assignment) -> None:
    with CaptureQueriesContext(connection) as captured:
        signed_in.post("highlights/", new(assignment, judgement=JUDGEMENT))
    statements = [query["sql"].split()[0] for query in captured]
    assert statements.count("BEGIN") == statements.count("COMMIT") == 1
    begin = statements.index("BEGIN")
    assert set(statements[:begin]) == {"SELECT"}, "nothing is written outside"
    assert statements[-1] == "COMMIT"


def test_a_save_costs_the_same_whatever_the_document_holds(
    signed_in: Caller, assignment: Assignment, codebook: Codebook, cast: Cast
) -> None:
    long = make_assignment(make_document(TEXT + "A sentence more. " * 20_000), cast.ada)
    alone, _ = counted(lambda: signed_in.post("highlights/", new(assignment, judgement=JUDGEMENT)))
    in_a_long_text, _ = counted(lambda: signed_in.post("highlights/", new(long, judgement=JUDGEMENT)))
    fill(assignment, 500)
    among_many, _ = counted(lambda: signed_in.post("highlights/", new(assignment, judgement=JUDGEMENT)))
    assert alone == in_a_long_text == among_many


def test_a_save_does_not_fetch_the_text(signed_in: Caller, assignment: Assignment) -> None:
    with CaptureQueriesContext(connection) as captured:
        signed_in.post("highlights/", new(assignment, judgement=JUDGEMENT))
    text = '"corpus_app_document"."text"'
    cut_out = re.compile(rf"SUBSTR(ING)?\({re.escape(text)}")
    assert not [query["sql"] for query in captured if text in cut_out.sub("", query["sql"])]


def test_a_list_takes_the_same_queries_for_three_and_for_three_hundred(
    signed_in: Caller, assignment: Assignment
) -> None:
    fill(assignment, 3)
    few, answer = counted(lambda: signed_in.get("highlights/", assignment=assignment.pk, page_size=5000))
    assert len(answer.json()["results"]) == 3
    fill(assignment, 297)
    many, answer = counted(lambda: signed_in.get("highlights/", assignment=assignment.pk, page_size=5000))
    assert len(answer.json()["results"]) == 300
    assert few == many <= 8


@pytest.mark.parametrize("path", ["sources/", "documents/", "assignments/", "documents/{}/segments/"])
def test_the_other_lists_take_the_same_queries_for_few_and_many(
    signed_in: Caller, assignment: Assignment, cast: Cast, path: str
) -> None:
    address = path.format(assignment.document_id)
    few, _ = counted(lambda: signed_in.get(address, page_size=5000))
    for number in range(12):
        make_assignment(
            make_document(f"Text number {number}.\n", source=make_source(f"Source {number}")), cast.ada
        )
    many, answer = counted(lambda: signed_in.get(address, page_size=5000))
    assert len(answer.json()["results"]) >= 3
    assert few == many <= 5


def test_one_highlight_takes_few_queries(
    signed_in: Caller, assignment: Assignment, document: Document
) -> None:
    highlight = make_highlight(assignment, QUOTE, JUDGEMENT)
    count, _ = counted(lambda: signed_in.get(f"highlights/{highlight.pk}/"))
    assert count == 3
