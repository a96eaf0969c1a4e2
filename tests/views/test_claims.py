"""The pages of claims: everything that was said of one proposition, and nothing that is not for who looks."""

import datetime as dt
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
from annotator.actions.highlights import edit_highlight
from annotator.models import Claim, Codebook, Highlight, User
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import BARN, DEAD, claim_of
from tests.views.pages import having, page, rows, words

SignIn = Callable[[User], Client]
FIGURE = "between 12,000 and 18,000 people"
JUDGED: dict[str, Any] = {
    "verdict": "verified", "voice": "quoted_person", "stance": "asserts", "confidence": "high",
    "figure": {"low": "12000", "high": "18000", "bound": "between", "unit": "persons", "counted": "dead"},
}  # fmt: skip


@pytest.fixture
def hers(cast: Cast, codebook: Codebook) -> Highlight:
    return make_highlight(make_assignment(make_document(), cast.ada), FIGURE, JUDGED)


@pytest.fixture
def his(cast: Cast, hers: Highlight) -> Highlight:
    """Boris's, in a document of another source."""
    document = make_document(source=make_source("The Herald"), title="Herald")
    return make_highlight(make_assignment(document, cast.boris), FIGURE, {"verdict": "refuted"})


@pytest.fixture
def claim(cast: Cast, hers: Highlight, his: Highlight) -> Claim:
    """Ada's, with her passage and with that of Boris, which a lead linked."""
    made = claim_of(cast.ada, DEAD, hers)
    actions.link_highlight(made, his, by=cast.lead, now=NOW, similarity=0.75)
    return made


def post(client: Client, name: str, claim: Claim, status: int = 302, **data: Any) -> Any:
    response = client.post(reverse(name, args=[claim.pk]), data)
    assert response.status_code == status, response.content.decode()[-2000:]
    return response


# What is shown ----------------------------------------------------------------------------------------


def test_every_wording_stands_there_by_source_with_who_says_it_and_each_verdict(
    cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight, his: Highlight
) -> None:
    tree = page(as_user(cast.lead), claim.get_absolute_url())
    part = tree.get_element_by_id("wordings")
    assert [words(head) for head in part.xpath(".//h3")] == ["The Herald", "The Lantern"]
    said = [words(entry) for entry in having(part, "entry")]
    assert "Refuted" in said[0]
    assert cast.boris.pseudonym in said[0]
    assert (
        "Verified · said by quoted person · asserts · high confidence · 12,000 to 18,000 persons" in said[1]
    )
    links = part.xpath(".//a[contains(@class, 'quote')]/@href")
    assert links == [his.get_absolute_url(), hers.get_absolute_url()]


def test_verdict_and_credibility_stand_apart_with_reason_date_and_history(
    cast: Cast, as_user: SignIn, claim: Claim
) -> None:
    lead = as_user(cast.lead)
    post(lead, "settle_claim", claim, verdict="unproven", reason="No list.")
    post(lead, "settle_claim", claim, verdict="mixed", reason="Two lists differ.")
    post(lead, "claim_credibility", claim, number="3", reason="One witness.")
    tree = page(lead, claim.get_absolute_url())
    verdict, credibility = (
        words(tree.get_element_by_id("settled")),
        words(tree.get_element_by_id("credibility")),
    )
    assert "Mixed" in verdict.split("Two lists differ.")[0]
    assert "Unproven" in verdict.split("Earlier verdicts")[1]
    assert "3 Possibly true One witness." in credibility
    history = words(tree.get_element_by_id("history"))
    for act in (
        "made this claim",
        "linked, proposed as 75 % alike",
        "settled as Mixed: Two lists differ.",
        "credibility 3",
    ):
        assert act in history


