"""The field's standard methods are those of crowd-kit."""

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import pytest
from crowdkit.aggregation import DawidSkene, MajorityVote, OneCoinDawidSkene

from measures.consensus.methods import settle
from measures.tables import LabelTable


def random_table(seed: int) -> LabelTable:
    """Workers of mixed skill; some answers are missing, some are repeated."""
    dice = np.random.default_rng(seed)
    items, workers, classes = int(dice.integers(5, 60)), int(dice.integers(2, 12)), int(dice.integers(2, 6))
    truth = dice.integers(classes, size=items)
    item = np.concatenate([np.arange(items), dice.integers(items, size=items * 4)])
    worker = dice.integers(workers, size=len(item))
    right = dice.random(len(item)) < dice.beta(4, 2, size=workers)[worker]
    label = np.where(right, truth[item], dice.integers(classes, size=len(item)))
    return LabelTable(
        tuple(f"item {n:02}" for n in range(items)), tuple(f"worker {n:02}" for n in range(workers)),
        tuple("abcdef"[:classes]), item.astype(np.int32), worker.astype(np.int32), label.astype(np.int32),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("method", "oracle"),
    [("majority", MajorityVote()), ("dawid_skene", DawidSkene(100)), ("one_coin", OneCoinDawidSkene(100))],
)
def test_the_probabilities_are_those_of_crowdkit(method: str, oracle: object, seed: int) -> None:
    table = random_table(seed)
    frame = pd.DataFrame(
        {
            "task": np.array(table.items)[table.item],
            "worker": np.array(table.workers)[table.worker],
            "label": np.array(table.classes)[table.label],
        }
    )
    expected = oracle.fit(frame).probas_.reindex(index=table.items, columns=table.classes, fill_value=0.0)  # type: ignore[attr-defined]
    found = settle(table, method=method).probabilities
    assert np.allclose(found, expected.fillna(0.0).to_numpy(), rtol=0, atol=2e-9)
