"""Claims over the API: list, one, make, link, proposals; blind by every one of these doors."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.actions import claims as actions
from annotator.actions.assignments import submit
from annotator.models import Assignment, Claim, ClaimHighlight, Codebook, Highlight
from corpus_app.models import Document
from tests.api.conftest import QUOTE, Api, Caller, problem
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import BARN, DEAD, claim_of

BARN_WORDS = "About 500 men slept in one barn."


@pytest.fixture
def claim(cast: Cast, highlight: Highlight) -> Claim:
    """Ada's, with her highlight of QUOTE."""
    return claim_of(cast.ada, DEAD, highlight)


@pytest.fixture
def his(cast: Cast, codebook: Codebook, document: Document) -> Highlight:
    """Boris's, of the same words, in his claim."""
    made = make_highlight(make_assignment(document, cast.boris), QUOTE)
    claim_of(cast.boris, BARN, made)
    return made


def listed(caller: Caller, **params: Any) -> list[str]:
    return [row["wording"] for row in caller.get("claims/", **params).json()["results"]]


def proposed(caller: Caller, **params: Any) -> list[str]:
    answer = caller.get("claims/proposals/", **params)
    assert answer.status_code == 200, answer.content
    return [row["wording"] for row in answer.json()["proposals"]]


# What is there ----------------------------------------------------------------------------------------


def test_a_claim_tells_what_is_settled_and_how_much_belongs_to_it(api: Api, cast: Cast, claim: Claim) -> None:
    actions.settle_verdict(claim, verdict="mixed", reason="Lists differ.", by=cast.lead, now=NOW)
    actions.give_credibility(claim, number=3, reason="One list.", by=cast.lead, now=NOW)
    one = api(cast.lead).get(f"claims/{claim.pk}/").json()
    assert (one["wording"], one["verdict"], one["credibility"]) == (DEAD, "mixed", 3)
    assert [one[name] for name in ("highlights", "documents", "sources", "figures")] == [1, 1, 1, 1]
    assert one["created_by"] == cast.ada.pseudonym
    assert [(row["verdict"], row["reason"]) for row in one["verdicts"]] == [("mixed", "Lists differ.")]
    assert [row["made_by"] for row in one["credibilities"]] == [cast.lead.pseudonym]
    (row,) = api(cast.lead).get("claims/").json()["results"]
    assert row == {name: one[name] for name in row}


def test_a_merged_claim_says_where_it_went_and_is_not_listed(api: Api, cast: Cast, claim: Claim) -> None:
    other = claim_of(cast.ada, BARN)
    actions.merge_claim(claim, other, by=cast.lead, now=NOW)
    assert listed(api(cast.lead)) == [BARN]
    assert api(cast.lead).get(f"claims/{claim.pk}/").json()["merged_into"] == str(other.pk)


def test_the_list_comes_in_pages_that_pass_over_nothing(api: Api, cast: Cast, codebook: Codebook) -> None:
    wordings = [f"Claim {number}." for number in range(7)]
    for wording in [*wordings, wordings[0]]:
        claim_of(cast.ada, wording)
    address, found = "claims/?page_size=3", list[str]()
    while address:
        page = api(cast.ada).get(address).json()
        found += [row["wording"] for row in page["results"]]
        address = (page["next"] or "").partition("/api/v1/")[2]
    assert found == sorted([*wordings, wordings[0]])


def test_the_list_is_filtered(api: Api, cast: Cast, claim: Claim, document: Document) -> None:
    claim_of(cast.ada, BARN)
    lead = api(cast.lead)
    assert listed(lead, q="winter") == [DEAD]
    assert listed(lead, source=document.source_id) == [DEAD]
    assert listed(lead, figures="no") == [BARN]
    assert listed(lead, sources="1") == [DEAD]
    assert listed(lead, verdict="none") == [BARN, DEAD]
    for wrong in ({"verdict": "rubbish"}, {"source": "x"}, {"rubbish": "x"}, {"cursor": "x"}, {"q": "\x00"}):
        problem(lead.get("claims/", **wrong), 400)


def test_links_are_listed_with_their_words(api: Api, cast: Cast, claim: Claim, highlight: Highlight) -> None:
    (row,) = api(cast.ada).get(f"claims/{claim.pk}/links/").json()["results"]
    assert (row["highlight"], row["exact"], row["similarity"]) == (str(highlight.pk), QUOTE, None)


