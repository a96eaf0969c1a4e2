"""Submitting a reading: what is said of the whole document, passages first, no writing in what is not open."""

from typing import Any

import pytest

from annotator.actions.assignments import reopen, return_reading
from annotator.actions.document_judgements import EMPTY, data_of, said_of
from annotator.actions.highlights import create_highlight, edit_highlight, withdraw_highlight
from annotator.actions.passages import draw_passages
from annotator.actions.submission import submit_reading
from annotator.errors import Conflict, Invalid
from annotator.models import Assignment, Codebook, Highlight, Passage, Round
from annotator.queries.passages import passages_to_judge
from corpus_app.models import Document
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight
from tests.making_rounds import give, make_round, read

SAID = {
    "genre": "opinion", "frames": ["Morality", "Economic"], "omissions": "Who paid for the dam.",
    "slants": {"authorities": -2}, "distressing": True, "note": "The second half is a letter.",
}  # fmt: skip


@pytest.fixture
def document(codebook: Codebook) -> Document:
    return make_document()


@pytest.fixture
def assignment(cast: Cast, document: Document) -> Assignment:
    return make_assignment(document, cast.ada)


def submit(assignment: Assignment, said: dict[str, Any] | None = None) -> Assignment:
    submit_reading(assignment, document_judgement=said, by=assignment.reviewer, now=NOW)
    return assignment


def test_what_is_said_of_the_document_is_kept_with_its_submission(assignment: Assignment) -> None:
    submit(assignment, SAID)
    assert assignment.state == Assignment.State.SUBMITTED
    kept = said_of(assignment)
    assert kept is not None
    assert kept.as_data() == {**SAID, "frames": ["Economic", "Morality"]}, "frames in the codebook's order"
    assert (kept.version, kept.made_by, kept.made_at) == (1, assignment.reviewer, NOW)


@pytest.mark.parametrize("said", [None, {}, EMPTY, {"note": "  "}, {"slants": {"authorities": None}}])
def test_who_says_nothing_leaves_nothing(assignment: Assignment, said: dict[str, Any] | None) -> None:
    submit(assignment, said)
    assert assignment.state == Assignment.State.SUBMITTED
    assert said_of(assignment) is None


def test_a_second_submission_adds_a_version_only_where_it_says_something_else(assignment: Assignment) -> None:
    for said in (SAID, SAID, None, {**SAID, "genre": "satire"}, {}):
        submit(assignment, said)
        reopen(assignment, now=NOW)
    versions = list(assignment.document_judgements.values_list("version", "genre"))
    assert versions == [(1, "opinion"), (2, "satire"), (3, None)]
    assert data_of(assignment) == EMPTY


