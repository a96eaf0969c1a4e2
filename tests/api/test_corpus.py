"""/sources/, /documents/, their segments and text."""

import hashlib

import pytest

from corpus_app.models import Document
from tests.api.conftest import Api, Caller, problem
from tests.conftest import Cast
from tests.making import TEXT, make_document, make_source


@pytest.fixture
def rita(api: Api, cast: Cast) -> Caller:
    return api(cast.rita)


def test_sources_are_listed_by_name_and_filtered(rita: Caller) -> None:
    make_source("The Wall", kind="blog", language="de")
    make_source("An Agency", kind="agency", country="GB", domains=["agency.example"], other_names=["AG"])
    listed = rita.get("sources/").json()["results"]
    assert [source["name"] for source in listed] == ["An Agency", "The Wall"]
    assert rita.get(f"sources/{listed[0]['id']}/").json() == listed[0]
    assert listed[0]["domains"] == ["agency.example"]

    def found(**params: object) -> list[str]:
        return [source["name"] for source in rita.get("sources/", **params).json()["results"]]

    assert found(kind=["blog", "agency"]) == ["An Agency", "The Wall"]
    assert found(kind="blog") == ["The Wall"]
    assert found(name="WALL") == ["The Wall"]
    assert found(country="GB", language="de") == []
    assert "kind" in problem(rita.get("sources/", kind="shop"), 400)["errors"]


def test_documents_are_listed_without_their_texts(rita: Caller, document: Document) -> None:
    listed = rita.get("documents/").json()["results"]
    assert listed[0].keys() == {
        "id", "source", "title", "language", "published", "author", "url", "text_sha256", "length", "words", "origin",
        "origin_relation", "redistribution", "version", "replaces", "created_at",
    }  # fmt: skip
    assert (listed[0]["id"], listed[0]["source"]) == (str(document.pk), str(document.source_id))
    assert rita.get("documents/", source=document.source_id).json()["results"] == listed
    assert rita.get("documents/", text_sha256=document.text_sha256).json()["results"] == listed
    assert rita.get("documents/", published_since="2020-01-01").json()["results"] == []
    assert "source" in problem(rita.get("documents/", source="The Lantern"), 400)["errors"]


def test_a_document_is_given_with_its_text_to_the_code_point(rita: Caller, document: Document) -> None:
    one = rita.get(f"documents/{document.pk}/").json()
    assert one["text"] == TEXT
    assert one["text_sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()
    assert one["length"] == len(TEXT)
    assert one["source"] == str(document.source_id)


def test_a_document_is_not_sent_again_to_one_who_has_it(rita: Caller, document: Document) -> None:
    address = f"/api/v1/documents/{document.pk}/"
    tag = rita.client.get(address)["ETag"]
    again = rita.client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    Document.objects.update(title="Another title")
    assert rita.client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_the_text_alone_is_tagged_with_its_hash(rita: Caller, document: Document) -> None:
    address = f"/api/v1/documents/{document.pk}/text/"
    text = rita.client.get(address)
    assert (text.content.decode(), text["ETag"]) == (TEXT, f'"{document.text_sha256}"')
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert rita.client.get(address, headers={"If-None-Match": text["ETag"]}).status_code == 304


def test_segments_tile_the_text(rita: Caller, document: Document) -> None:
    segments = rita.get(f"documents/{document.pk}/segments/").json()["results"]
    assert "".join(TEXT[segment["start"] : segment["end"]] for segment in segments) == TEXT
    assert [segment["position"] for segment in segments] == list(range(1, len(segments) + 1))
    comments = rita.get(f"documents/{document.pk}/segments/", role="comment").json()["results"]
    assert comments
    assert {segment["role"] for segment in comments} == {"comment"}


def test_pages_of_documents_of_one_title_hold_each_once(rita: Caller) -> None:
    made = {str(make_document(f"The same title\n\nText {n}.\n", title="The same title").pk) for n in range(7)}
    seen, address = [], "/api/v1/documents/?page_size=3"
    while address:
        page = rita.client.get(address).json()
        seen += [document["id"] for document in page["results"]]
        address = page["next"]
    assert len(seen) == 7
    assert set(seen) == made
