"""The interval holds what it promises, in a simulation small enough to run with every test."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest

from measures.reliability import rate_sources
from measures.reliability.simulation.tables import closing_table, coverage_table, error_table
from measures.reliability.simulation.trials import ESTIMATORS, QUICK, Outcome, proposed, run, worlds
from measures.reliability.simulation.worlds import World, draw

WORLDS = (
    World("even", 5, 12, 0.1, 0.1),
    World("even", 20, 12, 0.25, None),
    World("heavy", 8, 12, 0.4, 0.9),
    World("all or none", 20, 12, 0.4, 0.5),
    World("fractions", 8, 12, 0.4, None),
    World("mixed", 20, 12, 0.0, 0.1),
    World("even", 50, 4, 0.1, 0.98),
)


@cache
def outcomes() -> tuple[Outcome, ...]:
    return tuple(run(WORLDS, sources=120, seed=2))


def mean(some: Sequence[Outcome], field: str) -> float:
    return float(np.average([getattr(one, field) for one in some], weights=[one.sources for one in some]))


def by(estimator: str) -> list[Outcome]:
    return [one for one in outcomes() if one.estimator == estimator]


@pytest.mark.parametrize("estimator", ["proposed", "proposed, fives", "proposed, alone"])
def test_the_true_rate_lies_in_95_of_100_intervals(estimator: str) -> None:
    assert 0.93 <= mean(by(estimator), "held") <= 0.97  # 840 intervals: one standard error is .0075
    assert (
        min(one.held for one in by(estimator)) > 0.8
    )  # one standard error of a world is .02, and coverage is a step function of the rate


def test_the_same_simulation_finds_out_an_interval_that_holds_too_little() -> None:
    assert mean(by("Wilson"), "held") < 0.85


def test_it_is_narrower_than_what_it_grew_out_of() -> None:
    assert mean(by("proposed"), "width") < mean(by("fixed mixture"), "width")


def test_the_estimate_is_hardly_biased_and_ranks_sources_as_they_are() -> None:
    assert abs(mean(by("proposed"), "bias")) < 0.01
    assert all(one.rank > 0.9 for one in by("proposed") if one.rank is not None)


def test_made_up_sources_have_the_rates_they_are_said_to_have() -> None:
    for world in worlds(QUICK):
        sample = draw(world, sources=400, dice=np.random.default_rng(5))
        table = sample.table
        found = np.bincount(table.source, table.credit) / np.bincount(table.source)
        if world.kind != "pooled":
            assert (found - sample.rates).mean() == pytest.approx(0, abs=0.04)


def test_a_world_does_not_depend_on_which_others_are_tried() -> None:
    (alone,) = run(WORLDS[2:3], sources=20, seed=1, estimators={"proposed": proposed})
    among = list(run(WORLDS, sources=20, seed=1, estimators={"proposed": proposed}))
    assert alone in among


def test_what_is_tried_is_what_rates_sources() -> None:
    table = draw(WORLDS[0], sources=7, dice=np.random.default_rng(3)).table
    found = proposed(table)
    assert [rate.low for rate in rate_sources(table)] == found.low.tolist()
    assert [rate.high for rate in rate_sources(table)] == found.high.tolist()


def test_the_tables_have_a_column_for_each_estimator_and_a_row_for_each_kind() -> None:
    for table in (coverage_table(outcomes()), error_table(outcomes())):
        head, _, *lines = table.splitlines()
        assert head == f"| | {' | '.join(ESTIMATORS)} |"
        assert [line.split(" | ")[0] for line in lines[:6]] == [
            "| even", "| heavy", "| all or none", "| fractions", "| mixed low", "| mixed high",
        ]  # fmt: skip
    assert closing_table(outcomes()).count("\n") == 4
