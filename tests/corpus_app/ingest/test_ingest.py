"""The one door in: what is stored, known, refused, and what is left behind."""

import hashlib
import json
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from corpus_app.ingest import (
    Limits,
    Outcome,
    RawFile,
    Refused,
    Report,
    ingest,
    limits_from_settings,
    read_source_list,
)
from corpus_app.models import Document, Segment, Source, Upload
from corpus_app.text.raw import KINDS, REDISTRIBUTIONS, RELATIONS
from corpus_app.text.records import LONGEST_AUTHOR, LONGEST_TITLE
from tests.conftest import Cast
from tests.corpus_app.text.pages import WORDPRESS, page
from tests.corpus_app.text.zips import zipped

pytestmark = pytest.mark.django_db


def bring(files: dict[str, bytes | str], **options: Any) -> list[Outcome]:
    raw = [RawFile.of(name, data.encode() if isinstance(data, str) else data) for name, data in files.items()]
    return list(ingest(raw, **options))


def lines(*records: dict[str, Any]) -> str:
    return "\n".join(json.dumps(record) for record in records)


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def assert_nothing_is_there() -> None:
    for model in (Document, Segment, Source, Upload):
        assert not model.objects.exists(), model
    assert stored_files() == []


def stored_files() -> list[Path]:
    root = Path(default_storage.path(""))
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


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


def test_a_row_may_say_everything_of_its_document() -> None:
    bring({"a.jsonl": lines({
        "text": "Some words.", "title": "<b>Title</b> &amp; more", "language": "uk", "author": "Ann",
        "published": "2021-03-04", "url": "https://herald.example/1", "metadata": {"desk": "foreign"},
        "redistribution": "yes",
        "source": {"name": "Herald", "kind": "news", "country": "UA", "domains": ["herald.example"]},
        "origin": {"name": "DPX", "kind": "agency", "relation": "excerpt"},
    })})  # fmt: skip
    document = Document.objects.select_related("source", "origin").get()
    assert (document.title, document.language, str(document.published)) == (
        "Title & more",
        "uk",
        "2021-03-04",
    )
    assert (document.author, document.url) == ("Ann", "https://herald.example/1")
    assert (document.metadata, document.redistribution) == ({"desk": "foreign"}, "yes")
    assert (document.source.kind, document.source.country) == ("news", "UA")
    assert document.source.domains == ["herald.example"]
    assert document.origin is not None
    assert (document.origin.name, document.origin_relation) == ("DPX", "excerpt")


def test_a_source_that_is_there_stays_as_people_have_kept_it() -> None:
    Source.objects.create(name="Valley Herald", kind="newspaper", country="GB")
    bring(
        {
            "a.jsonl": lines(
                {"text": "Words.", "source": {"name": "VALLEY HERALD", "kind": "blog", "country": "FR"}}
            )
        }
    )
    source = Source.objects.get()
    assert (source.name, source.kind, source.country) == ("Valley Herald", "newspaper", "GB")


def test_the_list_comes_before_the_name_and_the_name_before_what_the_file_says() -> None:
    listed = read_source_list(b'[{"file": "a.jsonl", "source": {"name": "Listed"}, "redistribution": "no"}]')
    row = lines({"text": "Words.", "source": "Row", "redistribution": "yes"})
    files: dict[str, bytes | str] = {"a.jsonl": row, "b.jsonl": row}
    assert [o.source for o in bring(files, sources=listed, source="Named")] == ["Listed", "Named"]
    assert [o.source for o in bring({"c.jsonl": row})] == ["Row"]
    assert sorted(Document.objects.values_list("source__name", "redistribution")) == [
        ("Listed", "no"), ("Named", "yes"), ("Row", "yes"),
    ]  # fmt: skip


def test_a_page_names_its_own_source() -> None:
    (outcome,) = bring({"a.html": page()})
    assert outcome.source == "Valley Herald"
    assert Source.objects.get().domains == ["valley.example"]


