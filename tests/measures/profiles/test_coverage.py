"""From votes of panels of uneven skill, learned from themselves, to intervals that hold the true rate.

The full table is made by manage.py simulate_profiles and stands in docs/method/profile.md.
"""

from measures.profiles.simulation.trials import WAYS, WORLDS, outcome_table, run
from measures.profiles.simulation.worlds import World


def test_the_interval_holds_the_true_rate_with_skills_learned_from_the_votes() -> None:
    (outcome,) = run([World("12 documents")], sources=40, runs=4, seed=11, ways={"profile": WAYS["profile"]})
    assert outcome.held >= 0.9
    assert abs(outcome.bias) < 0.03
    assert outcome.width < 0.35
    assert outcome.rank > 0.9


def test_taking_every_vote_as_it_is_costs_coverage_where_reviewers_are_weak() -> None:
    world = World("weak", documents=40, skills=(0.4, 0.65))
    ways = {name: WAYS[name] for name in ("votes as they are", "profile")}
    plain, profile = run([world], sources=30, runs=2, seed=3, ways=ways)
    assert profile.held >= 0.88
    assert profile.held > plain.held + 0.1


def test_the_same_seed_gives_the_same_table() -> None:
    small = [World("tiny", documents=3, claims=2)]
    first, again = (list(run(small, sources=5, runs=1, seed=4)) for _ in range(2))
    assert first == again
    assert outcome_table(first, ["tiny"]).startswith("| | verdicts known | votes as they are | profile |")
    assert len({world.name for world in WORLDS}) == len(WORLDS)