def test_verified_or_refuted_without_evidence_is_flagged(
    cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight
) -> None:
    lead = as_user(cast.lead)
    post(lead, "settle_claim", claim, verdict="mixed", reason="x")
    assert "without evidence" not in words(page(lead, claim.get_absolute_url()).get_element_by_id("settled"))
    post(lead, "settle_claim", claim, verdict="verified", reason="x")
    tree = page(lead, claim.get_absolute_url())
    assert "Verified, without evidence" in words(tree.get_element_by_id("settled"))
    assert len(having(tree.get_element_by_id("wordings"), "from", "p")) == 2
    given = {"evidence": [{"relation": "supports", "url": "https://example.org/lists"}]}
    edit_highlight(hers, by=cast.ada, base_version=1, span=None, judgement=given, now=NOW)
    tree = page(lead, claim.get_absolute_url())
    assert "without evidence" not in words(tree.get_element_by_id("settled"))
    assert len(having(tree.get_element_by_id("wordings"), "from", "p")) == 1


def test_the_timeline_has_a_mark_for_each_verdict_and_the_same_in_a_table(
    cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight
) -> None:
    day = dt.timedelta(days=1)
    edit_highlight(
        hers, by=cast.ada, base_version=1, span=None, judgement={"verdict": "mixed"}, now=NOW + day
    )
    actions.settle_verdict(claim, verdict="mixed", reason="x", by=cast.lead, now=NOW + 2 * day)
    part = page(as_user(cast.lead), claim.get_absolute_url()).get_element_by_id("timeline")
    lanes = {
        words(row.find("th")): row.xpath(".//a/@href") for row in having(part, "lanes")[0].xpath(".//tr")
    }
    assert {name: len(links) for name, links in lanes.items()} == {"Verified": 1, "Mixed": 2, "Refuted": 1}
    assert lanes["Mixed"] == [hers.get_absolute_url(), "#settled"]
    assert len(having(part, "data")[0].xpath(".//tbody/tr")) == 4


def test_a_claim_that_is_not_there_is_not_found(cast: Cast, as_user: SignIn) -> None:
    assert as_user(cast.lead).get(reverse("claim", args=[uuid4()])).status_code == 404


# Blind ------------------------------------------------------------------------------------------------


def test_a_reviewer_sees_nothing_of_others_on_the_page_of_an_own_claim(
    cast: Cast, as_user: SignIn, claim: Claim, his: Highlight
) -> None:
    actions.settle_verdict(claim, verdict="refuted", reason="settled by a lead", by=cast.lead, now=NOW)
    actions.give_credibility(claim, number=5, reason="graded by a lead", by=cast.lead, now=NOW)
    actions.change_facts(claim, {"note": "noted"}, by=cast.lead, now=NOW)
    ada = as_user(cast.ada)
    text = ada.get(claim.get_absolute_url()).content.decode()
    assert "1 passage in 1 document of 1 source" in " ".join(text.split())
    for told in (
        str(his.pk),
        "Herald",
        cast.boris.pseudonym,
        "settled by a lead",
        "graded by a lead",
        "became",
    ):
        assert told not in text
    listed = page(ada, reverse("claims"))
    assert rows(listed) == [f"{DEAD} – – 1 1 1 1"]
    assert not having(page(ada, reverse("claims"), {"verdict": "refuted"}), "claims", "table")


def test_others_claims_look_like_none(cast: Cast, as_user: SignIn, claim: Claim) -> None:
    oscar = as_user(cast.oscar)
    assert oscar.get(claim.get_absolute_url()).status_code == 404
    for name in ("link_to_claim", "unlink_from_claim"):
        assert oscar.post(reverse(name, args=[claim.pk]), {"highlight": uuid4()}).status_code == 404
    assert DEAD not in oscar.get(reverse("claims")).content.decode()


def test_what_was_settled_opens_to_who_has_read_every_document(
    cast: Cast, as_user: SignIn, hers: Highlight
) -> None:
    claim = claim_of(cast.ada, DEAD, hers)
    actions.settle_verdict(claim, verdict="refuted", reason="settled by a lead", by=cast.lead, now=NOW)
    ada = as_user(cast.ada)
    assert "settled by a lead" not in ada.get(claim.get_absolute_url()).content.decode()
    submit(hers.assignment, now=NOW)
    assert "settled by a lead" in ada.get(claim.get_absolute_url()).content.decode()


