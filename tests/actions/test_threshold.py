"""The round's threshold: what it accepts, what it leaves to people, and how that is marked and taken back."""

from decimal import Decimal
from typing import Any

import pytest

from annotator.actions.adjudication import accept_above, set_threshold, take_back, take_back_run
from annotator.errors import Conflict, Invalid
from annotator.models import Codebook, Decision, Round
from annotator.queries.units import Status
from tests.conftest import Cast
from tests.making import make_document
from tests.making_rounds import make_round
from tests.making_units import (
    BARN,
    FIGURE,
    LATER,
    NOBODY,
    UNCLE,
    read_by,
    settle,
    the_document,
    three_read,
    unit,
    units,
)

MARK = Decimal("0.9")


@pytest.fixture
def round(cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook, settled_by_itself_from=MARK)


def accepted(round: Round, cast: Cast, threshold: Decimal = MARK) -> list[Decision]:
    documents = [the_document(round).pk]
    return accept_above(round, documents, threshold=threshold, method="majority", by=cast.lead, now=LATER)


def test_what_is_sure_is_accepted_and_marked_as_automatic(round: Round, cast: Cast) -> None:
    (decision,) = accepted(round, cast)
    assert (decision.exact, decision.automatic, decision.probability) == (NOBODY, True, 1.0)
    assert decision.judgement is not None
    assert decision.judgement["verdict"] == "mixed"
    assert [one.status for one in units(round, cast.lead)] == [Status.CONFLICT, Status.DECIDED, Status.SINGLE]


def test_a_lower_threshold_accepts_more_with_the_least_probability_of_all_that_is_said(
    round: Round, cast: Cast
) -> None:
    set_threshold(round, Decimal("0.6"), by=cast.lead, now=LATER)
    decisions = accepted(round, cast, Decimal("0.6"))
    assert [one.exact for one in decisions] == [FIGURE, NOBODY]
    assert decisions[0].probability == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ([[(UNCLE, {"verdict": "mixed"})], [], []], "one reader alone"),
        ([[(UNCLE, {"verdict": "mixed"})]] * 2 + [[]] * 3, "fewer than half of the readers"),
        ([[(UNCLE, {})]] * 3, "nothing is said"),
        ([[(UNCLE, {"verdict": "mixed"})], [(UNCLE, {"verdict": "refuted"})]], "two verdicts are even"),
        (
            [[(BARN, {"verdict": "mixed", "figure": {"low": low}})] for low in ("500", "5000")],
            "the figures differ",
        ),
        (
            [[(UNCLE, {"verdict": "mixed", "techniques": tags})] for tags in ([], [{"technique": "Doubt"}])],
            "a technique is even",
        ),
    ],
)
def test_what_is_left_to_people(cast: Cast, codebook: Codebook, marks: list[Any], why: str) -> None:
    document = make_document()
    made = make_round([document], settled_by_itself_from=Decimal("0.6"))
    people = (cast.ada, cast.boris, cast.oscar, cast.admin, cast.lead)
    read_by(made, document, dict(zip(people, marks, strict=False)))
    assert accepted(made, cast, Decimal("0.6")) == [], why


def test_half_of_the_readers_are_enough(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document], settled_by_itself_from=MARK)
    marks = [[(UNCLE, {"verdict": "mixed"})]] * 2 + [[]] * 2
    read_by(made, document, dict(zip((cast.ada, cast.boris, cast.oscar, cast.admin), marks, strict=True)))
    assert [one.exact for one in accepted(made, cast)] == [UNCLE]


def test_what_a_person_decided_or_took_back_is_left_to_people(round: Round, cast: Cast) -> None:
    decision = settle(round, cast.lead, unit(round, cast.lead, NOBODY))
    assert accepted(round, cast) == []
    take_back(round, decision, by=cast.lead, now=LATER)
    assert accepted(round, cast) == []


def test_a_run_taken_back_as_a_whole_may_be_accepted_again(round: Round, cast: Cast) -> None:
    assert take_back_run(round, accepted(round, cast), by=cast.lead, now=LATER, automatic=True) == 1
    assert unit(round, cast.lead, NOBODY).status == Status.AGREED
    (again,) = accepted(round, cast)
    assert again.automatic
    assert Decision.objects.count() == 3


def test_a_lead_may_decide_otherwise_and_that_is_not_automatic(round: Round, cast: Cast) -> None:
    accepted(round, cast)
    decision = settle(round, cast.lead, unit(round, cast.lead, NOBODY))
    assert (decision.automatic, decision.probability) == (False, None)


def test_nothing_is_accepted_at_another_threshold_than_the_rounds(round: Round, cast: Cast) -> None:
    with pytest.raises(Conflict, match=r"The threshold is 0\.900 now"):
        accepted(round, cast, Decimal("0.5"))
    assert not Decision.objects.exists()


def test_the_threshold_is_set_and_its_change_is_kept(round: Round, cast: Cast) -> None:
    set_threshold(round, Decimal("0.95"), by=cast.lead, now=LATER)
    set_threshold(round, None, by=cast.lead, now=LATER)
    round.refresh_from_db()
    assert round.settled_by_itself_from is None
    assert [change.after for change in round.changes.all()] == [
        {"settled_by_itself_from": None},
        {"settled_by_itself_from": "0.950"},
    ]


@pytest.mark.parametrize("threshold", ["0.49", "1.01", "-1", "90"])
def test_a_threshold_that_is_none_is_refused(round: Round, cast: Cast, threshold: str) -> None:
    with pytest.raises(Invalid, match=r"from 0\.5 to 1"):
        set_threshold(round, Decimal(threshold), by=cast.lead, now=LATER)
