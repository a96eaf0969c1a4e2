"""Taking decisions back: the unit is as it was before, and everything that happened to it is kept."""

import datetime as dt

import pytest

from annotator.actions.adjudication import Rejected, accept_agreed, take_back, take_back_run
from annotator.actions.disputes import dispute
from annotator.errors import Conflict
from annotator.models import Codebook, Decision, Dispute, Round
from annotator.queries.units import Status
from tests.conftest import Cast
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    UNCLE,
    add_documents,
    seen,
    settle,
    the_document,
    three_read,
    unit,
    units,
)

Outcome = Decision.Outcome
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def holding(round: Round) -> list[str]:
    return [one.outcome for one in Decision.objects.current().filter(round=round)]


def answered(objection: Dispute) -> dt.datetime | None:
    return Dispute.objects.get(pk=objection.pk).answered_at


def test_the_first_decision_taken_back_leaves_the_unit_open_and_a_row_behind(
    round: Round, cast: Cast
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    row = take_back(round, decision, by=cast.admin, now=LATER + MINUTE)
    decision.refresh_from_db()
    assert (row.outcome, row.made_by, row.replaces, row.judgement) == (
        Outcome.REOPENED,
        cast.admin,
        decision,
        None,
    )
    assert decision.replaced_at == LATER + MINUTE
    assert holding(round) == []
    assert unit(round, cast.lead, UNCLE).status == Status.SINGLE


def test_a_decision_that_replaced_another_gives_way_to_it_again(round: Round, cast: Cast) -> None:
    first = settle(round, cast.lead, unit(round, cast.lead, UNCLE), reason="He was there.")
    second = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    again = take_back(round, second, by=cast.lead, now=LATER)
    assert again.as_data() == first.as_data()
    assert (again.restores, again.history) == (first, first.pk)
    assert holding(round) == [Outcome.CHOSEN]
    # Back once more goes on backwards, not to and fro.
    assert take_back(round, again, by=cast.lead, now=LATER).outcome == Outcome.REOPENED
    assert Decision.objects.filter(first=first).count() == 3


def test_a_unit_decided_anew_after_that_goes_on_with_its_history(round: Round, cast: Cast) -> None:
    first = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    row = take_back(round, first, by=cast.lead, now=LATER)
    anew = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    assert (anew.replaces, anew.history) == (row, first.pk)
    assert take_back(round, anew, by=cast.lead, now=LATER).outcome == Outcome.REOPENED


def test_only_the_last_word_can_be_taken_back(round: Round, cast: Cast) -> None:
    first = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    with pytest.raises(Conflict, match="does not hold any more"):
        take_back(round, first, by=cast.lead, now=LATER)
    assert holding(round) == [Outcome.REJECTED]


def test_units_taken_back_one_by_one_can_be_merged_and_that_taken_back(round: Round, cast: Cast) -> None:
    for words in (FIGURE, UNCLE):
        take_back(round, settle(round, cast.lead, unit(round, cast.lead, words)), by=cast.lead, now=LATER)
    first, _, third = units(round, cast.lead)
    merged = settle(round, cast.lead, [first, third])
    assert [one.pk for one in Decision.objects.unreplaced()] == [merged.pk]
    take_back(round, merged, by=cast.lead, now=LATER)
    alone = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    assert alone.highlights.count() == 1
    assert not unit(round, cast.lead, FIGURE).decision


def test_a_dispute_that_the_decision_had_answered_is_open_again(round: Round, cast: Cast) -> None:
    first = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    objection = dispute(first, reason="No.", by=cast.boris, now=LATER)
    second = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected(), now=LATER + MINUTE)
    assert answered(objection) == LATER + MINUTE
    take_back(round, second, by=cast.lead, now=LATER + 2 * MINUTE)
    assert answered(objection) is None
    assert unit(round, cast.lead, UNCLE).status == Status.DISPUTED


def test_what_was_decided_in_one_go_is_taken_back_in_one_go(round: Round, cast: Cast) -> None:
    documents = add_documents(round, 2, cast.ada, cast.boris)
    run = []
    for document in documents:
        agreed = [one for one in units(round, cast.lead, document) if one.status == Status.AGREED]
        run += accept_agreed(round, document.pk, seen(*agreed), by=cast.lead, now=LATER)
    assert [one.exact for one in run] == [BARN, BARN]
    assert take_back_run(round, run, by=cast.lead, now=LATER) == 2
    assert holding(round) == []
    assert take_back_run(round, run, by=cast.lead, now=LATER) == 0


def test_of_what_a_rule_decided_is_left_alone_what_was_disputed_or_decided_again_since(
    round: Round, cast: Cast
) -> None:
    run = [settle(round, cast.lead, one) for one in units(round, cast.lead)]
    dispute(run[0], reason="No.", by=cast.boris, now=LATER)
    settle(round, cast.admin, unit(round, cast.lead, UNCLE), Rejected())
    assert take_back_run(round, run, by=cast.lead, now=LATER, automatic=True) == 1
    assert [one.status for one in units(round, cast.lead, the_document(round))] == [
        Status.DISPUTED, Status.AGREED, Status.DECIDED,
    ]  # fmt: skip
