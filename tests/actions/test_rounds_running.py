"""Changing a round while it runs: settings, people, documents; pausing, closing; conflicts of interest."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from annotator.actions.allotting import deal_out, give, next_document
from annotator.actions.assignments import give_back, open_round, start, submit, take_document
from annotator.actions.conflicts import end_conflict, name_conflict
from annotator.actions.rounds import (
    add_documents,
    change_settings,
    close_round,
    open_round_again,
    pause_round,
    remove_document,
    set_members,
)
from annotator.errors import Conflict, Invalid, NotFound
from annotator.models import Assignment, Codebook, Round, RoundMember
from annotator.queries.picking import Pick
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_document, make_highlight, make_source
from tests.making_rounds import make_round

pytestmark = pytest.mark.usefixtures("codebook")


def last_reason(assignment: Assignment) -> str:
    return assignment.changes.values_list("reason", flat=True).order_by("-pk")[0]


def last_change(round: Round) -> Any:
    """What became of it."""
    return round.changes.values_list("after", flat=True)[0]


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    """Three documents, two readers wanted."""
    return make_round([make_document(f"{n} {TEXT}", title=f"No {n}") for n in range(3)], share_limit=100)


def change(round: Round, cast: Cast, **changes: Any) -> bool:
    return change_settings(round, changes, by=cast.lead, now=NOW)


def test_settings_change_while_it_runs_and_what_they_were_is_kept(cast: Cast, round: Round) -> None:
    next_document(round, by=cast.ada, now=NOW)
    deadline = dt.date(2027, 1, 1)
    assert change(
        round, cast, name="Winter", readers_wanted=3, deadline=deadline, settled_by_itself_from=Decimal("0.9")
    )
    round.refresh_from_db()
    assert (round.name, round.readers_wanted, round.deadline) == ("Winter", 3, deadline)
    assert set(round.places.values_list("readers_wanted", flat=True)) == {3}
    kept = round.changes.get()
    assert (kept.made_by, kept.made_at) == (cast.lead, NOW)
    assert kept.after == {
        "name": "Winter", "readers_wanted": 3, "deadline": "2027-01-01", "settled_by_itself_from": "0.9"
    }  # fmt: skip
    assert kept.before["readers_wanted"] == 2
    assert not change(round, cast, name="Winter"), "nothing changed, nothing kept"
    assert round.changes.count() == 1


def test_a_deadline_that_has_passed_meanwhile_may_stay(cast: Cast, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(deadline=dt.date(2026, 1, 1))
    assert change(round, cast, deadline=dt.date(2026, 1, 1), name="Winter")
    with pytest.raises(Invalid):
        change(round, cast, deadline=dt.date(2026, 1, 2))


def test_codebook_and_blindness_are_fixed_once_somebody_has_a_reading(cast: Cast, round: Round) -> None:
    assert change(round, cast, blind=False)
    next_document(round, by=cast.ada, now=NOW)
    assert change(round, cast, blind=False, name="the same blindness")
    with pytest.raises(Conflict, match="its blind cannot change"):
        change(round, cast, blind=True)
    other = Codebook.objects.create(slug="other", version=1, title="Other", content=round.codebook.content)
    with pytest.raises(Conflict, match="codebook"):
        change(round, cast, codebook=other)
    with pytest.raises(Invalid, match="seed"):
        change(round, cast, seed=5)


def test_what_makes_no_sense_changes_nothing(cast: Cast, round: Round) -> None:
    with pytest.raises(Invalid) as refusal:
        change(round, cast, share_limit=0, name="")
    assert refusal.value.extra["errors"].keys() == {"share_limit", "name"}
    round.refresh_from_db()
    assert round.share_limit == 100


def test_fewer_readers_wanted_take_nothing_from_those_who_read(cast: Cast, round: Round) -> None:
    deal_out(round, by=cast.lead, now=NOW)
    change(round, cast, readers_wanted=1)
    assert round.assignments.filter(state="assigned").count() == 6
    assert deal_out(round, by=cast.lead, now=NOW) == []


def test_who_is_no_longer_named_returns_what_they_have_not_submitted(cast: Cast, round: Round) -> None:
    submit(next_document(round, by=cast.ada, now=NOW), now=NOW)
    unfinished, other = (next_document(round, by=person, now=NOW) for person in (cast.ada, cast.boris))
    set_members(round, [cast.boris], open_to_all=False, by=cast.lead, now=NOW)
    unfinished.refresh_from_db()
    other.refresh_from_db()
    assert (unfinished.state, other.state) == ("returned", "assigned")
    assert last_reason(unfinished).startswith("You are no longer among")
    assert list(round.members.values_list("person", flat=True)) == [cast.boris.pk]
    assert round.assignments.submitted().count() == 1
    assert round.changes.get().after == {"open_to_all": False, "members": [cast.boris.pseudonym]}


def test_a_round_of_named_people_names_somebody_who_reviews(cast: Cast, round: Round) -> None:
    for people in ([], [cast.rita]):
        with pytest.raises(Invalid):
            set_members(round, people, open_to_all=False, by=cast.lead, now=NOW)
    set_members(round, [], open_to_all=True, by=cast.lead, now=NOW)


def test_named_again_a_member_keeps_their_admission(cast: Cast, round: Round) -> None:
    RoundMember.objects.create(round=round, person=cast.ada, admitted_at=NOW)
    set_members(round, [cast.ada, cast.boris], open_to_all=False, by=cast.lead, now=NOW)
    assert round.members.get(person=cast.ada).admitted_at == NOW


def test_documents_are_added_at_the_end(cast: Cast, round: Round) -> None:
    herald = make_source("The Herald")
    for n in range(4):
        make_document(f"herald {n} {TEXT}", source=herald, title=f"Herald {n}")
    assert add_documents(round, Pick(sources=(herald.pk,), sample=2), by=cast.lead, now=NOW) == 2
    assert [place.position for place in round.places.all()] == [1, 2, 3, 4, 5]
    assert add_documents(round, Pick(sources=(herald.pk,)), by=cast.lead, now=NOW) == 2, "what is new"
    with pytest.raises(Invalid):
        add_documents(round, Pick(sources=(herald.pk,)), by=cast.lead, now=NOW)
    round.refresh_from_db()
    assert [pick["picked"] for pick in round.chosen_by["picks"]] == [2, 2]
    assert last_change(round)["documents"] == 7


def test_only_what_nobody_has_begun_is_taken_out(cast: Cast, round: Round) -> None:
    begun = next_document(round, by=cast.ada, now=NOW)
    waiting = next_document(round, by=cast.boris, now=NOW)
    start(begun, now=NOW)
    with pytest.raises(Conflict, match="has been begun"):
        remove_document(round, begun.document_id, by=cast.lead, now=NOW)
    remove_document(round, waiting.document_id, by=cast.lead, now=NOW)
    waiting.refresh_from_db()
    assert waiting.state == "returned"
    assert round.places.count() == 2
    with pytest.raises(NotFound):
        remove_document(round, waiting.document_id, by=cast.lead, now=NOW)
    assert last_change(round) == {"documents": 2, "removed": waiting.document.title}


def test_closing_returns_what_was_not_submitted_and_keeps_the_rest(cast: Cast, round: Round) -> None:
    done = next_document(round, by=cast.ada, now=NOW)
    submit(done, now=NOW)
    unfinished = next_document(round, by=cast.ada, now=NOW)
    assert close_round(round, by=cast.lead, now=NOW) == 1
    unfinished.refresh_from_db()
    assert (unfinished.state, last_reason(unfinished)) == ("returned", "The round was closed.")
    with pytest.raises(Conflict):
        make_highlight(unfinished, "Nobody believes")
    with pytest.raises(Conflict, match="closed"):
        give_back(done, by=cast.lead, reason="more", now=NOW)
    with pytest.raises(Conflict, match="closed"):
        add_documents(round, Pick(), by=cast.lead, now=NOW)


def test_a_round_is_paused_opened_again_and_closed_and_each_is_kept_once(cast: Cast, round: Round) -> None:
    for _ in range(2):
        pause_round(round, by=cast.lead, now=NOW)
    open_round_again(round, by=cast.lead, now=NOW)
    close_round(round, by=cast.lead, now=NOW)
    with pytest.raises(Conflict, match="more than paused"):
        pause_round(round, by=cast.lead, now=NOW)
    assert Round.objects.get(pk=round.pk).state == "closed"
    open_round_again(round, by=cast.lead, now=NOW)
    assert [kept.after["state"] for kept in round.changes.order_by("id")] == [
        "paused", "open", "closed", "open"
    ]  # fmt: skip
    assert next_document(round, by=cast.ada, now=NOW)


def test_the_round_of_self_chosen_reading_is_left_alone(cast: Cast, codebook: Codebook) -> None:
    always = open_round()
    for act in (
        lambda: pause_round(always, by=cast.lead, now=NOW),
        lambda: close_round(always, by=cast.lead, now=NOW),
        lambda: change(always, cast, name="mine"),
        lambda: set_members(always, [cast.ada], open_to_all=False, by=cast.lead, now=NOW),
        lambda: add_documents(always, Pick(), by=cast.lead, now=NOW),
    ):
        with pytest.raises(Conflict, match="self-chosen"):
            act()


# Conflicts of interest -------------------------------------------------------------------------------


def test_naming_a_conflict_returns_what_the_person_has_not_submitted_of_the_source(
    cast: Cast, round: Round
) -> None:
    source = make_source()
    other = make_document(source=make_source("The Herald"))
    submitted, unfinished = make_document(f"a {TEXT}"), make_document(f"b {TEXT}")
    readings = [take_document(one, by=cast.ada, now=NOW)[0] for one in (submitted, unfinished, other)]
    submit(readings[0], now=NOW)
    given = next_document(round, by=cast.ada, now=NOW)
    his = next_document(round, by=cast.boris, now=NOW)
    name_conflict(reviewer=cast.ada, source=source, reason="wrote for it", by=cast.lead, now=NOW)
    states = dict(Assignment.objects.values_list("pk", "state"))
    assert [states[one.pk] for one in (*readings, given, his)] == [
        "submitted", "returned", "started", "returned", "assigned"
    ]  # fmt: skip
    assert last_reason(given) == "A conflict of interest with the source was named."


def test_a_conflict_is_named_once_with_a_reason_and_can_end(cast: Cast, round: Round) -> None:
    source = make_source()
    named: dict[str, Any] = {"reviewer": cast.ada, "source": source, "by": cast.lead, "now": NOW}
    for reason in ("", "  ", "x" * 301):
        with pytest.raises(Invalid, match="what the interest is"):
            name_conflict(reason=reason, **named)
    conflict = name_conflict(reason="wrote for it", **named)
    with pytest.raises(Conflict, match="wrote for it"):
        name_conflict(reason="again", **named)
    with pytest.raises(Conflict):
        give(round, [round.places.get(position=1).document_id], [cast.ada], by=cast.lead, now=NOW)
    end_conflict(conflict, now=NOW)
    assert next_document(round, by=cast.ada, now=NOW)
    assert name_conflict(reason="again", **named).pk != conflict.pk