def test_a_lead_reading_blind_sees_no_claim_that_only_this_document_tells_of(
    cast: Cast, as_user: SignIn, claim: Claim, his: Highlight
) -> None:
    lead = as_user(cast.lead)
    only_his = claim_of(cast.boris, BARN)
    actions.unlink_highlight(claim, his, by=cast.lead, now=NOW)
    actions.link_highlight(only_his, his, by=cast.boris, now=NOW)
    assert len(rows(page(lead, reverse("claims")))) == 2
    reading = make_assignment(his.assignment.document, cast.lead)
    assert rows(page(lead, reverse("claims"))) == [f"{DEAD} – – 1 1 1 1"]
    assert lead.get(only_his.get_absolute_url()).status_code == 404
    submit(reading, now=NOW)
    assert len(rows(page(lead, reverse("claims")))) == 2


def test_readers_see_what_is_submitted_and_change_nothing(
    cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight
) -> None:
    rita = as_user(cast.rita)
    assert rita.get(claim.get_absolute_url()).status_code == 404
    submit(hers.assignment, now=NOW)
    assert cast.boris.pseudonym not in rita.get(claim.get_absolute_url()).content.decode()
    for name in ("link_to_claim", "settle_claim", "claim_credibility", "reword_claim", "merge_claim"):
        post(rita, name, claim, status=403)


# What is done -----------------------------------------------------------------------------------------


def test_a_claim_is_written_down_first(cast: Cast, as_user: SignIn) -> None:
    ada, id = as_user(cast.ada), uuid4()
    for _ in range(2):
        answer = ada.post(reverse("new_claim"), {"id": id, "wording": DEAD})
        assert answer["Location"] == reverse("claim", args=[id])
    assert Claim.objects.get().wording == DEAD
    assert (
        "Say the claim" in ada.post(reverse("new_claim"), {"id": uuid4(), "wording": "?!"}).content.decode()
    )


def test_a_passage_is_found_linked_in_one_press_and_taken_out(
    cast: Cast, as_user: SignIn, hers: Highlight, his: Highlight
) -> None:
    claim, lead = claim_of(cast.lead), as_user(cast.lead)
    address = reverse("claim_candidates", args=[claim.pk])
    form = page(lead, address).xpath("//form[contains(@class, 'once')]")[0]
    fields = {
        one.get("name"): one.get("value") for one in form.xpath(".//input[@name!='csrfmiddlewaretoken']")
    }
    answer = lead.post(form.get("action"), fields)
    assert answer["Location"] == address
    assert claim.links.get().similarity == pytest.approx(float(fields["similarity"]))
    post(lead, "unlink_from_claim", claim, highlight=fields["highlight"])
    assert claim.links.get().ended_by == cast.lead


def test_the_way_back_leads_nowhere_else(cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight) -> None:
    for elsewhere in (
        "https://example.org/claims/",
        "//example.org/claims/",
        "javascript:alert(1)",
        "/people/",
    ):
        answer = post(as_user(cast.lead), "unlink_from_claim", claim, highlight=hers.pk, next=elsewhere)
        assert answer["Location"] == claim.get_absolute_url()


