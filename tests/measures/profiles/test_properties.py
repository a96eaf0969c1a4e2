"""What holds of any profile whatever."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from measures.profiles import (
    Calibrated,
    Profile,
    ReadUnit,
    Settlement,
    SourceReadings,
    Vote,
    learn,
    profile_of,
)
from measures.profiles.simulation.worlds import World, draw
from tests.measures.profiles.made_up import VOCABULARY, document, source

WORLD = World("any", documents=6, claims=4, reviewers=4)
LEARNED = learn(draw(WORLD, sources=6, dice=np.random.default_rng(2)).readings, VOCABULARY)
few = settings(max_examples=25, deadline=None)

verdicts = st.sampled_from([*VOCABULARY.credits, None, "satire"])
voices = st.sampled_from(["publisher", "publisher", "headline", "quoted_person", None])
techniques = st.frozensets(st.sampled_from([*VOCABULARY.groups, "Forgotten"]), max_size=2)
endorsements = st.sampled_from([None, "endorsed", "distanced"])
votes = st.lists(
    st.builds(
        Vote, st.sampled_from("0123"), st.uuids().map(str), verdicts, voices, endorsements, techniques, st.booleans()
    ),
    min_size=1, max_size=4,
).map(tuple)  # fmt: skip
settlements = st.none() | st.builds(
    Settlement, verdicts, voices, endorsements, techniques, st.booleans(), st.booleans(), st.booleans()
)


@st.composite
def any_readings(draw: st.DrawFn) -> SourceReadings:
    documents = [
        document(
            letter,
            readers=tuple("0123"),
            words=draw(st.integers(0, 900)),
            published=draw(st.sampled_from([None, "2023-04-05", "2024-01-01"])),
            counted=draw(st.booleans()),
            republished=draw(st.booleans()),
            round=draw(st.sampled_from(["round", "new"])),
        )
        for letter in "abcd"
    ]
    units = [
        ReadUnit(
            f"{at}",
            draw(st.sampled_from("abcd")),
            at,
            at + 5,
            draw(votes),
            draw(settlements),
            draw(st.booleans()),
        )
        for at in range(draw(st.integers(0, 12)))
    ]
    groups = draw(st.dictionaries(st.sampled_from("0123"), st.sampled_from(["", "north", "south"])))
    return source(units, documents, groups=groups)


def profile(readings: SourceReadings, calibrated: Calibrated = LEARNED) -> Profile:
    return profile_of(readings, calibrated, VOCABULARY)


@given(st.data(), any_readings())
@few
def test_the_order_of_documents_units_and_votes_does_not_change_a_single_bit(
    data: st.DataObject, readings: SourceReadings
) -> None:
    shuffled = replace(
        readings,
        documents=tuple(data.draw(st.permutations(readings.documents))),
        units=tuple(
            replace(unit, votes=tuple(data.draw(st.permutations(unit.votes))))
            for unit in data.draw(st.permutations(readings.units))
        ),
    )
    before, after = profile(readings), profile(shuffled)
    assert before.to_data() == after.to_data()
    assert before.units_data() == after.units_data()


@given(st.data(), any_readings())
@few
def test_the_order_in_which_a_database_gives_the_vocabulary_does_not_either(
    data: st.DataObject, readings: SourceReadings
) -> None:
    shuffled = replace(
        VOCABULARY,
        credits=dict(data.draw(st.permutations(sorted(VOCABULARY.credits.items(), key=str)))),
        groups=dict(data.draw(st.permutations(sorted(VOCABULARY.groups.items())))),
    )
    before, after = (profile_of(readings, LEARNED, vocabulary) for vocabulary in (VOCABULARY, shuffled))
    assert json.dumps(before.to_data()) == json.dumps(after.to_data())
    assert before.units_data() == after.units_data()


@given(any_readings())
@few
def test_it_is_plain_data_that_comes_back_from_json_as_it_was(readings: SourceReadings) -> None:
    found = profile(readings)
    for data in (found.to_data(), found.units_data()):
        assert json.loads(json.dumps(data, allow_nan=False)) == data


@given(any_readings())
@few
def test_probabilities_weights_and_intervals_are_what_they_say(readings: SourceReadings) -> None:
    found = profile(readings)
    for row in found.units:
        assert 0 <= row.own <= 1
        assert 0 <= row.weight <= row.own + 1e-9
        assert sum(row.p.values()) == pytest.approx(1) or not row.p
        assert row.counts is (row.weight > 0) is (row.why == "") is (row.credit is not None)
    checked = [row for row in found.units if row.counts]
    assert found.reliability.claims == len(checked) == found.counts.checked
    if checked:
        low, estimate, high = found.reliability.low, found.reliability.estimate, found.reliability.high
        assert low is not None
        assert estimate is not None
        assert high is not None
        assert 0 <= low <= estimate <= high <= 1
        credit = sum(row.weight * (row.credit or 0) for row in checked) / sum(row.weight for row in checked)
        assert credit == pytest.approx(found.reliability.raw_share, abs=1e-6)


@given(any_readings())
@few
def test_every_number_is_what_the_units_behind_it_add_up_to(readings: SourceReadings) -> None:
    data = profile(readings).to_data()
    units = profile(readings).units_data()
    own = [unit for unit in units if unit["own"] > 0 and unit["why"] not in ("copy", "rejected")]
    for row in data["verdicts"]:
        assert row["expected"] == pytest.approx(
            sum(unit["own"] * unit["p"].get(row["slug"], 0) for unit in own)
        )
        assert row["units"] == sum(unit["verdict"] == row["slug"] for unit in own)
    for row in data["techniques"]:
        marked = [unit["own"] * unit["techniques"].get(row["slug"], 0) for unit in own]
        assert row["expected"] == pytest.approx(sum(marked))
        assert row["units"] == sum(part > 0 for part in marked)
    for row in data["technique_groups"]:
        names = {slug for slug, group in VOCABULARY.groups.items() if group == row["slug"]}
        assert row["units"] == sum(bool(names & unit["techniques"].keys()) for unit in own)
    for row in data["voices"]:
        assert row["units"] == sum(unit["voice"] == row["slug"] for unit in units)
        assert row["checked"] == sum(unit["voice"] == row["slug"] and unit["counts"] for unit in units)
    for row in data["documents"]:
        here = [unit for unit in units if unit["document"] == row["id"]]
        assert (row["units"], row["checked"]) == (len(here), sum(unit["counts"] for unit in here))
    assert sum(period["rate"]["claims"] for period in data["periods"]) == data["counts"]["checked"]


@given(any_readings())
@few
def test_what_reviewers_are_called_changes_nothing(readings: SourceReadings) -> None:
    """Where their skills are not known by name."""
    unknown = replace(
        LEARNED, skills={name: replace(skills, matrices={}) for name, skills in LEARNED.skills.items()}
    )
    names = dict(zip("0123", ("z", "y", "x", "w"), strict=True))
    renamed = replace(
        readings,
        documents=tuple(
            replace(one, readers=tuple(map(names.__getitem__, one.readers))) for one in readings.documents
        ),
        units=tuple(
            replace(unit, votes=tuple(replace(vote, reviewer=names[vote.reviewer]) for vote in unit.votes))
            for unit in readings.units
        ),
        groups={names[name]: group for name, group in readings.groups.items()},
    )
    before, after = profile(readings, unknown).reliability, profile(renamed, unknown).reliability
    assert before.claims == after.claims
    if before.claims:
        assert (after.low, after.estimate, after.high) == pytest.approx(
            (before.low, before.estimate, before.high), abs=1e-6
        )


@given(any_readings(), st.integers(0, 5))
@few
def test_a_unit_of_a_document_that_does_not_count_changes_no_number(
    readings: SourceReadings, at: int
) -> None:
    copy = document("e", readers=(), words=0, counted=False)
    more = ReadUnit("copied", "e", at, at + 5, (Vote("0", "h", "refuted", "publisher"),))
    larger = replace(readings, documents=(*readings.documents, copy), units=(*readings.units, more))
    before, after = profile(readings), profile(larger)
    assert before.reliability == after.reliability
    assert before.techniques == after.techniques
    assert before.verdicts == after.verdicts


@given(any_readings())
@settings(max_examples=8, deadline=None)
def test_learning_takes_whatever_is_there_and_profiles_follow(readings: SourceReadings) -> None:
    learned = learn([readings, replace(readings, source="Mirror")], VOCABULARY)
    again = Calibrated.from_data(json.loads(json.dumps(learned.to_data(), allow_nan=False)))
    assert profile(readings, learned).to_data() == profile(readings, again).to_data()