# What is done -----------------------------------------------------------------------------------------


def test_a_claim_is_made_with_its_highlight_and_sent_twice_is_one(
    api: Api, cast: Cast, highlight: Highlight
) -> None:
    body = {"id": str(uuid.uuid4()), "wording": DEAD, "counted": "dead", "highlight": str(highlight.pk)}
    first, again = (api(cast.ada).post("claims/", body) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first["Location"].endswith(f"/api/v1/claims/{body['id']}/")
    assert first.json() == again.json()
    assert first.json()["highlights"] == 1
    assert ClaimHighlight.objects.count() == 1


def test_linking_and_taking_out(api: Api, cast: Cast, highlight: Highlight) -> None:
    claim, ada = claim_of(cast.ada), api(cast.ada)
    body = {"highlight": str(highlight.pk), "similarity": 0.5}
    assert [ada.post(f"claims/{claim.pk}/links/", body).status_code for _ in range(2)] == [201, 200]
    other = claim_of(cast.ada, BARN)
    assert "one at a time" in problem(ada.post(f"claims/{other.pk}/links/", body), 409)["detail"]
    for _ in range(2):
        assert ada.delete(f"claims/{claim.pk}/links/{highlight.pk}/").status_code == 204
    assert ada.post(f"claims/{other.pk}/links/", body).status_code == 201
    assert ClaimHighlight.objects.get(claim=claim).ended_by == cast.ada


@pytest.mark.parametrize(
    "body",
    [
        None, [], {}, {"wording": None}, {"wording": 7}, {"wording": ""}, {"wording": "a\x00b"}, {"wording": "x" * 501},
        {"wording": "x", "id": "x"}, {"wording": "x", "id": 1}, {"wording": "x", "highlight": "x"}, {"wording": "x", "rest": 1},
        {"wording": "x", "unit": "u" * 81}, b"{", b"\xff", {"wording": "\ud800"},
    ],
)  # fmt: skip
def test_what_makes_no_claim_is_refused(api: Api, cast: Cast, codebook: Codebook, body: object) -> None:
    problem(api(cast.ada).post("claims/", body), 400)
    assert not Claim.objects.exists()


@pytest.mark.parametrize("similarity", ["0.5x", 2, -1, 1e400, True, [], "nan"])
def test_a_similarity_is_a_number_from_0_to_1(
    api: Api, cast: Cast, claim: Claim, highlight: Highlight, similarity: object
) -> None:
    body = {"highlight": str(highlight.pk), "similarity": similarity}
    problem(api(cast.ada).post(f"claims/{claim.pk}/links/", body), 400)


@pytest.mark.parametrize(
    "query", ["", "highlight=x", "words=a&highlight=b", "words=%00", "rubbish=1", "highlight="]
)
def test_proposals_ask_for_one_thing(api: Api, cast: Cast, query: str) -> None:
    problem(api(cast.ada).get(f"claims/proposals/?{query}"), 400)


def test_claims_are_proposed_by_their_words_and_by_those_of_their_passages(
    api: Api, cast: Cast, claim: Claim, highlight: Highlight
) -> None:
    ada = api(cast.ada)
    assert proposed(ada, words=DEAD) == proposed(ada, words=QUOTE) == [DEAD]
    assert proposed(ada, words="Nothing of the kind") == []
    answer = ada.get("claims/proposals/", words=QUOTE).json()["proposals"][0]
    assert (answer["similarity"], answer["words"], answer["claim"]) == (1.0, QUOTE, str(claim.pk))
    belongs = ada.get("claims/proposals/", highlight=highlight.pk).json()
    assert belongs == {"claim": {"id": str(claim.pk), "wording": DEAD}, "proposals": []}


# Blind ------------------------------------------------------------------------------------------------


def test_others_claims_are_by_no_door(
    api: Api, cast: Cast, claim: Claim, highlight: Highlight, his: Highlight
) -> None:
    ada = api(cast.ada)
    assert listed(ada) == listed(ada, q="e") == [DEAD]
    assert proposed(ada, words=BARN) == []
    assert proposed(ada, words=QUOTE) == [DEAD]
    theirs = his.claims.get().claim_id
    told = set()
    for id in (theirs, uuid.uuid4()):
        answers = [
            ada.get(f"claims/{id}/"),
            ada.get(f"claims/{id}/links/"),
            ada.post(f"claims/{id}/links/", {"highlight": str(highlight.pk)}),
            ada.delete(f"claims/{id}/links/{highlight.pk}/"),
        ]
        told |= {str(problem(answer, 404)) for answer in answers}
    assert len(told) == 1
    problem(ada.post(f"claims/{claim.pk}/links/", {"highlight": str(his.pk)}), 404)
    problem(ada.post("claims/", {"wording": "x", "highlight": str(his.pk)}), 404)
    problem(ada.get(f"claims/proposals/?highlight={his.pk}"), 404)


def test_what_a_lead_links_to_an_own_claim_is_not_counted_nor_told(
    api: Api, cast: Cast, claim: Claim, his: Highlight
) -> None:
    ada, before = api(cast.ada), api(cast.ada).get(f"claims/{claim.pk}/").content
    actions.unlink_highlight(his.claims.get().claim, his, by=cast.lead, now=NOW)
    actions.link_highlight(claim, his, by=cast.lead, now=NOW)
    actions.settle_verdict(claim, verdict="refuted", reason="x", by=cast.lead, now=NOW)
    actions.give_credibility(claim, number=5, reason="x", by=cast.lead, now=NOW)
    assert ada.get(f"claims/{claim.pk}/").content == before
    assert len(ada.get(f"claims/{claim.pk}/links/").json()["results"]) == 1
    assert listed(ada, verdict="refuted") == []
    assert listed(ada, sources="2") == []


def test_a_lead_reading_blind_is_proposed_nothing_that_others_marked_there(
    api: Api, cast: Cast, his: Highlight
) -> None:
    lead = api(cast.lead)
    assert proposed(lead, words=QUOTE) == proposed(lead, words=BARN) == [BARN]
    reading = make_assignment(his.assignment.document, cast.lead)
    assert proposed(lead, words=QUOTE) == proposed(lead, words=BARN) == []
    assert listed(lead) == []
    problem(lead.get(f"claims/{his.claims.get().claim_id}/"), 404)
    submit(reading, now=NOW)
    assert proposed(lead, words=QUOTE) == [BARN]


def test_a_lead_reading_blind_sees_of_a_claim_what_lies_elsewhere(
    api: Api, cast: Cast, his: Highlight, codebook: Codebook
) -> None:
    lead, claim = api(cast.lead), his.claims.get().claim
    elsewhere = make_document(source=make_source("The Herald"))
    actions.link_highlight(
        claim, make_highlight(make_assignment(elsewhere, cast.boris), BARN_WORDS), by=cast.boris, now=NOW
    )
    make_assignment(his.assignment.document, cast.lead)
    assert lead.get(f"claims/{claim.pk}/").json()["highlights"] == 1
    assert proposed(lead, words=QUOTE) == [], "the passage in the document being read is not compared"
    assert proposed(lead, words=BARN_WORDS) == [BARN]


def test_readers_see_claims_of_submitted_readings_and_make_none(
    api: Api, cast: Cast, claim: Claim, assignment: Assignment
) -> None:
    rita = api(cast.rita)
    assert listed(rita) == []
    submit(assignment, now=NOW)
    assert listed(rita) == [DEAD]
    problem(rita.post("claims/", {"wording": "x"}), 403)
    problem(rita.post(f"claims/{claim.pk}/links/", {"highlight": str(uuid.uuid4())}), 403)


def test_the_number_of_queries_is_fixed(api: Api, cast: Cast, claim: Claim, assignment: Assignment) -> None:
    lead = api(cast.lead)
    addresses = [
        "claims/",
        f"claims/{claim.pk}/",
        f"claims/{claim.pk}/links/",
        f"claims/proposals/?words={QUOTE}",
    ]

    def queries() -> list[int]:
        numbers = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert lead.get(address).status_code == 200
            numbers.append(len(captured))
        return numbers

    before = queries()
    for number in range(5):
        claim_of(cast.ada, f"{DEAD} {number}", make_highlight(assignment, BARN_WORDS))
        actions.link_highlight(claim, make_highlight(assignment, QUOTE), by=cast.ada, now=NOW)
    assert queries() == before
    assert max(before) <= 14
