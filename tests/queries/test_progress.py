"""How far a round is, and what blocks it."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.actions.allotting import next_document
from annotator.actions.assignments import start, submit
from annotator.models import Assignment, Codebook, ConflictOfInterest, Purpose, Round
from annotator.queries.blocking import blocks_of
from annotator.queries.progress import Progress, document_rows, person_rows, progress_of
from annotator.queries.rounds import listed_rounds
from annotator.queries.time_spent import spent
from tests.conftest import Cast, make_person
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_rounds import add_place, make_round

DAY = dt.timedelta(days=1)


@pytest.fixture
def round(codebook: Codebook, cast: Cast) -> Round:
    """Four documents, two readers wanted, everybody may read all; made twenty days ago."""
    made = make_round([make_document(f"{n} {TEXT}", title=f"No {n}") for n in range(4)], share_limit=100)
    Round.objects.filter(pk=made.pk).update(created_at=NOW - 20 * DAY)
    made.refresh_from_db()
    return made


def sentences(round: Round) -> list[str]:
    progress = progress_of(Round.objects.get(pk=round.pk), NOW)
    return [block.sentence for block in blocks_of(progress, person_rows(progress))]


def numbers(progress: Progress) -> tuple[int, ...]:
    tally = progress.tally
    return progress.wanted, tally.submitted, tally.under_way, tally.overdue, progress.free


def change(round: Round, **changes: Any) -> None:
    Round.objects.filter(pk=round.pk).update(**changes)


def test_what_is_submitted_under_way_overdue_and_free_is_told_apart(cast: Cast, round: Round) -> None:
    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    next_document(round, by=cast.ada, now=NOW)
    late = next_document(round, by=cast.boris, now=NOW)
    Assignment.objects.filter(pk=late.pk).update(due_at=NOW)
    progress = progress_of(round, NOW)
    assert numbers(progress) == (8, 1, 1, 1, 6)
    assert progress.share_done == 12
    rows = {row.place.title: row for row in document_rows(progress, progress.standing.work, cast.lead)}
    assert [(row.tally.submitted, row.free) for row in rows.values()] == [(1, 1), (0, 1), (0, 2), (0, 2)]
    assert [[place.title for place in progress.places(show)] for show in ("free", "late", "done")] == [
        ["No 0", "No 1", "No 2", "No 3"], ["No 2"], []
    ]  # fmt: skip
    listed = listed_rounds(cast.lead).get(pk=round.pk)
    assert [getattr(listed, name) for name in ("documents", "wanted", "submitted", "begun")] == [4, 8, 1, 0]


def test_training_and_tests_do_not_count_as_work(cast: Cast, round: Round) -> None:
    lesson = make_document(f"lesson {TEXT}")
    gold = make_assignment(lesson, cast.lead)
    add_place(round, lesson, purpose=Purpose.TRAINING, gold=gold)
    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    progress = progress_of(round, NOW)
    assert numbers(progress) == (8, 0, 0, 0, 8)
    row = document_rows(progress, list(progress.standing.places.values()), cast.lead)[-1]
    assert (row.place.purpose, row.tally.submitted, row.free) == ("training", 1, 0)


def test_a_person_shows_what_they_read_how_long_and_when_last(cast: Cast, round: Round) -> None:
    reading = next_document(round, by=cast.ada, now=NOW)
    start(reading, now=NOW)
    make_highlight(reading, "Nobody believes", now=NOW + dt.timedelta(minutes=4))
    submit(reading, now=NOW + dt.timedelta(minutes=40))
    (row,) = person_rows(progress_of(round, NOW + dt.timedelta(hours=1)))
    assert (row.person, row.tally.submitted, row.held, row.limit) == (cast.ada, 1, 1, 4)
    assert (row.work.spent, row.work.last) == (dt.timedelta(minutes=14), NOW + dt.timedelta(minutes=40))


def test_time_spent_is_the_gaps_between_saves_each_ten_minutes_at_most() -> None:
    minutes = [0, 1, 30, 31, 41, 52]
    assert spent(NOW + dt.timedelta(minutes=n) for n in reversed(minutes)) == dt.timedelta(
        minutes=1 + 10 + 1 + 10 + 10
    )
    assert spent([NOW]) == spent([]) == dt.timedelta()


def test_a_round_that_goes_well_has_nothing_in_its_way(cast: Cast, round: Round) -> None:
    change(round, deadline=(NOW + 60 * DAY).date())
    for person in (cast.ada, cast.boris):
        submit(next_document(round, by=person, now=NOW - DAY), now=NOW - DAY)
    assert sentences(round) == []


def test_readings_overdue_are_named(cast: Cast, round: Round) -> None:
    next_document(round, by=cast.ada, now=NOW - 15 * DAY)
    assert sentences(round) == [
        "1 reading is overdue. Who asks next gets the place; until then it can still be submitted."
    ]


def test_documents_that_nobody_may_take_are_named(cast: Cast, round: Round) -> None:
    source = round.places.get(position=1).document.source
    for person in (cast.ada, cast.boris, cast.oscar):
        ConflictOfInterest.objects.create(
            reviewer=person, source=source, reason="wrote for it", made_by=cast.lead, made_at=NOW
        )
    add_place(round, make_document(source=make_source("The Herald")))
    assert next(one for one in sentences(round) if "documents lack readers" in one).startswith(
        "4 documents lack readers"
    )


def test_a_share_that_leaves_no_room_is_told(cast: Cast, round: Round) -> None:
    change(round, share_limit=25, readers_wanted=2)
    assert (
        "8 places are free, but the people here may take 3 more: one may read 1 of 4 documents."
        in sentences(round)[0]
    )


def test_too_few_people_and_nobody_are_told(cast: Cast, round: Round) -> None:
    change(round, open_to_all=False)
    assert sentences(round)[0].startswith("Nobody reads here")
    round.members.create(person=cast.ada)
    assert sentences(round)[0].startswith("A document wants 2 readers, and 1 person reads here.")


def test_who_took_the_test_without_passing_is_named(cast: Cast, round: Round) -> None:
    test = make_document(f"test {TEXT}")
    add_place(round, test, purpose=Purpose.TEST, gold=make_assignment(test, cast.lead))
    change(round, pass_mark=70)
    submit(next_document(Round.objects.get(pk=round.pk), by=cast.ada, now=NOW), now=NOW)
    assert any("1 person has taken the test without reaching 70 %" in one for one in sentences(round))
    round.members.filter(person=cast.ada).update(admitted_at=NOW)
    assert not any("taken the test" in one for one in sentences(round))


@pytest.mark.parametrize(
    ("deadline", "done", "said"),
    [
        (NOW - DAY, 0, "The deadline has passed, and 8 readings are missing of 8."),
        (NOW + 3 * DAY, 0, "nothing was submitted in 14 days, and the deadline is in 3 days."),
        (NOW, 0, "the deadline is today."),
        (NOW + 3 * DAY, 1, "7 readings are missing of 8. At the pace of late that takes 98 days; the deadline is in 3 days."),
        (NOW + 90 * DAY, 0, ""),
        (NOW + 200 * DAY, 1, ""),
    ],
)  # fmt: skip
def test_a_deadline_at_risk_is_told(
    cast: Cast, round: Round, deadline: dt.datetime, done: int, said: str
) -> None:
    change(round, deadline=deadline.date())
    for _ in range(done):
        submit(next_document(round, by=cast.ada, now=NOW - DAY), now=NOW - DAY)
    told = [one for one in sentences(round) if "deadline" in one]
    assert [said in one for one in told] == ([True] if said else []), told


def test_a_paused_round_says_so_and_a_closed_one_has_nothing_to_do(cast: Cast, round: Round) -> None:
    change(round, state="paused")
    assert sentences(round)[0].startswith("The round is paused")
    change(round, state="closed")
    assert sentences(round) == []


def test_many_names_are_cut_off_with_how_many_more(cast: Cast, round: Round) -> None:
    for n in range(7):
        person = make_person(f"late{n}", "reviewer")
        Assignment.objects.create(
            round=round, document=round.places.get(position=1).document, reviewer=person, due_at=NOW - DAY
        )
    progress = progress_of(round, NOW)
    (block,) = blocks_of(progress, person_rows(progress))
    assert (len(block.about), block.more) == (5, 2)


def test_all_of_it_takes_the_same_number_of_queries_however_large(cast: Cast, round: Round) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            progress = progress_of(round, NOW)
            blocks_of(progress, person_rows(progress))
            document_rows(progress, progress.standing.work, cast.lead)
        return len(captured)

    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    few = queries()
    for n in range(3):
        add_place(round, make_document(f"more {n} {TEXT}"))
        for person in (cast.ada, cast.boris, cast.oscar):
            reading = next_document(round, by=person, now=NOW)
            make_highlight(reading, "Nobody believes")
            submit(reading, now=NOW)
    assert (queries(), few) == (few, 11)
