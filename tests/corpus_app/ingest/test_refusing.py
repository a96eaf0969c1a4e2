"""What is refused, and what it leaves behind: nothing."""

from typing import Any

import pytest
from django.db import transaction

from corpus_app.ingest import (
    Limits,
    limits_from_settings,
)
from corpus_app.models import Document
from corpus_app.text.records import LONGEST_AUTHOR, LONGEST_TITLE
from tests.corpus_app.ingest.bringing import assert_nothing_is_there, bring, lines, statuses
from tests.corpus_app.text.pages import page
from tests.corpus_app.text.zips import zipped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b"\xff\xfe\xff"),
        ("a.txt", b"  \n"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.html", b"<html><body></body></html>"),
        ("a.jsonl", b'{"text": 5}\n{"source": "Herald"}'),
        ("a.jsonl", lines({"text": "Words.", "source": "Herald", "redistribution": "perhaps"}).encode()),
        ("a.jsonl", lines({"text": "Words.", "source": "Herald", "origin": {"name": "DPX"}}).encode()),
        ("a.csv", b"title,body\nT,Words.\n"),
        ("a.zip", b"PK"),
        ("a.zip", zipped({"b.txt": b"a" * 5_000_000})),
        ("a.zip", zipped({"b.txt": b"", "c.zip": b"PK", "d.doc": b"x"})),
    ],
)
def test_what_is_refused_leaves_nothing_behind(name: str, data: bytes) -> None:
    outcomes = bring({name: data})
    assert set(statuses(outcomes)) == {"refused"}
    assert all(outcome.reason.endswith(".") for outcome in outcomes)
    assert_nothing_is_there()


def test_what_is_refused_does_not_stop_the_others() -> None:
    outcomes = bring(
        {
            "a.txt": b"",
            "b.jsonl": lines({"text": "One."}, {"title": "None"}, {"text": "Two."}),
            "c.txt": "Three.",
        }
    )
    assert [(outcome.place, outcome.status) for outcome in outcomes] == [
        ("a.txt", "refused"), ("b.jsonl, line 1", "new"), ("b.jsonl, line 2", "refused"),
        ("b.jsonl, line 3", "new"),
        ("c.txt", "new"),
    ]  # fmt: skip
    assert sorted(Document.objects.values_list("text", flat=True)) == ["One.", "Three.", "Two."]


def test_a_failure_in_the_middle_of_a_batch_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("corpus_app.ingest.uploads.Upload.objects.bulk_create", fail)
    with pytest.raises(OSError, match="disk full"), transaction.atomic():
        bring({"a.txt": "Some words."}, source="Herald")
    monkeypatch.undo()
    assert_nothing_is_there()


def test_a_long_title_or_author_found_in_a_page_is_cut_and_one_given_in_a_row_is_refused() -> None:
    bring(
        {"a.html": page(title="The bridge " * 60).replace('content="Ann Lee"', f'content="{"Ann " * 100}"')}
    )
    document = Document.objects.get()
    assert len(document.title) == LONGEST_TITLE
    assert len(document.author) <= LONGEST_AUTHOR
    (outcome,) = bring({"a.jsonl": lines({"text": "Words.", "title": "x" * 501})})
    assert outcome.status == "refused"


def test_the_limits_are_the_settings(settings: Any) -> None:
    settings.INGEST_MAX_TEXT_CHARS = 5
    assert limits_from_settings().text_chars == 5
    (outcome,) = bring({"a.txt": "sixsix"})
    assert "the limit is 5 (setting INGEST_MAX_TEXT_CHARS)" in outcome.reason
    assert limits_from_settings() == Limits(text_chars=5)