def test_submitting_again_changes_nothing_and_something_else_is_refused(assignment: Assignment) -> None:
    submit(assignment, SAID)
    for again in (None, SAID):
        submit(assignment, again)
    with pytest.raises(Conflict, match="You have submitted this document"):
        submit(assignment, {**SAID, "genre": "satire"})
    assert assignment.document_judgements.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"genre": "novel"}, "document.genre"),
        ({"frames": ["Economic", "Weather"]}, "document.frames"),
        ({"frames": "Economic"}, "document.frames"),
        ({"slants": {"left": 1}}, "document.slants.left"),
        ({"slants": {"authorities": 3}}, "document.slants.authorities"),
        ({"slants": {"authorities": 0.5}}, "document.slants.authorities"),
        ({"slants": {"authorities": True}}, "document.slants.authorities"),
        ({"slants": [1]}, "document.slants"),
        ({"omissions": "x" * 10_001}, "document.omissions"),
        ({"mood": "dark"}, "document.mood"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_submitted(
    assignment: Assignment, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        submit(assignment, said)
    assert list(refusal.value.extra["errors"]) == [field]
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.STARTED


def test_a_codebook_without_genres_asks_for_none(assignment: Assignment, codebook: Codebook) -> None:
    for facet in ("genre", "frame", "axis"):
        del codebook.content["facets"][facet]
    codebook.save()
    assignment = Assignment.objects.get(pk=assignment.pk)
    with pytest.raises(Invalid) as refusal:
        submit(assignment, SAID)
    assert set(refusal.value.extra["errors"]) == {
        "document.genre",
        "document.frames",
        "document.slants.authorities",
    }
    submit(assignment, {"omissions": "Who paid.", "distressing": True})
    assert data_of(assignment) == {**EMPTY, "omissions": "Who paid.", "distressing": True}


# Passages -------------------------------------------------------------------------------------------


@pytest.fixture
def sampled(document: Document) -> Round:
    round = make_round([document], finding="sampled", passages_per_document=3)
    draw_passages(round)
    return round


def judge(assignment: Assignment, position: int, judgement: dict[str, Any]) -> Highlight:
    one = passages_to_judge(assignment)[position - 1]
    return create_highlight(
        id=one.highlight, assignment=assignment, by=assignment.reviewer, start=one.start, end=one.end, exact=one.exact,
        passage=one.id, judgement=judgement, now=NOW,
    ).highlight  # fmt: skip


def test_every_passage_is_judged_before_a_reading_is_submitted(
    cast: Cast, document: Document, sampled: Round
) -> None:
    reading = give(sampled, document, cast.ada)
    judge(reading, 2, {})
    with pytest.raises(Conflict, match="passages 1, 2 and 3 are not judged yet"):
        submit(reading)
    judge(reading, 1, {"verdict": "refuted"})
    judge(reading, 3, {"claim_type": "not_claim"})
    with pytest.raises(Conflict, match="passage 2 is not judged yet"):
        submit(reading)
    edit_highlight(
        Highlight.objects.get(passage__position=2), by=cast.ada, base_version=1, span=None,
        judgement={"claim_type": "not_claim"}, now=NOW,
    )  # fmt: skip
    assert submit(reading).state == Assignment.State.SUBMITTED


def test_everybody_gets_the_same_passages_under_names_of_their_own(
    cast: Cast, document: Document, sampled: Round
) -> None:
    mine, again, theirs = (
        passages_to_judge(give(sampled, document, cast.ada)),
        passages_to_judge(Assignment.objects.get(reviewer=cast.ada)),
        passages_to_judge(give(sampled, document, cast.boris)),
    )
    assert mine == again
    assert [one.start for one in mine] == [one.start for one in theirs]
    assert not {one.highlight for one in mine} & {one.highlight for one in theirs}


def test_a_passage_is_judged_as_it_was_drawn_and_stays(
    cast: Cast, document: Document, sampled: Round
) -> None:
    reading = give(sampled, document, cast.ada)
    one = passages_to_judge(reading)[0]
    with pytest.raises(Invalid, match="judged as it was drawn"):
        create_highlight(
            id=one.highlight, assignment=reading, by=cast.ada, start=one.start, end=one.end - 1, exact=one.exact[:-1],
            passage=one.id, judgement={}, now=NOW,
        )  # fmt: skip
    highlight = judge(reading, 1, {"verdict": "mixed"})
    span = (one.start, one.end - 1, one.exact[:-1])
    with pytest.raises(Conflict, match="drawn at random"):
        edit_highlight(highlight, by=cast.ada, base_version=1, span=span, judgement={}, now=NOW)
    with pytest.raises(Conflict, match="drawn at random"):
        withdraw_highlight(highlight, by=cast.ada, base_version=1, now=NOW)


def test_a_passage_of_another_reading_is_none_of_this_one(
    cast: Cast, document: Document, sampled: Round
) -> None:
    other = make_round([document], finding="both", passages_per_document=3)
    draw_passages(other)
    foreign = Passage.objects.filter(place__round=other).first()
    assert foreign is not None
    with pytest.raises(Invalid, match="no such passage"):
        create_highlight(
            id=passages_to_judge(give(sampled, document, cast.ada))[0].highlight, by=cast.ada, start=foreign.start,
            assignment=Assignment.objects.get(), end=foreign.end, exact=foreign.exact, passage=foreign.pk, judgement={}, now=NOW,
        )  # fmt: skip


def test_where_only_passages_are_judged_nothing_else_is_highlighted(
    cast: Cast, document: Document, sampled: Round
) -> None:
    with pytest.raises(Invalid, match="drawn at random are judged, nothing else"):
        make_highlight(give(sampled, document, cast.ada), "Nobody believes")
    both = make_round([document], finding="both", passages_per_document=3)
    draw_passages(both)
    assert make_highlight(give(both, document, cast.ada), "Nobody believes").passage_id is None


def test_a_passage_is_judged_once(cast: Cast, document: Document, sampled: Round) -> None:
    reading = give(sampled, document, cast.ada)
    one = passages_to_judge(reading)[0]
    first = judge(reading, 1, {"verdict": "mixed"})
    assert judge(reading, 1, {"verdict": "mixed"}) == first, "sent twice is one save"
    with pytest.raises(Conflict, match="judged this passage already"):
        create_highlight(
            id=reading.pk, assignment=reading, by=cast.ada, start=one.start, end=one.end, exact=one.exact,
            passage=one.id, judgement={}, now=NOW,
        )  # fmt: skip


# Readings that are not open -------------------------------------------------------------------------


def test_a_returned_reading_is_not_written_in(cast: Cast, document: Document) -> None:
    reading = read(give(make_round([document]), document, cast.ada), [("Nobody believes", {})], submit=False)
    return_reading(reading, by=cast.ada, reason="No time.", now=NOW)
    assert_closed(reading, "returned")


def test_nothing_is_written_in_a_closed_round(cast: Cast, document: Document) -> None:
    reading = read(give(make_round([document]), document, cast.ada), [("Nobody believes", {})], submit=False)
    Round.objects.filter(pk=reading.round_id).update(state=Round.State.CLOSED)
    assert_closed(Assignment.objects.get(pk=reading.pk), "round is closed")


def test_a_round_that_closes_while_somebody_writes_takes_nothing_more(cast: Cast, document: Document) -> None:
    """What was read of the round before is no excuse: the write itself looks."""
    reading = read(give(make_round([document]), document, cast.ada), [("Nobody believes", {})], submit=False)
    Round.objects.filter(pk=reading.round_id).update(state=Round.State.CLOSED)
    with pytest.raises(Conflict, match="round is closed"):
        make_highlight(reading, "between 12,000")
    highlight = Highlight.objects.select_related("assignment__round__codebook", "judgement").get()
    highlight.assignment.round.state = Round.State.OPEN
    with pytest.raises(Conflict, match="round is closed"):
        edit_highlight(highlight, by=cast.ada, base_version=1, span=None, judgement={"note": "x"}, now=NOW)
    assert Highlight.objects.get().version == 1


def assert_closed(reading: Assignment, why: str) -> None:
    highlight = Highlight.objects.get(assignment=reading)
    with pytest.raises(Conflict, match=why):
        make_highlight(reading, "between 12,000")
    with pytest.raises(Conflict, match=why):
        edit_highlight(
            highlight, by=reading.reviewer, base_version=1, span=None, judgement={"note": "x"}, now=NOW
        )
    with pytest.raises(Conflict, match=why):
        withdraw_highlight(highlight, by=reading.reviewer, base_version=1, now=NOW)
    with pytest.raises(Conflict, match=why):
        submit(reading, SAID)
    assert said_of(reading) is None
