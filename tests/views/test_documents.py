"""The list of documents, and where each one comes from."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import User
from corpus_app import corrections
from corpus_app.corrections import Place
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import make_document
from tests.views.pages import page, rows, words

SignIn = Callable[[User], Client]


def listed(client: Client, **query: str) -> list[str]:
    return rows(page(client, reverse("documents"), query))


def test_an_empty_corpus_tells_leads_how_to_fill_it(cast: Cast, as_user: SignIn) -> None:
    assert "manage.py ingest" in words(page(as_user(cast.lead), reverse("documents")))
    assert "A lead brings documents in" in words(page(as_user(cast.ada), reverse("documents")))


@pytest.mark.parametrize(
    ("sort", "first"),
    [("title", "Bulletin 3/2024"), ("-title", "Who dug"), ("source", "Thousands run"), ("-words", "The Plain Mallet"),
     ("words", "Bulletin"), ("-highlights", "Who dug"), ("-published", "Who dug")],
)  # fmt: skip
def test_the_list_sorts(sample: Cast, as_user: SignIn, sort: str, first: str) -> None:
    shown = [
        row for row in listed(as_user(sample.lead), sort=sort) if sort != "-published" or " – " not in row
    ]
    assert shown[0].startswith(first)


def test_filters_narrow_the_list(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.ada)
    basket = Document.objects.get(source__name="Basket World")
    assert basket.origin is not None
    expected = {
        ("kind", "blog"): 2, ("redistribution", "no"): 3, ("q", basket.text[300:330]): 1, ("q", "WHO DUG"): 1,
        ("source", str(basket.source_id)): 1, ("origin", str(basket.origin_id)): 1, ("language", "en"): 8,
        ("relation", "machine_translation"): 1, ("q", "no such words"): 0,
    }  # fmt: skip
    for (name, value), number in expected.items():
        assert len(listed(client, **{name: value})) == number, (name, value)


def test_words_are_found_in_the_text_in_any_script(cast: Cast, as_user: SignIn) -> None:
    make_document("Загинули сотні людей.\n")
    client = as_user(cast.ada)
    assert len(listed(client, q="загинули")) == 1
    assert len(listed(client, q="ЛЮДЕЙ")) == 1


def test_what_a_reviewer_is_told_of_numbers_is_own_work(sample: Cast, as_user: SignIn) -> None:
    assert "Highlights: your own" in words(page(as_user(sample.ada), reverse("documents")))
    assert "Highlights: everybody’s" in words(page(as_user(sample.lead), reverse("documents")))
    assert "Highlights: of readings submitted" in words(page(as_user(sample.rita), reverse("documents")))


def test_a_document_says_where_it_comes_from(sample: Cast, as_user: SignIn) -> None:
    document = Document.objects.get(source__name="Basket World")
    said = words(page(as_user(sample.ada), reverse("about_document", args=[document.pk])))
    for sentence in (
        "Machine translation from Agencja Velmska", document.text_sha256, "basket-world_channel-promised-dryness.txt",
        "Not allowed. Exports carry offsets, hash and short quotes, never the whole text.", "on the server",
        "Language English", f"{document.length:,} code points, {document.words} words", "Nothing has been corrected",
    ):  # fmt: skip
        assert sentence in said


def test_segments_are_counted_by_role_and_add_up_to_the_text(sample: Cast, as_user: SignIn) -> None:
    for document in Document.objects.all():
        table = rows(page(as_user(sample.ada), reverse("about_document", args=[document.pk])))
        assert sum(int(row.split()[-1].replace(",", "")) for row in table) == document.length


def test_who_brought_it_is_a_pseudonym_to_those_who_may_not_know(cast: Cast, as_user: SignIn) -> None:
    document = make_document()
    Document.objects.filter(pk=document.pk).update(created_by=cast.lead)
    address = reverse("about_document", args=[document.pk])
    assert f"by {cast.lead.pseudonym}" in words(page(as_user(cast.ada), address))
    assert f"by {cast.lead.pseudonym} Lead" in words(page(as_user(cast.lead), address))


def test_a_newer_version_is_pointed_to_from_the_older(cast: Cast, as_user: SignIn) -> None:
    old, new = make_document("One text."), make_document("One text, corrected.")
    Document.objects.filter(pk=new.pk).update(replaces=old, version=2)
    client = as_user(cast.ada)
    assert "A newer version of this text is stored" in words(
        page(client, reverse("about_document", args=[old.pk]))
    )
    assert "2, replaces version 1" in words(page(client, reverse("about_document", args=[new.pk])))


def test_corrections_of_segments_are_shown_with_before_and_after(cast: Cast, as_user: SignIn) -> None:
    document = make_document()
    first = document.segments.get(position=1)
    corrections.set_role(document.pk, Place(1, first.start, first.end), "byline", by=cast.lead)
    said = words(page(as_user(cast.ada), reverse("about_document", args=[document.pk])))
    assert f"Title {first.start}–{first.end}" in said
    assert f"Byline {first.start}–{first.end}" in said


def test_a_document_opens_before_there_is_a_codebook(cast: Cast, as_user: SignIn) -> None:
    document = make_document()
    for one in (cast.lead, cast.ada, cast.rita):
        assert as_user(one).get(document.get_absolute_url()).status_code == 200
        assert as_user(one).get(document.source.get_absolute_url()).status_code == 200
