"""The list of highlights with its filters."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from annotator.models import Assignment, Codebook, Highlight, User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.views.pages import having, page, total, words

SignIn = Callable[[User], Client]
JUDGED = {
    "verdict": "mostly_refuted", "claim_type": "quantity", "voice": "publisher", "confidence": "moderate",
    "note": "Counted twice.", "techniques": [{"technique": "Exaggeration-Minimisation"}],
    "figure": {"low": "12000", "high": "18000", "bound": "between", "unit": "persons", "counted": "dead"},
}  # fmt: skip


@pytest.fixture
def reading(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


def listed(client: Client, **query: str) -> html.HtmlElement:
    return page(client, reverse("highlights"), query)


def test_an_empty_list_says_how_highlights_are_made(cast: Cast, as_user: SignIn) -> None:
    assert "select words with the mouse or the keyboard" in words(listed(as_user(cast.ada)))
    assert "Nobody has highlighted anything yet" in words(listed(as_user(cast.lead)))
    assert "No reading has been submitted yet" in words(listed(as_user(cast.rita)))


def test_a_row_shows_the_quote_in_its_context_and_what_is_said_of_it(
    cast: Cast, reading: Assignment, as_user: SignIn
) -> None:
    highlight = make_highlight(reading, "between 12,000 and 18,000", JUDGED)
    entry = having(listed(as_user(cast.ada)), "entry")[0]
    said = words(entry)
    for part in (
        "The ministry said that between 12,000 and 18,000 people died", "Mostly refuted", "Quantity in the past or present",
        "Publisher’s own", "Moderate confidence", "12,000 to 18,000 persons", "Exaggeration or minimisation",
        "Counted twice.", "§ 2, Who counted the dead?", "The Lantern", cast.ada.pseudonym,
    ):  # fmt: skip
        assert part in said
    assert entry.xpath(".//svg/@aria-label") == ["Mostly refuted"]
    assert having(entry, "tq-wording")
    assert highlight.get_absolute_url() in entry.xpath(".//a/@href")


def test_what_has_no_verdict_says_so(cast: Cast, reading: Assignment, as_user: SignIn) -> None:
    make_highlight(reading, "12,000")
    entry = having(listed(as_user(cast.ada)), "entry")[0]
    assert "No verdict yet" in words(entry)
    assert entry.xpath(".//svg/@aria-label") == ["No verdict yet"]


def test_highlights_stand_in_text_order(cast: Cast, reading: Assignment, as_user: SignIn) -> None:
    for quote in ("Nobody believes", "12,000", "between 12,000 and 18,000"):
        make_highlight(reading, quote)
    quotes = [words(one) for one in having(listed(as_user(cast.ada)), "quote")]
    assert quotes == ["between 12,000 and 18,000", "12,000", "Nobody believes"]


def test_the_filters_that_are_on_are_named_and_each_can_be_taken_off(sample: Cast, as_user: SignIn) -> None:
    source = Source.objects.get(name="The Northern Lantern")
    client = as_user(sample.lead)
    tree = listed(client, source=str(source.pk), verdict="refuted", reviewer="r999")
    tags = {words(tag) for tag in having(tree, "tag")}
    assert tags == {"Source: The Northern Lantern", "Verdict: Refuted", "Reviewer: r999"}
    assert "No highlight fits these filters" in words(tree)
    without = tree.xpath("//a[@aria-label='Without Reviewer']/@href")[0]
    assert total(client, reverse("highlights") + without) == 6


def test_filters_out_of_the_form_survive_its_sending(sample: Cast, as_user: SignIn) -> None:
    tree = listed(as_user(sample.lead), unit="persons", counted="", stance="asserts")
    kept = {(one.get("name"), one.get("value")) for one in tree.xpath("//form//input[@type='hidden']")}
    assert kept == {("unit", "persons"), ("counted", ""), ("stance", "asserts")}


def test_the_export_buttons_carry_the_same_filters(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    tree = listed(client, verdict="refuted", q="the", sort="x", page="1")
    links = tree.xpath("//a[@download]/@href")
    assert links == [
        f"/api/v1/highlights/export/?format={kind}&verdict=refuted&q=the" for kind in ("jsonl", "csv")
    ]


def test_an_export_has_as_many_rows_as_the_page_says(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.lead)
    for query in (
        "verdict=refuted",
        "figure=yes&unit=persons",
        "technique_group=attack&read_to_end=yes",
        "voice=none",
        "",
    ):
        address = f"{reverse('highlights')}?{query}"
        link = page(client, address).xpath("//a[@download]/@href")[0]
        rows = b"".join(client.get(link)).splitlines()
        assert len(rows) == total(client, address), query


@pytest.mark.parametrize(
    "query",
    [
        {"verdict": "true"}, {"technique": "Loudness"}, {"technique_group": "none"}, {"voice": "radio"}, {"source": "1"},
        {"document": "x"}, {"assignment": "-"}, {"reviewer": "ada"}, {"reviewer": "r9999999999"}, {"judged": "maybe"},
        {"since": "yesterday"}, {"until": "2026-13-01"}, {"since": "9999-99-99"}, {"label": "nonsense"}, {"q": "a\x00b"},
        {"figure": "1"}, {"read_to_end": "true"}, {"until": "9999-12-31"},
    ],
)  # fmt: skip
def test_a_senseless_filter_is_refused_with_what_there_is(
    cast: Cast, codebook: Codebook, as_user: SignIn, query: dict[str, str]
) -> None:
    refused = words(page(as_user(cast.ada), reverse("highlights"), query, status=400))
    assert "The highlights cannot be filtered like this" in refused
    assert next(iter(query)) in refused


def test_only_leads_and_readers_choose_among_reviewers(sample: Cast, as_user: SignIn) -> None:
    options = {}
    for name in ("lead", "rita", "ada"):
        tree = listed(as_user(getattr(sample, name)))
        options[name] = [words(one) for one in tree.xpath("//select[@name='reviewer']/option")][1:]
    assert options["ada"] == []
    assert options["rita"] == [one.split()[0] for one in options["lead"]]
    assert options["lead"][0] == f"{sample.ada.pseudonym} Ada"


def test_the_list_has_pages_of_fifty(cast: Cast, reading: Assignment, as_user: SignIn) -> None:
    make_highlight(reading, "12,000")
    template = Highlight.objects.get()
    for _ in range(50):
        make_highlight(reading, "18,000")
    assert Highlight.objects.exclude(pk=template.pk).count() == 50
    tree = listed(as_user(cast.ada))
    assert "1–50 of 51" in words(tree)
    assert total(as_user(cast.ada), reverse("highlights")) == 51
