"""What holds of the rates of any corpus whatever."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.bias import RatePrior, RateTable, learn_rates, rate_techniques
from tests.measures.bias.made_up import corpus, ends, rates_of

few = settings(max_examples=15, deadline=None)
counts = st.sampled_from((0.0, 0.0, 0.5, 1.0, 1 / 3)) | st.floats(0, 30)
rows = st.tuples(
    st.integers(0, 3), st.sampled_from((0.0, 350.0, 1_200.0)) | st.floats(1, 9_000), counts, counts
)
tables = st.lists(rows, min_size=1, max_size=25)
Rows = list[tuple[int, float, float, float]]


def table_of(some: Rows) -> RateTable:
    source, words, *marks = zip(*some, strict=True)
    return RateTable.of(("a", "b"), source, words, np.transpose(marks))


@given(tables, st.randoms(use_true_random=False))
@few
def test_the_order_of_documents_changes_not_a_single_bit(some: Rows, dice: object) -> None:
    table = table_of(some)
    prior = learn_rates(table)
    turned = table_of(dice.sample(some, len(some)))  # type: ignore[attr-defined]
    assert learn_rates(turned) == prior
    for source in range(4):
        assert rates_of(turned, source, prior) == rates_of(table, source, prior)


@given(tables)
@few
def test_the_rate_lies_in_its_interval_and_the_interval_above_0(some: Rows) -> None:
    table = table_of(some)
    prior = learn_rates(table)
    for source in range(4):
        for rate in rates_of(table, source, prior):
            if rate.documents:
                low, estimate, high = ends(rate)
                assert 0 <= low <= estimate <= high
                assert low < high
                assert rate.stands_out is None or 0 <= rate.stands_out <= 1


@given(tables)
@few
def test_what_was_learned_comes_back_as_it_was(some: Rows) -> None:
    prior = learn_rates(table_of(some))
    assert RatePrior.from_data(json.loads(json.dumps(prior.to_data()))) == prior


def test_sources_may_be_numbered_anyhow() -> None:
    table = corpus()
    other = RateTable(table.techniques, (table.source * 7 + 3) % 12, table.words, table.counts)
    assert learn_rates(other) == learn_rates(table)


def test_one_sources_documents_bear_on_no_other_once_the_prior_is_kept() -> None:
    table = corpus()
    prior = learn_rates(table)
    before = rates_of(table, 1, prior)
    table.counts[table.source == 0] += 5
    assert rates_of(table, 1, prior) == before


def test_a_technique_is_rated_the_same_alone_and_among_others() -> None:
    table = corpus(techniques=4)
    prior = learn_rates(table)
    mine = table.source == 2
    (alone,) = rate_techniques(table.counts[mine][:, 2:3], table.words[mine], prior.of(["2"]))
    assert alone == rates_of(table, 2, prior)[2]


def test_a_technique_not_yet_learned_is_vague() -> None:
    prior = learn_rates(corpus()).of(["1", "new"])
    assert [one.sources for one in prior.techniques] == [12, 0]


@pytest.mark.parametrize(
    "broken", [{"method": "another"}, {"techniques": [{"technique": "a", "rates": [], "overdispersion": []}]}]
)
def test_what_another_method_learned_is_refused(broken: dict[str, object]) -> None:
    data = learn_rates(corpus()).to_data() | broken
    with pytest.raises(ValueError, match=r"learn .* again"):
        RatePrior.from_data(data)
