"""Where a source stands on an axis."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.bias import Slant, SlantPrior, learn_slants, slant_of
from measures.bias.slants import ALONE, NO_DOCUMENTS, ONE_DOCUMENT

readers = st.lists(st.integers(-2, 2).map(float), max_size=4)
documents = st.lists(readers, max_size=8)
sources = st.lists(documents, max_size=6)
few = settings(max_examples=25, deadline=None)

CORPUS = [
    [[-1.0, 0.0], [0.0, 0.0, 1.0], [0.0], [1.0, 1.0]],
    [[1.0, 1.0], [2.0, 1.0], [0.0, 1.0]],
    [[0.0, 0.0], [0.0, -1.0], [1.0, 0.0], [0.0, 0.0]],
    [[-1.0, -2.0], [-1.0, 0.0], [-1.0, -1.0]],
    [[0.0, 1.0], [0.0, 0.0], [-1.0, 0.0], [0.0, 1.0], [0.0, 0.0]],
    [[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]],
]


def ends(slant: Slant) -> tuple[float, float, float]:
    assert slant.low is not None
    assert slant.mean is not None
    assert slant.high is not None
    return slant.low, slant.mean, slant.high


def test_many_documents_speak_for_themselves() -> None:
    slant = slant_of([[1.0, 2.0], [1.0, 1.0]] * 60, learn_slants(CORPUS))
    low, mean, high = ends(slant)
    assert mean == pytest.approx(1.25, abs=0.03)
    assert 1.1 < low < high < 1.4
    assert (slant.raw, slant.documents, slant.readings) == (1.25, 120, 240)


def test_few_documents_lean_on_the_corpus_and_say_so() -> None:
    prior = learn_slants(CORPUS)
    slant = slant_of([[2.0, 2.0]], prior)
    assert prior.typical < ends(slant)[1] < 2
    assert slant.notes == (ONE_DOCUMENT,)


def test_documents_that_agree_do_not_make_the_interval_a_point() -> None:
    low, _, high = ends(slant_of([[1.0, 1.0]] * 3, learn_slants(CORPUS)))
    assert high - low > 0.4


def test_a_document_counts_once_however_many_readers_it_had() -> None:
    prior = learn_slants(CORPUS)
    few_readers = slant_of([[1.0], [-1.0]], prior)
    many = slant_of([[1.0] * 9, [-1.0]], prior)
    assert ends(many) == ends(few_readers)


def test_above_and_high_side_tell_the_corpus_from_0() -> None:
    leaning = learn_slants([[[1.0, 1.0], [1.0, 2.0], [0.0, 1.0]]] * 8)
    slant = slant_of([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] * 4, leaning)
    assert slant.above is not None
    assert slant.high_side is not None
    assert slant.above < 0.2
    assert slant.high_side > 0.98


def test_alone_there_is_nothing_to_compare_with() -> None:
    prior = learn_slants(CORPUS[:1])
    slant = slant_of(CORPUS[0], prior)
    assert prior.sources == 0
    assert (slant.corpus, slant.above) == (None, None)
    assert ALONE in slant.notes


def test_without_a_slant_there_is_no_interval() -> None:
    for unread in range(3):
        slant = slant_of([[]] * unread, learn_slants(CORPUS))
        assert (slant.mean, slant.low, slant.high, slant.above) == (None,) * 4
        assert slant.notes == (NO_DOCUMENTS,)


@pytest.mark.parametrize("slant", [-2.1, 3, float("nan"), float("inf")])
def test_a_slant_beyond_the_axis_is_refused(slant: float) -> None:
    with pytest.raises(ValueError, match="from -2 to 2"):
        slant_of([[slant]], learn_slants([]))


@given(sources, st.randoms(use_true_random=False))
@few
def test_order_changes_not_a_single_bit(some: list[list[list[float]]], dice: object) -> None:
    turned = [dice.sample(one, len(one)) for one in dice.sample(some, len(some))]  # type: ignore[attr-defined]
    prior = learn_slants(some)
    assert learn_slants(turned) == prior
    for one in some:
        assert slant_of(one[::-1], prior) == slant_of(one, prior)


@given(sources, documents)
@few
def test_the_interval_stays_on_the_axis_and_holds_the_mean(
    some: list[list[list[float]]], one: list[list[float]]
) -> None:
    slant = slant_of(one, learn_slants(some))
    if slant.documents:
        low, mean, high = ends(slant)
        assert -2 <= low <= mean <= high <= 2
        assert low < high


@given(sources, documents)
@few
def test_turned_round_the_interval_turns_round(some: list[list[list[float]]], one: list[list[float]]) -> None:
    slant = slant_of(one, learn_slants(some))
    turned = slant_of(_turned([one])[0], learn_slants(_turned(some)))
    if slant.documents:
        low, mean, high = ends(slant)
        assert ends(turned) == pytest.approx((-high, -mean, -low), abs=0.01)


def _turned(some: list[list[list[float]]]) -> list[list[list[float]]]:
    return [[[-slant for slant in readers] for readers in one] for one in some]


def test_what_was_learned_comes_back_as_it_was() -> None:
    prior = learn_slants(CORPUS)
    assert SlantPrior.from_data(json.loads(json.dumps(prior.to_data()))) == prior
    with pytest.raises(ValueError, match="learn them again"):
        SlantPrior.from_data(prior.to_data() | {"method": "another"})
