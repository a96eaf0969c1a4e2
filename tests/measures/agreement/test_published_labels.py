"""Coefficients for labels against figures printed in the literature and by the authors' own programs."""

import numpy as np
import pytest

from measures.agreement import alpha
from measures.agreement.answers import Answers, answers_of, tally
from measures.agreement.figures import Figure, Result
from measures.agreement.labels import Scale, label_figures
from measures.agreement.resampling import Draws, draw
from measures.agreement.sets import masi_distance, set_distance
from measures.tables import LabelTable, numbers_of
from tests.measures.agreement.published import (
    ABSTRACTORS,
    COHEN_FIRST,
    COHEN_SECOND,
    DATA_C,
    DIALOGUE_ACTS,
    FLEISS,
    HAYES_AND_KRIPPENDORFF,
    PARADOX,
    SETS,
    STATEMENTS_AND_REQUESTS,
    crossed,
    distributed,
    table_of,
)  # fmt: skip

NOMINAL = Scale()


def draws_for(answers: Answers) -> Draws:
    return draw(len(answers.cluster), resamples=0, seed=0)


def value(result: Result) -> float:
    assert isinstance(result, Figure), result
    return result.value


def figures(answers: Answers, scale: Scale = NOMINAL) -> dict[str, Result]:
    return label_figures(answers, scale, draws_for(answers))


def of_table(table: LabelTable) -> dict[str, Result]:
    return figures(answers_of(table), Scale(numbers=numbers_of(table.classes)))


def test_alpha_of_krippendorffs_data_c_at_every_level_of_measurement() -> None:
    found = of_table(table_of(DATA_C))
    assert value(found["alpha_nominal"]) == pytest.approx(0.743421, abs=1e-6)
    assert value(found["alpha_ordinal"]) == pytest.approx(0.815388, abs=1e-6)
    assert value(found["alpha_interval"]) == pytest.approx(0.849107, abs=1e-6)
    assert value(found["alpha_ratio"]) == pytest.approx(0.797403, abs=1e-6)
    nominal = found["alpha_nominal"]
    assert isinstance(nominal, Figure)
    assert nominal.units == 11  # the twelfth has one value


def test_shares_of_data_c_are_those_of_irrcac() -> None:
    found = of_table(table_of(DATA_C))
    assert value(found["percent_agreement"]) == pytest.approx(0.8181818, abs=1e-7)
    assert value(found["ac1"]) == pytest.approx(0.77544, abs=5e-6)
    assert value(found["fleiss_kappa"]) == pytest.approx(0.76117, abs=5e-6)


def test_alpha_of_binary_data() -> None:
    found = of_table(table_of(["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"]))
    assert value(found["alpha_nominal"]) == pytest.approx(0.095238, abs=1e-6)


def test_alpha_of_nominal_data_of_two_observers() -> None:
    found = of_table(table_of(["a a b b d c c c e d d a", "b a b b b c c c e d d d"]))
    assert value(found["alpha_nominal"]) == pytest.approx(0.691964, abs=1e-6)


def test_ordinal_alpha_of_hayes_and_krippendorff() -> None:
    found = of_table(table_of(HAYES_AND_KRIPPENDORFF))
    assert value(found["alpha_ordinal"]) == pytest.approx(0.7598, abs=5e-5)


@pytest.mark.parametrize(
    ("counts", "kappa", "ac1"),
    [(COHEN_SECOND, 0.492, 0.5760), (COHEN_FIRST, (0.29 - 0.35) / 0.65, -0.0480)],
)
def test_kappa_and_ac1_of_cohens_tables(
    counts: tuple[tuple[int, ...], ...], kappa: float, ac1: float
) -> None:
    found = figures(crossed(counts))
    assert value(found["cohen_kappa"]) == pytest.approx(kappa, abs=5e-4)
    assert value(found["ac1"]) == pytest.approx(ac1, abs=5e-5)


def test_ac1_is_steady_where_one_value_prevails_and_pi_is_not() -> None:
    found = figures(crossed(PARADOX))
    assert value(found["ac1"]) == pytest.approx(0.8658, abs=5e-5)
    assert value(found["scott_pi"]) == pytest.approx(0.6078, abs=5e-5)


def test_pi_and_kappa_of_artstein_and_poesio() -> None:
    first, second = figures(crossed(STATEMENTS_AND_REQUESTS)), figures(crossed(DIALOGUE_ACTS))
    assert value(first["scott_pi"]) == pytest.approx(0.341, abs=5e-4)
    assert value(first["cohen_kappa"]) == pytest.approx(0.348, abs=5e-4)
    assert value(second["percent_agreement"]) == pytest.approx(0.88)
    assert value(second["scott_pi"]) == pytest.approx(0.7995, abs=5e-5)
    assert value(second["cohen_kappa"]) == pytest.approx(0.8013, abs=5e-5)
    assert value(second["alpha_nominal"]) == pytest.approx(0.800, abs=1e-3)


def test_weighted_alpha_of_artstein_and_poesio() -> None:
    answers = crossed(DIALOGUE_ACTS)
    distance = np.array([[0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]])
    pairs = tally(answers, draws_for(answers)).pairable()
    assert value(alpha.alpha_with(pairs, distance, draws_for(answers))) == pytest.approx(0.8156, abs=5e-5)


def test_the_coefficients_of_irrcacs_abstractors() -> None:
    found = figures(crossed(ABSTRACTORS))
    assert value(found["cohen_kappa"]) == pytest.approx(0.7964094, abs=1e-7)
    assert value(found["scott_pi"]) == pytest.approx(0.7962397, abs=1e-7)
    assert value(found["ac1"]) == pytest.approx(0.8493305, abs=1e-7)
    assert value(found["alpha_nominal"]) == pytest.approx(0.7972585, abs=1e-7)


def test_fleiss_kappa_of_thirty_patients_and_six_psychiatrists() -> None:
    answers = distributed(FLEISS)
    assert value(figures(answers)["fleiss_kappa"]) == pytest.approx(0.430, abs=1e-3)


def test_the_coefficients_of_irrcacs_six_raters() -> None:
    found = figures(distributed(FLEISS[:15]))
    assert value(found["ac1"]) == pytest.approx(0.4448007, abs=1e-7)
    assert value(found["fleiss_kappa"]) == pytest.approx(0.4139265, abs=1e-7)
    assert value(found["alpha_nominal"]) == pytest.approx(0.4204384, abs=1e-7)


def test_alpha_of_sets_by_set_distance_and_by_masi() -> None:
    sets = [(frozenset(one), frozenset(other)) for one, other in SETS]
    distinct = sorted({one for pair in sets for one in pair}, key=sorted)
    answers = crossed([[sets.count((one, other)) for other in distinct] for one in distinct])
    pairs = tally(answers, draws_for(answers)).pairable()
    by_set, by_masi = (
        value(alpha.alpha_with(pairs, distance(distinct), draws_for(answers)))
        for distance in (set_distance, masi_distance)
    )
    assert by_set == pytest.approx(0.186, abs=1e-3)
    assert by_masi == pytest.approx(0.252, abs=1e-3)


def test_digitised_continua_of_krippendorff_1995() -> None:
    bertha, bill = "001111111100001111110000", "000011110000000110000000"
    found = of_table(table_of([" ".join(bertha), " ".join(bill)]))
    assert value(found["cohen_kappa"]) == pytest.approx(0.385, abs=1e-3)
    assert value(found["scott_pi"]) == pytest.approx(0.314, abs=1e-3)
    assert value(found["alpha_nominal"]) == pytest.approx(0.329, abs=1e-3)
