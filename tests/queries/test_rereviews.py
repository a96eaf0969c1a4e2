"""The re-review queue as its reviewer sees it: own judgements, in the order of the texts."""

from typing import Any

import pytest

from annotator.actions.highlights import withdraw_highlight
from annotator.actions.rereviews import answer
from annotator.errors import NotAllowed, NotFound
from annotator.models import Assignment, Codebook, Highlight, ReReview
from annotator.queries.relabelled import cross_tables, moved_highlights
from annotator.queries.rereviews import (
    Question,
    get_rereview_for,
    next_waiting,
    progress_for,
    questions_of,
    rereviews_for,
    rereviews_waiting,
)
from tests.codebook_life import NO_DOUBT, ONE_REFUTED, STERNER, Change, next_version
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight

Answers = dict[tuple[str, str], str | None]


@pytest.fixture
def reading(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


def mark(reading: Assignment, quote: str = "Nobody believes", **judgement: Any) -> Highlight:
    return make_highlight(reading, quote, judgement)


def one_question(cast: Cast, codebook: Codebook, *changes: Change) -> Question:
    next_version(codebook, *changes, by=cast.lead)
    (question,) = questions_of(get_rereview_for(cast.ada, ReReview.objects.get().pk))
    return question


def test_own_judgements_wait_in_the_order_of_the_text_and_nobody_elses(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    last, first = (
        mark(reading, "About 500 men", verdict="mixed"),
        mark(reading, "Who counted", verdict="mixed"),
    )
    of_boris = mark(make_assignment(reading.document, cast.boris), verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    assert [one.highlight_id for one in rereviews_for(cast.ada)] == [first.pk, last.pk]
    assert (rereviews_waiting(cast.ada), rereviews_waiting(cast.boris), rereviews_waiting(cast.lead)) == (
        2,
        1,
        0,
    )
    strange = ReReview.objects.get(highlight=of_boris).pk
    for person in (cast.ada, cast.oscar, cast.lead, cast.admin):
        with pytest.raises(NotFound):
            get_rereview_for(person, strange)
    with pytest.raises(NotAllowed):
        rereviews_for(cast.rita)


def test_what_was_withdrawn_meanwhile_no_longer_waits(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mixed = mark(reading, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    withdraw_highlight(mixed, by=cast.ada, base_version=1, now=NOW)
    assert rereviews_waiting(cast.ada) == 0
    assert next_waiting(cast.ada) is None


def test_one_goes_on_behind_the_last_and_round_at_the_end(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    for quote in ("Who counted", "Nobody believes", "About 500 men"):
        mark(reading, quote, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    first, second, third = (one.pk for one in rereviews_for(cast.ada))
    assert next_waiting(cast.ada) == next_waiting(cast.ada, behind=third) == first
    answer(ReReview.objects.get(pk=second), {("verdict", "mixed"): "mixed"}, note="", now=NOW)
    assert next_waiting(cast.ada, behind=first) == third


def test_a_redefined_label_is_kept_unless_another_is_chosen(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mixed")
    question = one_question(cast, codebook, STERNER)
    assert (question.proposed, question.is_redefined, question.is_retired) == ("mixed", True, False)
    assert question.wording.differs
    assert {choice.key for choice in question.near} >= {"1", "3", "-"}


def test_a_merged_label_is_answered_with_the_one_it_went_into(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mostly_refuted")
    question = one_question(cast, codebook, ONE_REFUTED)
    assert (question.proposed, question.is_redefined) == ("refuted", False)


def test_a_retired_technique_offers_those_of_its_group_first_and_proposes_none(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, techniques=[{"technique": "Doubt"}])
    question = one_question(cast, codebook, NO_DOUBT)
    assert (question.proposed, question.is_retired) == ("", True)
    assert {choice.slug for choice in question.near} == {
        "Name_Calling-Labeling", "Guilt_by_Association", "Appeal_to_Hypocrisy", "Questioning_the_Reputation", "~none",
    }  # fmt: skip
    assert "Slogans" in {choice.slug for choice in question.far}


def test_a_label_that_two_versions_merged_is_answered_with_the_last(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mostly_refuted")
    third = next_version(codebook, ONE_REFUTED, by=cast.lead)
    question = one_question(cast, third, {**ONE_REFUTED, "slugs": ["refuted"], "into": "misleading"})
    assert (question.said.slug, question.proposed) == ("mostly_refuted", "misleading")


def test_an_answer_given_before_is_what_is_proposed(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    answer(ReReview.objects.get(), {("verdict", "mixed"): None}, note="", now=NOW)
    (question,) = questions_of(get_rereview_for(cast.ada, ReReview.objects.get().pk))
    assert question.proposed == "~none"


def test_leads_see_how_far_everybody_is_those_with_most_left_first(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    for one in (reading, reading, make_assignment(reading.document, cast.boris)):
        mark(one, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    answer(
        ReReview.objects.filter(highlight__assignment=reading)[0],
        {("verdict", "mixed"): "mixed"},
        note="",
        now=NOW,
    )
    far = [(one.reviewer, one.answered, one.asked) for one in progress_for(cast.lead)]
    assert far == [(cast.ada, 1, 2), (cast.boris, 0, 1)]
    with pytest.raises(NotAllowed):
        progress_for(cast.ada)


def test_a_cross_table_counts_what_became_of_each_label(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    marked = [mark(reading, verdict=verdict) for verdict in ("mixed", "mixed", "mixed", "mostly_refuted")]
    third = next_version(codebook, STERNER, ONE_REFUTED, by=cast.lead)
    said: list[Answers] = [{("verdict", "mixed"): "mixed"}, {("verdict", "mixed"): None}]
    for highlight, labels in zip(marked, said, strict=False):
        answer(ReReview.objects.get(highlight=highlight), labels, note="", now=NOW)
    (table,) = cross_tables(cast.ada, codebook, third)
    assert [column.name for column in table.columns] == ["Mixed", "No label", "Not answered yet"]
    assert {row.slug: [number for _, number in row.cells] for row in table.rows} == {
        "mixed": [1, 1, 1],
        "mostly_refuted": [0, 0, 1],
    }
    assert list(moved_highlights(cast.ada, codebook, third, ("verdict", "mixed", "~none"))) == [marked[1]]


def test_nobody_counts_the_judgements_of_readings_they_may_not_see(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mixed")
    third = next_version(codebook, STERNER, by=cast.lead)
    for person in (cast.boris, cast.rita):
        assert cross_tables(person, codebook, third) == []
    assert cross_tables(cast.lead, codebook, third) != []
    make_assignment(reading.document, cast.lead)
    assert cross_tables(cast.lead, codebook, third) == [], "while reading the same text blind"
