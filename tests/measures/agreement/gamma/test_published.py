"""γ, γ-cat and γ-k of the tests of pygamma-agreement, within the bounds given there."""

import numpy as np
import pytest

from measures.agreement.gamma import GammaResult, Method, gamma_of, statistical
from measures.agreement.gamma.chance import by_chance
from measures.agreement.gamma.units import coded
from measures.readings import DocumentReadings
from tests.measures.agreement.gamma.continua import ALEX_PAUL_SUZAN, FIXTURES, Fixture, readings


def figures(document: DocumentReadings, method: Method | None = None, *, seed: int = 4772) -> GammaResult:
    found = gamma_of(document, seed=seed, method=method)
    assert isinstance(found, GammaResult)
    return found


@pytest.mark.parametrize("seed", [0, 1, 4772])
def test_alex_paul_and_suzan(seed: int) -> None:
    found = figures(readings(ALEX_PAUL_SUZAN), seed=seed)
    assert len(found.alignment) == 6
    assert found.observed == pytest.approx(0.96, abs=0.001)
    assert 0.44 <= found.gamma <= 0.47
    assert isinstance(found.gamma_cat, float)
    assert 0.38 <= found.gamma_cat <= 0.42
    assert found.gamma_k["1"] == found.gamma_k["5"] == 1
    assert found.gamma_k["6"] == pytest.approx(0.37, abs=0.015)
    assert all(found.gamma_k[label] <= 1e-9 for label in "2347")  # type: ignore[operator]  # all are figures


def test_alex_paul_and_suzan_where_missed_passages_do_not_count_for_labels() -> None:
    """As an earlier pygamma-agreement and the paper have it."""
    found = figures(readings(ALEX_PAUL_SUZAN), Method(count_missed=False))
    assert isinstance(found.gamma_cat, float)
    assert 0.67 <= found.gamma_cat <= 0.7
    assert found.gamma_k["1"] == found.gamma_k["5"] == found.gamma_k["6"] == 1


@pytest.mark.parametrize("fixture", FIXTURES.values(), ids=FIXTURES)
def test_the_disorders_expected_by_pygamma(fixture: Fixture) -> None:
    """Theirs are means of 30 samples, so they may be off by three of their standard errors."""
    method = Method(alpha=fixture.alpha, beta=fixture.beta, sampler=statistical, precision=0.02)
    [chance] = by_chance([coded(readings(fixture.readings))], method, seed=1)
    error = float(np.std(chance.disorders)) / np.sqrt(30)
    assert chance.expected == pytest.approx(fixture.expected, abs=3 * error)
