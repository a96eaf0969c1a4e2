"""Evidence over the API: recorded, listed, kept under its hash; refused with a sentence where it makes no sense."""

import hashlib
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from annotator.models import Claim, ClaimEvidence, EvidencePage, Highlight
from corpus_app.models import Document
from tests.api.conftest import QUOTE, START, Api, problem
from tests.conftest import Cast
from tests.making_claims import DEAD, claim_of
from tests.making_evidence import LISTS, evidence_at

SAID = {"relation": "refutes", "url": LISTS, "quote": "6,412 names", "accessed_on": "2026-11-20"}


@pytest.fixture
def claim(cast: Cast, highlight: Highlight) -> Claim:
    """Of ada's passage."""
    return claim_of(cast.lead, DEAD, highlight)


def test_evidence_is_recorded_and_listed_with_its_page(api: Api, cast: Cast, claim: Claim) -> None:
    ada = api(cast.ada)
    made = ada.post(
        f"claims/{claim.pk}/evidence/", {**SAID, "url": f"{LISTS}?utm_source=x", "title": "Lists"}
    )
    assert made.status_code == 201
    body = made.json()
    assert (body["page"]["url"], body["relation"], body["made_by"]) == (LISTS, "refutes", cast.ada.pseudonym)
    assert made["Location"].endswith(f"/api/v1/claims/{claim.pk}/evidence/{body['id']}/")
    assert ada.get(f"claims/{claim.pk}/evidence/").json()["results"] == [body]
    assert ada.get(f"claims/{claim.pk}/evidence/{body['id']}/").json() == body
    whole = ada.get(f"evidence/{body['page']['id']}/").json()
    assert whole["snapshots"][0]["sha256"] == hashlib.sha256(b"6,412 names").hexdigest()
    assert whole["bears_on"] == [{"evidence": body["id"], "claim": str(claim.pk), "relation": "refutes"}]


def test_the_server_finds_the_place_of_a_quote(
    api: Api, cast: Cast, claim: Claim, document: Document
) -> None:
    body = {"relation": "supports", "document": str(document.pk), "quote": QUOTE}
    page = api(cast.ada).post(f"claims/{claim.pk}/evidence/", body).json()["page"]
    assert (page["start"], page["end"], page["document"]) == (START, START + len(QUOTE), str(document.pk))
    twice = {**body, "quote": "ministry"}
    assert "quote" in problem(api(cast.ada).post(f"claims/{claim.pk}/evidence/", twice), 400)["errors"]
    first = {**twice, "start": document.text.index("ministry")}
    assert api(cast.ada).post(f"claims/{claim.pk}/evidence/", first).status_code == 201


def test_a_nearly_equal_address_is_a_conflict_that_names_the_page(api: Api, cast: Cast, claim: Claim) -> None:
    known = evidence_at(claim, cast.lead)
    near = {**SAID, "url": f"{LISTS}/"}
    refused = problem(api(cast.lead).post(f"claims/{claim.pk}/evidence/", near), 409)
    assert [page["id"] for page in refused["like"]] == [str(known.page_id)]
    assert (
        api(cast.lead).post(f"claims/{claim.pk}/evidence/", {**near, "is_another": True}).status_code == 201
    )


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": ""}, "url"),
        ({"url": 7}, "url"),
        ({"url": "https://a.example/", "document": str(uuid4())}, "url"),
        ({"relation": "perhaps"}, "relation"),
        ({"relation": None}, "relation"),
        ({"accessed_on": "22/11/26"}, "accessed_on"),
        ({"accessed_on": "2999-01-01"}, "accessed_on"),
        ({"quote": "x" * 10_001}, "quote"),
        ({"start": 10**40}, "start"),
        ({"source": "7"}, "source"),
        ({"colour": "red"}, "colour"),
        ({"title": "x" * 301}, "title"),
        ({"independence_group": "x" * 121}, "group"),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(
    api: Api, cast: Cast, claim: Claim, changed: dict[str, Any], field: str
) -> None:
    refused = problem(api(cast.lead).post(f"claims/{claim.pk}/evidence/", {**SAID, **changed}), 400)
    assert field in refused["errors"]
    assert not EvidencePage.objects.exists()