def test_a_document_without_source_is_put_under_the_unnamed_one_and_the_report_says_so() -> None:
    report = Report()
    files = [RawFile.of("a.txt", b"Some words."), RawFile.of("b.txt", b"")]
    assert [outcome.source for outcome in report.following(ingest(files))] == ["Unnamed source", ""]
    assert dict(report.counts) == {"new": 1, "refused": 1}
    assert report.notes() == [
        "Nothing says who published 1 of the documents: they go under “Unnamed source”. "
        "Name their source, or bring a list of sources."
    ]


def test_the_report_says_where_list_and_files_differ() -> None:
    listed = read_source_list(b'[{"file": "a.txt", "source": "A"}, {"file": "gone.txt", "source": "G"}]')
    report = Report(listed)
    files = [RawFile.of(name, b"Some words.") for name in ("a.txt", "other.txt")]
    list(report.following(ingest(files, sources=listed)))
    assert report.notes()[1:] == [
        "The list of sources also names what was not brought: gone.txt.",
        "The list of sources does not name: other.txt.",
    ]


@pytest.mark.parametrize("name", ["<b></b>", "x" * 201])
def test_a_name_that_cannot_be_a_source_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(Refused, match=r"`(source|name)`"):
        ingest([RawFile.of("a.txt", b"Words.")], source=name)


NOTICE = (
    "The bridge\n\nIt fell on Tuesday, and the milk went with it.\n\n"
    "Redistribution of this material without the consent of the publisher is prohibited.\n"
)


def test_a_notice_in_the_text_forbids_passing_it_on() -> None:
    (outcome,) = bring({"a.txt": NOTICE})
    assert Document.objects.get().redistribution == "no"
    assert outcome.notes == (
        "The text carries a notice that forbids passing it on: it is exported without its words.",
    )


def test_a_notice_does_not_forbid_what_somebody_allowed_in_so_many_words() -> None:
    (outcome,) = bring({"a.jsonl": lines({"text": NOTICE, "redistribution": "yes"})})
    assert Document.objects.get().redistribution == "yes"
    assert outcome.notes == ()


def test_a_long_title_or_author_found_in_a_page_is_cut_and_one_given_in_a_row_is_refused() -> None:
    bring(
        {"a.html": page(title="The bridge " * 60).replace('content="Ann Lee"', f'content="{"Ann " * 100}"')}
    )
    document = Document.objects.get()
    assert len(document.title) == LONGEST_TITLE
    assert len(document.author) <= LONGEST_AUTHOR
    (outcome,) = bring({"a.jsonl": lines({"text": "Words.", "title": "x" * 501})})
    assert outcome.status == "refused"


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


def test_the_limits_are_the_settings(settings: Any) -> None:
    settings.INGEST_MAX_TEXT_CHARS = 5
    assert limits_from_settings().text_chars == 5
    (outcome,) = bring({"a.txt": "sixsix"})
    assert "the limit is 5 (setting INGEST_MAX_TEXT_CHARS)" in outcome.reason
    assert limits_from_settings() == Limits(text_chars=5)


def test_the_readers_and_the_models_know_the_same_words() -> None:
    assert set(KINDS) == set(Source.Kind.values)
    assert set(RELATIONS) == set(Document.Relation.values)
    assert set(REDISTRIBUTIONS) == set(Document.Redistribution.values)
    assert Document._meta.get_field("title").max_length == LONGEST_TITLE
    assert Document._meta.get_field("author").max_length == LONGEST_AUTHOR


def test_names_that_differ_in_capitals_are_one_source() -> None:
    bring(
        {
            "a.jsonl": lines(
                *({"text": f"Text {name}.", "source": name} for name in ("Herald", "HERALD", "herald"))
            )
        }
    )
    assert Source.objects.count() == 1
    assert Document.objects.count() == 3


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
