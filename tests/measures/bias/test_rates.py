"""The rate of a technique in one source: what it says of little, of nothing, and of much."""

from dataclasses import replace

import numpy as np
import pytest

from measures.bias import RatePrior, RateTable, learn_rates, rate_techniques
from measures.bias.prior import unlearned
from measures.bias.rates import ALONE, FEW_SOURCES, NO_WORDS, ONE_DOCUMENT
from tests.measures.bias.made_up import column, corpus, ends, one_technique, prior_of_one, rates_of

VAGUE = RatePrior((unlearned("loaded language"),))


def test_much_text_speaks_for_itself() -> None:
    rate = one_technique([30, 34, 26, 31] * 25, [10_000] * 100, prior_of_one())
    low, estimate, high = ends(rate)
    assert estimate == pytest.approx(rate.raw, rel=0.02)
    assert low < 3.0 < high < 3.3
    assert rate.stands_out is not None
    assert rate.stands_out > 0.99


def test_little_text_leans_on_the_corpus() -> None:
    prior = prior_of_one()
    (corpus_rate,) = (one.typical for one in prior.techniques)
    rate = one_technique([4], [400], prior)
    assert rate.raw == pytest.approx(10)
    assert corpus_rate < ends(rate)[1] < 5
    assert ONE_DOCUMENT in rate.notes


def test_the_same_rate_from_more_documents_has_a_narrower_interval() -> None:
    prior = prior_of_one()
    widths = []
    for documents in (1, 3, 10, 30, 100):
        low, _, high = ends(one_technique([1] * documents, [1_000] * documents, prior))
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)


def test_marks_in_one_of_ten_documents_say_less_than_one_in_each() -> None:
    prior, words = prior_of_one(), [1_000] * 10
    uneven = ends(one_technique([20, *[0] * 9], words, prior))
    even = ends(one_technique([2] * 10, words, prior))
    assert uneven[2] - uneven[0] > 1.5 * (even[2] - even[0])


def test_nothing_found_begins_at_nothing_and_ends_lower_the_more_was_read() -> None:
    prior = prior_of_one()
    found = [one_technique([0] * documents, [1_000] * documents, prior) for documents in (1, 10, 100)]
    assert [rate.low for rate in found] == [0, 0, 0]
    assert found[0].high > found[1].high > found[2].high > 0  # type: ignore[operator]


def test_a_technique_that_nobody_ever_marked_has_a_low_rate_everywhere() -> None:
    table = corpus()
    never = RateTable(("never",), table.source, table.words, np.zeros((len(table.words), 1)))
    prior = learn_rates(never)
    (rate,) = rates_of(never, 0, prior)
    assert rate.low == 0
    assert ends(rate)[2] < 0.5
    assert rate.stands_out == pytest.approx(0.5, abs=0.2)


def test_without_words_there_is_no_rate() -> None:
    for counts, words in (([], []), ([0], [0]), ([2], [0])):
        rate = one_technique(counts, words, prior_of_one())
        assert (rate.rate, rate.low, rate.high, rate.raw, rate.stands_out) == (None,) * 5
        assert rate.notes == (NO_WORDS,)
        assert rate.documents == 0


def test_a_document_without_words_is_passed_over() -> None:
    prior = prior_of_one()
    assert one_technique([1, 5], [900, 0], prior) == one_technique([1], [900], prior)


def test_one_source_alone_has_no_corpus_to_stand_out_from() -> None:
    table = corpus(1, documents=5, techniques=1)
    prior = learn_rates(table)
    (rate,) = rates_of(table, 0, prior)
    assert prior == RatePrior((unlearned("0"),))
    assert (rate.corpus, rate.stands_out) == (None, None)
    assert ALONE in rate.notes
    assert ends(rate)[0] < rate.raw < ends(rate)[2]  # type: ignore[operator]


def test_few_sources_are_said_to_be_few() -> None:
    table = corpus(3, techniques=1)
    (rate,) = rates_of(table, 0, learn_rates(table))
    assert FEW_SOURCES in rate.notes


def test_alone_it_is_near_jeffreys_interval_where_documents_agree() -> None:
    low, estimate, high = ends(one_technique([10] * 40, [1_000] * 40, VAGUE))
    assert estimate == pytest.approx(10, rel=0.01)
    assert (low, high) == pytest.approx(
        (9.05, 11.01), abs=0.35
    )  # gamma(400.5)/40, and a little for what is uneven


def test_absurd_rates_stay_numbers() -> None:
    for counts, words in (([1e9], [1]), ([1e-9], [1e9]), ([1e6] * 3, [1e6] * 3)):
        assert np.isfinite(ends(one_technique(counts, words, prior_of_one()))).all()


@pytest.mark.parametrize(("counts", "words"), [([-1], [5]), ([np.nan], [5]), ([1], [np.inf]), ([1], [5, 5])])
def test_what_is_no_table_is_refused(counts: list[float], words: list[float]) -> None:
    with pytest.raises(ValueError, match=r"numbers from 0|documents × techniques"):
        rate_techniques(column(counts), np.array(words, dtype=np.float64), VAGUE)


def test_columns_of_unequal_length_are_refused() -> None:
    table = corpus()
    with pytest.raises(ValueError, match="one count a technique"):
        replace(table, words=table.words[1:])
