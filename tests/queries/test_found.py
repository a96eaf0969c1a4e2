"""What was read and found: added up from groups, in the codebook's order."""

from annotator.models import Assignment, Codebook
from annotator.queries import found
from annotator.queries.codebooks import vocabulary
from annotator.queries.found import Group, Tally, TechniqueCount
from annotator.queries.highlights import UNSAID, highlights_for
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight


def group(verdict: str | None, number: int, *, to_end: bool = True, reviewer: int = 1) -> Group:
    return Group(reviewer, to_end, verdict, None, None, number)


def test_labels_stand_in_the_order_of_the_codebook_and_what_is_not_said_last(codebook: Codebook) -> None:
    groups = [
        group(None, 5),
        group("refuted", 1),
        group("verified", 2, to_end=False),
        group("refuted", 3, reviewer=2),
    ]
    tallies = found.by_label(groups, "verdict", vocabulary())
    assert [(one.slug, one.number, one.to_end) for one in tallies] == [
        ("verified", 2, 0), ("refuted", 4, 4), (UNSAID, 5, 5),
    ]  # fmt: skip


def test_a_label_that_no_codebook_has_any_more_keeps_its_slug(codebook: Codebook) -> None:
    tallies = found.by_label([group("abandoned", 1)], "verdict", vocabulary())
    assert [(one.slug, one.name) for one in tallies] == [("abandoned", "abandoned")]


def test_techniques_stand_by_their_number_with_the_line_of_their_group(codebook: Codebook) -> None:
    counts = [
        TechniqueCount("Doubt", True, 1),
        TechniqueCount("Slogans", True, 2),
        TechniqueCount("Doubt", False, 4),
    ]
    tallies = found.by_technique(counts, vocabulary())
    assert [(one.name, one.number, one.to_end, one.group) for one in tallies] == [
        ("Doubt", 5, 1, "attack"), ("Slogan", 2, 2, "call"),
    ]  # fmt: skip


def test_a_rate_is_per_thousand_words_and_none_without_words() -> None:
    tally = Tally("verdict", "refuted", "Refuted", 20, 12)
    assert tally.rate(8000) == 1.5
    assert tally.rate(0) is None


def test_reviewers_stand_by_their_number(cast: Cast) -> None:
    ada, boris = cast.ada.pk, cast.boris.pk
    groups = [
        group("refuted", 1, reviewer=ada),
        group(None, 4, to_end=False, reviewer=boris),
        group(None, 1, reviewer=ada),
    ]
    rows = [(one.reviewer, one.number, one.judged, one.to_end) for one in found.by_reviewer(groups)]
    assert rows == [(cast.boris, 4, 0, 0), (cast.ada, 2, 1, 2)]


def test_groups_are_fetched_in_one_query_and_hold_every_highlight_once(
    cast: Cast, codebook: Codebook, django_assert_num_queries: object
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    for quote in ("12,000", "18,000"):
        make_highlight(
            reading,
            quote,
            {"verdict": "mixed", "techniques": [{"technique": "Doubt"}, {"technique": "Slogans"}]},
        )
    with django_assert_num_queries(2):  # type: ignore[operator]
        groups = found.groups_of(highlights_for(cast.ada))
        techniques = found.techniques_of(highlights_for(cast.ada))
    assert groups == [Group(cast.ada.pk, False, "mixed", None, None, 2)]
    assert found.total(groups) == 2
    assert sorted(techniques, key=str) == [
        TechniqueCount("Doubt", False, 2),
        TechniqueCount("Slogans", False, 2),
    ]


def test_an_assigned_document_is_not_read_yet(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    reading = make_assignment(document, cast.ada)
    Assignment.objects.filter(pk=reading.pk).update(state=Assignment.State.ASSIGNED)
    said = found.reading_of(document.source, Assignment.objects.visible_to(cast.ada))
    assert (said.documents, said.readings, said.words_to_end) == (1, 0, 0)
