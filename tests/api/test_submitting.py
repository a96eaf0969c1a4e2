"""Submitting over the API: with what is said of the whole document, without, and where nothing is filled in."""

from typing import Any

import pytest

from annotator.models import Assignment, Codebook, Proposal
from corpus_app.models import Document
from tests.api.conftest import Api, Caller, new, problem
from tests.conftest import Cast
from tests.making_rounds import give, make_round

SAID = {
    "genre": "reporting", "frames": ["Economic"], "omissions": "Who paid.", "slants": {"authorities": -1},
    "distressing": False, "note": "",
}  # fmt: skip


@pytest.fixture
def ada(api: Api, cast: Cast) -> Caller:
    return api(cast.ada)


def address(assignment: Assignment) -> str:
    return f"assignments/{assignment.pk}/submit/"


def test_what_is_said_of_the_document_is_stored_and_shown(ada: Caller, assignment: Assignment) -> None:
    before = ada.get(f"assignments/{assignment.pk}/").json()
    assert before["document_judgement"] is None
    after = ada.post(address(assignment), {"document": SAID}).json()
    assert (after["state"], after["document_judgement"]) == ("submitted", SAID)
    assert ada.get(f"assignments/{assignment.pk}/").json() == after
    ada.post(f"assignments/{assignment.pk}/reopen/")
    assert ada.post(address(assignment), {"document": {"genre": "satire"}}).json()["document_judgement"] == {
        **SAID, "genre": "satire", "frames": [], "omissions": "", "slants": {},
    }  # fmt: skip


@pytest.mark.parametrize("body", [None, {}, {"document": None}, {"document": {}}])
def test_saying_nothing_of_it_is_enough(
    ada: Caller, assignment: Assignment, body: dict[str, Any] | None
) -> None:
    submitted = ada.post(address(assignment), body).json()
    assert (submitted["state"], submitted["document_judgement"]) == ("submitted", None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"genre": "novel"}, "document.genre"),
        ({"genre": 7}, "document.genre"),
        ({"frames": ["Weather"]}, "document.frames"),
        ({"frames": "Economic"}, "document.frames"),
        ({"slants": {"authorities": 3}}, "document.slants.authorities"),
        ({"slants": {"authorities": "2"}}, "document.slants.authorities"),
        ({"slants": {"sea": 1}}, "document.slants.sea"),
        ({"distressing": "yes"}, "document.distressing"),
        ({"mood": "dark"}, "document.mood"),
    ],
)
def test_what_makes_no_sense_is_refused_field_by_field(
    ada: Caller, assignment: Assignment, said: dict[str, Any], field: str
) -> None:
    errors = problem(ada.post(address(assignment), {"document": said}), 400)["errors"]
    assert [name.split(".")[:2] for name in errors] == [field.split(".")[:2]]
    assert ada.get(f"assignments/{assignment.pk}/").json()["state"] == "started"


def test_sent_again_it_is_the_same_submission_and_another_one_is_refused(
    ada: Caller, assignment: Assignment
) -> None:
    first, again = (ada.post(address(assignment), {"document": SAID}).json() for _ in range(2))
    assert first == again
    problem(ada.post(address(assignment), {"document": {**SAID, "genre": "opinion"}}), 409)


def test_nothing_is_proposed_where_proposals_are_off(
    ada: Caller, cast: Cast, document: Document, codebook: Codebook
) -> None:
    off = give(make_round([document]), document, cast.ada)
    on = give(make_round([document]), document, cast.ada, proposals=True)
    proposed = {}
    for reading in (off, on):
        made = ada.post("highlights/", new(reading)).json()
        address = f"highlights/{made['id']}/"
        moved = {"start": made["start"], "end": made["end"] - 7, "exact": made["exact"][:-7]}
        answers = [
            made, ada.get(address).json(), ada.patch(address, moved, If_Match='"1"').json(),
            ada.patch(address, {"judgement": {"note": "x"}}, If_Match='"2"').json(),
        ]  # fmt: skip
        proposed[reading.pk] = [one["proposal"] is not None for one in answers]
    assert proposed == {off.pk: [False] * 4, on.pk: [True] * 4}
    assert Proposal.objects.get().highlight.assignment == on


def test_the_others_are_not_told_of_the_document_judgement(
    api: Api, cast: Cast, ada: Caller, assignment: Assignment
) -> None:
    ada.post(address(assignment), {"document": SAID})
    problem(api(cast.boris).get(f"assignments/{assignment.pk}/"), 404)
    assert api(cast.lead).get(f"assignments/{assignment.pk}/").json()["document_judgement"] == SAID
