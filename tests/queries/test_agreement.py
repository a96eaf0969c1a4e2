"""Agreement in a round: what it is measured on, what counts, and that every figure opens the units it was made of."""

from typing import Any

import pytest

from annotator.models import Codebook
from annotator.queries.agreement import FAMILIES, SPANS, agreement_in_family, agreement_of, facet_of
from annotator.queries.compared import Chosen, compared
from corpus_app.models import Document
from measures.agreement.figures import Figure, NotCalculable
from tests.conftest import Cast
from tests.making import TEXT, make_document
from tests.making_rounds import add_place, give, make_round, read

DEAD = "between 12,000 and 18,000 people died"
NOBODY = "Nobody believes the ministry any more"
TRUE, FALSE = (
    {"verdict": "verified", "claim_type": "quantity"},
    {"verdict": "refuted", "claim_type": "quantity"},
)
VALUE = {"verdict": "refuted", "claim_type": "value", "techniques": [{"technique": "Loaded_Language"}]}


def titled(title: str) -> Document:
    return make_document(f"{TEXT}\n{title}\n", title=title)


@pytest.fixture
def panel(cast: Cast, codebook: Codebook) -> Any:
    """Two documents that ada and boris read; they differ on one verdict, and boris missed one passage."""
    documents = [titled("One"), titled("Two")]
    made = make_round(documents)
    for document in documents:
        read(give(made, document, cast.ada), [(DEAD, TRUE), (NOBODY, VALUE)])
    read(give(made, documents[0], cast.boris), [(DEAD, FALSE), (NOBODY, VALUE)])
    read(give(made, documents[1], cast.boris), [(DEAD, TRUE)])
    return made


def test_every_family_has_its_figures_or_says_why_not(panel: Any, cast: Cast) -> None:
    found = agreement_of(panel, cast.lead)
    assert set(found.families) == set(FAMILIES)
    for agreement in (found.spans, *found.families.values()):
        for result in agreement.figures.values():
            assert isinstance(result, Figure) or result.why.startswith("Cannot be calculated, because")


def test_the_units_behind_a_figure_are_as_many_as_it_says(panel: Any, cast: Cast) -> None:
    found = agreement_of(panel, cast.lead)
    alpha = found.families["verdict"].figures["alpha_nominal"]
    assert isinstance(alpha, Figure)
    assert alpha.units == len(compared(panel, cast.lead, Chosen("verdict"))) == 3
    assert found.spans.disagreements.passages == len(compared(panel, cast.lead, Chosen(SPANS))) == 4


def test_missed_passages_and_labels_that_differ_are_told_apart(panel: Any, cast: Cast) -> None:
    def number(family: str, kind: str) -> int:
        return len(compared(panel, cast.lead, Chosen(family, kind=kind)))

    assert (number("verdict", "label"), number("claim_type", "label")) == (1, 0)
    assert (number(SPANS, "missed"), number(SPANS, "boundary"), number("verdict", "agreed")) == (1, 0, 2)


def test_only_submitted_work_on_documents_that_two_read_counts(panel: Any, cast: Cast) -> None:
    third = titled("Three")
    add_place(panel, third)
    read(give(panel, third, cast.ada), [(DEAD, TRUE)])
    read(give(panel, third, cast.boris), [(NOBODY, VALUE)], submit=False)
    assert len(agreement_of(panel, cast.lead).spans.units) == 2


def test_training_counts_nowhere(panel: Any, cast: Cast) -> None:
    gold = panel.assignments.first()
    extra = titled("Training")
    add_place(panel, extra, purpose="training", gold=gold)
    for person in (cast.ada, cast.boris):
        read(give(panel, extra, person), [(DEAD, TRUE)])
    assert len(agreement_of(panel, cast.lead).documents) == 2


def test_a_pair_is_measured_on_what_both_read(panel: Any, cast: Cast) -> None:
    read(give(panel, panel.places.first().document, cast.oscar), [(DEAD, TRUE)])
    pairs = agreement_in_family(panel, cast.lead, "verdict").by_pair
    oscar = f"r{cast.oscar.pk}"
    assert len(pairs) == 3
    assert {len(one.units) for pair, one in pairs.items() if oscar in pair} == {1}


def test_a_round_of_one_reader_says_that_nothing_can_be_calculated(cast: Cast, codebook: Codebook) -> None:
    made = make_round([make_document()])
    read(give(made, made.places.get().document, cast.ada), [(DEAD, TRUE)])
    found = agreement_of(made, cast.lead)
    assert all(isinstance(result, NotCalculable) for result in found.spans.figures.values())


def test_what_is_measured_changes_when_a_reading_does(panel: Any, cast: Cast) -> None:
    before = agreement_of(panel, cast.lead)
    read(give(panel, panel.places.first().document, cast.oscar), [(DEAD, FALSE)])
    assert agreement_of(panel, cast.lead).spans.people == before.spans.people + 1


def test_a_lead_who_is_reading_a_document_blind_sees_nothing_of_it(panel: Any, cast: Cast) -> None:
    give(panel, panel.places.first().document, cast.lead)
    assert len(agreement_of(panel, cast.lead).documents) == 1
    assert len(agreement_of(panel, cast.admin).documents) == 2


def test_techniques_somebody_gave_twice_for_one_span_are_put_together(cast: Cast, codebook: Codebook) -> None:
    made = make_round([make_document()])
    loaded, doubt = (
        {"claim_type": "value", "techniques": [{"technique": name}]} for name in ("Loaded_Language", "Doubt")
    )
    read(give(made, made.places.get().document, cast.ada), [(DEAD, loaded), (DEAD, doubt), (NOBODY, doubt)])
    read(give(made, made.places.get().document, cast.boris), [(DEAD, loaded), (NOBODY, doubt)])
    assert isinstance(agreement_of(made, cast.lead).families["technique"].figures["alpha_masi"], Figure)


def test_verdicts_are_ordered_by_their_credit(codebook: Codebook) -> None:
    facet = facet_of("verdict", codebook)
    assert facet is not None
    assert facet.order.index("refuted") < facet.order.index("mixed") < facet.order.index("verified")
    assert "unproven" not in facet.order


def test_the_number_of_queries_does_not_grow(
    panel: Any, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        agreement_of(panel, cast.lead)
    with django_assert_max_num_queries(4):
        compared(panel, cast.lead, Chosen(SPANS))


def test_leads_kept_from_different_documents_are_not_shown_each_others(
    cast: Cast, codebook: Codebook
) -> None:
    """Both documents were read alike, so that only which one is hidden tells the two apart."""
    first, second = titled("One"), titled("Two")
    made = make_round([first, second])
    for document in (first, second):
        for person in (cast.ada, cast.boris):
            read(give(made, document, person), [(DEAD, TRUE)])
    give(made, first, cast.lead)
    give(made, second, cast.admin)
    assert [one.document for one in agreement_of(made, cast.lead).documents] == [second.pk]
    assert [one.document for one in agreement_of(made, cast.admin).documents] == [first.pk]
