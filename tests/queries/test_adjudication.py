"""How the units of a round stand, and which of them asks for the lead next."""

import datetime as dt

import pytest

from annotator.actions.adjudication import Rejected, take_back
from annotator.actions.assignments import submit, take_document
from annotator.actions.disputes import dispute
from annotator.models import Codebook, ConflictOfInterest, Decision, Round
from annotator.queries.adjudication import work_in
from annotator.queries.automatic import sureness
from annotator.queries.consensus import consensus_of
from annotator.queries.units import Status
from annotator.queries.worksheet import Worksheet, history_of, last_step, worksheet
from tests.conftest import Cast
from tests.making import make_highlight
from tests.making_rounds import give, make_round
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    NOBODY,
    UNCLE,
    add_documents,
    read_by,
    settle,
    the_document,
    three_read,
    unit,
    units,
)


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def sheet(round: Round, cast: Cast) -> Worksheet:
    return worksheet(round, the_document(round).pk, cast.lead, method="majority", named=False)


def counted(round: Round, cast: Cast) -> dict[str, int]:
    """How the units stand, one by one; and the list of documents must say the same, the threshold's part included."""
    found = consensus_of(round, cast.lead, "majority").on(units(round, cast.lead))
    (work,) = work_in(round, cast.lead, "majority").documents
    statuses = [one.status for one in found]
    assert {status: number for status, number in work.tally.counts.items() if number} == {
        status.value: statuses.count(status) for status in set(statuses)
    }
    sure = [one for one in map(sureness, found) if one is not None]
    assert sorted(work.tally.left_to_rule) == sorted(sure)
    return dict(work.tally.counts)


def test_the_list_counts_what_the_units_say_whatever_happens_to_them(round: Round, cast: Cast) -> None:
    assert counted(round, cast) == {"conflict": 1, "agreed": 1, "single": 1}
    decision = settle(round, cast.lead, unit(round, cast.lead, NOBODY))
    assert counted(round, cast) == {"conflict": 1, "decided": 1, "single": 1}
    dispute(decision, reason="No.", by=cast.ada, now=LATER)
    assert counted(round, cast) == {"conflict": 1, "disputed": 1, "single": 1}
    take_back(round, decision, by=cast.lead, now=LATER)
    assert counted(round, cast) == {"conflict": 1, "disputed": 1, "single": 1}
    first, _, third = sorted(units(round, cast.lead), key=lambda one: one.start)
    merged = settle(round, cast.lead, [first, third])
    assert counted(round, cast) == {"decided": 1, "disputed": 1}
    read_by(round, the_document(round), {cast.admin: [(FIGURE, {"verdict": "mixed"}), (BARN, {})]})
    assert counted(round, cast) == {"decided": 1, "disputed": 1, "single": 1}
    take_back(round, merged, by=cast.lead, now=LATER)
    settle(round, cast.lead, unit(round, cast.lead, NOBODY), Rejected())
    assert counted(round, cast) == {"conflict": 1, "decided": 1, "single": 2}


def test_only_documents_that_the_lead_may_see_are_listed(round: Round, cast: Cast) -> None:
    ConflictOfInterest.objects.create(
        reviewer=cast.lead,
        source=the_document(round).source,
        reason="Wrote for it.",
        made_by=cast.admin,
        made_at=LATER,
    )
    assert work_in(round, cast.lead, "majority").documents == []
    assert len(work_in(round, cast.admin, "majority").documents) == 1


def test_of_a_document_read_blind_by_the_lead_nothing_is_counted_or_disputed(
    round: Round, cast: Cast
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    dispute(decision, reason="No.", by=cast.ada, now=LATER)
    give(make_round([the_document(round)]), the_document(round), cast.lead)
    work = work_in(round, cast.lead, "majority")
    assert work.documents[0].being_read
    assert work.documents[0].tally.units == 0
    assert work.disputes == []
    assert len(work_in(round, cast.admin, "majority").disputes) == 1


def test_the_round_of_self_chosen_reading_has_its_documents_too(round: Round, cast: Cast) -> None:
    own, _ = take_document(the_document(round), by=cast.ada, now=LATER)
    make_highlight(own, BARN, {"verdict": "mixed"})
    submit(own, now=LATER)
    work = work_in(own.round, cast.lead, "majority")
    assert [(one.wanted, one.waits, one.tally.counts["single"]) for one in work.documents] == [
        (None, False, 1)
    ]


def test_the_next_unit_is_the_next_in_the_text_that_asks_for_it_then_from_the_top(
    round: Round, cast: Cast
) -> None:
    first, agreed, third = units(round, cast.lead)
    found = sheet(round, cast)
    assert [found.next_asking(after) for after in ("", first.key, third.key)] == [
        found.open([first.key], ""), found.open([third.key], ""), found.open([first.key], ""),
    ]  # fmt: skip
    for one in (first, third):
        settle(round, cast.lead, one)
    nearly = sheet(round, cast)
    assert nearly.next_asking(third.key) == nearly.open([agreed.key], "")
    settle(round, cast.lead, agreed)
    after = sheet(round, cast).next_asking(first.key)
    assert after is not None
    assert after.key == agreed.key


def test_a_disputed_unit_comes_first_wherever_it_stands(round: Round, cast: Cast) -> None:
    third = units(round, cast.lead)[2]
    dispute(settle(round, cast.lead, third), reason="No.", by=cast.ada, now=LATER)
    found = sheet(round, cast)
    following = found.next_asking()
    assert following is not None
    assert following.key == found.units[0].key == third.key
    before, behind = found.beside(found.units[0])
    assert before is None
    assert behind == found.units[1]
    assert found.numbers[third.key] == 3


def test_the_last_step_is_ones_own_and_counts_what_was_decided_with_it(round: Round, cast: Cast) -> None:
    document = the_document(round).pk
    assert last_step(round, document, cast.lead) is None
    settle(round, cast.lead, unit(round, cast.lead, UNCLE), now=LATER)
    settle(round, cast.admin, unit(round, cast.lead, FIGURE), now=LATER + dt.timedelta(hours=1))
    step = last_step(round, document, cast.lead)
    assert step is not None
    assert (step.made_at, step.number, step.words) == (LATER, 1, UNCLE)


def test_the_history_of_a_unit_has_every_decision_that_was_about_one_of_its_readings(
    round: Round, cast: Cast
) -> None:
    first, _, third = units(round, cast.lead)
    assert history_of(round, first) == []
    merged = settle(round, cast.lead, [first, third])
    taken_back = take_back(round, merged, by=cast.lead, now=LATER + dt.timedelta(hours=1))
    alone = settle(round, cast.lead, unit(round, cast.lead, UNCLE), now=LATER + dt.timedelta(hours=2))
    assert history_of(round, unit(round, cast.lead, UNCLE)) == [merged, taken_back, alone]
    assert history_of(round, unit(round, cast.lead, FIGURE)) == [merged, taken_back]


def test_documents_come_by_how_much_they_need_the_lead(round: Round, cast: Cast) -> None:
    settled, ready, waiting, unread = (
        the_document(round), *add_documents(round, 1, cast.ada, cast.boris, cast.oscar),
        *add_documents(round, 1, cast.ada), *add_documents(round, 1),
    )  # fmt: skip
    for one in units(round, cast.lead, settled):
        settle(round, cast.lead, one)
    listed = [one.document for one in work_in(round, cast.lead, "majority").documents]
    assert listed == [ready, waiting, settled, unread]
    assert Decision.objects.count() == 3
    assert work_in(round, cast.lead, "majority").counts[Status.DECIDED] == 3
