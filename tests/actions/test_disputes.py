"""A reviewer's objection to a decision: once, with a reason, answered by deciding again."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from annotator.actions.adjudication import Rejected
from annotator.actions.disputes import dispute
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, Decision, Dispute, Round
from annotator.queries.units import Status
from tests.conftest import Cast
from tests.making_units import LATER, UNCLE, settle, three_read, unit


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


@pytest.fixture
def decision(round: Round, cast: Cast) -> Decision:
    return settle(round, cast.lead, unit(round, cast.lead, UNCLE))


def test_a_dispute_reopens_the_unit_and_deciding_again_answers_it(
    round: Round, decision: Decision, cast: Cast
) -> None:
    objection = dispute(decision, reason="  She was.  ", by=cast.boris, now=LATER)
    assert (objection.reason, objection.answered_at) == ("She was.", None)
    assert unit(round, cast.lead, UNCLE).is_open
    answer = settle(round, cast.lead, unit(round, cast.lead, UNCLE), now=LATER + dt.timedelta(hours=1))
    objection.refresh_from_db()
    assert objection.answered_at == answer.made_at
    assert unit(round, cast.lead, UNCLE).status == Status.DECIDED


def test_nobody_disputes_a_unit_twice_even_when_it_was_decided_again(
    round: Round, decision: Decision, cast: Cast
) -> None:
    dispute(decision, reason="No.", by=cast.boris, now=LATER)
    with pytest.raises(Conflict, match="already"):
        dispute(decision, reason="Still no.", by=cast.boris, now=LATER)
    again = settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    with pytest.raises(Conflict, match="already"):
        dispute(again, reason="No again.", by=cast.boris, now=LATER)
    assert dispute(again, reason="Me too.", by=cast.ada, now=LATER).first == decision
    assert Dispute.objects.count() == 2


def test_the_database_keeps_it_to_one(decision: Decision, cast: Cast) -> None:
    row = {"decision": decision, "first": decision, "reviewer": cast.ada, "reason": "No.", "made_at": LATER}
    Dispute.objects.create(**row)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Dispute.objects.create(**row)


def test_a_decision_that_holds_no_more_is_not_disputed(round: Round, decision: Decision, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    with pytest.raises(Conflict, match="decided again"):
        dispute(decision, reason="No.", by=cast.boris, now=LATER)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 10_001, "a\x00b"])
def test_a_dispute_says_why(decision: Decision, cast: Cast, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        dispute(decision, reason=reason, by=cast.boris, now=LATER)
    assert "reason" in refusal.value.extra["errors"]
    assert not Dispute.objects.exists()
