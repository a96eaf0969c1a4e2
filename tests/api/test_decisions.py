"""Units, decisions and disputes over the API: who gets what, and what settles what."""

import threading
import uuid
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotator.actions.adjudication import accept_above, set_threshold
from annotator.actions.disputes import dispute
from annotator.models import Codebook, Decision, Dispute, Round, User
from tests.api.conftest import Api, Caller, problem
from tests.conftest import Cast
from tests.making import TEXT
from tests.making_rounds import give, make_round, read
from tests.making_units import (
    FIGURE,
    LATER,
    UNCLE,
    add_documents,
    settle,
    the_document,
    three_read,
    unit,
    units,
)


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


@pytest.fixture
def lead(api: Api, cast: Cast) -> Caller:
    return api(cast.lead)


def listed(caller: Caller, round: Round, words: str = UNCLE) -> dict[str, Any]:
    """One unit as the API lists it."""
    answer = caller.get(f"rounds/{round.pk}/units/", document=the_document(round).pk)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["units"]
    return next(
        one for one in found if any(reading["exact"].startswith(words) for reading in one["readings"])
    )


def body(round: Round, *of: dict[str, Any], way: str = "rejected", **rest: Any) -> dict[str, Any]:
    named = [{"key": one["key"], "fingerprint": one["fingerprint"]} for one in of]
    return {"document": str(the_document(round).pk), "units": named, "way": way, **rest}


def test_units_are_listed_in_text_order_with_readings_and_consensus(
    lead: Caller, round: Round, cast: Cast
) -> None:
    answer = lead.get(f"rounds/{round.pk}/units/", document=the_document(round).pk, method="majority").json()
    assert (answer["round"], answer["method"]) == (round.pk, "majority")
    assert [one["status"] for one in answer["units"]] == ["conflict", "agreed", "single"]
    first = answer["units"][0]
    assert first["differs_in"] == ["verdict", "boundary"]
    assert {reading["reviewer"] for reading in first["readings"]} == {
        one.pseudonym for one in (cast.ada, cast.boris, cast.oscar)
    }
    assert first["consensus"]["verdict"][0] == {"value": "refuted", "probability": pytest.approx(2 / 3)}
    assert answer["units"][2]["missed"] == [cast.boris.pseudonym, cast.oscar.pseudonym]


@pytest.mark.parametrize("who", ["ada", "rita"])
def test_units_are_for_those_who_settle_them(api: Api, cast: Cast, round: Round, who: str) -> None:
    answer = api(getattr(cast, who)).get(f"rounds/{round.pk}/units/", document=the_document(round).pk)
    problem(answer, {"ada": 403, "rita": 404}[who])


def test_a_lead_who_is_reading_the_document_blind_gets_no_units_and_no_decisions(
    lead: Caller, round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    problem(lead.get(f"rounds/{round.pk}/units/", document=the_document(round).pk), 403)
    assert lead.get(f"rounds/{round.pk}/decisions/").json()["results"] == []


def test_a_document_that_is_not_in_the_round_has_no_units_there(
    lead: Caller, round: Round, cast: Cast
) -> None:
    (elsewhere,) = add_documents(make_round([]), 1, cast.ada)
    problem(lead.get(f"rounds/{round.pk}/units/", document=elsewhere.pk), 404)
    problem(lead.get(f"rounds/{round.pk}/units/", document=uuid.uuid4()), 404)
    problem(lead.get(f"rounds/{round.pk}/units/"), 400)
    problem(lead.get(f"rounds/{round.pk}/units/", document=the_document(round).pk, methode="x"), 400)


def test_a_unit_is_settled_by_a_reading(lead: Caller, round: Round, cast: Cast) -> None:
    one = listed(lead, round, FIGURE)
    sent = body(round, one, way="reading", reading=one["readings"][0]["highlight"], reason="So it stands.")
    answer = lead.post(f"rounds/{round.pk}/decisions/", sent)
    made = answer.json()
    assert answer.status_code == 201, made
    assert (made["outcome"], made["exact"], made["reason"]) == ("chosen", FIGURE, "So it stands.")
    assert made["judgement"] == one["readings"][0]["judgement"]
    assert set(made["highlights"]) == {reading["highlight"] for reading in one["readings"]}
    assert (made["automatic"], made["made_by"]) == (False, cast.lead.pseudonym)
    assert lead.get(answer["Location"].split("/api/v1/")[1]).json() == made
    assert listed(lead, round, FIGURE)["decision"] == made["id"]


def test_a_unit_is_settled_in_the_other_ways(lead: Caller, round: Round) -> None:
    address = f"rounds/{round.pk}/decisions/"
    by_consensus = body(round, listed(lead, round, FIGURE), way="consensus", method="majority")
    assert lead.post(address, by_consensus).json()["outcome"] == "accepted"
    own = {"start": 0, "end": 3, "exact": TEXT[:3], "judgement": {"verdict": "satire"}, "reason": "Read it."}
    assert lead.post(address, body(round, listed(lead, round), way="own", **own)).json()["exact"] == TEXT[:3]
    assert lead.post(address, body(round, listed(lead, round))).json()["judgement"] is None
    assert Decision.objects.current().count() == 2


def test_several_units_are_settled_as_one(lead: Caller, round: Round) -> None:
    first, last = listed(lead, round, FIGURE), listed(lead, round, UNCLE)
    sent = body(round, first, last, way="reading", reading=last["readings"][0]["highlight"])
    made = lead.post(f"rounds/{round.pk}/decisions/", sent).json()
    assert made["outcome"] == "merged"
    assert len(made["highlights"]) == 4


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"way": "guess"}, "way"),
        ({"way": "reading"}, "reading"),
        ({"way": "own", "start": 1, "end": 2}, "judgement"),
        ({"way": "rejected", "start": 1}, "start"),
        ({"way": "consensus", "method": "tea leaves"}, "method"),
        ({"units": []}, "units"),
        ({"units": [{"key": "k"}]}, "units.0.fingerprint"),
        ({"because": "x"}, "because"),
        ({"way": "own", "start": 0, "end": 3, "exact": "no!", "judgement": {"verdict": "mixed"}}, "exact"),
    ],
)
def test_what_makes_no_sense_is_refused_field_by_field(
    lead: Caller, round: Round, changes: dict[str, Any], field: str
) -> None:
    sent = {**body(round, listed(lead, round)), **changes}
    assert field in problem(lead.post(f"rounds/{round.pk}/decisions/", sent), 400)["errors"]
    assert not Decision.objects.exists()


