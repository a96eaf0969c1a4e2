"""32 people ask for their next document at the same moment, each over a connection of their own."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from annotator.actions.assignments import submit
from annotator.actions.rounds import close_round
from annotator.models import Assignment, AssignmentChange, Codebook, Round, User
from tests.conftest import make_person
from tests.making import NOW, TEXT, make_document
from tests.making_rounds import make_round

pytestmark = pytest.mark.django_db(transaction=True)
ASKING = 32
SignIn = Callable[[User], Client]


@pytest.fixture
def people(db: None) -> list[User]:
    return [make_person(f"reader{n}", "reviewer") for n in range(ASKING)]


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """What each gives, all begun at the same moment in threads of their own."""
    results: list[Any] = [None] * len(acts)
    together = threading.Barrier(len(acts))

    def run(number: int) -> None:
        try:
            together.wait()
            results[number] = acts[number]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def asks(client: Client, round: Round) -> Callable[[], int]:
    address = reverse("api:next_document", args=[round.pk])
    return lambda: client.post(address, content_type="application/json").status_code


def holders(round: Round) -> Counter[Any]:
    return Counter(round.assignments.values_list("document", flat=True))


def test_where_there_is_a_place_for_each_everybody_gets_one_and_all_are_filled(
    people: list[User], codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([make_document(f"{n} {TEXT}") for n in range(8)], readers_wanted=4, share_limit=100)
    answers = at_once([asks(as_user(person), round) for person in people])
    assert Counter(answers) == {200: ASKING}
    assert set(holders(round).values()) == {4}
    assert len(holders(round)) == 8
    assert Assignment.objects.values("reviewer").distinct().count() == ASKING
    assert AssignmentChange.objects.filter(kind="taken").count() == ASKING


def test_where_places_are_few_exactly_those_are_given_out(
    people: list[User], codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([make_document(f"{n} {TEXT}") for n in range(3)], readers_wanted=3, share_limit=100)
    answers = at_once([asks(as_user(person), round) for person in people])
    assert Counter(answers) == {200: 9, 409: ASKING - 9}
    assert list(holders(round).values()) == [3, 3, 3]


def test_the_last_place_goes_to_one(people: list[User], codebook: Codebook, as_user: SignIn) -> None:
    round = make_round([make_document()], readers_wanted=1)
    assert Counter(at_once([asks(as_user(person), round) for person in people])) == {200: 1, 409: ASKING - 1}


def test_one_person_who_asks_many_times_at_once_gets_one_document(
    people: list[User], codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([make_document(f"{n} {TEXT}") for n in range(5)], share_limit=100)
    answers = at_once([asks(as_user(people[0]), round) for _ in range(8)])
    assert Counter(answers) == {200: 8}
    assert round.assignments.count() == 1


def test_who_submits_late_while_another_asks_does_not_make_one_reader_too_many(
    people: list[User], codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([make_document()], readers_wanted=1)
    late = Assignment.objects.create(
        round=round, document=round.places.get().document, reviewer=people[0], state="started", due_at=NOW
    )
    his = as_user(people[0])
    address = reverse("api:submit", args=[late.pk])

    def submits() -> int:
        return his.post(address, content_type="application/json").status_code

    answers = at_once([submits, *(asks(as_user(person), round) for person in people[1:5])])
    states = Counter(round.assignments.values_list("state", flat=True))
    if answers[0] == 200:
        assert states == {"submitted": 1}
    else:
        assert (answers[0], states) == (409, {"returned": 1, "assigned": 1})


def test_a_round_that_is_closed_meanwhile_leaves_nothing_under_way(
    people: list[User], codebook: Codebook, as_user: SignIn
) -> None:
    round = make_round([make_document(f"{n} {TEXT}") for n in range(8)], readers_wanted=4, share_limit=100)

    def closes() -> int:
        return close_round(round, by=people[0], now=NOW)

    at_once([closes, *(asks(as_user(person), round) for person in people[1:9])])
    assert set(round.assignments.values_list("state", flat=True)) <= {"returned"}


def test_submitting_twice_at_once_leaves_one_trace(people: list[User], codebook: Codebook) -> None:
    round = make_round([make_document()])
    reading = Assignment.objects.create(
        round=round, document=round.places.get().document, reviewer=people[0], state="started"
    )
    copies = [Assignment.objects.get(pk=reading.pk) for _ in range(4)]
    at_once([lambda copy=copy: submit(copy, now=NOW) for copy in copies])  # type: ignore[misc]
    assert reading.changes.filter(kind="submitted").count() == 1
