"""Several at once, over real connections: the database decides, nobody overwrites anybody in silence."""

import threading
import uuid
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections, transaction
from django.test import Client

from annotator.actions.assignments import submit
from annotator.models import Assignment, Highlight, HighlightVersion, User
from tests.api.conftest import QUOTE, Caller, new
from tests.conftest import Cast
from tests.making import NOW, make_highlight

pytestmark = pytest.mark.django_db(transaction=True)
SEVERAL = 4


@pytest.fixture
def ada(as_user: Callable[[User], Client], cast: Cast) -> Callable[[], Caller]:
    """A browser of Ada's for each thread."""
    return lambda: Caller(as_user(cast.ada))


def at_once(callers: list[Caller], send: Callable[[Caller, int], Any]) -> list[Any]:
    """The answers to requests that were sent at the same moment, each in a thread with a connection of its own."""
    answers: list[Any] = [None] * len(callers)
    together = threading.Barrier(len(callers))

    def run(number: int) -> None:
        try:
            together.wait()
            answers[number] = send(callers[number], number)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(callers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_several_changes_from_one_version_exactly_one_wins(
    ada: Callable[[], Caller], assignment: Assignment
) -> None:
    callers = [ada() for _ in range(SEVERAL)]
    for _ in range(3):
        highlight = make_highlight(assignment, QUOTE)
        address = f"highlights/{highlight.pk}/"
        answers = at_once(
            callers,
            lambda caller, n, address=address: caller.patch(
                address, {"judgement": {"note": f"{n}"}}, If_Match='"1"'
            ),  # type: ignore[misc]
        )
        assert Counter(answer.status_code for answer in answers) == {200: 1, 412: SEVERAL - 1}
        won = next(answer.json() for answer in answers if answer.status_code == 200)
        stored = Highlight.objects.select_related("judgement").get(pk=highlight.pk)
        assert (stored.version, stored.judgement.note) == (2, won["judgement"]["note"])
        assert [version.version for version in stored.versions.all()] == [1, 2]
        for answer in answers:
            if answer.status_code == 412:
                assert answer.json()["current"]["judgement"]["note"] == won["judgement"]["note"]


def test_one_change_sent_several_times_is_one_change(
    ada: Callable[[], Caller], assignment: Assignment
) -> None:
    highlight = make_highlight(assignment, QUOTE)
    change = {"judgement": {"verdict": "mixed", "techniques": [{"technique": "Doubt"}]}}
    answers = at_once(
        [ada() for _ in range(SEVERAL)],
        lambda caller, n: caller.patch(f"highlights/{highlight.pk}/", change, If_Match='"1"'),
    )
    assert {answer.status_code for answer in answers} == {200}
    assert {answer["ETag"] for answer in answers} == {'"2"'}
    assert HighlightVersion.objects.filter(highlight=highlight).count() == 2


def test_one_save_sent_several_times_is_one_save(ada: Callable[[], Caller], assignment: Assignment) -> None:
    body = new(assignment, judgement={"verdict": "mixed"})
    answers = at_once([ada() for _ in range(SEVERAL)], lambda caller, n: caller.post("highlights/", body))
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: SEVERAL - 1}
    assert all(answer.json() == answers[0].json() for answer in answers)
    assert Highlight.objects.count() == HighlightVersion.objects.count() == 1


def test_of_two_that_take_one_name_one_gets_it(ada: Callable[[], Caller], assignment: Assignment) -> None:
    name = str(uuid.uuid4())
    answers = at_once(
        [ada() for _ in range(SEVERAL)],
        lambda caller, n: caller.post("highlights/", new(assignment, id=name, judgement={"note": f"{n}"})),
    )
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: SEVERAL - 1}
    assert Highlight.objects.count() == 1


def test_many_saves_at_once_are_all_stored(ada: Callable[[], Caller], assignment: Assignment) -> None:
    answers = at_once(
        [ada() for _ in range(SEVERAL)],
        lambda caller, n: [caller.post("highlights/", new(assignment)).status_code for _ in range(5)],
    )
    assert answers == [[201] * 5] * SEVERAL
    assert Highlight.objects.count() == 5 * SEVERAL


def test_a_submission_and_a_save_do_not_pass_each_other_by(
    ada: Callable[[], Caller], assignment: Assignment
) -> None:
    callers = [ada() for _ in range(SEVERAL)]
    answers = at_once(
        callers,
        lambda caller, n: caller.post(f"assignments/{assignment.pk}/submit/") if n == 0 else caller.post("highlights/", new(assignment)),
    )  # fmt: skip
    assert answers[0].status_code == 200
    saved = sum(answer.status_code == 201 for answer in answers[1:])
    assert all(answer.status_code in {201, 409} for answer in answers[1:])
    assert Highlight.objects.count() == saved
    assignment.refresh_from_db()
    assert assignment.state == "submitted"


def test_a_change_that_began_before_a_submission_does_not_end_after_it(
    ada: Callable[[], Caller], assignment: Assignment
) -> None:
    highlight, caller = make_highlight(assignment, QUOTE), ada()
    answers: list[Any] = []

    def change() -> None:
        address = f"highlights/{highlight.pk}/"
        answers.append(caller.patch(address, {"judgement": {"verdict": "mixed"}}, If_Match='"1"'))
        connections.close_all()

    changing = threading.Thread(target=change)
    with transaction.atomic():
        submit(assignment, now=NOW)
        changing.start()
        changing.join(timeout=0.5)
        assert changing.is_alive(), "it waits for the submission"
    changing.join()
    assert answers[0].status_code == 409
    assert "Reopen" in answers[0].json()["detail"]
    highlight.refresh_from_db()
    assert highlight.version == 1


def test_a_document_taken_several_times_at_once_is_one_assignment(
    ada: Callable[[], Caller], assignment: Assignment
) -> None:
    document = str(assignment.document_id)
    assignment.delete()
    answers = at_once(
        [ada() for _ in range(SEVERAL)], lambda caller, n: caller.post("assignments/", {"document": document})
    )
    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: SEVERAL - 1}
    assert Assignment.objects.count() == 1
