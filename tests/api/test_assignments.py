"""/assignments/ and /me/."""

import pytest

from annotator.models import Assignment, Codebook
from corpus_app.models import Document
from tests.api.conftest import Api, Caller, new, problem
from tests.conftest import Cast
from tests.making import make_assignment


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


def test_a_document_is_taken_once(ada: Caller, document: Document, codebook: Codebook, cast: Cast) -> None:
    first, again = (ada.post("assignments/", {"document": str(document.pk)}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    taken = first.json()
    assert taken == again.json()
    assert taken["reviewer"] == cast.ada.pseudonym
    assert (taken["document"], taken["source"]) == (str(document.pk), str(document.source_id))
    assert (taken["codebook"], taken["state"]) == (codebook.key, "started")
    assert first["Location"].endswith(f"/api/v1/assignments/{taken['id']}/")
    assert ada.client.get(first["Location"]).json() == taken


def test_without_a_codebook_there_is_no_round_to_read_in(ada: Caller, document: Document) -> None:
    assert "load_codebook" in problem(ada.post("assignments/", {"document": str(document.pk)}), 409)["detail"]


def test_submitting_and_reopening_may_be_sent_again(ada: Caller, assignment: Assignment) -> None:
    for _ in range(2):
        submitted = ada.post(f"assignments/{assignment.pk}/submit/", {}).json()
        assert submitted["state"] == "submitted"
        assert submitted["submitted_at"]
    for _ in range(2):
        reopened = ada.post(f"assignments/{assignment.pk}/reopen/").json()
        assert (reopened["state"], reopened["submitted_at"]) == ("started", None)
    assert ada.post("highlights/", new(assignment)).status_code == 201


def test_one_lists_own_ones_and_leads_all(
    api: Api, cast: Cast, assignment: Assignment, document: Document
) -> None:
    his = make_assignment(document, cast.boris)
    assert [item["id"] for item in api(cast.ada).get("assignments/").json()["results"]] == [
        str(assignment.pk)
    ]
    lead = api(cast.lead)
    assert {item["id"] for item in lead.get("assignments/").json()["results"]} == {
        str(assignment.pk),
        str(his.pk),
    }
    of_boris = lead.get("assignments/", reviewer=cast.boris.pseudonym, state="started", document=document.pk)
    assert [item["id"] for item in of_boris.json()["results"]] == [str(his.pk)]
    assert lead.get("assignments/", state="submitted").json()["results"] == []
    assert "state" in problem(lead.get("assignments/", state="lost"), 400)["errors"]


def test_me_says_what_this_role_may_do(api: Api, cast: Cast) -> None:
    assert api(cast.lead).get("me/").json()["may"]["corpus.add"] is True
    me = api(cast.rita).get("me/").json()
    assert (me["name"], me["role"], me["may"]["assignment.take"]) == ("Rita", "reader", False)
