"""POST /documents/: bringing documents in by the API."""

import io
import zipfile
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from corpus_app.models import Document, Source
from tests.api.conftest import Api, Caller, problem
from tests.conftest import Cast

TEXT = "The bridge\n\nThe bridge of Orlow was closed on Monday. About 300 people had to walk.\n"


@pytest.fixture
def lead(api: Api, cast: Cast) -> Caller:
    return api(cast.lead)


def send(caller: Caller, *files: tuple[str, bytes], **fields: Any) -> Any:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    return caller.client.post("/api/v1/documents/", {"files": uploads, **fields})


def test_one_document_comes_in_as_json(lead: Caller, cast: Cast) -> None:
    body = {
        "text": TEXT,
        "title": "The bridge",
        "source": "The Orlow Post",
        "language": "en",
        "published": "2026-11-02",
    }
    stored = lead.post("documents/", body)
    assert stored.status_code == 201
    report = stored.json()
    assert report["counts"] == {"new": 1, "known": 0, "refused": 0}
    document = Document.objects.select_related("source").get(pk=report["results"][0]["document"])
    assert (document.text, document.title, document.source.name) == (TEXT, "The bridge", "The Orlow Post")
    assert document.created_by == cast.lead
    again = lead.post("documents/", body)
    assert (again.status_code, again.json()["counts"]["known"]) == (200, 1)
    assert again.json()["results"][0]["document"] == str(document.pk)


def test_files_come_in_together_and_a_refused_one_does_not_stop_the_others(lead: Caller) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.txt", TEXT.replace("Monday", "Tuesday"))
    files = [
        ("a.txt", TEXT.encode()),
        ("b.pdf", b"%PDF-1.7"),
        ("c.zip", packed.getvalue()),
        ("d.txt", b"\xff\xfe\x00"),
    ]
    answer = send(lead, *files, source="The Orlow Post")
    assert answer.status_code == 201
    report = answer.json()
    assert report["counts"] == {"new": 2, "known": 0, "refused": 2}
    assert [(one["file"], one["status"]) for one in report["results"]] == [
        ("a.txt", "new"), ("b.pdf", "refused"), ("c.zip/inner.txt", "new"), ("d.txt", "refused"),
    ]  # fmt: skip
    assert all(one["reason"] for one in report["results"] if one["status"] == "refused")
    assert Document.objects.filter(source__name="The Orlow Post").count() == 2


def test_a_list_says_which_file_is_whose(lead: Caller) -> None:
    listed = b'[{"file": "a.txt", "source": {"name": "The Orlow Post"}, "redistribution": "no"}]'
    answer = send(lead, ("a.txt", TEXT.encode()), sources=SimpleUploadedFile("sources.json", listed))
    assert answer.status_code == 201
    assert Document.objects.get().redistribution == "no"
    told = problem(send(lead, ("b.txt", b"x"), sources=SimpleUploadedFile("sources.json", b"{")), 400)
    assert "sources" in told["errors"]


@pytest.mark.parametrize(
    "file",
    [
        ("a.txt", b""), ("a.txt", b"\x00\x01\x02\x03" * 50), ("a.txt", "Ärger über Öl".encode("latin-1")), ("a.exe", b"MZ"),
        ("a.jsonl", b"{"), ("a.zip", b"PK"), ("a", b"text"), ("a.csv", b"\n"), ("a.html", b""),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_and_leaves_nothing(
    lead: Caller, file: tuple[str, bytes]
) -> None:
    told = problem(send(lead, file), 400)
    assert told["counts"]["refused"] == 1
    assert told["detail"] == told["results"][0]["reason"]
    assert not Document.objects.exists()
    assert not Source.objects.exists()


def test_a_file_over_the_limit_is_refused_with_the_limit(lead: Caller, settings: LazySettings) -> None:
    settings.INGEST_MAX_FILE_BYTES = 100
    problem(send(lead, ("a.txt", b"word " * 50)), 400)
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": ""},
        {"text": 5},
        {"title": "no text"},
        {"text": "x", "published": "then"},
        {"text": "x", "source": []},
    ],
)
def test_a_json_document_that_makes_no_sense_is_refused(lead: Caller, body: dict[str, Any]) -> None:
    problem(lead.post("documents/", body), 400)
    assert not Document.objects.exists()


def test_a_form_without_files_or_with_other_fields_is_refused(lead: Caller) -> None:
    assert "files" in problem(lead.client.post("/api/v1/documents/", {"source": "x"}), 400)["errors"]
    assert "colour" in problem(send(lead, ("a.txt", TEXT.encode()), colour="red"), 400)["errors"]
    assert "source" in problem(send(lead, ("a.txt", TEXT.encode()), source="x" * 300), 400)["errors"]
    assert not Document.objects.exists()


def test_a_form_that_is_cut_off_is_refused(lead: Caller) -> None:
    for body in (
        b"",
        b"--x",
        b"--x\r\nContent-Disposition: form-data; name=files; filename=a.txt\r\n\r\ntext",
    ):
        answer = lead.client.generic(
            "POST", "/api/v1/documents/", body, content_type="multipart/form-data; boundary=x"
        )
        problem(answer, 400)
    problem(lead.client.generic("POST", "/api/v1/documents/", b"x", content_type="multipart/form-data"), 400)


def test_reviewers_and_readers_bring_nothing_in(api: Api, cast: Cast) -> None:
    for person in (cast.ada, cast.rita):
        told = problem(api(person).post("documents/", {"text": TEXT, "source": "x"}), 403)
        assert "leads" in told["detail"]
        problem(send(api(person), ("a.txt", TEXT.encode())), 403)
    assert not Document.objects.exists()
