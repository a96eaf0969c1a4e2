"""Which judgements a new version asks to look at again, and what is kept of the answers."""

from typing import Any

import pytest
from django.utils import timezone

from annotator.actions.assignments import return_reading, submit
from annotator.actions.highlights import withdraw_highlight
from annotator.actions.people import deactivate
from annotator.actions.rereviews import answer, ask_again
from annotator.errors import Invalid
from annotator.models import Assignment, Codebook, Highlight, Judgement, ReReview
from tests.codebook_life import MOCKS, NO_DOUBT, ONE_REFUTED, STERNER, next_version
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight

MIXED = {"verdict": "mixed", "techniques": [{"technique": "Doubt"}, {"technique": "Slogans"}]}


@pytest.fixture
def reading(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


def mark(reading: Assignment, **judgement: Any) -> Highlight:
    return make_highlight(reading, "Nobody believes the ministry", judgement)


def asked() -> list[list[Any]]:
    return [one.touched for one in ReReview.objects.order_by("id")]


def test_what_is_redefined_merged_or_retired_is_looked_at_again_by_who_judged_it(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mixed, plain = mark(reading, **MIXED), mark(reading, verdict="verified")
    merged = make_highlight(
        make_assignment(reading.document, cast.boris), "About 500 men", {"verdict": "mostly_refuted"}
    )
    third = next_version(codebook, STERNER, NO_DOUBT, ONE_REFUTED, MOCKS, by=cast.lead)
    queue = {one.highlight_id: one.touched for one in ReReview.objects.filter(codebook=third)}
    assert queue == {
        mixed.pk: [["technique", "Doubt"], ["verdict", "mixed"]],
        merged.pk: [["verdict", "mostly_refuted"]],
    }
    assert plain.pk not in queue


def test_a_wording_put_right_asks_nobody(cast: Cast, codebook: Codebook, reading: Assignment) -> None:
    mark(reading, verdict="mixed")
    next_version(codebook, {**STERNER, "same_meaning": True}, by=cast.lead)
    assert asked() == []


@pytest.mark.parametrize(
    ("facet", "slug", "judgement"),
    [
        ("voice", "other_media", {"voice": "other_media"}),
        ("severity", "marked", {"techniques": [{"technique": "Slogans", "severity": "marked"}]}),
        ("aim", "direct", {"techniques": [{"technique": "Slogans", "aim": "direct"}]}),
        ("bound", "about", {"figure": {"low": "3", "high": "3", "bound": "about"}}),
        (
            "evidence_relation",
            "context",
            {"evidence": [{"relation": "context", "url": "https://example.org/"}]},
        ),
    ],
)
def test_labels_are_found_wherever_a_judgement_keeps_them(
    cast: Cast, codebook: Codebook, reading: Assignment, facet: str, slug: str, judgement: dict[str, Any]
) -> None:
    mark(reading, **judgement)
    next_version(
        codebook, {"kind": "redefine", "facet": facet, "slug": slug, "definition": "Else."}, by=cast.lead
    )
    assert asked() == [[[facet, slug]]]


def test_submitted_readings_are_asked_about_returned_and_withdrawn_work_is_not(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mixed")
    withdrawn = mark(reading, verdict="mixed")
    withdraw_highlight(withdrawn, by=cast.ada, base_version=1, now=NOW)
    submit(reading, now=NOW)
    returned = make_assignment(reading.document, cast.boris)
    mark(returned, verdict="mixed")
    return_reading(returned, by=cast.boris, reason="No time.", now=NOW)
    gone = make_assignment(reading.document, cast.oscar)
    mark(gone, verdict="mixed")
    deactivate(cast.oscar, by=cast.admin)
    next_version(codebook, STERNER, by=cast.lead)
    assert list(ReReview.objects.values_list("highlight__assignment", flat=True)) == [reading.pk]


def test_training_and_tests_are_not_asked_about(cast: Cast, codebook: Codebook, reading: Assignment) -> None:
    mark(reading, verdict="mixed")
    Assignment.objects.update(purpose="test")
    next_version(codebook, STERNER, by=cast.lead)
    assert asked() == []


def test_the_judgement_keeps_what_it_said(cast: Cast, codebook: Codebook, reading: Assignment) -> None:
    mixed = mark(reading, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    answer(ReReview.objects.get(), {("verdict", "mixed"): "misleading"}, note="It tilts.", now=NOW)
    assert Judgement.objects.get(highlight=mixed).verdict == "mixed"
    kept = ReReview.objects.get()
    assert (kept.labels, kept.note, kept.answered_at) == (
        [["verdict", "mixed", "misleading"]],
        "It tilts.",
        NOW,
    )


def test_another_answer_replaces_the_first_which_is_kept(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    mark(reading, verdict="mixed")
    next_version(codebook, STERNER, by=cast.lead)
    rereview, later = ReReview.objects.get(), timezone.now()
    answer(rereview, {("verdict", "mixed"): "misleading"}, note="", now=NOW)
    answer(rereview, {("verdict", "mixed"): None}, note="None fits.", now=later)
    rereview.refresh_from_db()
    assert (rereview.labels, rereview.answered_at) == ([["verdict", "mixed", None]], later)
    assert [one["labels"] for one in rereview.earlier] == [[["verdict", "mixed", "misleading"]]]


@pytest.mark.parametrize(
    "chosen", [{}, {("verdict", "mixed"): "half"}, {("verdict", "mixed"): "mostly_refuted"}]
)
def test_an_answer_is_a_label_of_the_new_version(
    cast: Cast, codebook: Codebook, reading: Assignment, chosen: dict[tuple[str, str], str | None]
) -> None:
    mark(reading, verdict="mixed")
    next_version(codebook, STERNER, ONE_REFUTED, by=cast.lead)
    with pytest.raises(Invalid) as refused:
        answer(ReReview.objects.get(), chosen, note="", now=NOW)
    assert set(refused.value.extra["errors"]) == {"verdict.mixed"}
    assert ReReview.objects.get().answered_at is None


def test_what_waits_under_one_version_is_asked_once_under_the_next(
    cast: Cast, codebook: Codebook, reading: Assignment
) -> None:
    waiting, answered = mark(reading, **MIXED), mark(reading, verdict="mixed")
    third = next_version(codebook, STERNER, by=cast.lead)
    answer(ReReview.objects.get(highlight=answered), {("verdict", "mixed"): "mixed"}, note="", now=NOW)
    fourth = next_version(third, NO_DOUBT, by=cast.lead)
    assert {(one.codebook_id, one.highlight_id): one.touched for one in ReReview.objects.all()} == {
        (third.pk, answered.pk): [["verdict", "mixed"]],
        (fourth.pk, waiting.pk): [["technique", "Doubt"], ["verdict", "mixed"]],
    }


def test_a_version_that_replaces_none_asks_nobody(codebook: Codebook) -> None:
    assert ask_again(codebook) == 0
