"""Every number of a source's page, and of the lists, is the number of rows that its link shows."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from annotator.models import Highlight, User
from annotator.queries.codebooks import vocabulary
from annotator.queries.highlights import filtered, highlights_for
from corpus_app.models import Source
from tests.conftest import Cast
from tests.views.pages import having, numbers, page, rows, total

SignIn = Callable[[User], Client]


def walk(client: Client, address: str) -> int:
    """Open the page behind every number on a page and count its rows; how many numbers there were."""
    links = set(numbers(page(client, address)))
    for said, link in links:
        counted = (
            total(client, link) if link.startswith(reverse("highlights")) else len(rows(page(client, link)))
        )
        assert counted == said, f"{address}: {link}"
    return len(links)


@pytest.mark.parametrize("name", ["lead", "ada", "rita"])
def test_every_number_of_a_source_page_is_the_number_of_rows_on_the_page_behind_it(
    sample: Cast, as_user: SignIn, name: str
) -> None:
    source = Source.objects.get(name="Basket World")
    assert walk(as_user(getattr(sample, name)), reverse("source_marked", args=[source.pk])) > 25


@pytest.mark.parametrize("name", ["lead", "ada", "rita"])
def test_every_number_of_every_source_page_is_what_its_filter_finds(
    sample: Cast, as_user: SignIn, name: str
) -> None:
    person = getattr(sample, name)
    vocabulary_now, checked = vocabulary(), 0
    for source in Source.objects.all():
        for said, link in set(numbers(page(as_user(person), reverse("source_marked", args=[source.pk])))):
            parts = urlsplit(link)
            if parts.path == reverse("highlights"):
                params = parse_qs(parts.query, keep_blank_values=True)
                assert filtered(highlights_for(person), params, vocabulary_now).count() == said, link
                checked += 1
    assert checked > 200


@pytest.mark.parametrize("name", ["lead", "ada", "rita"])
def test_every_number_in_the_lists_is_the_number_of_rows_behind_it(
    sample: Cast, as_user: SignIn, name: str
) -> None:
    client = as_user(getattr(sample, name))
    assert walk(client, f"{reverse('sources')}?show=marked") > 10
    assert walk(client, reverse("documents")) > 5


def test_every_number_in_the_queue_is_the_number_of_rows_behind_it(sample: Cast, as_user: SignIn) -> None:
    assert walk(as_user(sample.ada), reverse("queue")) == 7


def test_every_highlight_in_the_list_leads_to_its_place_in_the_text(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    links = {link.get("href") for link in having(page(client, reverse("highlights")), "quote", "a")}
    assert len(links) == 50
    known = {highlight.get_absolute_url() for highlight in Highlight.objects.select_related("assignment")}
    assert links <= known
    assert client.get(links.pop()).status_code == 200


def test_withdrawn_highlights_are_counted_nowhere(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    before = total(client, reverse("highlights"))
    Highlight.objects.filter(pk=Highlight.objects.values("pk")[:1]).update(
        withdrawn_at="2026-11-22T10:00:00Z"
    )
    assert total(client, reverse("highlights")) == before - 1
    walk(client, f"{reverse('sources')}?show=marked")