def test_merging_leads_to_the_other_claim(cast: Cast, as_user: SignIn, claim: Claim) -> None:
    lead, other = as_user(cast.lead), claim_of(cast.ada, f"{DEAD} Or more.")
    tree = page(lead, claim.get_absolute_url())
    assert str(other.pk) in tree.get_element_by_id("alike").xpath(".//input[@name='into']/@value")
    assert post(lead, "merge_claim", claim, into=other.pk)["Location"] == other.get_absolute_url()
    assert "Merged." in words(page(lead, claim.get_absolute_url()))
    assert len(rows(page(lead, reverse("claims")))) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("settle_claim", {"verdict": "rubbish", "reason": "x"}),
        ("settle_claim", {"verdict": "mixed", "reason": ""}),
        ("claim_credibility", {"number": "9" * 400, "reason": "x"}),
        ("claim_credibility", {"number": "1", "reason": "a\x00b"}),
        ("reword_claim", {"wording": "\x00"}),
        ("link_to_claim", {"highlight": "nothing"}),
        ("link_to_claim", {"highlight": str(uuid4()), "similarity": "nan"}),
        ("merge_claim", {"into": "x"}),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    cast: Cast, as_user: SignIn, claim: Claim, name: str, data: dict[str, str]
) -> None:
    answer = as_user(cast.lead).post(reverse(name, args=[claim.pk]), data)
    assert answer.status_code in {400, 404}
    assert not claim.verdicts.exists()


# The list ---------------------------------------------------------------------------------------------


def test_the_list_is_filtered_and_sorted(cast: Cast, as_user: SignIn, claim: Claim, hers: Highlight) -> None:
    lead = as_user(cast.lead)
    actions.settle_verdict(claim, verdict="mixed", reason="x", by=cast.lead, now=NOW)
    claim_of(cast.ada, BARN)
    first = f"{DEAD} Mixed – 2 2 2 1"
    listed = {
        "q=winter": [first], "verdict=mixed": [first], "verdict=none": [f"{BARN} – – 0 0 0 0"], "figures=yes": [first],
        "figures=no": [f"{BARN} – – 0 0 0 0"], "sources=2": [first], "sources=3": [],
        f"source={hers.assignment.document.source_id}": [first],
        "sort=-sources": [first, f"{BARN} – – 0 0 0 0"], "sort=verdict": [first, f"{BARN} – – 0 0 0 0"],
        "sort=highlights": [f"{BARN} – – 0 0 0 0", first],
    }  # fmt: skip
    for query, expected in listed.items():
        assert rows(page(lead, f"{reverse('claims')}?{query}")) == expected, query


@pytest.mark.parametrize("query", ["sort=rubbish", "verdict=rubbish", "sources=-1", "source=x", "q=%00"])
def test_a_filter_that_makes_no_sense_is_refused(cast: Cast, as_user: SignIn, query: str) -> None:
    assert as_user(cast.lead).get(f"{reverse('claims')}?{query}").status_code == 400


def test_an_empty_list_says_what_to_do(cast: Cast, as_user: SignIn, codebook: Codebook) -> None:
    for one, told in (
        (cast.ada, "You have no claim yet"),
        (cast.lead, "no claim yet"),
        (cast.rita, "to see yet"),
    ):
        assert told in words(page(as_user(one), reverse("claims")))


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_number_of_queries_is_fixed(cast: Cast, as_user: SignIn, claim: Claim, his: Highlight) -> None:
    lead = as_user(cast.lead)
    addresses = [reverse("claims"), claim.get_absolute_url(), reverse("claim_candidates", args=[claim.pk])]
    actions.settle_verdict(claim, verdict="mixed", reason="x", by=cast.lead, now=NOW)
    actions.give_credibility(claim, number=2, reason="x", by=cast.lead, now=NOW)
    actions.change_facts(claim, {"note": "x"}, by=cast.lead, now=NOW)
    claim_of(cast.ada, f"{DEAD} Or more.")
    [queries_of(lead, address) for address in addresses]
    before = [queries_of(lead, address) for address in addresses]
    for number in range(4):
        document = make_document(f"{number} {FIGURE} {BARN}", source=make_source(f"Source {number}"))
        for person in (cast.ada, cast.boris):
            reading = make_assignment(document, person)
            actions.link_highlight(claim, make_highlight(reading, FIGURE, JUDGED), by=person, now=NOW)
            claim_of(person, f"{DEAD} {number}", make_highlight(reading, BARN))
        actions.settle_verdict(claim, verdict="mixed", reason="x", by=cast.lead, now=NOW)
    after = [queries_of(lead, address) for address in addresses]
    assert after == before
    assert max(after) <= 40