def test_only_leads_settle_and_take_back(api: Api, cast: Cast, round: Round) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    for person, status in ((cast.ada, 403), (cast.rita, 404)):
        sent = {"document": str(the_document(round).pk), "units": [], "way": "rejected"}
        problem(api(person).post(f"rounds/{round.pk}/decisions/", sent), status)
        problem(api(person).post(f"rounds/{round.pk}/decisions/{decision.pk}/take-back/"), status)


def test_a_decision_is_taken_back(lead: Caller, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    address = f"rounds/{round.pk}/decisions/{decision.pk}/"
    taken_back = lead.post(f"{address}take-back/").json()
    assert (taken_back["outcome"], taken_back["replaces"], taken_back["first"]) == (
        "reopened",
        str(decision.pk),
        str(decision.pk),
    )
    problem(lead.post(f"{address}take-back/"), 409)
    assert lead.get(address).json()["replaced_at"] is not None
    assert lead.get(f"rounds/{round.pk}/decisions/").json()["results"] == []
    assert len(lead.get(f"rounds/{round.pk}/decisions/", history="include").json()["results"]) == 2


def test_a_reviewer_sees_the_decisions_on_what_they_submitted_and_of_others_work_nothing_else(
    api: Api, cast: Cast, round: Round
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, FIGURE))
    (result,) = api(cast.ada).get(f"rounds/{round.pk}/decisions/").json()["results"]
    mine = next(told for told in unit(round, cast.lead, FIGURE).said if told.reviewer == cast.ada.pk)
    assert result["highlights"] == [str(mine.highlight)]
    assert result["exact"] == FIGURE
    dispute(Decision.objects.get(), reason="No.", by=cast.boris, now=LATER)
    (result,) = api(cast.ada).get(f"rounds/{round.pk}/decisions/").json()["results"]
    assert result["disputes"] == []
    (result,) = api(cast.boris).get(f"rounds/{round.pk}/decisions/").json()["results"]
    assert [one["reason"] for one in result["disputes"]] == ["No."]


