import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.agreement.gamma.samplers import Sampler, shuffled, statistical
from measures.agreement.gamma.units import Units
from tests.measures.agreement.gamma.continua import ALEX_PAUL_SUZAN, arrays

COUNT = 200


def sample(sampler: Sampler, texts: list[str], *, length: float = 60, seed: int = 1) -> Units:
    units, _ = arrays(texts)
    return sampler(units, length, COUNT, np.random.default_rng(seed))


@pytest.mark.parametrize("sampler", [shuffled, statistical])
def test_every_continuum_has_a_passage_even_where_most_readers_marked_nothing(sampler: Sampler) -> None:
    drawn = sample(sampler, ["a:3-9", "", ""])
    assert set(drawn.continuum) == set(range(COUNT))
    assert set(drawn.reader) <= {0, 1, 2}
    assert (drawn.end > drawn.start).all()


def test_a_shuffled_reader_has_the_passages_of_a_real_one_moved_around_the_text() -> None:
    drawn = sample(shuffled, [*ALEX_PAUL_SUZAN])
    units, _ = arrays(ALEX_PAUL_SUZAN)
    real = [_habits(units, 0, reader) for reader in range(3)]
    for continuum in range(COUNT):
        assert all(_habits(drawn, continuum, reader) in real for reader in range(3))
    assert drawn.start.min() >= 0
    assert drawn.start.max() < 60


def _habits(units: Units, continuum: int, reader: int) -> list[tuple[int, float]]:
    """Label and length of each passage, and from which one the others go on around the text."""
    own = (units.continuum == continuum) & (units.reader == reader)
    return [*zip(units.label[own].tolist(), (units.end - units.start)[own].tolist(), strict=True)]


@given(st.integers(0, 1000))
def test_shuffled_readers_are_never_moved_alike(seed: int) -> None:
    """One passage of 10 a reader: shifts, and so starts, are 5 apart at least around a text of 60, less rounding."""
    drawn = sample(shuffled, ["a:0-10"] * 3, seed=seed)
    starts = np.sort(drawn.start.reshape(COUNT, 3), axis=1)
    gaps = np.column_stack([np.diff(starts), starts[:, 0] + 60 - starts[:, 2]])
    assert gaps.min() > 4


def test_where_a_text_is_too_short_to_keep_apart_the_readers_are_moved_all_the_same() -> None:
    drawn = sample(shuffled, ["a:0-12"] * 3, length=12)
    assert len(set(drawn.start)) > 6


def test_statistical_passages_have_the_means_of_the_real_ones() -> None:
    drawn = sample(statistical, [*ALEX_PAUL_SUZAN])
    assert len(drawn) / COUNT / 3 == pytest.approx(16 / 3, rel=0.15)  # the fraction of a passage is cut off
    assert (drawn.end - drawn.start).mean() == pytest.approx(6.8, rel=0.1)
    assert np.bincount(drawn.label)[5] / len(drawn) == pytest.approx(6 / 16, rel=0.1)
