"""What holds of every method, and of the default."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.consensus.methods import DEFAULT_METHOD, METHODS, settle
from measures.consensus.settled import Settled
from measures.consensus.worlds import SETTINGS, make_world
from tests.measures.consensus.tables_made_up import Row, rows_of, table_of

every_method = pytest.mark.parametrize("method", METHODS)
some_rows = st.lists(
    st.tuples(st.sampled_from("pqrstuvw"), st.sampled_from("ABCDE"), st.sampled_from("xyz")),
    min_size=1, max_size=40,
)  # fmt: skip


def probability(settled: Settled, item: str, value: str) -> float:
    return float(settled.probabilities[settled.items.index(item), settled.classes.index(value)])


@every_method
@settings(max_examples=25, deadline=None)
@given(rows=some_rows, dice=st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_names_matter(method: str, rows: list[Row], dice: object) -> None:
    settled = settle(table_of(rows), method=method)
    shuffled = [
        (item, worker[::-1] + "'", {"x": "no", "y": "maybe", "z": "yes"}[label])
        for item, worker, label in rows
    ]
    renamed = {"A'": "w9", "B'": "w1", "C'": "w5", "D'": "w3", "E'": "w7"}
    shuffled = [(item, renamed[worker], label) for item, worker, label in shuffled]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    again = settle(table_of(shuffled), method=method)
    for item in settled.items:
        for old, new in (("x", "no"), ("y", "maybe"), ("z", "yes")):
            if old in settled.classes:
                assert probability(settled, item, old) == pytest.approx(
                    probability(again, item, new), abs=1e-9
                )


@every_method
@settings(max_examples=25, deadline=None)
@given(rows=some_rows)
def test_probabilities_are_probabilities(method: str, rows: list[Row]) -> None:
    settled = settle(table_of(rows), method=method)
    assert np.all(settled.probabilities >= 0)
    assert np.allclose(settled.probabilities.sum(axis=1), 1)


@every_method
def test_what_all_agree_on_is_settled_so(method: str) -> None:
    settled = settle(table_of(rows_of("aaa bbb aaa bbb aaa")), method=method)
    assert settled.labels == ("a", "b", "a", "b", "a")
    assert not settled.tied.any()
    assert settled.probabilities.max(axis=1).min() > 0.9


@every_method
def test_one_value_alone_is_certain_and_said_to_be(method: str) -> None:
    settled = settle(table_of(rows_of("aa aa"), classes=("a", "b")), method=method)
    assert settled.probabilities.tolist() == [[1, 0], [1, 0]]
    assert settled.notes == ("Every answer is a: there is nothing to settle.",)


@every_method
def test_a_value_that_nobody_gave_has_probability_zero(method: str) -> None:
    wide = settle(table_of(rows_of("aab abb bbb"), classes=("z", "b", "y", "a")), method=method)
    narrow = settle(table_of(rows_of("aab abb bbb")), method=method)
    assert wide.probabilities[:, [0, 2]].tolist() == [[0, 0]] * 3
    assert np.allclose(wide.probabilities[:, [3, 1]], narrow.probabilities, atol=1e-12)


@every_method
@pytest.mark.parametrize("votes", ["a b a b", "ab", "abc", "a b. .a"])
def test_one_worker_or_one_item_is_enough(method: str, votes: str) -> None:
    settled = settle(table_of(rows_of(votes)), method=method)
    assert np.allclose(settled.probabilities.sum(axis=1), 1)


@pytest.mark.parametrize("method", ["pooled", "majority"])
def test_a_tie_is_reported_as_a_tie(method: str) -> None:
    settled = settle(table_of(rows_of("ab ab aa bb")), method=method)
    assert settled.tied.tolist() == [True, True, False, False]
    assert settled.winners[0].tolist() == [True, True]
    assert settled.labels == ("a", "a", "a", "b")


def test_the_label_of_a_tie_is_the_first_by_name_whatever_the_order_of_the_classes() -> None:
    settled = settle(table_of(rows_of("ab"), classes=("b", "c", "a")), method="majority")
    assert settled.labels == ("a",)


def test_nothing_to_settle_is_refused() -> None:
    with pytest.raises(ValueError, match="no labels"):
        settle(table_of([], classes=("a",)))


def test_an_item_without_a_label_is_refused_by_name() -> None:
    table = table_of(rows_of("aa bb"))
    silent = type(table)(("item 0", "item 1", "third"), table.workers, table.classes, table.item, table.worker, table.label)  # fmt: skip
    with pytest.raises(ValueError, match="Item third has no label"):
        settle(silent)


def test_an_unknown_method_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="pooled, majority, dawid_skene, one_coin, mace"):
        settle(table_of(rows_of("ab")), method="median")


def test_majority_counts_every_answer_and_the_default_counts_a_repeated_one_less() -> None:
    rows = [
        ("i", "A", "x"),
        ("i", "A", "x"),
        ("i", "A", "x"),
        ("i", "B", "y"),
        ("i", "C", "y"),
        ("j", "B", "x"),
    ]
    assert probability(settle(table_of(rows), method="majority"), "i", "x") == pytest.approx(3 / 5)
    assert probability(settle(table_of(rows)), "i", "x") < 0.5


def test_three_reviewers_of_five_units_come_close_to_their_votes() -> None:
    table = table_of(rows_of("aab aaa bbb abb aaa"))
    settled, votes = settle(table), settle(table, method="majority")
    assert settled.labels == votes.labels
    assert np.abs(settled.probabilities - votes.probabilities).max() < 0.25


def test_a_reviewer_who_answers_at_random_counts_less_than_two_who_know() -> None:
    world = make_world(next(one for one in SETTINGS if one.name == "30 % spammers"), np.random.default_rng(7))
    settled, votes = settle(world.table), settle(world.table, method="majority")
    right = [(found.probabilities.argmax(axis=1) == world.truth).mean() for found in (settled, votes)]
    assert right[0] > right[1] + 0.03


def test_every_method_is_described_in_one_sentence_for_the_page() -> None:
    assert next(iter(METHODS)) == DEFAULT_METHOD
    for name, method in METHODS.items():
        assert method.name == name
        assert method.description.endswith(".")
