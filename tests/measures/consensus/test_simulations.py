"""What the default promises, on made-up panels. The full tables are made by manage.py simulate_consensus."""

from dataclasses import replace
from statistics import fmean

import pytest

from measures.consensus.simulation import Trial, mean_scores, promises, trials
from measures.consensus.worlds import SETTINGS, Setting

# Five panels of 150 items each: their mean accuracy has a deviation of some .015, of the difference of two
# methods half of that.
SMALL = {one.name: replace(one, items=min(one.items, 150)) for one in SETTINGS}


def done(*names: str, seeds: int = 5) -> list[Trial]:
    return list(trials([SMALL[name] for name in names], range(7_000, 7_000 + seeds)))


def mean_of(done: list[Trial], score: str, method: str) -> float:
    return fmean(one.scores[score][method] for one in done)


@pytest.fixture(scope="module")
def panels() -> list[Trial]:
    """A few of every setting."""
    return list(trials(list(SMALL.values()), range(7_100, 7_102)))


@pytest.mark.parametrize(
    "name",
    [
        "mixed skill",
        "30 % spammers",
        "10 % against",
        "one-sided workers",
        "neighbouring classes",
        "skewed classes",
    ],
)
def test_where_workers_differ_the_default_is_clearly_better_than_the_votes(name: str) -> None:
    found = done(name)
    assert mean_of(found, "Accuracy", "pooled") > mean_of(found, "Accuracy", "majority") + 0.02


@pytest.mark.parametrize("name", ["sparse: 2 answers", "sparse: 3 answers, 150 workers"])
def test_on_sparse_panels_dawid_skene_falls_below_the_votes_and_the_default_does_not(name: str) -> None:
    found = done(name)
    accuracy = {
        method: mean_of(found, "Accuracy", method) for method in ("pooled", "majority", "dawid_skene")
    }
    assert accuracy["dawid_skene"] < accuracy["majority"] - 0.02
    assert accuracy["pooled"] > accuracy["majority"] - 0.01


@pytest.mark.parametrize("name", ["dense: all 12 workers", "dense: 20 answers, 8 classes"])
def test_on_dense_panels_the_default_is_as_good_as_dawid_skene(name: str) -> None:
    found = done(name)
    assert mean_of(found, "Accuracy", "pooled") > mean_of(found, "Accuracy", "dawid_skene") - 0.01


def test_over_all_settings_its_probabilities_are_better_than_the_vote_shares(panels: list[Trial]) -> None:
    for score in ("Brier score", "Calibration error"):
        assert mean_of(panels, score, "pooled") < 0.8 * mean_of(panels, score, "majority")


def test_over_all_settings_it_is_the_best(panels: list[Trial]) -> None:
    of_all = mean_scores(panels, "Accuracy")["all"]
    assert max(of_all, key=of_all.__getitem__) == "pooled"


def test_on_most_panels_it_keeps_what_is_asked(panels: list[Trial]) -> None:
    kept = promises(panels, "pooled")
    not_below, as_good = list(kept.values())[:2]
    assert not_below > 0.8
    assert as_good > 0.7  # a point is one item and a half here: .9 on panels of full size
    assert kept["Brier score below the vote shares'"] > 0.85


def test_a_simulation_drawn_again_is_the_same() -> None:
    setting = Setting("twice", items=20, workers=4, answers=3)
    assert list(trials([setting], [3])) == list(trials([setting], [3]))
