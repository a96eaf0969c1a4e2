"""What is stored, and what is known already."""

import hashlib
import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corpus_app.ingest import (
    Outcome,
)
from corpus_app.models import Document, Segment, Source, Upload
from tests.conftest import Cast
from tests.corpus_app.ingest.bringing import bring, lines, statuses, stored_files
from tests.corpus_app.text.pages import WORDPRESS, page
from tests.corpus_app.text.zips import zipped

pytestmark = pytest.mark.django_db


def test_a_document_is_stored_whole(cast: Cast) -> None:
    text = "The bridge is gone\n\nIt fell on Tuesday 💙💛, with 27\u00a0000 litres of milk.\n"
    (outcome,) = bring({"bridge.txt": text.replace("\n", "\r\n")}, source="Valley Herald", by=cast.lead)
    document = Document.objects.get()
    assert (outcome.status, outcome.document, outcome.source) == ("new", document.pk, "Valley Herald")
    assert document.text == text
    assert document.text_sha256 == outcome.text_sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (document.length, document.words) == (len(text), 14)
    assert (document.source.name, document.created_by) == ("Valley Herald", cast.lead)
    assert (document.redistribution, document.version, document.origin) == ("unknown", 1, None)


def test_the_segments_of_a_stored_document_tile_it() -> None:
    bring({"a.html": page(after=WORDPRESS)})
    document = Document.objects.get()
    segments = list(document.segments.order_by("position"))
    assert [segment.position for segment in segments] == list(range(1, len(segments) + 1))
    assert "".join(document.text[segment.start : segment.end] for segment in segments) == document.text
    comments = [(s.author, str(s.date or ""), s.depth) for s in segments if s.role == "comment"]
    assert comments == [("Olga 💙💛", "2021-03-05", 0), ("Edward Said", "2021-03-06", 1), ("Jan", "", 0)]


def test_the_raw_bytes_are_kept_as_they_came() -> None:
    data = "\ufeffSome words.\r\n".encode("utf-16-le")
    bring({"folder/a.txt": data}, source="Herald")
    upload = Upload.objects.get()
    assert (upload.sha256, upload.filename, upload.size) == (
        hashlib.sha256(data).hexdigest(),
        "a.txt",
        len(data),
    )
    with upload.file.open() as stored:
        assert stored.read() == data
    assert Document.objects.get().raw_upload == upload


def test_documents_of_an_archive_share_its_bytes_and_say_where_they_stood() -> None:
    bring(
        {
            "a.zip": zipped(
                {"b.txt": b"One.", "c/d.jsonl": lines({"text": "Two."}, {"text": "Three."}).encode()}
            )
        }
    )
    assert Upload.objects.get().filename == "a.zip"
    found = Document.objects.values_list("text", "raw_locator").order_by("raw_locator")
    assert list(found) == [("One.", "b.txt"), ("Two.", "c/d.jsonl, line 1"), ("Three.", "c/d.jsonl, line 2")]


def test_the_same_text_under_the_same_source_is_known_and_not_stored_twice() -> None:
    (first,) = bring({"a.txt": "Some words."}, source="Herald")
    (again,) = bring({"b.txt": "Some words."}, source="herald")
    assert (again.status, again.document, again.title) == ("known", first.document, first.title)
    assert Document.objects.count() == Upload.objects.count() == Source.objects.count() == 1
    assert len(stored_files()) == 1


def test_the_same_text_with_other_line_ends_is_the_same_text() -> None:
    assert statuses(bring({"a.txt": "One\r\ntwo", "b.txt": "One\ntwo", "c.txt": "\ufeffOne\rtwo"})) == [
        "new", "known", "known",
    ]  # fmt: skip


def test_the_same_text_under_another_source_is_another_document() -> None:
    bring({"a.txt": "Some words."}, source="Herald")
    assert statuses(bring({"a.txt": "Some words."}, source="Courier")) == ["new"]
    assert Document.objects.count() == 2
    assert Upload.objects.count() == 1


def test_a_text_twice_in_one_batch_is_stored_once() -> None:
    outcomes = bring({"a.jsonl": lines({"text": "One."}, {"text": "Two."}, {"text": "One."})})
    assert statuses(outcomes) == ["new", "new", "known"]
    assert outcomes[2].document == outcomes[0].document


def test_many_documents_are_stored_in_batches_and_in_order() -> None:
    outcomes = bring({"a.jsonl": lines(*({"text": f"Text {n}."} for n in range(600)))}, source="Herald")
    assert statuses(outcomes) == ["new"] * 600
    assert [outcome.locator for outcome in outcomes] == [f"line {n}" for n in range(1, 601)]
    assert Document.objects.count() == 600
    by_id = dict(Document.objects.values_list("id", "text"))
    assert [by_id[outcome.document] for outcome in outcomes if outcome.document] == [
        f"Text {n}." for n in range(600)
    ]


def test_a_dry_run_stores_nothing_and_tells_everything() -> None:
    bring({"a.txt": "Some words."}, source="Herald")
    before = [model.objects.count() for model in (Document, Segment, Source, Upload)]
    outcomes = bring(
        {"a.txt": "Some words.", "b.txt": "New words.", "c.txt": "New words.", "d.txt": ""},
        source="Herald",
        dry_run=True,
    )
    assert statuses(outcomes) == ["known", "new", "known", "refused"]
    assert [outcome.raw.text for outcome in outcomes if outcome.raw] == [
        "Some words.",
        "New words.",
        "New words.",
    ]
    assert all(outcome.reading for outcome in outcomes if outcome.raw)
    assert [model.objects.count() for model in (Document, Segment, Source, Upload)] == before
    assert len(stored_files()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_bringing_the_same_files_at_once_store_them_once() -> None:
    files: dict[str, bytes | str] = {
        "a.jsonl": lines(*({"text": f"Text {n}.", "source": f"Herald {n % 7}"} for n in range(400))),
        "b.txt": "Some words.",
    }
    start = threading.Barrier(3)
    results: list[list[Outcome]] = []

    def person() -> None:
        start.wait()
        try:
            results.append(bring(files))
        finally:
            connection.close()

    threads = [threading.Thread(target=person) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(result) for result in results] == [401, 401, 401]
    for same in zip(*results, strict=True):
        assert sorted(outcome.status for outcome in same) == ["known", "known", "new"]
        assert len({outcome.document for outcome in same}) == 1
    assert (Document.objects.count(), Source.objects.count(), Upload.objects.count()) == (401, 8, 2)
    assert len(stored_files()) == 2


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\r\x00\ufeff", exclude_categories=["Cs"]), max_size=60),
        max_size=4,
    )
)
@hypothesis_settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_what_is_stored_is_what_was_brought(texts: list[str]) -> None:
    with transaction.atomic():
        outcomes = bring({"a.jsonl": lines(*({"text": text} for text in texts), {"text": "A last one."})})
        stored = {document.pk: document for document in Document.objects.all()}
        for text, outcome in zip(texts, outcomes, strict=False):
            assert (outcome.status == "refused") == (not text.strip())
            if outcome.document:
                assert stored[outcome.document].text == text
        transaction.set_rollback(True)
