"""Comparing readings: only when all are in; changing one's mind keeps what was said before anybody's work was seen."""

import uuid
from typing import Any

import pytest

from annotator.actions import comparison
from annotator.actions.highlights import state_of
from annotator.errors import Conflict, Invalid, NotAllowed, Stale
from annotator.models import Codebook, Decision, Remark
from annotator.queries.agreement import agreement_of
from annotator.queries.comparison import comparison_of
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document
from tests.making_rounds import give, make_round, read

DEAD = "between 12,000 and 18,000 people died"
TRUE, FALSE = {"verdict": "verified"}, {"verdict": "refuted"}


@pytest.fixture
def pair(cast: Cast, codebook: Codebook) -> Any:
    """Ada's and boris' submitted readings of one document, in a round whose comparison is open."""
    document = make_document()
    made = make_round([document])
    ada = read(give(made, document, cast.ada), [(DEAD, TRUE)])
    boris = read(give(made, document, cast.boris), [(DEAD, FALSE)])
    comparison.open_comparison(made, by=cast.lead, now=NOW)
    for one in (ada, boris):
        one.round.refresh_from_db()
    return ada, boris


def change(assignment: Any, judgement: dict[str, Any], *, version: int = 1) -> bool:
    highlight = assignment.highlights.get()
    return comparison.change_mind(
        highlight, by=assignment.reviewer, base_version=version, judgement=judgement, now=NOW
    )


def test_both_readings_are_side_by_side(pair: Any) -> None:
    (unit,) = comparison_of(pair[0]).units
    assert [one.judgement["verdict"] for one in unit.said] == ["verified", "refuted"]


def test_nothing_is_compared_before_a_lead_opens_it(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    made = make_round([document])
    assert comparison.why_not_comparable(read(give(made, document, cast.ada)), NOW)


def test_nothing_is_compared_before_ones_own_submission(pair: Any, cast: Cast) -> None:
    late = read(give(pair[0].round, pair[0].document, cast.oscar), submit=False)
    assert "Submit your own" in comparison.why_not_comparable(late, NOW)


def test_nothing_is_compared_while_somebody_is_still_reading(pair: Any, cast: Cast) -> None:
    give(pair[0].round, pair[0].document, cast.oscar)
    assert "1 more is still reading" in comparison.why_not_comparable(pair[0], NOW)


def test_self_chosen_reading_is_never_compared(cast: Cast, codebook: Codebook) -> None:
    with pytest.raises(Conflict):
        comparison.open_comparison(make_assignment(make_document(), cast.ada).round, by=cast.lead, now=NOW)


def test_opening_it_twice_keeps_the_first_time_and_one_trace(pair: Any, cast: Cast) -> None:
    comparison.open_comparison(pair[0].round, by=cast.admin, now=NOW)
    assert pair[0].round.changes.count() == 1


def test_a_changed_mind_keeps_what_was_said_blind(pair: Any, cast: Cast) -> None:
    before = agreement_of(pair[0].round, cast.lead).spans.disagreements
    assert change(pair[0], FALSE)
    found = comparison_of(pair[0])
    assert [one.judgement["verdict"] for one in found.units[0].said] == ["refuted", "refuted"]
    assert [one.judgement["verdict"] for one in found.at_first.values()] == ["verified"]
    assert agreement_of(pair[0].round, cast.lead).spans.disagreements == before


def test_a_changed_mind_leaves_a_version_behind(pair: Any) -> None:
    change(pair[0], FALSE)
    highlight = pair[0].highlights.get()
    assert (highlight.version, highlight.independent_version, highlight.judgement.verdict) == (
        2,
        1,
        "refuted",
    )
    assert state_of(highlight)["judgement"]["verdict"] == "refuted"


def test_saying_the_same_again_changes_nothing(pair: Any) -> None:
    assert not change(pair[0], TRUE)
    assert pair[0].highlights.get().version == 1


def test_a_change_that_starts_from_an_old_version_is_refused(pair: Any) -> None:
    change(pair[0], FALSE)
    with pytest.raises(Stale):
        change(pair[0], {"verdict": "mixed"})


def test_what_was_decided_is_disputed_and_not_changed(pair: Any, cast: Cast) -> None:
    highlight = pair[0].highlights.get()
    decision = Decision.objects.create(
        round=pair[0].round, document=pair[0].document, outcome="rejected", start=highlight.start,
        end=highlight.end, exact=highlight.exact, made_by=cast.lead, made_at=NOW,
    )  # fmt: skip
    decision.highlights.add(highlight)
    with pytest.raises(Conflict, match="Dispute"):
        change(pair[0], FALSE)


def test_a_remark_stands_beside_the_passage_it_is_about(pair: Any, cast: Cast) -> None:
    highlight = pair[0].highlights.get()
    said = {
        "id": uuid.uuid4(),
        "start": highlight.start,
        "end": highlight.end,
        "text": "The ministry has no list.",
    }
    for _ in range(2):
        comparison.remark(pair[0], by=cast.ada, now=NOW, **said)
    (unit,) = comparison_of(pair[1]).units
    assert [remark.text for remark in unit.remarks] == ["The ministry has no list."]


@pytest.mark.parametrize("wrong", [{"text": " "}, {"text": "a\x00b"}, {"end": 10**6}, {"start": 9, "end": 9}])
def test_a_remark_that_makes_no_sense_is_refused(pair: Any, wrong: dict[str, Any]) -> None:
    said = {"id": uuid.uuid4(), "start": 0, "end": 5, "text": "So it is.", **wrong}
    with pytest.raises(Invalid):
        comparison.remark(pair[0], by=pair[0].reviewer, now=NOW, **said)
    assert not Remark.objects.exists()


def test_only_ones_own_remark_is_taken_back(pair: Any, cast: Cast) -> None:
    made = comparison.remark(pair[0], id=uuid.uuid4(), start=0, end=5, text="Hm.", by=cast.ada, now=NOW)
    with pytest.raises(NotAllowed):
        comparison.withdraw_remark(made, by=cast.boris, now=NOW)
    comparison.withdraw_remark(made, by=cast.ada, now=NOW)
    assert not comparison_of(pair[0]).units[0].remarks
    assert Remark.objects.count() == 1
