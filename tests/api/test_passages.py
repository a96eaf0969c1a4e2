"""Passages drawn at random over the API: listed with the assignment, judged as highlights that name them."""

from typing import Any

import pytest

from annotator.actions.passages import draw_passages
from annotator.models import Assignment, Codebook, Round
from corpus_app.models import Document
from tests.api.conftest import Api, Caller, new, problem
from tests.conftest import Cast
from tests.making_rounds import give, make_round


@pytest.fixture
def round(document: Document, codebook: Codebook) -> Round:
    round = make_round([document], finding="sampled", passages_per_document=2, seed=11)
    draw_passages(round)
    return round


@pytest.fixture
def reading(round: Round, document: Document, cast: Cast) -> Assignment:
    return give(round, document, cast.ada)


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


def passages(ada: Caller, reading: Assignment) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = ada.get(f"assignments/{reading.pk}/").json()["passages"]
    return listed


def judged(reading: Assignment, one: dict[str, Any], **said: Any) -> dict[str, Any]:
    """The body that judges a passage."""
    place = {name: one[name] for name in ("start", "end", "exact")}
    return {
        "id": one["highlight"],
        "assignment": str(reading.pk),
        "passage": one["id"],
        **place,
        "judgement": said,
    }


def test_an_assignment_lists_its_passages_in_text_order(
    ada: Caller, reading: Assignment, document: Document
) -> None:
    listed = passages(ada, reading)
    assert [one["position"] for one in listed] == [1, 2]
    assert listed[0]["start"] < listed[1]["start"]
    assert all(document.text[one["start"] : one["end"]] == one["exact"] for one in listed)


def test_a_passage_is_judged_by_a_highlight_that_names_it(ada: Caller, reading: Assignment) -> None:
    one, _ = passages(ada, reading)
    body = judged(reading, one, verdict="refuted")
    made, again = ada.post("highlights/", body), ada.post("highlights/", body)
    assert (made.status_code, again.status_code) == (201, 200)
    assert made.json()["passage"] == one["id"]
    listed = ada.get("highlights/", assignment=reading.pk).json()["results"]
    assert [item["passage"] for item in listed] == [one["id"]]


def test_another_span_another_passage_or_none_is_refused(ada: Caller, reading: Assignment) -> None:
    one, other = passages(ada, reading)
    shorter = {**judged(reading, one), "end": one["end"] - 1, "exact": one["exact"][:-1]}
    for body in (
        shorter,
        {**judged(reading, one), "passage": other["id"]},
        {**judged(reading, one), "passage": 10**6},
        {**judged(reading, one), "passage": None},
        {**judged(reading, one), "passage": "7"},
        new(reading),
    ):
        assert "passage" in problem(ada.post("highlights/", body), 400)["errors"]


def test_a_reading_is_submitted_once_all_passages_are_judged(ada: Caller, reading: Assignment) -> None:
    one, other = passages(ada, reading)
    ada.post("highlights/", judged(reading, one, verdict="mixed"))
    refused = problem(ada.post(f"assignments/{reading.pk}/submit/", {}), 409)
    assert "passage 2 is not judged yet" in refused["detail"]
    ada.post("highlights/", judged(reading, other, claim_type="not_claim"))
    assert ada.post(f"assignments/{reading.pk}/submit/", {}).json()["state"] == "submitted"


def test_a_judged_passage_stays_where_it_is(ada: Caller, reading: Assignment) -> None:
    one, _ = passages(ada, reading)
    address = f"highlights/{ada.post('highlights/', judged(reading, one, verdict='mixed')).json()['id']}/"
    span = {"start": one["start"], "end": one["end"] - 1, "exact": one["exact"][:-1]}
    for answer in (ada.patch(address, span, If_Match='"1"'), ada.delete(address, If_Match='"1"')):
        assert "drawn at random" in problem(answer, 409)["detail"]
    again = ada.patch(address, {"judgement": {"verdict": "refuted"}}, If_Match='"1"')
    assert again.json()["version"] == 2


def test_passages_are_shown_to_their_reader_and_to_leads(api: Api, cast: Cast, reading: Assignment) -> None:
    problem(api(cast.boris).get(f"assignments/{reading.pk}/"), 404)
    assert len(passages(api(cast.lead), reading)) == 2


def test_free_readings_have_none(ada: Caller, document: Document, codebook: Codebook, cast: Cast) -> None:
    assert passages(ada, give(make_round([document]), document, cast.ada)) == []
