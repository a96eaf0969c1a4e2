"""/rounds/: what the pages do, over the API."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.actions.allotting import next_document
from annotator.actions.assignments import submit
from annotator.models import Assignment, Codebook, Round, User
from corpus_app.models import Document
from tests.api.conftest import Api, problem
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_document, make_highlight, make_source
from tests.making_rounds import make_round

SignIn = Callable[[User], Client]


@pytest.fixture
def round(codebook: Codebook, cast: Cast) -> Round:
    """Three documents, two readers wanted, everybody may read all."""
    documents = [make_document(f"{n} {TEXT}", title=f"No {n}") for n in range(3)]
    return make_round(documents, share_limit=100, seed=5, chosen_by={"picks": []})


def body(vocabulary: Codebook, **changed: Any) -> dict[str, Any]:
    return {"name": "Winter", "codebook": vocabulary.key, **changed}


def test_a_round_is_made_with_what_the_page_would_take(
    api: Api, cast: Cast, codebook: Codebook, document: Document
) -> None:
    made = api(cast.lead).post(
        "rounds/",
        body(
            codebook, documents={"sources": [str(document.source_id)], "words": "ministry", "sample": 1}, seed=0,
            readers_wanted=1, deadline="2099-01-01", settled_by_itself_from="0.9", open_to_all=False,
            members=[cast.ada.pseudonym], blind=False, guidelines="# Read",
        ),
    )  # fmt: skip
    assert made.status_code == 201, made.content
    whole = made.json()
    round = Round.objects.get()
    assert made["Location"].endswith(f"/api/v1/rounds/{round.pk}/")
    assert api(cast.lead).client.get(made["Location"]).json() == whole
    assert (whole["seed"], whole["codebook"], whole["blind"], whole["deadline"]) == (
        0,
        codebook.key,
        False,
        "2099-01-01",
    )
    assert whole["chosen_by"]["picks"][0]["sample"] == 1
    assert whole["progress"]["documents"] == [
        {"document": str(document.pk), "purpose": "work", "wanted": 1, "submitted": 0, "under_way": 0, "overdue": 0, "free": 1}
    ]  # fmt: skip
    assert [one["reviewer"] for one in whole["progress"]["people"]] == [cast.ada.pseudonym]


def test_what_is_left_out_is_as_on_the_page_and_a_seed_is_drawn(
    api: Api, cast: Cast, codebook: Codebook, document: Document
) -> None:
    whole = api(cast.lead).post("rounds/", body(codebook)).json()
    names = ("readers_wanted", "share_limit", "days_to_read", "blind", "proposals", "open_to_all", "finding")
    assert [whole[name] for name in names] == [3, 60, 14, True, "off", True, "free"]
    assert Round.objects.get().seed == whole["seed"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"), ({"name": None}, "name"), ({"codebook": "none@1"}, "codebook"), ({"codebook": "x" * 300}, "codebook"),
        ({"codebook": 5}, "codebook"), ({"readers_wanted": "3"}, "readers_wanted"), ({"readers_wanted": 51}, "readers_wanted"),
        ({"share_limit": 0}, "share_limit"), ({"blind": "yes"}, "blind"), ({"colour": "red"}, "colour"),
        ({"documents": {"sample": 9}}, "sample"), ({"documents": {"sources": ["x"]}}, "documents.sources.0"),
        ({"documents": {"words": "nowhere"}}, "documents"), ({"documents": {"colour": 1}}, "documents.colour"),
        ({"documents": {"published_since": "soon"}}, "documents.published_since"), ({"members": ["r999999"]}, "members"),
        ({"members": [7]}, "members.0"), ({"open_to_all": False}, "members"), ({"finding": ["free"]}, "finding"),
        ({"finding": "both", "passages_per_document": 0}, "passages_per_document"), ({"seed": 2**31}, "seed"),
        ({"settled_by_itself_from": "0.1"}, "settled_by_itself_from"), ({"pass_mark": 101}, "pass_mark"),
        ({"deadline": "2020-01-01"}, "deadline"), ({"proposals": "some"}, "proposals"), ({"guidelines": 5}, "guidelines"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_by_its_field(
    api: Api, cast: Cast, codebook: Codebook, document: Document, changed: dict[str, Any], field: str
) -> None:
    told = problem(api(cast.lead).post("rounds/", body(codebook, **changed)), 400)
    assert field in told["errors"], told
    assert not Round.objects.exists()


def test_leads_make_rounds_and_nobody_else(
    api: Api, cast: Cast, codebook: Codebook, document: Document
) -> None:
    for person in (cast.ada, cast.rita):
        problem(api(person).post("rounds/", body(codebook)), 403)


def test_one_sees_the_rounds_one_may_read_in(api: Api, cast: Cast, round: Round) -> None:
    named = make_round([], name="Named", open_to_all=False)
    named.members.create(person=cast.boris)

    def listed(person: User) -> list[str]:
        return [one["name"] for one in api(person).get("rounds/").json()["results"]]

    assert listed(cast.lead) == listed(cast.boris) == ["Named", round.name]
    assert listed(cast.ada) == [round.name]
    assert listed(cast.rita) == []
    problem(api(cast.ada).get(f"rounds/{named.pk}/"), 404)
    problem(api(cast.rita).get(f"rounds/{round.pk}/"), 404)
    problem(api(cast.ada).get("rounds/", state="open"), 400)


def test_the_list_has_pages(api: Api, cast: Cast, round: Round) -> None:
    make_round([], name="Second")
    first = api(cast.ada).get("rounds/", page_size=1).json()
    assert [one["name"] for one in first["results"]] == ["Second"]
    second = api(cast.ada).client.get(first["next"]).json()
    assert [one["name"] for one in second["results"]] == [round.name]


def test_a_reviewer_learns_nothing_of_the_others(api: Api, cast: Cast, round: Round) -> None:
    def seen() -> dict[str, Any]:
        seen: dict[str, Any] = api(cast.ada).get(f"rounds/{round.pk}/").json()
        return seen

    before = seen()
    reading = next_document(round, by=cast.boris, now=NOW)
    make_highlight(reading, "Nobody believes")
    submit(reading, now=NOW)
    assert seen() == before
    assert (before["progress"], before["seed"], before["chosen_by"]) == (None, None, None)
    assert before["own"] == {"submitted": 0, "held": 0, "limit": 3, "documents": 3, "why_not": ""}


def test_a_lead_sees_how_far_it_is(api: Api, cast: Cast, round: Round) -> None:
    submit(next_document(round, by=cast.boris, now=NOW), now=NOW)
    late = next_document(round, by=cast.boris, now=NOW)
    Assignment.objects.filter(pk=late.pk).update(due_at=timezone.now() - dt.timedelta(days=1))
    progress = api(cast.lead).get(f"rounds/{round.pk}/").json()["progress"]
    numbers = ("wanted", "submitted", "under_way", "overdue", "free")
    assert [progress[name] for name in numbers] == [6, 1, 0, 1, 5]
    assert progress["people"][0]["reviewer"] == cast.boris.pseudonym
    assert progress["people"][0]["seconds"] == 0


def test_asking_for_the_next_document_answers_with_the_reading(api: Api, cast: Cast, round: Round) -> None:
    ada = api(cast.ada)
    first, again = (ada.post(f"rounds/{round.pk}/next/") for _ in range(2))
    assert (first.status_code, first.json()) == (200, again.json())
    given = first.json()
    assert (given["round"], given["reviewer"], given["state"]) == (round.name, cast.ada.pseudonym, "assigned")
    assert given["due_at"]
    assert ada.client.get(first["Location"]).json() == given


def test_why_nothing_is_given_is_said(api: Api, cast: Cast, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(state="paused")
    assert "paused" in problem(api(cast.ada).post(f"rounds/{round.pk}/next/"), 409)["detail"]
    assert "paused" in api(cast.ada).get(f"rounds/{round.pk}/").json()["own"]["why_not"]
    problem(api(cast.rita).post(f"rounds/{round.pk}/next/"), 403)
    problem(api(cast.ada).post("rounds/99999999999999999999999999/next/"), 404)


def test_documents_are_given_by_hand(api: Api, cast: Cast, round: Round) -> None:
    document = str(round.places.get(position=2).document_id)
    lead, address = api(cast.lead), f"rounds/{round.pk}/assignments/"
    sent = {"documents": [document], "people": [cast.ada.pseudonym, cast.boris.pseudonym]}
    given = lead.post(address, sent).json()
    assert [(one["document"], one["reviewer"]) for one in given] == [
        (document, cast.ada.pseudonym), (document, cast.boris.pseudonym)
    ]  # fmt: skip
    assert lead.post(address, sent).json() == [], "what they have they keep"
    problem(lead.post(address, {**sent, "people": [cast.oscar.pseudonym]}), 409)
    problem(lead.post(address, {**sent, "people": ["r0"]}), 400)
    problem(lead.post(address, {**sent, "documents": ["00000000-0000-0000-0000-000000000000"]}), 400)
    problem(lead.post(address, {"documents": []}), 400)
    problem(api(cast.ada).post(address, sent), 403)
    problem(api(cast.rita).post(address, sent), 404)


def test_a_reading_is_returned_and_taken_up_again(api: Api, cast: Cast, round: Round) -> None:
    ada = api(cast.ada)
    address = f"assignments/{ada.post(f'rounds/{round.pk}/next/').json()['id']}"
    for sent in ({}, {"reason": ""}, {"reason": " "}, {"reason": "x" * 1001}, {"reason": 5}):
        assert "reason" in problem(ada.post(f"{address}/return/", sent), 400)["errors"]
    for _ in range(2):
        assert ada.post(f"{address}/return/", {"reason": "ill"}).json()["state"] == "returned"
    problem(api(cast.boris).post(f"{address}/return/", {"reason": "mine"}), 404)
    for _ in range(2):
        assert ada.post(f"{address}/take-again/").json()["state"] == "assigned"
    assert api(cast.lead).post(f"{address}/return/", {"reason": "holiday"}).json()["state"] == "returned"
    problem(api(cast.lead).post(f"{address}/take-again/"), 403)


def test_a_lead_gives_a_submission_back(api: Api, cast: Cast, round: Round) -> None:
    reading = next_document(round, by=cast.ada, now=NOW)
    submit(reading, now=NOW)
    address, sent = f"assignments/{reading.pk}/give-back/", {"reason": "the comments"}
    problem(api(cast.ada).post(address, sent), 403)
    assert api(cast.lead).post(address, sent).json()["state"] == "started"
    Round.objects.filter(pk=round.pk).update(compared_since=NOW)
    submit(Assignment.objects.get(pk=reading.pk), now=NOW)
    problem(api(cast.lead).post(address, sent), 409)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(
    ["name", "codebook", "documents", "seed", "guidelines", "blind", "open_to_all", "members", "readers_wanted", "share_limit",
     "days_to_read", "deadline", "finding", "passages_per_document", "proposals", "pass_mark", "settled_by_itself_from",
     "people", "reason"]
)  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(changed=st.dictionaries(FIELDS, ANYTHING, max_size=4), raw=st.binary(max_size=12))
def test_no_body_is_a_server_error(
    api: Api, cast: Cast, round: Round, changed: dict[str, Any], raw: bytes
) -> None:
    lead = api(cast.lead)
    valid = {"name": "x", "codebook": round.codebook.key}
    for path in ("rounds/", f"rounds/{round.pk}/assignments/", f"rounds/{round.pk}/next/"):
        for sent in (changed, {**valid, **changed}, raw, json.dumps(list(changed)).encode()):
            answer = lead.post(path, sent)
            assert answer.status_code < 500, (path, sent, answer.content)


def test_a_round_is_told_in_the_same_number_of_queries_however_large(
    api: Api, cast: Cast, round: Round
) -> None:
    lead = api(cast.lead)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert lead.get(f"rounds/{round.pk}/").status_code == 200
        return len(captured)

    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    few = queries()
    for n in range(4):
        document = make_document(f"more {n} {TEXT}", source=make_source(f"Source {n}"))
        round.places.create(document=document, position=10 + n, readers_wanted=2)
        for person in (cast.ada, cast.boris):
            reading = next_document(round, by=person, now=NOW)
            make_highlight(reading, "Nobody believes")
            submit(reading, now=NOW)
    assert queries() == few
