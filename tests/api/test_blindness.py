"""Blind by every door of the API: a reviewer gets own work only; what is another's looks like what is not there."""

import uuid
from typing import Any

import pytest

from annotator.actions.assignments import submit
from annotator.actions.highlights import edit_highlight, withdraw_highlight
from annotator.models import Assignment, Codebook, Highlight
from corpus_app.models import Document
from tests.api.conftest import JUDGEMENT, QUOTE, Api, Caller, new, problem
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_highlight


@pytest.fixture
def of_boris(cast: Cast, codebook: Codebook, document: Document) -> Assignment:
    return make_assignment(document, cast.boris)


@pytest.fixture
def his(of_boris: Assignment) -> Highlight:
    """Boris's highlight, changed once, with everything on it."""
    highlight = make_highlight(of_boris, QUOTE, JUDGEMENT)
    edit_highlight(
        highlight, by=of_boris.reviewer, base_version=1, span=None, judgement={"verdict": "refuted"}, now=NOW
    )
    return highlight


def listed(caller: Caller, **params: Any) -> list[str]:
    return [item["id"] for item in caller.get("highlights/", **params).json()["results"]]


def test_a_reviewer_lists_own_work_only(api: Api, cast: Cast, highlight: Highlight, his: Highlight) -> None:
    assert listed(api(cast.ada)) == [str(highlight.pk)]
    assert listed(api(cast.boris)) == [str(his.pk)]
    assert listed(api(cast.oscar)) == []
    for seer in (cast.lead, cast.admin):
        assert set(listed(api(seer))) == {str(highlight.pk), str(his.pk)}


def test_filters_do_not_see_further(api: Api, cast: Cast, highlight: Highlight, his: Highlight) -> None:
    ada = api(cast.ada)
    assert listed(ada, verdict="refuted") == []
    assert listed(ada, assignment=his.assignment_id) == []
    assert listed(ada, label="refuted", withdrawn="include") == []
    assert listed(ada, document=his.assignment.document_id) == [str(highlight.pk)]


@pytest.mark.parametrize(("name", "address"), [("reviewer", "highlights/"), ("reviewer", "assignments/")])
def test_another_reviewer_looks_like_an_unknown_one(
    api: Api, cast: Cast, his: Highlight, name: str, address: str
) -> None:
    ada = api(cast.ada)
    another, unknown = ada.get(address, **{name: cast.boris.pseudonym}), ada.get(address, **{name: "r999999"})
    assert another.status_code == unknown.status_code == 200
    assert another.content == unknown.content == b'{"next":null,"previous":null,"results":[]}'


def test_anothers_highlight_looks_like_none(api: Api, cast: Cast, his: Highlight) -> None:
    ada = api(cast.ada)
    for id in (his.pk, uuid.uuid4()):
        answers = [
            ada.get(f"highlights/{id}/"),
            ada.get(f"highlights/{id}/history/"),
            ada.patch(f"highlights/{id}/", {"judgement": {"note": "x"}}, If_Match='"2"'),
            ada.delete(f"highlights/{id}/", If_Match='"2"'),
            ada.post(f"highlights/{id}/restore/", If_Match='"2"'),
        ]
        told = {str(problem(answer, 404)) for answer in answers}
        assert len(told) == 1
        assert str(his.pk) not in told.pop()
    his.refresh_from_db()
    assert his.version == 2


def test_anothers_assignment_looks_like_none(api: Api, cast: Cast, of_boris: Assignment) -> None:
    ada = api(cast.ada)
    for id in (of_boris.pk, uuid.uuid4()):
        problem(ada.get(f"assignments/{id}/"), 404)
        problem(ada.post(f"assignments/{id}/submit/"), 404)
        problem(ada.post(f"assignments/{id}/reopen/"), 404)
        problem(ada.post("highlights/", new(of_boris, assignment=str(id))), 404)
    assert ada.get("assignments/").json()["results"] == []
    assert not Highlight.objects.exists()


def test_a_name_that_another_took_is_a_conflict_that_shows_nothing(
    api: Api, cast: Cast, assignment: Assignment, his: Highlight
) -> None:
    told = problem(api(cast.ada).post("highlights/", new(assignment, id=str(his.pk))), 409)
    assert told.keys() == {"type", "title", "status", "detail"}


def test_pages_do_not_tell_that_there_is_more(
    api: Api, cast: Cast, highlight: Highlight, of_boris: Assignment
) -> None:
    for _ in range(3):
        make_highlight(of_boris, QUOTE)
    assert api(cast.ada).get("highlights/", page_size=1).json()["next"] is None


def test_a_lead_sees_and_may_not_write(api: Api, cast: Cast, his: Highlight, of_boris: Assignment) -> None:
    lead = api(cast.lead)
    one = lead.get(f"highlights/{his.pk}/").json()
    assert one["reviewer"] == cast.boris.pseudonym
    assert len(lead.get(f"highlights/{his.pk}/history/").json()["results"]) == 2
    for answer in (
        lead.patch(f"highlights/{his.pk}/", {"judgement": {"note": "x"}}, If_Match='"2"'),
        lead.delete(f"highlights/{his.pk}/", If_Match='"2"'),
        lead.post(f"highlights/{his.pk}/restore/", If_Match='"2"'),
        lead.post(f"assignments/{of_boris.pk}/submit/"),
        lead.post("highlights/", new(of_boris)),
    ):
        assert "look, not write" in problem(answer, 403)["detail"]


def test_a_reader_sees_what_is_submitted_and_writes_nothing(
    api: Api, cast: Cast, highlight: Highlight, his: Highlight, document: Document
) -> None:
    rita = api(cast.rita)
    assert listed(rita) == []
    submit(his.assignment, now=NOW)
    assert listed(rita) == [str(his.pk)]
    problem(rita.get(f"highlights/{highlight.pk}/"), 404)
    problem(rita.delete(f"highlights/{his.pk}/", If_Match='"2"'), 403)
    problem(rita.post("assignments/", {"document": str(document.pk)}), 403)


def test_no_name_of_a_person_leaves_by_the_api(api: Api, cast: Cast, his: Highlight) -> None:
    lead = api(cast.lead)
    for address in ("highlights/", f"highlights/{his.pk}/", f"highlights/{his.pk}/history/", "assignments/"):
        assert b"boris" not in lead.get(address).content.lower()


def test_withdrawn_work_of_another_is_as_hidden(api: Api, cast: Cast, his: Highlight) -> None:
    withdraw_highlight(his, by=cast.boris, base_version=2, now=NOW)
    for withdrawn in ("include", "only"):
        assert listed(api(cast.ada), withdrawn=withdrawn) == []
        assert listed(api(cast.boris), withdrawn=withdrawn) == [str(his.pk)]
