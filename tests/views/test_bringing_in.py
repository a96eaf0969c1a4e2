"""Leads bring documents in: files and pasted texts, and what became of each."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from annotator.models import User
from corpus_app.models import Document, Source, Upload
from tests.conftest import Cast
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]
TEXT = "The mill burned down.\n\nNobody was hurt, the owner said.\n"


def upload(client: Client, *files: tuple[str, bytes], status: int = 200, **said: str) -> html.HtmlElement:
    sent: dict[str, Any] = {"uploads": [SimpleUploadedFile(name, data) for name, data in files], **said}
    response = client.post(reverse("add_documents"), sent)
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def test_several_files_at_once_are_stored_known_or_refused_each_by_itself(
    cast: Cast, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    upload(client, ("known.txt", TEXT.encode()), new_source="The Mill")
    report = upload(
        client,
        ("bad.txt", b"caf\xe9 in latin-1\n"),
        ("known.txt", TEXT.encode()),
        ("new.txt", b"Another text.\n"),
        ("picture.png", b"\x89PNG"),
        new_source="the mill",
    )
    assert "1 stored, 1 there already, 2 refused" in words(report)
    said = rows(report)
    assert [row.split()[0] for row in said] == ["bad.txt", "picture.png", "new.txt", "known.txt"]
    assert "UTF-8" in said[0]
    assert Document.objects.count() == 2
    assert {one.source.name for one in Document.objects.all()} == {"The Mill"}


def test_a_stored_document_remembers_who_brought_it_and_in_which_file(cast: Cast, as_user: SignIn) -> None:
    upload(as_user(cast.lead), ("mill.txt", TEXT.encode()), new_source="The Mill")
    document = Document.objects.get()
    assert (document.created_by, document.text) == (cast.lead, TEXT)
    assert document.raw_upload is not None
    assert document.raw_upload.filename == "mill.txt"


def test_the_report_leads_to_what_was_stored(cast: Cast, as_user: SignIn) -> None:
    report = upload(as_user(cast.lead), ("mill.txt", TEXT.encode()), new_source="The Mill")
    assert Document.objects.get().get_absolute_url() in report.xpath("//td/a/@href")


def test_a_pasted_text_keeps_every_character(cast: Cast, as_user: SignIn) -> None:
    pasted = "  Two spaces first, 💙💛, a\u00a0hard space\r\nand a tab\there  \r\n\r\n"
    upload(as_user(cast.lead), text=pasted, new_source="The Mill")
    assert Document.objects.get().text == pasted.replace("\r\n", "\n")


def test_a_pasted_text_may_be_given_a_title(cast: Cast, as_user: SignIn) -> None:
    upload(as_user(cast.lead), text=TEXT, title="Fire at the mill", new_source="The Mill", kind="blog")
    document = Document.objects.get()
    assert (document.title, document.text, document.source.kind) == ("Fire at the mill", TEXT, "blog")


def test_origin_and_right_count_for_every_file_of_the_batch(cast: Cast, as_user: SignIn) -> None:
    source = Source.objects.create(name="The Mill")
    upload(
        as_user(cast.lead), ("a.txt", b"One text.\n"), ("b.txt", b"Another text.\n"), source=str(source.pk),
        origin="Far Agency", relation="translation", redistribution="no",
    )  # fmt: skip
    for document in Document.objects.select_related("origin"):
        assert document.origin is not None
        assert (document.source, document.origin.name) == (source, "Far Agency")
        assert (document.origin_relation, document.redistribution) == ("translation", "no")


def test_a_zip_is_opened_and_its_members_reported(cast: Cast, as_user: SignIn) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "One text.\n")
        archive.writestr("two.exe", b"MZ")
    report = upload(as_user(cast.lead), ("batch.zip", packed.getvalue()), new_source="The Mill")
    assert "1 stored, 0 there already, 1 refused" in words(report)
    assert any("batch.zip/one.txt" in row for row in rows(report))


def test_a_large_file_is_read_from_where_it_lies(cast: Cast, as_user: SignIn, settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10
    upload(as_user(cast.lead), ("mill.txt", TEXT.encode()), new_source="The Mill")
    assert Document.objects.get().text == TEXT


@pytest.mark.parametrize(
    ("data", "words_said"),
    [(b"", "empty"), (b"\x00\x01\x02\x03", ""), (b"\xff\xfeA", "")],
)  # fmt: skip
def test_a_file_that_is_no_text_leaves_nothing_behind(
    cast: Cast, as_user: SignIn, data: bytes, words_said: str
) -> None:
    report = upload(as_user(cast.lead), ("odd.txt", data), new_source="The Mill")
    assert "1 refused" in words(report)
    assert words_said in words(report)
    assert not any(model.objects.exists() for model in (Document, Source, Upload))


def test_a_file_over_the_limit_is_refused_with_the_limit(cast: Cast, as_user: SignIn, settings: Any) -> None:
    settings.INGEST_MAX_FILE_BYTES = 20
    report = upload(as_user(cast.lead), ("long.txt", TEXT.encode()), new_source="The Mill")
    assert "1 refused" in words(report)
    assert "20" in rows(report)[0]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Choose at least one file, or paste a text."),
        ({"text": "   "}, "Choose at least one file, or paste a text."),
        ({"text": "x", "origin": "Far Agency"}, "Say both where the text is taken from and how, or neither."),
        ({"text": "x", "relation": "excerpt"}, "Say both where the text is taken from and how, or neither."),
        ({"text": "x", "relation": "stolen"}, "Select a valid choice"),
        ({"text": "x", "source": "no id"}, "is not a valid"),
        ({"text": "x", "new_source": "n" * 201}, "at most 200 characters"),
        ({"text": "x\x00y"}, "Null characters are not allowed"),
        ({"text": "x", "new_source": "<b></b>"}, ""),
    ],
)
def test_a_form_that_makes_no_sense_says_what_to_do_and_stores_nothing(
    cast: Cast, as_user: SignIn, said: dict[str, str], sentence: str
) -> None:
    answer = upload(as_user(cast.lead), status=400, **said)
    assert sentence in words(answer)
    assert not Document.objects.exists()


def test_a_source_is_chosen_or_named_not_both(cast: Cast, as_user: SignIn) -> None:
    source = Source.objects.create(name="The Mill")
    answer = upload(as_user(cast.lead), status=400, text="x", source=str(source.pk), new_source="Another")
    assert "not both" in words(answer)


def test_a_source_page_names_its_source_in_the_form(cast: Cast, as_user: SignIn) -> None:
    source = Source.objects.create(name="The Mill")
    tree = page(as_user(cast.lead), reverse("add_documents"), {"source": str(source.pk)})
    assert tree.xpath("//select[@name='source']/option[@selected]/text()") == ["The Mill"]


def test_a_text_without_a_source_is_reported_as_such(cast: Cast, as_user: SignIn) -> None:
    report = words(upload(as_user(cast.lead), text=TEXT))
    assert "Unnamed source" in report


@pytest.mark.parametrize("name", ["ada", "rita"])
def test_those_who_may_not_are_told_whom_to_ask(cast: Cast, as_user: SignIn, name: str) -> None:
    refused = upload(as_user(getattr(cast, name)), status=403, text=TEXT)
    assert "Only leads and admins bring documents in. Ask one of them." in words(refused)
    assert not Document.objects.exists()
