"""Coefficients for spans against figures printed in the literature."""

import pytest

from measures.agreement.continuum import squared_distances
from measures.agreement.documents import Facet, agree
from measures.agreement.figures import Figure
from measures.agreement.spans import Span, labelled
from measures.agreement.unitizing import unitizing_by_label
from measures.readings import DocumentReadings, Marked
from tests.measures.agreement.published import UNITIZING_1995, UNITIZING_2004, continuum

NOMINAL = Facet("nominal")


def unit(start: int, length: int) -> Span:
    return Span(start, start + length)


@pytest.mark.parametrize(
    ("one", "other", "squared"),
    [
        (unit(5, 6), unit(4, 2), 26), (unit(5, 6), unit(5, 2), 16), (unit(5, 6), unit(6, 2), 10),
        (unit(5, 6), unit(7, 2), 8), (unit(5, 6), unit(6, 4), 2), (unit(5, 6), unit(5, 6), 0),
        (unit(225, 70), unit(220, 80), 50), (unit(370, 30), unit(355, 20), 850),
        (unit(1, 8), unit(2, 1), 37), (unit(1, 8), unit(4, 1), 25), (unit(1, 8), unit(6, 1), 29),
    ],
)  # fmt: skip
def test_squared_distances_of_units_that_meet(one: Span, other: Span, squared: int) -> None:
    assert squared_distances([one], [other]) == squared == squared_distances([other], [one])


def test_a_unit_in_the_others_gap_is_as_far_as_it_is_long() -> None:
    assert squared_distances([unit(400, 20)], []) == 400
    assert (
        squared_distances([unit(400, 20)], [unit(380, 20)]) == 800
    )  # they touch: each lies in the other's gap


def test_unitizing_alpha_of_krippendorff_2004() -> None:
    document = continuum(UNITIZING_2004, begin=150, length=300)
    found = unitizing_by_label([labelled(document)])
    assert found["c"].observed == pytest.approx(0.0144, abs=5e-5)
    assert found["c"].expected == pytest.approx(0.0532, abs=5e-5)
    assert found["c"].alpha == pytest.approx(0.7286, abs=5e-5)
    assert found["k"].observed == 0
    assert found["k"].expected == pytest.approx(0.0490, abs=5e-5)
    assert found["k"].alpha == 1
    overall = agree([document], NOMINAL, seed=0).figures["alpha_unitizing"]
    assert isinstance(overall, Figure)
    assert overall.value == pytest.approx(0.85867, abs=5e-6)


def test_observed_disagreement_of_krippendorff_1995() -> None:
    found = unitizing_by_label([labelled(continuum(UNITIZING_1995, length=24))])
    assert {label: round(found[label].observed, 5) for label in "ABCD"} == {
        "A": 0.03125, "B": 2.26736, "C": 0.02778, "D": 0.38715,
    }  # fmt: skip


def test_unitizing_alpha_of_krippendorff_1995_as_the_continuum_is_cut_finer() -> None:
    # His D_e differs a little from that of 2004, which is used here.
    found = unitizing_by_label([labelled(continuum(UNITIZING_1995, length=24, stretch=50_000))])
    for label, printed in {"A": 0.553, "B": -0.926, "C": 0.679, "D": 0.066}.items():
        assert found[label].alpha == pytest.approx(printed, abs=0.02)


def test_unitizing_alpha_of_one_long_unit_against_three_short_ones() -> None:
    units = (("i", 1, 8, "A"), ("j", 2, 1, "A"), ("j", 4, 1, "A"), ("j", 6, 1, "A"))
    found = unitizing_by_label([labelled(continuum(units, length=10))])["A"]
    assert (found.observed, found.expected, found.alpha) == pytest.approx((0.9100, 0.5351, -0.7003), abs=1e-4)


def test_partial_f1_of_the_propaganda_techniques_corpus() -> None:
    """Their sample scores precision 5 / 5 and recall 4.769231 / 5, which is 4 + 10 / 13."""
    equal = [(0, 10, "a"), (20, 30, "b"), (40, 50, "c"), (60, 70, "a")]
    gold = [Marked(number, *span) for number, span in enumerate([*equal, (100, 113, "d")])]
    found = [Marked(number, *span) for number, span in enumerate([*equal, (102, 112, "d")], start=5)]
    result = agree([DocumentReadings("sample", 200, {"gold": gold, "found": found})], NOMINAL, seed=0)
    f1 = result.figures["f1_partial"]
    assert isinstance(f1, Figure)
    assert f1.value == pytest.approx(0.976378, abs=1e-6)
