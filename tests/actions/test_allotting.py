"""The next document for me, by hand, and all at once: never more readers than wanted, whoever asks."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import pytest

from annotator.actions.allotting import deal_out, give, next_document, take_again
from annotator.actions.assignments import give_back, return_reading, start, submit, take_document
from annotator.errors import Conflict, Invalid, NotAllowed
from annotator.models import (
    Assignment,
    AssignmentChange,
    Codebook,
    ConflictOfInterest,
    Purpose,
    Round,
    RoundMember,
    User,
)
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_rounds import add_place, make_round

pytestmark = pytest.mark.usefixtures("codebook")
State, Kind = Assignment.State, AssignmentChange.Kind
LATER = NOW + dt.timedelta(days=15)


def documents(number: int, source: str = "The Lantern") -> list[Document]:
    return [make_document(f"{source} {n} {TEXT}", source=make_source(source)) for n in range(number)]


def titles(round: Round, person: User, times: int) -> list[Document]:
    """What the person gets when they ask, read to the end and ask again."""
    given = []
    for _ in range(times):
        reading = next_document(round, by=person, now=NOW)
        submit(reading, now=NOW)
        given.append(reading.document)
    return given


def kinds(assignment: Assignment) -> list[str]:
    return list(assignment.changes.values_list("kind", flat=True))


def refused(round: Round, person: User, error: type[Exception] = Conflict) -> str:
    with pytest.raises(error) as refusal:
        next_document(round, by=person, now=NOW)
    return str(refusal.value)


def test_the_next_document_is_the_one_with_the_fewest_readers(cast: Cast) -> None:
    first, second, third = documents(3)
    round = make_round([first, second, third], share_limit=100)
    give(round, [first.pk, third.pk], [cast.ada], by=cast.lead, now=NOW)
    assert next_document(round, by=cast.boris, now=NOW).document == second


def test_of_those_equally_in_need_the_one_that_fewest_people_may_read_comes_first(cast: Cast) -> None:
    plain, awkward = documents(1)[0], documents(1, "The Herald")[0]
    ConflictOfInterest.objects.create(
        reviewer=cast.ada, source=awkward.source, reason="wrote for it", made_by=cast.lead, made_at=NOW
    )
    round = make_round([plain, awkward], share_limit=100)
    assert next_document(round, by=cast.boris, now=NOW).document == awkward
    assert next_document(round, by=cast.ada, now=NOW).document == plain


def test_else_they_come_in_the_order_of_the_round(cast: Cast) -> None:
    given = documents(3)
    assert titles(make_round(given, share_limit=100), cast.ada, 3) == given


def test_asking_again_before_submitting_gives_the_same_reading(cast: Cast) -> None:
    round = make_round(documents(3), share_limit=100)
    first = next_document(round, by=cast.ada, now=NOW)
    assert next_document(round, by=cast.ada, now=NOW) == first
    start(first, now=NOW)
    assert next_document(round, by=cast.ada, now=NOW) == first
    assert kinds(first) == ["taken"]


def test_what_is_begun_comes_before_what_a_lead_gave_since(cast: Cast) -> None:
    one, two = documents(2)
    round = make_round([one, two], share_limit=100)
    begun = next_document(round, by=cast.ada, now=NOW)
    start(begun, now=NOW)
    give(round, [two.pk], [cast.ada], by=cast.lead, now=NOW)
    assert next_document(round, by=cast.ada, now=NOW) == begun


def test_no_document_gets_more_readers_than_wanted(cast: Cast) -> None:
    round = make_round(documents(1), readers_wanted=1)
    next_document(round, by=cast.ada, now=NOW)
    assert "has the readers it needs" in refused(round, cast.boris)


def test_nobody_reads_more_than_their_share(cast: Cast) -> None:
    round = make_round(documents(5), share_limit=60)
    assert len(set(titles(round, cast.ada, 3))) == 3
    assert "3 of 5 documents" in refused(round, cast.ada)


def test_the_share_is_one_document_at_least(cast: Cast) -> None:
    round = make_round(documents(1), share_limit=1)
    assert next_document(round, by=cast.ada, now=NOW)


def test_who_has_read_everything_is_told_so(cast: Cast) -> None:
    round = make_round(documents(2), share_limit=100)
    titles(round, cast.ada, 2)
    assert "You have 2 of 2" in refused(round, cast.ada)


def test_a_conflict_of_interest_is_honoured_by_every_way_of_giving(cast: Cast) -> None:
    document = documents(1)[0]
    round = make_round([document], share_limit=100)
    ConflictOfInterest.objects.create(
        reviewer=cast.ada, source=document.source, reason="wrote for it", made_by=cast.lead, made_at=NOW
    )
    assert "not for you to read" in refused(round, cast.ada)
    with pytest.raises(Conflict, match="conflict of interest"):
        give(round, [document.pk], [cast.ada], by=cast.lead, now=NOW)
    deal_out(round, by=cast.lead, now=NOW)
    with pytest.raises(NotAllowed, match="conflict of interest"):
        take_document(document, by=cast.ada, now=NOW)
    assert not Assignment.objects.filter(reviewer=cast.ada).exists()


def test_a_conflict_that_has_ended_bars_nothing(cast: Cast) -> None:
    document = documents(1)[0]
    ConflictOfInterest.objects.create(
        reviewer=cast.ada, source=document.source, reason="wrote for it", made_by=cast.lead, made_at=NOW, ended_at=NOW
    )  # fmt: skip
    assert next_document(make_round([document]), by=cast.ada, now=NOW)


def test_who_is_not_named_is_given_nothing_where_people_are_named(cast: Cast) -> None:
    round = make_round(documents(2), open_to_all=False)
    RoundMember.objects.create(round=round, person=cast.ada)
    assert next_document(round, by=cast.ada, now=NOW)
    assert "Ask a lead to name you" in refused(round, cast.boris, NotAllowed)
    assert not RoundMember.objects.filter(person=cast.boris).exists()


def test_who_reads_in_an_open_round_is_a_member_of_it_from_then_on(cast: Cast) -> None:
    round = make_round(documents(2))
    for person in (cast.ada, cast.lead):
        next_document(round, by=person, now=NOW)
    assert set(round.members.values_list("person", flat=True)) == {cast.ada.pk, cast.lead.pk}


def test_a_paused_round_gives_nothing_new_but_what_is_begun_can_be_finished(cast: Cast) -> None:
    round = make_round(documents(2))
    begun = next_document(round, by=cast.ada, now=NOW)
    Round.objects.filter(pk=round.pk).update(state=Round.State.PAUSED)
    assert "paused" in refused(round, cast.boris)
    assert next_document(round, by=cast.ada, now=NOW) == begun
    make_highlight(begun, "Nobody believes")
    submit(begun, now=NOW)
    assert begun.state == State.SUBMITTED


def test_a_closed_round_gives_nothing(cast: Cast) -> None:
    round = make_round(documents(2), state="closed")
    assert "closed" in refused(round, cast.ada)
    with pytest.raises(Conflict, match="closed"):
        deal_out(round, by=cast.lead, now=NOW)
    with pytest.raises(Conflict, match="closed"):
        give(round, [round.places.get(position=1).document_id], [cast.ada], by=cast.lead, now=NOW)


def test_in_self_chosen_reading_one_chooses(cast: Cast) -> None:
    reading = make_assignment(make_document(), cast.ada)
    assert "you choose" in refused(reading.round, cast.ada)


# Time-outs and returning -----------------------------------------------------------------------------


def test_a_document_whose_time_is_up_goes_to_the_next_person_and_leaves_a_trace(cast: Cast) -> None:
    round = make_round(documents(1), readers_wanted=1)
    late = next_document(round, by=cast.ada, now=NOW)
    start(late, now=NOW)
    assert next_document(round, by=cast.boris, now=LATER).document == late.document
    late.refresh_from_db()
    assert late.state == State.RETURNED
    change = late.changes.last()
    assert change is not None
    assert (change.kind, change.made_by, change.made_at) == ("timed_out", None, LATER)


def test_who_is_late_may_submit_as_long_as_nobody_else_was_given_the_place(cast: Cast) -> None:
    round = make_round(documents(1), readers_wanted=1)
    late = next_document(round, by=cast.ada, now=NOW)
    submit(late, now=LATER)
    assert late.state == State.SUBMITTED


def test_a_returned_document_goes_to_the_next_person(cast: Cast) -> None:
    round = make_round(documents(1), readers_wanted=1)
    reading = next_document(round, by=cast.ada, now=NOW)
    return_reading(reading, by=cast.ada, reason=" too close to home ", now=NOW)
    assert reading.state == State.RETURNED
    assert list(reading.changes.values_list("kind", "reason", "made_by")) == [
        ("taken", "", cast.ada.pk), ("returned", "too close to home", cast.ada.pk)
    ]  # fmt: skip
    assert next_document(round, by=cast.boris, now=NOW).document == reading.document


def test_a_document_does_not_come_back_by_itself_to_who_returned_it(cast: Cast) -> None:
    round = make_round(documents(2), share_limit=100)
    reading = next_document(round, by=cast.ada, now=NOW)
    return_reading(reading, by=cast.ada, reason="cannot read it", now=NOW)
    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    assert "every document" in refused(round, cast.ada)


def test_a_returned_reading_is_taken_up_again_with_its_highlights(cast: Cast) -> None:
    round = make_round(documents(1))
    reading = next_document(round, by=cast.ada, now=NOW)
    make_highlight(reading, "Nobody believes")
    return_reading(reading, by=cast.lead, reason="is on holiday", now=NOW)
    again = take_again(reading, now=LATER)
    assert (again.pk, again.state, again.due_at) == (
        reading.pk,
        State.ASSIGNED,
        LATER + dt.timedelta(days=14),
    )
    assert again.highlights.count() == 1
    assert kinds(again) == ["taken", "returned", "taken"]
    assert take_again(again, now=LATER) == again, "twice is once"


def test_a_returned_reading_whose_place_is_taken_is_not_taken_up_again(cast: Cast) -> None:
    round = make_round(documents(1), readers_wanted=1)
    reading = next_document(round, by=cast.ada, now=NOW)
    return_reading(reading, by=cast.ada, reason="ill", now=NOW)
    next_document(round, by=cast.boris, now=NOW)
    with pytest.raises(Conflict, match="has the readers it needs by now"):
        take_again(reading, now=NOW)
    Round.objects.filter(pk=round.pk).update(state="paused")
    with pytest.raises(Conflict, match="paused"):
        take_again(reading, now=NOW)


def test_nothing_is_written_in_a_returned_reading_and_it_is_not_submitted(cast: Cast) -> None:
    reading = next_document(make_round(documents(1)), by=cast.ada, now=NOW)
    return_reading(reading, by=cast.ada, reason="ill", now=NOW)
    start(reading, now=NOW)
    with pytest.raises(Conflict, match="was returned"):
        make_highlight(reading, "Nobody believes")
    with pytest.raises(Conflict, match="was returned"):
        submit(reading, now=NOW)
    reading.refresh_from_db()
    assert reading.state == State.RETURNED


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001])
def test_returning_needs_a_reason(cast: Cast, reason: str) -> None:
    reading = next_document(make_round(documents(1)), by=cast.ada, now=NOW)
    with pytest.raises(Invalid, match="Say why"):
        return_reading(reading, by=cast.ada, reason=reason, now=NOW)


def test_what_is_submitted_is_not_returned(cast: Cast) -> None:
    reading = next_document(make_round(documents(1)), by=cast.ada, now=NOW)
    submit(reading, now=NOW)
    with pytest.raises(Conflict, match="A lead can give it back"):
        return_reading(reading, by=cast.ada, reason="ill", now=NOW)


def test_a_lead_gives_a_submission_back_with_a_reason(cast: Cast) -> None:
    reading = next_document(make_round(documents(1)), by=cast.ada, now=NOW)
    submit(reading, now=NOW)
    give_back(reading, by=cast.lead, reason="the comments were not read", now=LATER)
    assert (reading.state, reading.submitted_at) == (State.STARTED, None)
    assert reading.due_at == LATER + dt.timedelta(days=14)
    assert kinds(reading) == ["taken", "submitted", "given_back"]


def test_what_was_settled_or_compared_is_not_given_back(cast: Cast) -> None:
    round = make_round(documents(1))
    reading = next_document(round, by=cast.ada, now=NOW)
    highlight = make_highlight(reading, "Nobody believes")
    submit(reading, now=NOW)
    decision = round.decisions.create(
        document=reading.document, outcome="rejected", start=0, end=1, exact="x", made_by=cast.lead, made_at=NOW
    )  # fmt: skip
    decision.highlights.add(highlight)
    with pytest.raises(Conflict, match="settled already"):
        give_back(reading, by=cast.lead, reason="again", now=NOW)
    Round.objects.filter(pk=round.pk).update(compared_since=NOW)
    reading.refresh_from_db()
    with pytest.raises(Conflict, match="no longer be independent"):
        give_back(reading, by=cast.lead, reason="again", now=NOW)


# By hand ---------------------------------------------------------------------------------------------


def test_a_lead_gives_documents_by_hand(cast: Cast) -> None:
    one, two = documents(2)
    round = make_round([one, two], share_limit=100, open_to_all=False)
    given = give(round, [two.pk, one.pk], [cast.ada, cast.lead], by=cast.lead, now=NOW)
    assert [(each.document, each.reviewer_id) for each in given] == [
        (one, cast.ada.pk), (one, cast.lead.pk), (two, cast.ada.pk), (two, cast.lead.pk)
    ]  # fmt: skip
    assert {each.state for each in given} == {State.ASSIGNED}
    assert kinds(given[0]) == ["given"]
    assert give(round, [one.pk], [cast.ada], by=cast.lead, now=NOW) == [], "what she has she keeps"


def give_what(cast: Cast, round: Round, given: Sequence[Document], people: Sequence[User]) -> None:
    give(round, [document.pk for document in given], people, by=cast.lead, now=NOW)


def test_by_hand_the_rules_hold_and_a_refusal_gives_nothing(cast: Cast) -> None:
    given = documents(3)
    round = make_round(given, readers_wanted=1, share_limit=34)
    for people, chosen, why in (
        ([cast.ada, cast.boris], given[:1], "more than the 1 wanted"),
        ([cast.ada], given, "as many as one may read"),
    ):
        with pytest.raises(Conflict, match=why):
            give_what(cast, round, chosen, people)
    for people, chosen, why in (
        ([cast.rita], given[:1], "does not review"),
        ([], given[:1], "to whom"),
        ([cast.ada], [], "one document"),
        ([cast.ada], [make_document()], "of this round"),
    ):
        with pytest.raises(Invalid, match=why):
            give_what(cast, round, chosen, people)
    assert not Assignment.objects.exists()
    assert not round.members.exists()


def test_a_returned_reading_is_given_again_as_the_same_one(cast: Cast) -> None:
    round = make_round(documents(1))
    reading = next_document(round, by=cast.ada, now=NOW)
    return_reading(reading, by=cast.ada, reason="ill", now=NOW)
    assert give(round, [reading.document_id], [cast.ada], by=cast.lead, now=NOW) == [reading]
    assert kinds(reading) == ["taken", "returned", "given"]


# Training and tests ----------------------------------------------------------------------------------


@pytest.fixture
def lessons(cast: Cast) -> Round:
    """Work, then a test, then training, in the order of the round; gold is the lead's."""
    round = make_round(documents(3), share_limit=100, pass_mark=70)
    for purpose in (Purpose.TEST, Purpose.TRAINING):
        document = make_document(f"{purpose} {TEXT}")
        gold = make_assignment(document, cast.lead)
        add_place(round, document, purpose=purpose, gold=gold)
    return round


