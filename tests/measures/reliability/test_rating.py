"""The rate of a source, in cases small enough to think through."""

import pytest
from scipy.stats import beta

from measures.reliability import (
    UNLEARNED,
    Claim,
    ClaimTable,
    learn_correlation,
    rate_sources,
)
from tests.measures.reliability.made_up import claims, ends, rate_of, width

SINGLES = [[1.0]] * 8 + [[0.0]] * 4


def test_claims_each_from_a_document_of_its_own_are_rated_as_independent_ones() -> None:
    low, estimate, high = ends(rate_of(SINGLES))
    posterior = beta(8.5, 4.5)
    assert posterior.cdf(high) - posterior.cdf(low) == pytest.approx(0.95, abs=1e-4)
    assert estimate == pytest.approx(posterior.median(), abs=1e-4)


def test_where_all_are_right_the_interval_ends_at_one_and_keeps_the_whole_doubt_below() -> None:
    low, _, high = ends(rate_of([[1.0]] * 30))
    assert high == 1
    assert low == pytest.approx(beta(30.5, 0.5).ppf(0.05), abs=1e-4)


def test_claims_that_share_documents_say_less() -> None:
    together = [[1.0, 1, 1, 1, 1, 1]] * 4 + [[0.0, 0, 0, 0, 0, 0]] * 2
    apart = [[1.0]] * 24 + [[0.0]] * 12
    assert width(rate_of(together)) > 1.5 * width(rate_of(apart))


def test_documents_that_are_alike_inside_widen_more_than_mixed_ones() -> None:
    split = [[1.0, 1, 1, 1]] * 4 + [[0.0, 0, 0, 0]] * 4
    mixed = [[1.0, 1, 0, 0]] * 8
    assert width(rate_of(split)) > 1.3 * width(rate_of(mixed))


def test_the_closer_to_one_voice_the_narrower() -> None:
    widths = [width(rate_of([[1.0]] * right + [[0.0]] * (20 - right))) for right in (10, 14, 18, 20)]
    assert widths == sorted(widths, reverse=True)


def test_credits_in_between_spread_less_than_right_and_wrong() -> None:
    assert width(rate_of([[0.5]] * 20)) < width(rate_of([[1.0]] * 10 + [[0.0]] * 10))


def test_a_claim_of_half_weight_counts_as_half_a_claim() -> None:
    halved = rate_of([[1.0]] * 16 + [[0.0]] * 8, weight=0.5)
    assert halved.weight == 12
    assert ends(halved) == pytest.approx(ends(rate_of(SINGLES)), abs=1e-6)
    assert halved.claims == 24


def test_one_name_in_two_sources_is_two_documents() -> None:
    table = ClaimTable.of([Claim("Herald", "Monday", 1), Claim("Courier", "Monday", 0)])
    assert [(rate.documents, rate.raw_share) for rate in rate_sources(table)] == [(1, 1.0), (1, 0.0)]


def test_sources_come_in_the_order_of_their_first_claim() -> None:
    table = ClaimTable.of([Claim("b", "1", 1), Claim("a", "1", 1), Claim("b", "2", 0)])
    assert [rate.source for rate in rate_sources(table)] == ["b", "a"]


def test_correlation_is_learned_from_the_other_sources_and_the_rate_is_not() -> None:
    probe = claims([[1.0, 1, 1, 1]] * 6, source="probe")
    alike = [c for n in range(20) for c in claims([[1.0] * 6] * 5 + [[0.0] * 6] * 5, source=f"alike {n}")]
    mixed = [c for n in range(20) for c in claims([[1.0, 1, 1, 0, 0, 0]] * 10, source=f"mixed {n}")]
    among_alike, among_mixed = (rate_sources(ClaimTable.of(probe + others))[0] for others in (alike, mixed))
    assert width(among_alike) > 1.5 * width(among_mixed)
    assert among_alike.raw_share == among_mixed.raw_share == 1
    assert ends(among_alike)[2] == ends(among_mixed)[2] == 1


def test_a_correlation_learned_before_is_all_that_is_needed_of_other_sources() -> None:
    everybody = ClaimTable.of(
        c for n in range(30) for c in claims([[1.0] * 5] * 6 + [[0.0] * 5] * 2, source=f"source {n}")
    )
    learned = learn_correlation(everybody)
    assert learned.sources == 30
    (alone,) = rate_sources(ClaimTable.of(claims([[1.0, 1, 0]] * 6)), correlation=learned)
    assert alone.notes == ()
    assert width(alone) > width(rate_of([[1.0, 1, 0]] * 6))


def test_a_source_alone_is_rated_as_if_nothing_had_been_learned() -> None:
    table = ClaimTable.of(claims([[1.0, 1, 0], [0, 0], [1, 1, 1, 1]]))
    (alone,), (unlearned,) = rate_sources(table), rate_sources(table, correlation=UNLEARNED)
    assert ends(alone) == pytest.approx(ends(unlearned), abs=1e-9)
    assert alone.notes == unlearned.notes


def test_a_source_alone_is_told_so() -> None:
    (note,) = rate_of(SINGLES).notes
    assert note.startswith("No other source to learn the correlation")


def test_one_document_rests_on_what_is_assumed() -> None:
    rate = rate_of([[1.0] * 12])
    assert rate.notes[0].startswith("One document: the interval rests on")
    assert width(rate) > 1.5 * width(rate_of([[1.0]] * 12))


@pytest.mark.parametrize(
    ("documents", "missing"),
    [
        ([[1.0] * 9] * 4, "1 document short of the 5 documents and 10 checked claims that a rate needs."),
        ([[1.0]] * 9, "1 checked claim short of the 5 documents and 10 checked claims that a rate needs."),
        ([[1.0]] * 2, "3 documents and 8 checked claims short of"),
        ([[1.0, 0.0]] * 5, None),
    ],
)
def test_a_rate_with_too_little_behind_it_is_withheld_and_says_what_is_missing(
    documents: list[list[float]], missing: str | None
) -> None:
    rate = rate_of(documents)
    assert rate.estimate is not None
    assert (rate.withheld or "").startswith(missing or "")
    assert (rate.withheld is None) == (missing is None)


def test_a_source_without_credit_has_no_rate_and_does_not_disturb_the_others() -> None:
    rows = claims([[1.0, 0.0]] * 3)
    empty, other = rate_sources(ClaimTable.of([Claim("empty", "1", 0.5, 0.0), *rows]))
    assert (empty.estimate, empty.low, empty.high, empty.raw_share) == (None, None, None, None)
    assert (empty.withheld or "").startswith("No checked claim carries credit.")
    assert ends(other) == ends(rate_of([[1.0, 0.0]] * 3))


def test_a_table_of_nothing_has_no_rates() -> None:
    assert rate_sources(ClaimTable.of([])) == ()


def test_very_large_documents_and_very_many_are_no_trouble() -> None:
    low, estimate, high = ends(rate_of([[1.0, 0.0] * 200] * 200))
    assert 0.48 < low < estimate < high < 0.52
    low, estimate, high = ends(rate_of([[1.0] * 5000, [0.0] * 5000]))
    assert 0 < low < 0.2 < estimate < 0.8 < high < 1
