"""What reviewers see of the decisions on what they read, and their objections."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.actions.adjudication import Rejected, take_back
from annotator.models import Codebook, Decision, Dispute, Round, User
from tests.conftest import Cast
from tests.making_rounds import give, make_round, read
from tests.making_units import (
    BARN,
    FIGURE,
    LONGER,
    NOBODY,
    UNCLE,
    add_documents,
    settle,
    the_document,
    three_read,
    unit,
    units,
)
from tests.views.pages import having, page, words

SignIn = Callable[[User], Client]


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def decisions(round: Round) -> str:
    return reverse("decisions", args=[round.pk])


def shown(client: Client, round: Round, **query: str) -> list[str]:
    """Each decision on the page, as words."""
    return [words(one) for one in having(page(client, decisions(round), query), "decision")]


def test_a_decision_stands_beside_what_one_said_oneself(as_user: SignIn, round: Round, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, FIGURE), reason="The lists say so.")
    (one,) = shown(as_user(cast.oscar), round)
    assert "The lists say so." in one
    assert "You said verdict decided otherwise" in one
    assert FIGURE in one
    assert LONGER not in one, "what another reader marked"
    (same,) = shown(as_user(cast.ada), round)
    assert "You said verdict" not in same


def test_what_one_did_not_mark_is_there_and_counts_as_decided_otherwise(
    as_user: SignIn, round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    settle(round, cast.lead, unit(round, cast.lead, NOBODY))
    boris = as_user(cast.boris)
    assert ["You marked nothing here" in one for one in shown(boris, round)] == [False, True]
    assert len(shown(boris, round, show="otherwise")) == 1
    assert "2 decisions, 1 otherwise than you said it" in words(page(boris, decisions(round)))
    assert not shown(as_user(cast.ada), round, show="otherwise")


def test_one_is_told_how_many_of_ones_own_are_not_decided_yet(
    as_user: SignIn, round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    assert "2 of your highlights are not decided yet" in words(page(as_user(cast.ada), decisions(round)))


def test_a_rejection_and_an_automatic_decision_say_so(as_user: SignIn, round: Round, cast: Cast) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    automatic = settle(round, cast.lead, unit(round, cast.lead, NOBODY))
    Decision.objects.filter(pk=automatic.pk).update(automatic=True, probability=0.97)
    first, second = shown(as_user(cast.ada), round)
    assert "automatic, probability 0.97" in first
    assert "Rejected: nothing here" in second


def test_a_decision_taken_back_is_gone_from_the_page(as_user: SignIn, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    take_back(round, decision, by=cast.lead, now=decision.made_at)
    assert shown(as_user(cast.ada), round) == []


def test_one_disputes_once_and_sees_what_becomes_of_it(as_user: SignIn, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    boris = as_user(cast.boris)
    address = reverse("dispute", args=[round.pk, decision.pk])
    answer = boris.post(address, {"reason": "She was there.", "show": "otherwise"})
    assert answer["Location"] == f"{decisions(round)}?show=otherwise#d{decision.pk}"
    (one,) = shown(boris, round)
    assert "it is not answered yet" in one
    assert "Dispute it" not in one
    assert boris.post(address, {"reason": "Again."}).status_code == 409
    settle(round, cast.lead, unit(round, cast.lead, UNCLE), Rejected())
    (one,) = shown(boris, round)
    assert "a lead decided again on" in one
    assert "Decided again" in one
    assert Dispute.objects.count() == 1


def test_others_disputes_are_not_shown(as_user: SignIn, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    as_user(cast.boris).post(
        reverse("dispute", args=[round.pk, decision.pk]), {"reason": "A secret objection."}
    )
    assert "A secret objection." not in words(page(as_user(cast.ada), decisions(round)))


def test_a_dispute_without_a_reason_is_refused(as_user: SignIn, round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    address = reverse("dispute", args=[round.pk, decision.pk])
    assert as_user(cast.boris).post(address, {"reason": "  "}).status_code == 400
    assert not Dispute.objects.exists()


def test_who_has_not_submitted_the_document_sees_and_disputes_nothing(
    as_user: SignIn, round: Round, cast: Cast
) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    User.objects.filter(pk=cast.admin.pk).update(role="reviewer")
    late = as_user(cast.admin)
    reading = read(give(round, the_document(round), cast.admin), submit=False)
    assert shown(late, round) == []
    assert "You have submitted no document of this round yet" in words(page(late, decisions(round)))
    assert late.post(reverse("dispute", args=[round.pk, decision.pk]), {"reason": "No."}).status_code == 404
    read(reading)
    assert len(shown(late, round)) == 1


def test_who_is_given_the_document_back_or_reads_it_again_elsewhere_sees_them_no_more(
    as_user: SignIn, round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    ada = as_user(cast.ada)
    again = give(make_round([the_document(round)]), the_document(round), cast.ada)
    assert shown(ada, round) == []
    read(again)
    assert len(shown(ada, round)) == 1
    round.assignments.filter(reviewer=cast.ada).update(state="started", submitted_at=None)
    assert shown(ada, round) == []


def test_decisions_of_another_round_on_the_same_document_are_not_shown(
    as_user: SignIn, round: Round, cast: Cast
) -> None:
    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    other = make_round([the_document(round)])
    read(give(other, the_document(round), cast.ada), [(BARN, {})])
    assert shown(as_user(cast.ada), other) == []


def test_the_number_of_queries_does_not_grow(as_user: SignIn, round: Round, cast: Cast) -> None:
    ada = as_user(cast.ada)

    def counted() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert ada.get(decisions(round)).status_code == 200
        return len(captured)

    settle(round, cast.lead, unit(round, cast.lead, UNCLE))
    few = counted()
    for document in add_documents(round, 4, cast.ada, cast.boris):
        for one in units(round, cast.lead, document):
            decision = settle(round, cast.lead, one, document=document)
            ada.post(reverse("dispute", args=[round.pk, decision.pk]), {"reason": "No."})
    ada.get(decisions(round))  # says what was done
    assert counted() == few <= 10
