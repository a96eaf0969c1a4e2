"""What is said of each reviewer."""

import numpy as np
import pytest

from measures.consensus.methods import settle
from measures.consensus.reviewers import ReviewerReport, reviewers_of
from measures.consensus.worlds import Setting, make_world
from tests.measures.consensus.tables_made_up import rows_of, table_of


def reports(votes: str, **asked: tuple[str, ...]) -> list[ReviewerReport]:
    table = table_of(rows_of(votes), **asked)
    return list(reviewers_of(settle(table, method="majority"), table))


def test_each_is_told_with_the_items_and_answers_behind_it() -> None:
    table = table_of([*rows_of("aa bb ab"), ("item 0", "worker 1", "a"), ("item 0", "worker 1", "b")])
    first, second = reviewers_of(settle(table), table)
    assert (first.worker, first.items, first.answers) == ("worker 0", 3, 3)
    assert (second.worker, second.items, second.answers) == ("worker 1", 3, 5)


def test_counts_are_expected_counts_and_matrices_add_to_one() -> None:
    for report in reports("aaab aaaa bbbb abbb"):
        assert report.counts.sum() == pytest.approx(4)
        assert np.allclose(report.matrix.sum(axis=0), 1)
    assert reports("aaab aaaa bbbb abbb")[0].counts[0].tolist() == pytest.approx(
        [0.75 + 1 + 0.25, 0.75 + 0.25]
    )


def test_the_interval_holds_the_accuracy_and_narrows_with_more_items() -> None:
    few, many = (reports("aab abb bbb aaa " * times)[0] for times in (1, 20))
    for report in (few, many):
        low, high = report.accuracy_interval
        assert 0 < low < report.accuracy < high < 1
        assert np.all(report.interval[:, 0] < np.diag(report.matrix))
        assert np.all(np.diag(report.matrix) < report.interval[:, 1])
    assert np.ptp(many.accuracy_interval) < np.ptp(few.accuracy_interval) / 2


def test_with_one_value_alone_nobody_can_be_wrong() -> None:
    for report in reports("aa aa"):
        assert report.matrix.tolist() == [[1]]
        assert report.interval.tolist() == [[1, 1]]


def test_a_value_that_nobody_gave_has_no_counts() -> None:
    report = reports("ab aa bb", classes=("a", "b", "never"))[0]
    assert report.counts[:, 2].tolist() == [0, 0, 0]
    assert np.isfinite(report.matrix).all()


def test_intervals_hold_the_true_accuracy_where_workers_are_many() -> None:
    world = make_world(Setting("coins", items=400, workers=20, answers=10), np.random.default_rng(5))
    table = world.table
    right = np.bincount(table.worker, weights=table.label == world.truth[table.item], minlength=20)
    truly = right / np.bincount(table.worker, minlength=20)
    held = [
        report.accuracy_interval[0] - 0.02 < share < report.accuracy_interval[1] + 0.02
        for report, share in zip(reviewers_of(settle(table), table), truly, strict=True)
    ]
    assert sum(held) >= 18
