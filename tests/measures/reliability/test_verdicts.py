"""Credits of claims whose verdicts are only probable."""

from dataclasses import replace

import numpy as np
import pytest

from measures.reliability import VerdictTable, claims_of, rate_sources
from measures.reliability.simulation.trials import proposed, run
from measures.reliability.simulation.worlds import Kind, World
from measures.reliability.verdicts import (
    UNKNOWN,
    Information,
    learn_information,
    moments,
    own_mix,
)

RIGHT_WRONG_OPEN = np.array([1.0, 0.0, np.nan])


def table(
    probability: list[list[float]], *, prior: list[float], source: list[int] | None = None
) -> VerdictTable:
    """Claims, each from a document of its own; credits 1, 0 and none."""
    rows = np.array(probability)
    of = np.array(source or [0] * len(rows))
    names = tuple(f"source {place}" for place in range(of.max() + 1))
    return VerdictTable(
        names, of, np.arange(len(rows)), rows, np.array(prior), RIGHT_WRONG_OPEN[: rows.shape[1]]
    )


def test_certain_verdicts_are_plain_credits_and_those_without_credit_do_not_count() -> None:
    claims = claims_of(table([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]], prior=[0.4, 0.4, 0.2]))
    assert claims.credit[[0, 1, 3]].tolist() == [1, 0, 1]
    assert claims.weight.tolist() == [1, 1, 0, 1]


def test_a_claim_weighs_as_much_as_its_verdict_probably_carries_credit() -> None:
    verdicts = table([[0.5, 0, 0.5]] * 4 + [[1.0, 0, 0]] * 400 + [[0, 0, 1.0]] * 400, prior=[0.5, 0.01, 0.49])
    assert claims_of(verdicts).weight[0] == pytest.approx(0.5, abs=0.02)


def test_doubtful_claims_are_read_in_the_light_of_their_own_source_not_of_all() -> None:
    odds = [0.75, 0.25]  # as likely under either verdict where three in four claims of the panel are right
    wrong_source = [[0.0, 1.0]] * 90 + [odds] * 10
    right_source = [[1.0, 0.0]] * 90 + [odds] * 10
    verdicts = table(wrong_source + right_source, prior=odds, source=[0] * 100 + [1] * 100)
    probability = own_mix(verdicts)
    assert probability[95, 0] < 0.02
    assert probability[195, 0] > 0.98
    assert probability.sum(axis=1) == pytest.approx(1)


def test_doubt_widens_the_interval_and_never_narrows_it() -> None:
    certain = table([[1.0, 0.0]] * 20 + [[0.0, 1.0]] * 20, prior=[0.5, 0.5])
    doubtful = table([[0.8, 0.2]] * 20 + [[0.2, 0.8]] * 20, prior=[0.5, 0.5])
    (sure,), (unsure,) = (rate_sources(claims_of(verdicts)) for verdicts in (certain, doubtful))
    assert sure.low is not None
    assert unsure.low is not None
    assert unsure.low < sure.low - 0.05
    assert unsure.estimate == pytest.approx(sure.estimate, abs=1e-3)


def test_claims_nobody_could_tell_apart_say_next_to_nothing() -> None:
    (rate,) = rate_sources(claims_of(table([[0.5, 0.5]] * 50, prior=[0.5, 0.5])))
    assert rate.low is not None
    assert rate.high is not None
    assert rate.high - rate.low > 0.5


def test_with_reviewers_of_uneven_skill_the_interval_holds_where_pooled_probabilities_do_not() -> None:
    def held(kind: Kind) -> float:
        tried = [World(kind, documents, 4, 0.25, None) for documents in (20, 50)]
        outcomes = list(run(tried, sources=200, seed=4, estimators={"proposed": proposed}))
        return float(np.mean([one.held for one in outcomes]))

    assert held("pooled") < 0.6
    assert 0.92 <= held("own mix") <= 0.98


def three_sources(seed: int = 1) -> VerdictTable:
    dice = np.random.default_rng(seed)
    rows = dice.dirichlet([1, 1, 0.3], 60)
    return table(rows.tolist(), prior=[0.5, 0.3, 0.2], source=sorted(dice.integers(0, 3, 60).tolist()))


def alone(verdicts: VerdictTable, place: int) -> VerdictTable:
    rows = np.flatnonzero(verdicts.source == place)
    return replace(
        verdicts,
        sources=("alone",),
        source=np.zeros(len(rows), dtype=np.intp),
        document=verdicts.document[rows],
        probability=verdicts.probability[rows],
    )


def test_with_what_all_sources_said_kept_a_source_comes_out_the_same_alone_as_among_them() -> None:
    verdicts = three_sources()
    information = learn_information(moments(verdicts))
    together = claims_of(verdicts)
    for place in range(3):
        by_itself = claims_of(alone(verdicts, place), information=information)
        rows = verdicts.source == place
        assert by_itself.credit.tolist() == together.credit[rows].tolist()
        assert by_itself.weight.tolist() == together.weight[rows].tolist()


def test_what_others_say_of_doubt_bears_on_a_source_of_few_claims() -> None:
    verdicts = alone(three_sources(), 0)
    sharp, blunt = (claims_of(verdicts, information=Information(share, 0.2)) for share in (1.0, 0.1))
    assert np.ptp(blunt.credit) > np.ptp(sharp.credit)


def test_certain_verdicts_are_plain_credits_whatever_others_say_of_doubt() -> None:
    certain = table([[1.0, 0, 0]] * 4 + [[0.0, 1, 0]] * 4, prior=[0.4, 0.4, 0.2])
    assert set(claims_of(certain, information=Information(0.9, 0.0)).credit.tolist()) == {0.0, 1.0}
    assert UNKNOWN.share < 1


def test_a_claim_of_half_a_weight_counts_as_half_a_claim() -> None:
    whole = table([[1, 0, 0], [0, 1, 0]], prior=[0.4, 0.4, 0.2])
    halved = claims_of(replace(whole, weight=np.array([0.5, 1.0])))
    assert halved.weight.tolist() == [0.5, 1.0]
    doubtful = table([[0.5, 0.5, 0], [1, 0, 0], [0, 1, 0]], prior=[0.4, 0.4, 0.2])
    lighter = own_mix(replace(doubtful, weight=np.array([1.0, 0.1, 1.0])))
    assert lighter[0, 0] < own_mix(doubtful)[0, 0] - 0.1
