"""Skills that are learned once and applied later."""

import json

import numpy as np
import pytest

from measures.consensus.methods import settle
from measures.consensus.skills import Skills, learn_skills
from measures.consensus.worlds import Setting, make_world
from tests.measures.consensus.tables_made_up import rows_of, table_of

ALIKE = "\n".join(["aaa"] * 12 + ["bbb"] * 12 + ["aab", "bba"] * 3)


def learned(votes: str = ALIKE) -> Skills:
    return learn_skills(table_of(rows_of(votes)))


def test_columns_add_up_to_1_and_the_diagonal_is_high_where_reviewers_agree() -> None:
    skills = learned()
    for matrix in (skills.panel, *skills.matrices.values()):
        assert matrix.sum(axis=0) == pytest.approx(1)
        assert np.diag(matrix).min() > 0.7
    assert skills.common == pytest.approx([0.5, 0.5], abs=0.05)


def test_who_departs_from_the_others_is_held_for_less_skilled() -> None:
    matrices = learned().matrices
    assert np.diag(matrices["worker 2"]).mean() < np.diag(matrices["worker 0"]).mean() - 0.05


def test_somebody_unknown_has_the_panels_skill() -> None:
    skills = learned()
    assert skills.matrix_of("a stranger") is skills.panel


def test_a_single_class_leaves_nothing_to_tell_apart() -> None:
    skills = learned("aaa\naaa")
    assert skills.classes == ("a",)
    assert skills.panel.tolist() == [[1]]


def test_they_come_back_from_json_to_the_last_bit() -> None:
    skills = learned()
    back = Skills.from_data(json.loads(json.dumps(skills.to_data())))
    assert back.to_data() == skills.to_data()


def test_they_are_close_to_the_skills_that_made_the_votes() -> None:
    setting = Setting("seven reviewers", classes=3, workers=7, items=800, answers=5)
    world = make_world(setting, np.random.default_rng(3))
    skills = learn_skills(world.table)
    settled = settle(world.table)
    truth = np.eye(3)[world.truth]
    for at, name in enumerate(world.table.workers):
        rows = np.flatnonzero(world.table.worker == at)
        counts = np.eye(3)[world.table.label[rows]].T @ truth[world.table.item[rows]]
        assert skills.matrices[name] == pytest.approx(counts / counts.sum(axis=0), abs=0.12)
    assert settled.probabilities.mean(axis=0) == pytest.approx(skills.common, abs=0.05)