def test_what_is_not_there_or_not_ones_to_do_is_refused(api: Api, cast: Cast, claim: Claim) -> None:
    row = evidence_at(claim, cast.lead)
    problem(api(cast.oscar).post(f"claims/{claim.pk}/evidence/", SAID), 404)
    problem(api(cast.oscar).get(f"evidence/{row.page_id}/"), 404)
    problem(api(cast.ada).get(f"claims/{claim.pk}/evidence/{row.pk}/"), 404)
    problem(
        api(cast.lead).post(
            f"claims/{claim.pk}/evidence/", {"relation": "refutes", "document": str(uuid4()), "quote": "x"}
        ),
        404,
    )
    problem(api(cast.lead).post(f"claims/{claim.pk}/evidence/", {**SAID, "source": str(uuid4())}), 404)
    problem(api(cast.ada).get("evidence/", colour="red"), 400)
    problem(api(cast.lead).get("evidence/", letter="Z"), 400)
    own = evidence_at(claim, cast.ada, "https://ada.example/")
    problem(
        api(cast.ada).client.put(
            f"/api/v1/evidence/{own.page_id}/grade/", "{}", content_type="application/json"
        ),
        403,
    )


def test_the_list_shows_each_person_the_pages_that_are_theirs_to_see(
    api: Api, cast: Cast, claim: Claim
) -> None:
    evidence_at(claim, cast.ada, "https://ada.example/", group="wire")
    evidence_at(claim, cast.boris, "https://boris.example/")

    def seen(caller: Any, **query: str) -> list[str]:
        return [page["url"] for page in caller.get("evidence/", **query).json()["results"]]

    assert seen(api(cast.ada)) == ["https://ada.example/"]
    assert seen(api(cast.oscar)) == []
    assert len(seen(api(cast.lead))) == 2
    assert seen(api(cast.lead), group="Wire") == ["https://ada.example/"]
    first = api(cast.lead).get("evidence/", page_size=1).json()
    second = api(cast.lead).client.get(first["next"]).json()
    urls = {page["url"] for page in [*first["results"], *second["results"]]}
    assert urls == {"https://ada.example/", "https://boris.example/"}


def test_a_file_is_kept_under_its_hash_once(api: Api, cast: Cast, claim: Claim) -> None:
    page = evidence_at(claim, cast.ada).page
    client, data = api(cast.ada).client, b"%PDF-1.7 lists"

    def keep() -> Any:
        return client.post(
            f"/api/v1/evidence/{page.pk}/snapshots/",
            {"file": SimpleUploadedFile("a.pdf", data), "accessed_on": "2026-11-01"},
        )

    first, second = keep(), keep()
    assert first.status_code == second.status_code == 201
    assert first.json() == second.json()
    assert (first.json()["sha256"], first.json()["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    problem(api(cast.ada).post(f"evidence/{page.pk}/snapshots/", {"text": ""}), 400)
    problem(client.post(f"/api/v1/evidence/{page.pk}/snapshots/", {}), 400)


def test_leads_grade_and_take_the_grade_back(api: Api, cast: Cast, claim: Claim) -> None:
    page = evidence_at(claim, cast.ada).page
    client = api(cast.lead).client

    def grade(body: str) -> Any:
        return client.put(f"/api/v1/evidence/{page.pk}/grade/", body, content_type="application/json")

    graded = grade('{"letter": "B", "number": 2}').json()
    assert (graded["letter"], graded["number"], graded["graded_by"]) == ("B", 2, cast.lead.pseudonym)
    for odd in (
        '{"letter": "B"}',
        '{"letter": "B", "number": 9}',
        '{"letter": "Q", "number": 2}',
        '{"letter": "B", "number": null}',
    ):
        problem(grade(odd), 400)
    assert grade('{"letter": null, "number": null}').json()["letter"] is None


def test_withdrawing_is_said_and_the_row_stays(api: Api, cast: Cast, claim: Claim) -> None:
    row = evidence_at(claim, cast.ada)
    gone = api(cast.ada).post(f"claims/{claim.pk}/evidence/{row.pk}/withdraw/")
    assert gone.json()["withdrawn_at"]
    assert ClaimEvidence.objects.count() == 1
    assert len(api(cast.lead).get(f"claims/{claim.pk}/evidence/").json()["results"]) == 1
