"""The draw of passages: any set as likely as any other, and the same wherever it is drawn."""

from collections import Counter
from hashlib import sha256
from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare

from measures.sampling import draw, number_of
from measures.spans import Span

starts = st.lists(st.integers(0, 5_000), unique=True, max_size=60)
seeds = st.integers(0, 2**31 - 1)
sizes = st.integers(0, 80)
FINGERPRINT = sha256(b"a text").hexdigest()


def spans_at(starts: list[int]) -> list[Span]:
    return [Span(start, start + 1) for start in starts]


@given(starts=starts, size=sizes, seed=seeds)
def test_a_draw_takes_as_many_as_wanted_without_replacement_in_text_order(
    starts: list[int], size: int, seed: int
) -> None:
    drawn = draw(spans_at(starts), size=size, seed=seed, fingerprint=FINGERPRINT)
    assert len(drawn) == len(set(drawn)) == min(size, len(starts))
    assert drawn == sorted(drawn)
    assert set(drawn) <= set(spans_at(starts))


@given(starts=starts, size=sizes, seed=seeds, other=st.randoms(use_true_random=False))
def test_the_order_in_which_passages_come_makes_no_difference(starts, size, seed, other) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(starts)
    other.shuffle(shuffled)
    one, two = (
        draw(spans_at(order), size=size, seed=seed, fingerprint=FINGERPRINT) for order in (starts, shuffled)
    )
    assert one == two


@given(starts=starts, size=sizes, more=sizes, seed=seeds)
def test_a_larger_draw_holds_the_smaller_one(starts: list[int], size: int, more: int, seed: int) -> None:
    smaller, larger = (
        draw(spans_at(starts), size=wanted, seed=seed, fingerprint=FINGERPRINT)
        for wanted in (size, size + more)
    )
    assert set(smaller) <= set(larger)


def test_the_draw_can_be_made_again_with_nothing_but_a_checksum_tool() -> None:
    assert number_of(12, seed=7, fingerprint="ab") == sha256(b"7|ab|12").digest()
    drawn = draw(spans_at([0, 10, 20, 30, 40]), size=2, seed=20261122, fingerprint=FINGERPRINT)
    by_hand = sorted(
        [0, 10, 20, 30, 40], key=lambda start: sha256(f"20261122|{FINGERPRINT}|{start}".encode()).hexdigest()
    )
    assert {span.start for span in drawn} == set(by_hand[:2])


def test_every_passage_is_drawn_equally_often() -> None:
    """10,000 seeds, 3 of 12 passages each: χ² of the 12 counts; and of the pairs that are drawn together."""
    passages = spans_at(list(range(0, 120, 10)))
    draws = [draw(passages, size=3, seed=seed, fingerprint=FINGERPRINT) for seed in range(10_000)]
    single = Counter(span.start for drawn in draws for span in drawn)
    pairs = Counter((a.start, b.start) for drawn in draws for a in drawn for b in drawn if a < b)
    assert (len(single), len(pairs)) == (12, 66)
    assert chisquare(list(single.values())).pvalue > 0.01
    assert chisquare(list(pairs.values())).pvalue > 0.01


def test_the_weighted_share_of_drawn_passages_is_right_on_average_and_so_is_its_variance() -> None:
    """The estimate of docs/method/sampling.md, over 4,000 seeds: three documents of 8, 20 and 50 sentences."""
    sizes = {"a": 8, "b": 20, "c": 50}
    refuted = {text: set(range(0, size, 3)) for text, size in sizes.items()}
    truth = sum(map(len, refuted.values())) / sum(sizes.values())
    estimates, variances = [], []
    for seed in range(4_000):
        estimate = variance = 0.0
        for text, size in sizes.items():
            drawn = draw(spans_at(list(range(size))), size=5, seed=seed, fingerprint=text)
            share = sum(span.start in refuted[text] for span in drawn) / 5
            weight = size / sum(sizes.values())
            estimate += weight * share
            variance += weight**2 * (1 - 5 / size) * share * (1 - share) / 4
        estimates.append(estimate)
        variances.append(variance)
    assert fmean(estimates) == pytest.approx(truth, abs=3 * stdev(estimates) / 4_000**0.5)
    assert fmean(variances) == pytest.approx(stdev(estimates) ** 2, rel=0.1)


def test_another_seed_or_another_text_is_another_draw() -> None:
    passages = spans_at(list(range(100)))
    drawn = {
        tuple(draw(passages, size=10, seed=seed, fingerprint=text)) for seed in (1, 2) for text in ("a", "b")
    }
    assert len(drawn) == 4


def test_fewer_than_wanted_are_all_taken_and_less_than_none_is_refused() -> None:
    assert draw(spans_at([4, 1]), size=9, seed=0, fingerprint="") == spans_at([1, 4])
    with pytest.raises(ValueError, match="not -1"):
        draw([], size=-1, seed=0, fingerprint="")
