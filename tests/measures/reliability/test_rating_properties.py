"""What holds of the rate of any source whatever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.reliability import Claim, ClaimTable, SourceRate, learn_correlation, rate_sources
from tests.measures.reliability.made_up import ends

credits_ = st.sampled_from((0.0, 0.25, 0.5, 0.75, 1.0)) | st.floats(0, 1)
weights = st.sampled_from((0.0, 0.3, 1.0)) | st.floats(0.01, 3)
claims_ = st.builds(Claim, st.sampled_from("ABC"), st.sampled_from("12345"), credits_, weights)
tables = st.lists(claims_, min_size=1, max_size=40)
few = settings(max_examples=25, deadline=None)


def rated(claims: list[Claim]) -> dict[str, SourceRate]:
    return {rate.source: rate for rate in rate_sources(ClaimTable.of(claims))}


@given(tables)
@few
def test_the_estimate_lies_in_the_interval_and_the_interval_between_0_and_1(claims: list[Claim]) -> None:
    for rate in rated(claims).values():
        if rate.claims:
            low, estimate, high = ends(rate)
            assert 0 <= low <= estimate <= high <= 1
            assert low < high


@given(st.data(), tables)
@few
def test_neither_order_nor_names_change_a_single_bit(data: st.DataObject, claims: list[Claim]) -> None:
    shuffled = data.draw(st.permutations(claims))
    named = [
        claim._replace(source=f"new {claim.source}", document=claim.document[::-1]) for claim in shuffled
    ]
    before, after = rated(claims), rated(named)
    assert {name: ends_or_none(rate) for name, rate in before.items()} == {
        name.removeprefix("new "): ends_or_none(rate) for name, rate in after.items()
    }


@given(tables)
@few
def test_turned_round_right_for_wrong_the_interval_turns_round(claims: list[Claim]) -> None:
    turned = rated([claim._replace(credit=1 - claim.credit) for claim in claims])
    for name, rate in rated(claims).items():
        if rate.claims:
            low, estimate, high = ends(rate)
            assert ends(turned[name]) == pytest.approx((1 - high, 1 - estimate, 1 - low), abs=1e-5)


@given(tables)
@few
def test_weight_1_everywhere_is_no_weight(claims: list[Claim]) -> None:
    plain = rate_sources(ClaimTable.of(claim[:3] for claim in claims))
    assert plain == rate_sources(ClaimTable.of(claim._replace(weight=1.0) for claim in claims))


@given(tables)
@few
def test_a_claim_of_weight_0_is_not_there(claims: list[Claim]) -> None:
    there = [claim for claim in claims if claim.weight > 0]
    for name, rate in rated(there).items():
        assert rated(claims)[name] == rate


@given(tables)
@few
def test_a_claim_of_hardly_any_weight_is_hardly_there(claims: list[Claim]) -> None:
    before = rated(claims)
    after = rated([*claims, claims[0]._replace(document="another", credit=0.0, weight=1e-7)])
    for name, rate in before.items():
        if rate.claims:
            assert ends(after[name]) == pytest.approx(ends(rate), abs=1e-3)


@given(tables)
@few
def test_a_source_depends_on_others_through_the_learned_correlation_alone(claims: list[Claim]) -> None:
    learned = learn_correlation(ClaimTable.of(claims))
    together = rate_sources(ClaimTable.of(claims), correlation=learned)
    for rate in together:
        own = ClaimTable.of(claim for claim in claims if claim.source == rate.source)
        assert rate_sources(own, correlation=learned) == (rate,)


def ends_or_none(rate: SourceRate) -> tuple[float | None, float | None, float | None]:
    return rate.low, rate.estimate, rate.high
