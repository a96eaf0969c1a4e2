"""What is learned over all sources, and is a fixed input of each profile from then on."""

import json

import numpy as np
import pytest

from measures.profiles import (
    UNCALIBRATED,
    Calibrated,
    DocumentSaid,
    Settlement,
    SourceReadings,
    learn,
    profile_of,
)
from measures.profiles.simulation.worlds import VOCABULARY as CREDITS
from measures.profiles.simulation.worlds import World, draw
from tests.measures.profiles.made_up import VOCABULARY, document, rows_of, source, unit, vote


def made_up() -> tuple[SourceReadings, ...]:
    world = World("small", documents=6, claims=4)
    return draw(world, sources=8, dice=np.random.default_rng(5)).readings


def everything(name: str = "Herald", slant: int = 1) -> SourceReadings:
    said = (DocumentSaid("ada", slants={"rule": slant}),)
    documents = [document(letter, said=said, round=f"round {letter}") for letter in "ab"]
    marked = (vote("ada", "b1", "refuted", techniques=frozenset({"Doubt"})), vote("boris", "b1", "verified"))
    return source([unit("a1", "vv"), unit("a2", "rv"), unit("b1", votes=marked)], documents, name=name)


def test_it_comes_back_from_json_to_the_last_bit() -> None:
    learned = learn([everything(), everything("Mirror", -1)], VOCABULARY)
    back = Calibrated.from_data(json.loads(json.dumps(learned.to_data())))
    assert back.to_data() == learned.to_data()
    first, second = (profile_of(everything(), one, VOCABULARY) for one in (learned, back))
    assert first.to_data() == second.to_data()
    assert first.units_data() == second.units_data()
    assert list(learned.skills) == ["round a", "round b"]


def test_the_order_of_the_sources_changes_nothing() -> None:
    sources = made_up()
    assert learn(sources, CREDITS).to_data() == learn(reversed(sources), CREDITS).to_data()


def test_sources_may_come_one_by_one_and_never_again() -> None:
    sources = made_up()
    assert learn(iter(sources), CREDITS).to_data() == learn(sources, CREDITS).to_data()


def test_the_correlation_is_learned_from_all_sources() -> None:
    assert learn(made_up(), CREDITS).correlation.sources == 8


def test_nothing_to_learn_from_leaves_what_is_taken_where_nothing_is_known() -> None:
    learned = learn([], VOCABULARY)
    assert learned.information == UNCALIBRATED.information
    assert learned.correlation == UNCALIBRATED.correlation
    assert learned.skills == {}
    assert profile_of(everything(), learned, VOCABULARY).reliability.claims == 3
    only_quotes = source([unit("a1", "vv", voice="document")])
    assert learn([only_quotes], VOCABULARY).information == UNCALIBRATED.information


def test_rejected_passages_say_nothing_of_a_reviewers_skill() -> None:
    good = [unit(f"a{number}", "vv" if number % 2 else "rr") for number in range(20)]
    bad = [unit(f"b{number}", "vr", settled=Settlement(rejected=True)) for number in range(20)]
    with_both, without = (learn([source(units)], VOCABULARY) for units in (good + bad, good))
    assert with_both.skills["round"].to_data() == without.skills["round"].to_data()


def test_in_a_round_without_skills_the_votes_stand_as_they_are() -> None:
    learned = learn(made_up(), CREDITS)
    new = source([unit("a1", "vr")], [document("a", round="new")])
    assert rows_of(profile_of(new, learned, CREDITS))["a1"].p == {"verified": 0.5, "refuted": 0.5}


def test_a_vote_of_a_class_that_nobody_had_given_is_taken_as_it_is() -> None:
    learned = learn(
        [source([unit(f"a{number}", "vv" if number % 2 else "rr") for number in range(20)])], VOCABULARY
    )
    new = source([unit("a1", "um"), unit("a2", "vr")])
    rows = rows_of(profile_of(new, learned, VOCABULARY))
    assert rows["a1"].p == {"unproven": 0.5, "mixed": 0.5}


def test_the_better_reviewer_is_believed_where_two_differ() -> None:
    skilled = World("uneven", documents=20, claims=10, reviewers=3, readers=3, skills=(0.5, 0.99))
    sample = draw(skilled, sources=4, dice=np.random.default_rng(1))
    learned = learn(sample.readings, CREDITS)
    sure = {name: float(np.diag(matrix).mean()) for name, matrix in learned.skills["round"].matrices.items()}
    best, worst = max(sure, key=lambda name: sure[name]), min(sure, key=lambda name: sure[name])
    assert sure[best] > sure[worst] + 0.1
    votes = (vote(best, "a1", "refuted"), vote(worst, "a1", "verified"))
    row = rows_of(profile_of(source([unit("a1", votes=votes)]), learned, CREDITS))["a1"]
    assert row.verdict == "refuted"


def test_probabilities_are_the_skills_applied_to_the_votes_with_some_of_the_plain_votes_kept() -> None:
    learned = learn(made_up(), CREDITS)
    skills = learned.skills["round"]
    first, second = sorted(skills.matrices)[:2]
    votes = (vote(first, "a1", "verified"), vote(second, "a1", "refuted"))
    row = rows_of(profile_of(source([unit("a1", votes=votes)]), learned, CREDITS))["a1"]
    at = {name: skills.classes.index(name) for name in skills.classes}
    likelihood = skills.matrix_of(first)[at["verified"]] * skills.matrix_of(second)[at["refuted"]]
    posterior = skills.common * likelihood / (skills.common * likelihood).sum()
    for name in skills.classes:
        plain = 0.5 if name in ("verified", "refuted") else 0
        expected = (1 - skills.kept) * posterior[at[name]] + skills.kept * plain
        assert row.p.get(name, 0) == pytest.approx(expected, abs=1e-9)
