"""Agreement of a panel on documents: what counts, and what cannot be calculated."""

import random

import pytest

from measures.agreement.documents import Facet, agree, by_document, by_pair
from measures.agreement.figures import Figure, NotCalculable
from measures.agreement.resampling import draw
from tests.measures.agreement.panels import NOMINAL, Span, document, value, why


def test_one_reader_is_not_agreement() -> None:
    found = agree([document("a", ada=[(0, 9, "x")]), document("b", boris=[(0, 9, "x")])], NOMINAL, seed=0)
    reasons = {figure.why for figure in found.figures.values() if isinstance(figure, NotCalculable)}
    assert reasons == {"Cannot be calculated, because no document was read by two people."}
    assert len(found.figures) == 14
    assert not found.units


def test_nobody_marking_anything_is_not_agreement() -> None:
    found = agree([document("a", ada=[], boris=[])], NOMINAL, seed=0)
    assert all(isinstance(figure, NotCalculable) for figure in found.figures.values())
    assert "nobody marked anything" in why(found, "f1_exact")
    assert "nobody marked anything" in why(found, "alpha_unitizing")
    assert "no unit was judged by two people" in why(found, "alpha_nominal")


def test_the_same_value_throughout_cannot_be_told_from_chance() -> None:
    spans: list[Span] = [(0, 9, "x"), (20, 29, "x")]
    found = agree([document("a", ada=spans, boris=spans)], NOMINAL, seed=0)
    for name in ("alpha_nominal", "alpha_masi", "ac1", "fleiss_kappa", "percent_agreement", "cohen_kappa"):
        assert "all the values are the same" in why(found, name)
    assert value(found, "f1_exact") == 1


def test_one_shared_passage_is_too_little_for_labels() -> None:
    found = agree([document("a", ada=[(0, 9, "x")], boris=[(0, 9, "y")])], NOMINAL, seed=0)
    assert "only one unit" in why(found, "alpha_nominal")
    assert value(found, "f1_exact") == 0


def test_a_scale_without_order_has_no_ordinal_alpha() -> None:
    spans: list[Span] = [(0, 9, "x"), (20, 29, "y")]
    found = agree([document("a", ada=spans, boris=spans)], NOMINAL, seed=0)
    assert "no order of them is given" in why(found, "alpha_ordinal")
    assert "not numbers" in why(found, "alpha_interval")
    assert value(found, "alpha_nominal") == 1


def test_values_out_of_order_count_for_nominal_alpha_and_are_missing_for_ordinal() -> None:
    ada: list[Span] = [(0, 9, "low"), (20, 29, "high"), (40, 49, "mid"), (60, 69, "low")]
    boris: list[Span] = [(0, 9, "low"), (20, 29, "mid"), (40, 49, "mid"), (60, 69, "unclear")]
    facet = Facet("ordinal", ("low", "mid", "high"))
    whole = agree([document("a", ada=ada, boris=boris)], facet, seed=0)
    without = agree([document("a", ada=ada[:3], boris=boris[:3])], facet, seed=0)
    assert value(whole, "alpha_ordinal") == value(without, "alpha_ordinal")
    assert value(whole, "alpha_nominal") != value(without, "alpha_nominal")


def test_the_order_given_is_the_order_used() -> None:
    ada: list[Span] = [(0, 9, "low"), (20, 29, "high"), (40, 49, "mid"), (60, 69, "low")]
    boris: list[Span] = [(0, 9, "mid"), (20, 29, "high"), (40, 49, "mid"), (60, 69, "low")]
    near, far = (
        agree([document("a", ada=ada, boris=boris)], Facet("ordinal", order), seed=0)
        for order in (("low", "mid", "high"), ("low", "high", "mid"))
    )
    assert value(near, "alpha_ordinal") > value(far, "alpha_ordinal")


def test_sets_that_share_a_value_agree_in_part() -> None:
    ada: list[Span] = [(0, 9, frozenset("ab")), (20, 29, frozenset("c")), (40, 49, frozenset())]
    boris: list[Span] = [(0, 9, frozenset("a")), (20, 29, frozenset("c")), (40, 49, frozenset())]
    found = agree([document("a", ada=ada, boris=boris)], Facet("set"), seed=0)
    assert value(found, "alpha_nominal") < value(found, "alpha_masi") < 1
    assert value(found, "f1_exact") == pytest.approx(2 * 2 / 5)  # a and c are found again, b is not


def test_sets_that_one_person_said_of_the_same_span_are_put_together() -> None:
    ada: list[Span] = [(0, 9, frozenset("a")), (0, 9, frozenset("b")), (20, 29, frozenset("c"))]
    boris: list[Span] = [(0, 9, frozenset("ab")), (20, 29, frozenset("c"))]
    assert value(agree([document("a", ada=ada, boris=boris)], Facet("set"), seed=0), "alpha_nominal") == 1


def test_a_highlight_that_was_not_judged_is_missing_and_still_a_highlight() -> None:
    ada: list[Span] = [(0, 9, "x"), (20, 29, "y"), (40, 49, None)]
    boris: list[Span] = [(0, 9, "x"), (20, 29, "y"), (40, 49, "z")]
    both = [document("a", ada=ada, boris=boris)]
    labels, spans = agree(both, NOMINAL, seed=0), agree(both, None, seed=0)
    assert value(labels, "alpha_nominal") == 1
    assert value(labels, "f1_exact") == pytest.approx(4 / 5)
    assert value(spans, "f1_exact") == 1
    assert "only the spans" in why(spans, "alpha_nominal")