def test_before_submitting_a_reviewer_sees_no_decision_by_any_address(
    api: Api, cast: Cast, round: Round
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    reading = read(give(round, the_document(round), cast.admin), submit=False)
    cast.admin.role = User.Role.REVIEWER
    cast.admin.save()
    late = api(cast.admin)
    one = f"rounds/{round.pk}/decisions/{decision.pk}/"
    for address in (f"rounds/{round.pk}/decisions/", f"rounds/{round.pk}/decisions/?history=include"):
        assert late.get(address).json() == {"next": None, "previous": None, "results": []}
    problem(late.get(one), 404)
    problem(late.post(f"{one}disputes/", {"reason": "No."}), 404)
    assert str(decision.pk) not in late.get("highlights/").content.decode()
    read(reading)
    assert late.get(one).status_code == 200


def test_who_reads_the_document_again_in_another_round_sees_its_decisions_no_more(
    api: Api, cast: Cast, round: Round
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    assert api(cast.ada).get(f"rounds/{round.pk}/decisions/").json()["results"]
    give(make_round([the_document(round)]), the_document(round), cast.ada)
    assert not api(cast.ada).get(f"rounds/{round.pk}/decisions/").json()["results"]


def test_a_decision_is_disputed_once(api: Api, cast: Cast, round: Round) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    address = f"rounds/{round.pk}/decisions/{decision.pk}/disputes/"
    answer = api(cast.boris).post(address, {"reason": "She was there."})
    assert answer.status_code == 201
    assert [one["reviewer"] for one in answer.json()["disputes"]] == [cast.boris.pseudonym]
    problem(api(cast.boris).post(address, {"reason": "Again."}), 409)
    assert "reason" in problem(api(cast.oscar).post(address, {"reason": " "}), 400)["errors"]
    problem(api(cast.lead).post(address, {"reason": "Mine."}), 403)
    problem(api(cast.rita).post(address, {"reason": "Mine."}), 403)
    assert Dispute.objects.count() == 1
    assert listed(api(cast.lead), round)["status"] == "disputed"


def test_filters_narrow_the_list(lead: Caller, round: Round, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    address = f"rounds/{round.pk}/decisions/"
    document = str(the_document(round).pk)
    for asked, number in (
        ({"document": document}, 1), ({"document": str(uuid.uuid4())}, 0), ({"automatic": "yes"}, 0),
        ({"automatic": "no"}, 1), ({"outcome": "chosen"}, 1), ({"outcome": "rejected"}, 0),
    ):  # fmt: skip
        assert len(lead.get(address, **asked).json()["results"]) == number, asked
    problem(lead.get(address, automatic="perhaps"), 400)
    problem(lead.get(address, verdict="mixed"), 400)


def test_what_the_threshold_decided_is_marked_as_automatic(lead: Caller, round: Round, cast: Cast) -> None:
    mark = Decimal("0.9")
    set_threshold(round, mark, by=cast.lead, now=LATER)
    documents = [the_document(round).pk]
    accept_above(round, documents, threshold=mark, method="majority", by=cast.lead, now=LATER)
    (result,) = lead.get(f"rounds/{round.pk}/decisions/").json()["results"]
    assert (result["automatic"], result["probability"]) == (True, 1.0)
    assert listed(lead, round, "Nobody")["automatic"] is True


def test_the_lists_take_the_same_queries_for_few_and_many(
    as_user: Callable[[User], Client], round: Round, cast: Cast
) -> None:
    lead = Caller(as_user(cast.lead))

    def counted() -> list[int]:
        found = []
        for path in ("units/", "decisions/"):
            params = {"document": the_document(round).pk} if path == "units/" else {}
            with CaptureQueriesContext(connection) as captured:
                assert lead.get(f"rounds/{round.pk}/{path}", **params).status_code == 200
            found.append(len(captured))
        return found

    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    counted()  # the consensus is calculated at the first look
    few = counted()
    for document in add_documents(round, 4, cast.ada, cast.boris):
        for one in units(round, cast.lead, document):
            made = settle(round, cast.lead, one, document=document)
            dispute(made, reason="No.", by=cast.ada, now=LATER)
    for words in (FIGURE, "Nobody"):
        settle(round, cast.lead, unit(round, cast.lead, words))
    counted()
    assert counted() == few
    assert few[1] <= 8


@pytest.mark.django_db(transaction=True)
def test_of_two_leads_at_the_same_moment_one_decides_and_the_other_is_told_what(
    as_user: Callable[[User], Client], round: Round, cast: Cast
) -> None:
    callers = [Caller(as_user(one)) for one in (cast.lead, cast.admin)]
    as_both_see_it = listed(callers[0], round)
    ways: list[dict[str, Any]] = [
        {"way": "rejected"},
        {"way": "reading", "reading": as_both_see_it["readings"][0]["highlight"]},
    ]
    answers: list[Any] = [None, None]
    together = threading.Barrier(2)

    def run(number: int) -> None:
        try:
            together.wait()
            sent = body(round, as_both_see_it, **ways[number])
            answers[number] = callers[number].post(f"rounds/{round.pk}/decisions/", sent)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(one.status_code for one in answers) == {201: 1, 409: 1}
    won = next(one for one in answers if one.status_code == 201).json()
    lost = problem(next(one for one in answers if one.status_code == 409), 409)
    assert lost["decided"]["id"] == won["id"]
    assert lost["decided"]["outcome"] == won["outcome"]
    assert Decision.objects.count() == 1