def purposes(round: Round, person: User, times: int) -> list[str]:
    given = []
    for _ in range(times):
        reading = next_document(round, by=person, now=NOW)
        submit(reading, now=NOW)
        given.append(reading.purpose)
    return given


def test_training_comes_first_then_tests_and_no_work_before_the_test_is_passed(
    cast: Cast, lessons: Round
) -> None:
    assert purposes(lessons, cast.ada, 2) == ["training", "test"]
    assert "pass mark of 70 %. A lead can admit you" in refused(lessons, cast.ada, NotAllowed)
    with pytest.raises(Conflict, match="Admit them first"):
        give(lessons, [lessons.places.get(position=1).document_id], [cast.ada], by=cast.lead, now=NOW)
    lessons.members.filter(person=cast.ada).update(admitted_at=NOW)
    assert purposes(lessons, cast.ada, 3) == ["work"] * 3


def test_every_reader_gets_the_lessons_however_many_readers_are_wanted(cast: Cast, lessons: Round) -> None:
    for person in (cast.ada, cast.boris, cast.oscar):
        assert purposes(lessons, person, 2) == ["training", "test"]


def test_without_a_pass_mark_work_follows_the_lessons(cast: Cast, lessons: Round) -> None:
    Round.objects.filter(pk=lessons.pk).update(pass_mark=None)
    assert purposes(lessons, cast.ada, 4) == ["training", "test", "work", "work"]


