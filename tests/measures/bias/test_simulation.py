"""The intervals hold what they promise, in simulations small enough to run with every test."""

import io
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from django.core.management import call_command

from measures.bias import learn_slants, slant_of
from measures.bias.simulation.documents import USUAL as USUAL_AXIS
from measures.bias.simulation.documents import draw as draw_axis
from measures.bias.simulation.tables import held
from measures.bias.simulation.trials import USUAL, Trial, run, worlds
from measures.bias.simulation.worlds import World, draw

WORLDS = (
    ("usual", USUAL),
    ("ten documents, readers", replace(USUAL, documents=10, readers=True)),
    ("now and then", replace(USUAL, habit="now and then", rate=3.0)),
)


@cache
def trials() -> tuple[Trial, ...]:
    return tuple(run(WORLDS, intervals=600, seed=4))


def coverage(estimator: str) -> float:
    return float(np.mean([held(trial, trial.found[estimator]).mean() for trial in trials()]))


def test_the_true_rate_lies_in_95_of_100_intervals() -> None:
    assert (
        0.92 <= coverage("proposed") <= 0.97
    )  # 1,800 intervals in 30 corpora: one standard error is near .008


def test_the_same_simulation_finds_out_intervals_that_hold_too_little() -> None:
    assert coverage("every mark alone") < 0.85


def test_shrinking_narrows_and_comes_nearer() -> None:
    for trial in trials():
        shrunk, alone = trial.found["proposed"], trial.found["not shrunk"]
        assert (shrunk.high - shrunk.low).mean() < (alone.high - alone.low).mean()
        assert np.abs(shrunk.estimate - trial.rates).mean() < np.abs(trial.raw - trial.rates).mean()


def test_of_those_said_to_stand_out_as_many_do_as_said() -> None:
    usual = trials()[:2]
    above = np.concatenate([trial.found["proposed"].above.ravel() for trial in usual])
    true = np.concatenate([(trial.rates > trial.median).ravel() for trial in usual])
    for low, high in ((0, 0.1), (0.1, 0.4), (0.6, 0.9), (0.9, 1)):
        some = (above >= low) & (above <= high)
        assert true[some].mean() == pytest.approx(above[some].mean(), abs=0.1)


def test_slants_lie_in_their_intervals() -> None:
    dice, holds = np.random.default_rng(6), []
    for _ in range(12):
        sources = list(draw_axis(replace(USUAL_AXIS, documents=8), dice))
        prior = learn_slants(readings for _, readings in sources)
        for truth, readings in sources:
            slant = slant_of(readings, prior)
            holds.append(slant.low <= truth <= slant.high)  # type: ignore[operator]
    assert 0.92 <= np.mean(holds) <= 0.985


@pytest.mark.parametrize("world", [world for _, world in worlds(quick=False)][6:22])
def test_made_up_sources_have_the_rates_they_are_said_to_have(world: World) -> None:
    sample = draw(replace(world, documents=40, sources=60), corpora=10, dice=np.random.default_rng(1))
    marks = np.add.reduceat(sample.table.counts, np.arange(0, 2_400, 40))
    words = np.add.reduceat(sample.table.words, np.arange(0, 2_400, 40))[:, None]
    assert (1000 * marks / words).sum() / sample.rates.sum() == pytest.approx(1, abs=0.1)


def test_the_command_prints_its_tables_and_the_same_ones_again() -> None:
    first, again = io.StringIO(), io.StringIO()
    for out in (first, again):
        call_command("simulate_bias", "--quick", "--intervals", "12", stdout=out)
    assert first.getvalue() == again.getvalue()
    assert first.getvalue().count("### ") == 5
