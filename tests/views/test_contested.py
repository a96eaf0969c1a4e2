"""The part of a source's page on contested figures: what it tells, and to whom."""

import pytest
from django.template.loader import render_to_string
from lxml import html

from annotator.actions import claims as actions
from annotator.models import Claim, Codebook, Highlight, User
from annotator.queries.figure_board import contested_in
from corpus_app.models import Source
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import claim_of
from tests.making_figures import figure
from tests.views.pages import rows, words


def gives(by: User, source: str, number: str) -> Highlight:
    document = make_document(
        f"What {source} says\n\nIn all, {number} boats sank.\n", source=make_source(source)
    )
    return make_highlight(make_assignment(document, by), f"{number} boats", {"figure": figure(number)})


@pytest.fixture
def claim(cast: Cast, codebook: Codebook) -> Claim:
    marked = [gives(cast.ada, "The Lantern", "70"), gives(cast.boris, "The Herald", "7")]
    return claim_of(cast.lead, "So many boats sank.", *marked)


def section(source: str, viewer: User) -> html.HtmlElement:
    found = contested_in(Source.objects.get(name=source), viewer)
    return html.fromstring(render_to_string("profiles/contested.html", {"contested": found}))


def test_a_source_is_shown_what_its_figure_stands_against_with_the_passages(cast: Cast, claim: Claim) -> None:
    part = section("The Lantern", cast.lead)
    (row,) = rows(part)
    assert row == "70 What The Lantern says – Cannot be true with 7 The Herald."
    links = part.xpath(".//tbody//a/@href")
    assert links == [one.highlight.get_absolute_url() for one in claim.links.order_by("pk")]
    assert "not even inside this source" not in words(part)


def test_a_source_that_contradicts_itself_is_marked_so(cast: Cast, claim: Claim) -> None:
    again = make_document("A week later\n\nIn all, 12 boats sank.\n", source=make_source("The Lantern"))
    highlight = make_highlight(make_assignment(again, cast.ada), "12 boats", {"figure": figure("12")})
    actions.link_highlight(claim, highlight, by=cast.lead, now=NOW)
    part = section("The Lantern", cast.lead)
    assert len(rows(part)) == 2
    assert "not even inside this source" in words(part)


def test_others_figures_are_not_told_to_who_reads_blind(cast: Cast, claim: Claim) -> None:
    for person in (cast.ada, cast.boris, cast.oscar, cast.rita):
        assert contested_in(Source.objects.get(name="The Lantern"), person) == []


def test_what_agrees_is_left_out(cast: Cast, codebook: Codebook) -> None:
    claim_of(cast.lead, "Boats.", gives(cast.ada, "The Lantern", "70"), gives(cast.ada, "The Herald", "71"))
    assert contested_in(Source.objects.get(name="The Lantern"), cast.lead) == []