def test_lessons_do_not_count_toward_the_share(cast: Cast, lessons: Round) -> None:
    Round.objects.filter(pk=lessons.pk).update(pass_mark=None, share_limit=34)
    assert purposes(lessons, cast.ada, 3) == ["training", "test", "work"]
    assert "1 of 3 documents" in refused(lessons, cast.ada)


def test_dealing_out_waits_for_those_who_have_not_passed(cast: Cast, lessons: Round) -> None:
    RoundMember.objects.create(round=lessons, person=cast.ada, admitted_at=NOW)
    given = deal_out(lessons, by=cast.lead, now=NOW)
    assert [(one.reviewer_id, one.purpose) for one in given] == [(cast.ada.pk, "work")] * 3


# All at once -----------------------------------------------------------------------------------------


def test_all_places_are_dealt_out_evenly_and_the_same_way_each_time(cast: Cast, codebook: Codebook) -> None:
    round = make_round(documents(6), readers_wanted=2, seed=7, share_limit=100)
    given = deal_out(round, by=cast.lead, now=NOW)
    assert Counter(one.document_id for one in given) == Counter({one.document_id: 2 for one in given})
    assert Counter(one.reviewer_id for one in given) == {
        cast.ada.pk: 4, cast.boris.pk: 4, cast.oscar.pk: 4
    }  # fmt: skip
    assert deal_out(round, by=cast.lead, now=NOW) == [], "twice is once"
    first = [(one.document_id, one.reviewer_id) for one in given]
    Assignment.objects.all().delete()
    assert [(one.document_id, one.reviewer_id) for one in deal_out(round, by=cast.lead, now=NOW)] == first


def test_dealing_out_keeps_what_is_there_and_evens_it_out(cast: Cast, codebook: Codebook) -> None:
    given = documents(6)
    round = make_round(given, readers_wanted=1, share_limit=100)
    give_what(cast, round, given[:2], [cast.ada])
    deal_out(round, by=cast.lead, now=NOW)
    assert sorted(Counter(Assignment.objects.values_list("reviewer", flat=True)).values()) == [2, 2, 2]


# Proposals -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proposals", "expected"), [("on", {True}), ("off", {False}), ("half", {True, False})]
)
def test_proposals_are_as_the_round_says(cast: Cast, proposals: str, expected: set[bool]) -> None:
    round = make_round(documents(8), readers_wanted=3, proposals=proposals, share_limit=100, seed=3)
    given = deal_out(round, by=cast.lead, now=NOW)
    assert {one.proposals for one in given} == expected
    first = {(one.document_id, one.reviewer_id): one.proposals for one in given}
    Assignment.objects.all().delete()
    again = [next_document(round, by=cast.ada, now=NOW)]
    assert all(first[one.document_id, one.reviewer_id] == one.proposals for one in again)
