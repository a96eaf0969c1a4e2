"""The pages of figures: which quantities are contested, and the board of one."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.actions import claims as actions
from annotator.actions.assignments import submit
from annotator.models import Claim, Codebook, Highlight, User
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import claim_of
from tests.making_figures import figure
from tests.views.pages import page, words

SignIn = Callable[[User], Client]
FLOODED = "The flood covered so much land."


def given(
    by: User, source: str, quote: str, low: str | None, high: str | None = "same", **more: Any
) -> Highlight:
    """A passage of a document of its own, in which this person reads a figure."""
    document = make_document(
        f"A report of {source}\n\nPeople say: {quote} {uuid4()}\n", source=make_source(source)
    )
    judged = {"figure": figure(low, high, **more), "verdict": more.pop("verdict", None)}
    return make_highlight(make_assignment(document, by), quote, judged)


@pytest.fixture
def mallet(cast: Cast, codebook: Codebook) -> Highlight:
    return given(
        cast.ada, "The Plain Mallet", "at least 12,000 acres", "12000", None, bound="at_least", unit="acres"
    )


@pytest.fixture
def canal(cast: Cast, codebook: Codebook) -> Highlight:
    return given(cast.boris, "Canal Institute", "8 km²", "8", unit="km²")


@pytest.fixture
def claim(cast: Cast, mallet: Highlight, canal: Highlight) -> Claim:
    return claim_of(cast.lead, FLOODED, mallet, canal)


def board(claim: Claim) -> str:
    return reverse("figure_board", args=[claim.pk])


def listed(client: Client, query: str = "") -> list[str]:
    """The claims in the list, by their words."""
    tree = page(client, f"{reverse('figures')}?{query}")
    return [words(link) for link in tree.get_element_by_id("of-claims").xpath(".//tbody//th/a")]


# The board ---------------------------------------------------------------------------------------------


def test_what_cannot_both_be_true_is_told_in_words_with_each_passage(
    cast: Cast, as_user: SignIn, claim: Claim, mallet: Highlight, canal: Highlight
) -> None:
    tree = page(as_user(cast.lead), board(claim))
    (told,) = tree.xpath("//section[contains(@class, 'told')]//li")
    assert words(told) == (
        "Canal Institute says 8 km²; The Plain Mallet says at least 12,000 acres: both cannot be true."
    )
    assert told.xpath(".//a/@href") == [canal.get_absolute_url(), mallet.get_absolute_url()]


def test_figures_stand_by_source_in_one_unit_with_their_own_words_beside(
    cast: Cast, as_user: SignIn, claim: Claim, mallet: Highlight
) -> None:
    tree = page(as_user(cast.lead), board(claim))
    assert [words(head) for head in tree.xpath("//th[@scope='rowgroup']")] == [
        "Canal Institute",
        "The Plain Mallet",
    ]
    (row,) = tree.xpath("//tr[@id='figure-2']")
    assert words(row.find("th")).startswith("at least 48.56 given as at least 12,000 acres")
    assert row.xpath(".//a[@data-behind]/@href") == [mallet.get_absolute_url()]
    assert row.xpath("td[@class='plot']/@data-clashes") == ["1"]
    (row,) = page(as_user(cast.lead), board(claim), {"unit": "acres"}).xpath("//tr[@id='figure-1']")
    assert words(row.find("th")).startswith("1,977 given as 8 km²")


def test_the_claims_own_unit_goes_before_the_most_frequent(cast: Cast, as_user: SignIn, claim: Claim) -> None:
    actions.change_facts(claim, {"unit": "hectares"}, by=cast.lead, now=NOW)
    (row,) = page(as_user(cast.lead), board(claim)).xpath("//tr[@id='figure-1']")
    assert words(row.find("th")).startswith("800 given as 8 km²")


def test_what_only_differs_has_a_mark_of_its_own(cast: Cast, as_user: SignIn, codebook: Codebook) -> None:
    low = given(cast.ada, "The Lantern", "more than 3 km²", "3", None, bound="at_least", unit="km²")
    high = given(cast.ada, "The Herald", "8 km²", "8", unit="km²")
    tree = page(as_user(cast.lead), board(claim_of(cast.lead, FLOODED, low, high)))
    assert not tree.xpath("//td[@data-clashes]")
    assert words(tree.xpath("//section[contains(@class, 'told')]")[0]).startswith("Tell different stories")
    assert "All of them can be true together: from 7.5 to 8.5 km²." in words(tree)


def test_a_source_that_contradicts_itself_is_told_first(
    cast: Cast, as_user: SignIn, claim: Claim, mallet: Highlight
) -> None:
    again = given(cast.ada, "The Plain Mallet", "40 acres", "40", unit="acres")
    actions.link_highlight(claim, again, by=cast.lead, now=NOW)
    tree = page(as_user(cast.lead), board(claim))
    assert "Not even those of one source can all be true." in words(tree)
    first = tree.xpath("//section[contains(@class, 'told')]//li")[0]
    assert words(first).startswith(
        "The Plain Mallet says 40 acres in one text and, in another, at least 12,000"
    )


def test_shares_and_counts_stand_apart(cast: Cast, as_user: SignIn, codebook: Codebook) -> None:
    marked = [
        given(cast.ada, "The Lantern", "300 houses", "300"),
        given(cast.ada, "The Herald", "a tenth of them", "10", unit="%"),
    ]
    tree = page(as_user(cast.lead), board(claim_of(cast.lead, FLOODED, *marked)))
    assert [words(head) for head in tree.xpath("//section/header/h2")] == ["Counts", "Shares"]
    assert not tree.xpath("//section[contains(@class, 'told')]")


def test_what_several_read_at_one_place_is_one_figure(cast: Cast, as_user: SignIn, mallet: Highlight) -> None:
    reading = make_assignment(mallet.assignment.document, cast.boris)
    same = make_highlight(
        reading,
        "say: at least 12,000 acres",
        {"figure": figure("12000", None, bound="at_least", unit="acres")},
    )
    tree = page(as_user(cast.lead), board(claim_of(cast.lead, FLOODED, mallet, same)))
    assert len(tree.xpath("//tr[@id]")) == 1
    assert f"read by {cast.ada.pseudonym}, {cast.boris.pseudonym}" in words(tree)


def test_different_numbers_read_at_one_place_are_the_readers_and_no_contradiction(
    cast: Cast, as_user: SignIn, mallet: Highlight
) -> None:
    reading = make_assignment(mallet.assignment.document, cast.boris)
    other = make_highlight(reading, "12,000 acres", {"figure": figure("1200", unit="acres")})
    tree = page(as_user(cast.lead), board(claim_of(cast.lead, FLOODED, mallet, other)))
    assert len(tree.xpath("//tr[@id]")) == 2
    assert not tree.xpath("//td[@data-clashes]")
    assert "At one place of The Plain Mallet, reviewers read at least 12,000 acres and 1,200 acres" in words(
        tree
    )


def test_a_reading_of_ones_own_is_all_that_a_blind_reviewer_sees(
    cast: Cast, as_user: SignIn, mallet: Highlight, canal: Highlight
) -> None:
    claim = claim_of(cast.ada, FLOODED, mallet)
    actions.link_highlight(claim, canal, by=cast.lead, now=NOW)
    ada = as_user(cast.ada)
    for address in (board(claim), reverse("figures"), mallet.assignment.document.source.get_absolute_url()):
        text = ada.get(address).content.decode()
        assert str(canal.pk) not in text
        assert "both cannot be true" not in text
    assert len(page(ada, board(claim)).xpath("//tr[@id]")) == 1
    assert as_user(cast.oscar).get(board(claim)).status_code == 404
    assert as_user(cast.rita).get(board(claim)).status_code == 404
    submit(mallet.assignment, now=NOW)
    assert len(page(as_user(cast.rita), board(claim)).xpath("//tr[@id]")) == 1


@pytest.mark.parametrize(
    "query", ["unit=parsecs", "unit=%00", "about=nan", "about=1e999", "about=-1", "about=100"]
)
def test_a_board_cannot_be_shown_in_what_makes_no_sense(
    cast: Cast, as_user: SignIn, claim: Claim, query: str
) -> None:
    assert as_user(cast.lead).get(f"{board(claim)}?{query}").status_code == 400


def test_about_may_reach_further(cast: Cast, as_user: SignIn, codebook: Codebook) -> None:
    marked = [
        given(cast.ada, "The Lantern", "about 100", "100", bound="about"),
        given(cast.ada, "The Herald", "115", "115"),
    ]
    claim = claim_of(cast.lead, FLOODED, *marked)
    lead = as_user(cast.lead)
    assert "both cannot be true" in words(page(lead, board(claim)))
    assert "both cannot be true" not in words(page(lead, board(claim), {"about": "20"}))


# The list ----------------------------------------------------------------------------------------------


def test_the_list_begins_with_what_cannot_be_true_and_is_filtered(
    cast: Cast, as_user: SignIn, claim: Claim, codebook: Codebook
) -> None:
    agreed = claim_of(
        cast.lead, "A share of houses.",
        given(cast.ada, "The Lantern", "10%", "10", unit="%"), given(cast.ada, "The Herald", "10.2%", "10.2", unit="%"),
    )  # fmt: skip
    claim_of(cast.lead, "One figure only.", given(cast.ada, "The Lantern", "7 boats", "7"))
    lead = as_user(cast.lead)
    assert listed(lead) == [FLOODED, agreed.wording]
    for query, expected in {
        "contested=cannot": [FLOODED], "contested=agree": [agreed.wording], "contested=inside": [],
        "kind=share": [agreed.wording], "kind=measure": [FLOODED], "kind=money": [], "q=houses": [agreed.wording],
        f"source={make_source('Canal Institute').pk}": [FLOODED],
    }.items():  # fmt: skip
        assert listed(lead, query) == expected, query


@pytest.mark.parametrize("query", ["contested=rubbish", "kind=x", "source=1", "q=%00"])
def test_a_filter_that_makes_no_sense_is_refused(cast: Cast, as_user: SignIn, query: str) -> None:
    assert as_user(cast.lead).get(f"{reverse('figures')}?{query}").status_code == 400


def test_an_empty_list_says_what_to_do(cast: Cast, as_user: SignIn, codebook: Codebook) -> None:
    for person in (cast.lead, cast.ada, cast.rita):
        said = words(page(as_user(person), reverse("figures")))
        assert "No claim has two figures yet." in said
        assert "No two figures outside claims stand in like words." in said


def test_a_press_makes_a_claim_of_what_is_proposed_and_twice_makes_one(
    cast: Cast, as_user: SignIn, codebook: Codebook
) -> None:
    for source, number in (("The Lantern", "400"), ("The Herald", "9000")):
        given(cast.ada, source, f"{number} head of cattle drowned", number, counted="cattle drowned")
    ada = as_user(cast.ada)
    (form,) = page(ada, reverse("figures")).xpath("//form[contains(@class, 'gather')]")
    fields = [
        (one.get("name"), one.get("value")) for one in form.xpath(".//input[@name!='csrfmiddlewaretoken']")
    ]
    sent: dict[str, list[str]] = {}
    for name, value in fields:
        sent.setdefault(name, []).append(value)
    answers = [ada.post(form.get("action"), sent) for _ in range(2)]
    made = Claim.objects.get()
    assert [answer["Location"] for answer in answers] == [board(made)] * 2
    assert (made.wording, made.links.count()) == ("cattle drowned", 2)
    assert "both cannot be true" in words(page(ada, board(made)))
    assert not page(ada, reverse("figures")).xpath("//form[contains(@class, 'gather')]")


def test_what_cannot_be_made_a_claim_is_refused_and_leaves_nothing(
    cast: Cast, as_user: SignIn, mallet: Highlight, canal: Highlight
) -> None:
    ada, address = as_user(cast.ada), reverse("claim_of_figures")
    for status, sent in (
        (400, {"id": uuid4(), "wording": "x"}),
        (400, {"id": "x", "wording": "x", "highlight": mallet.pk}),
        (400, {"id": uuid4(), "wording": "?!", "highlight": mallet.pk}),
        (400, {"id": uuid4(), "wording": "a\x00b", "highlight": mallet.pk}),
        (400, {"id": uuid4(), "wording": "x", "highlight": "x"}),
        (400, {"id": uuid4(), "wording": "x", "highlight": [str(uuid4())] * 201}),
        (404, {"id": uuid4(), "wording": "x", "highlight": [mallet.pk, canal.pk]}),
    ):
        assert ada.post(address, sent).status_code == status, sent
    assert as_user(cast.rita).post(address, {"id": uuid4(), "wording": "x"}).status_code == 403
    assert not Claim.objects.exists()


def test_the_number_of_queries_is_fixed(cast: Cast, as_user: SignIn, claim: Claim) -> None:
    lead, addresses = as_user(cast.lead), [reverse("figures"), board(claim)]
    given(cast.ada, "The Lantern", "7 boats sank", "7", counted="boats sunk")
    given(cast.ada, "The Herald", "70 boats sank", "70", counted="boats sunk")
    [queries_of(lead, address) for address in addresses]
    before = [queries_of(lead, address) for address in addresses]
    for number in range(3):
        more = [given(cast.ada, f"Source {number}", f"{n} acres", f"{n}", unit="acres") for n in (5, 50)]
        actions.link_highlight(claim, more[0], by=cast.lead, now=NOW)
        claim_of(
            cast.lead,
            f"{FLOODED} {number}",
            more[1],
            given(cast.boris, "The Herald", "9 acres", "9", unit="acres"),
        )
        given(cast.ada, f"Source {number}", f"{number}3 boats sank", f"{number}3", counted="boats sunk")
    assert [queries_of(lead, address) for address in addresses] == before
    assert max(before) <= 20


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
