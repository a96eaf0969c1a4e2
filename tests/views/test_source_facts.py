"""Leads correct what is known of a source; what it was is kept."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from annotator.models import User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import make_source
from tests.views.pages import page, words

SignIn = Callable[[User], Client]
FACTS = {
    "name": "The Northern Lantern", "other_names": "Lantern\n  NL  \n\n", "kind": "newspaper", "language": "en",
    "country": "XL", "domains": "lantern.example", "note": "Daily.",
}  # fmt: skip


def send(client: Client, source: Source, **said: str) -> tuple[int, str]:
    answer = client.post(reverse("source_facts", args=[source.pk]), {**FACTS, **said}, follow=True)
    return answer.status_code, answer.content.decode()


def test_facts_are_corrected_and_the_page_says_what_changed(cast: Cast, as_user: SignIn) -> None:
    source = make_source()
    status, said = send(as_user(cast.lead), source)
    source.refresh_from_db()
    assert (status, source.name, source.other_names, source.domains) == (
        200, "The Northern Lantern", ["Lantern", "NL"], ["lantern.example"],
    )  # fmt: skip
    assert "name: “The Lantern” became “The Northern Lantern”" in said


def test_who_when_before_and_after_are_kept(cast: Cast, as_user: SignIn) -> None:
    source = make_source()
    send(as_user(cast.lead), source)
    entry = LogEntry.objects.get()
    assert (entry.user_id, entry.object_id) == (cast.lead.pk, str(source.pk))
    assert "other_names: “” became “Lantern, NL”" in entry.change_message


def test_the_same_facts_again_change_nothing(cast: Cast, as_user: SignIn) -> None:
    source, client = make_source(), as_user(cast.lead)
    send(client, source)
    assert "Nothing was changed." in send(client, source)[1]
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "the herald"}, "A source with this name is there already: use that one."),
        ({"kind": "rumour"}, "Select a valid choice"),
        ({"language": "English"}, "Write the ISO 639-1 code in small letters"),
        ({"country": "gb"}, "Write the ISO 3166-1 code in capital letters"),
        ({"other_names": "x" * 201}, "Write one name on each line"),
        ({"domains": "a\x00b"}, "Null characters are not allowed"),
        ({"note": "a\x00b"}, "Null characters are not allowed"),
    ],
)
def test_facts_that_cannot_be_are_refused_at_their_field(
    cast: Cast, as_user: SignIn, said: dict[str, str], sentence: str
) -> None:
    make_source("The Herald")
    source = make_source()
    status, shown = send(as_user(cast.lead), source, **said)
    assert (status, Source.objects.get(pk=source.pk).name) == (400, "The Lantern")
    assert sentence in shown
    assert "Correct The Lantern" in shown


def test_the_form_shows_what_is_stored(cast: Cast, as_user: SignIn) -> None:
    source = make_source(other_names=["Lantern", "NL"])
    tree = page(as_user(cast.lead), reverse("source_facts", args=[source.pk]))
    assert tree.xpath("//textarea[@name='other_names']")[0].text_content().strip() == "Lantern\nNL"


def test_only_those_who_may_are_offered_it(cast: Cast, as_user: SignIn) -> None:
    address = make_source().get_absolute_url()
    assert "Correct these facts" in words(page(as_user(cast.lead), address))
    assert "Correct these facts" not in words(page(as_user(cast.ada), address))


def test_the_admin_site_keeps_before_and_after_too(cast: Cast, as_user: SignIn) -> None:
    source = make_source()
    sent = {
        "name": "The Lantern",
        "kind": "blog",
        "other_names": "[]",
        "domains": "[]",
        "note": "",
        "language": "",
        "country": "",
    }
    as_user(cast.admin).post(reverse("admin:corpus_app_source_change", args=[source.pk]), sent)
    assert LogEntry.objects.get().change_message == "kind: “other” became “blog”"
