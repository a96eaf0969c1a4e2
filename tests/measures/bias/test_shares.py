"""The share of documents with a label."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.bias import Share, share_of


def test_published_jeffreys_intervals() -> None:
    """Brown, Cai & DasGupta 2001, table 5: n = 10."""
    for successes, low, high in ((1, 0.011, 0.381), (2, 0.044, 0.503), (5, 0.224, 0.776)):
        share = share_of([1.0] * successes + [0.0] * (10 - successes))
        assert (share.low, share.high) == pytest.approx((low, high), abs=0.001)


def test_none_begins_at_0_and_all_ends_at_1() -> None:
    none, every = share_of([0.0] * 6), share_of([1.0] * 6)
    assert (none.share, none.low, every.share, every.high) == (0, 0, 1, 1)
    assert none.high == pytest.approx(1 - (every.low or 0))


def test_half_the_readers_of_each_document_is_half() -> None:
    share = share_of([0.5] * 8)
    assert (share.share, share.count, share.documents) == (0.5, 4, 8)


def test_without_documents_there_is_no_share() -> None:
    assert share_of([]) == Share(None, None, None, 0, 0.0)


@pytest.mark.parametrize("said", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(said: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        share_of([said])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_interval_holds_the_share_whatever_the_order(said: list[float]) -> None:
    share = share_of(said)
    assert 0 <= share.low <= share.share <= share.high <= 1  # type: ignore[operator]
    assert share_of(said[::-1]) == share