def test_a_document_that_one_person_read_changes_nothing() -> None:
    both = document("a", ada=[(0, 9, "x"), (20, 29, "y")], boris=[(0, 9, "x"), (21, 29, "z")])
    alone = document("b", ada=[(0, 50, "x")])
    assert agree([both, alone], NOMINAL, seed=0).figures == agree([both], NOMINAL, seed=0).figures


def test_the_same_position_in_another_document_is_another_position() -> None:
    first = document("a", ada=[(0, 9, "x")], boris=[])
    second = document("b", ada=[], boris=[(0, 9, "x")])
    found = agree([first, second], NOMINAL, seed=0)
    assert value(found, "f1_overlap") == 0
    assert value(found, "alpha_unitizing") < 0


def test_one_document_has_figures_and_no_interval() -> None:
    found = agree([document("a", ada=[(0, 9, "x")], boris=[(0, 9, "x")])], NOMINAL, seed=0)
    figure = found.figures["f1_exact"]
    assert isinstance(figure, Figure)
    assert (figure.low, figure.high) == (None, None)
    assert figure.why_no_interval == "No interval, because there is only one document to resample."


def test_f1_is_the_mean_over_pairs_of_what_both_read() -> None:
    documents = [
        document("a", ada=[(0, 9, "x")], boris=[(0, 9, "x")], oscar=[(0, 9, "y")]),
        document("b", ada=[(0, 9, "x"), (20, 29, "x")], boris=[(0, 9, "x")]),
    ]
    found = agree(documents, NOMINAL, seed=0)
    ada_boris, with_oscar = 2 * 2 / (3 + 2), 0.0
    assert value(found, "f1_exact") == pytest.approx((ada_boris + 2 * with_oscar) / 3)


def test_disagreements_of_boundary_label_and_missing_are_told_apart() -> None:
    found = agree(
        [
            document(
                "a",
                ada=[(0, 9, "x"), (20, 29, "x"), (40, 49, "x"), (60, 69, "x"), (80, 100, "x")],
                boris=[(0, 9, "x"), (21, 29, "x"), (40, 49, "y"), (80, 90, "x"), (91, 100, "x")],
            )
        ],
        NOMINAL,
        seed=0,
    ).disagreements
    assert (found.passages, found.agreed, found.label, found.missed) == (6, 1, 1, 1)
    assert found.boundary == 3  # another start; and one long highlight over two short ones is two


def test_each_document_and_each_pair_has_its_own_figures() -> None:
    documents = [
        document("a", ada=[(0, 9, "x")], boris=[(0, 9, "x")], oscar=[(50, 59, "x")]),
        document("b", ada=[(0, 9, "x")], boris=[(20, 29, "x")]),
        document("c", ada=[(0, 9, "x")]),
    ]
    singly = by_document(documents, NOMINAL)
    assert list(singly) == ["a", "b"]
    assert value(singly["a"], "f1_exact") == pytest.approx(1 / 3)
    assert value(singly["b"], "f1_exact") == 0
    known = agree(documents, NOMINAL, seed=0).units
    assert by_document(documents, NOMINAL, units=known) == singly
    pairs = by_pair(documents, NOMINAL, seed=0)
    assert list(pairs) == [("ada", "boris"), ("ada", "oscar"), ("boris", "oscar")]
    assert value(pairs["ada", "boris"], "f1_exact") == 0.5
    assert list(pairs["ada", "boris"].units) == ["a", "b"]


def test_touching_units_of_one_person_stay_apart_and_overlapping_ones_are_one() -> None:
    other: list[Span] = [(0, 10, "x"), (10, 20, "x")]
    touching = agree([document("a", ada=[(0, 10, "x"), (10, 20, "x")], boris=other)], NOMINAL, seed=0)
    overlapping = agree([document("a", ada=[(0, 12, "x"), (10, 20, "x")], boris=other)], NOMINAL, seed=0)
    assert value(touching, "alpha_unitizing") == 1
    assert value(overlapping, "alpha_unitizing") < 1


def test_the_same_span_with_the_same_label_counts_once() -> None:
    twice = document("a", ada=[(0, 9, "x"), (0, 9, "x")], boris=[(0, 9, "x")])
    assert value(agree([twice], NOMINAL, seed=0), "f1_exact") == 1
    two_labels = document("a", ada=[(0, 9, "x"), (0, 9, "y")], boris=[(0, 9, "x"), (0, 9, "y")])
    found = agree([two_labels], NOMINAL, seed=0)
    assert value(found, "f1_exact") == 1
    assert found.disagreements.agreed == 1


def test_the_interval_holds_the_value_and_is_the_same_for_the_same_seed() -> None:
    rng = random.Random(5)
    documents = [
        document(
            str(number),
            **{
                name: [(50 * n, 50 * n + 9, rng.choice("xxy")) for n in range(8)] for name in ("ada", "boris")
            },
        )
        for number in range(30)
    ]
    first, again, other = (
        agree(documents, NOMINAL, seed=seed).figures["alpha_nominal"] for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    assert isinstance(first, Figure)
    assert first.low is not None
    assert first.high is not None
    assert first.low < first.value < first.high


def test_more_than_a_thousand_documents_are_resampled_in_groups() -> None:
    draws = draw(2_500, resamples=10, seed=0)
    assert draws.groups == 1_000
    assert draws.weights.shape == (10, 1_000)
    assert set(draws.weights.sum(axis=1)) == {1_000}
