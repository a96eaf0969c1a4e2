"""A reading beside the gold: what was found, missed and too much, and the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.gold import Answered, compare

VERDICTS = st.sampled_from([None, "verified", "mixed", "refuted"])
TECHNIQUES = st.frozensets(st.sampled_from(["Doubt", "Slogans", "Loaded_Language"]))


def said(
    id: str, start: int, end: int, verdict: str | None = None, techniques: frozenset[str] | None = None
) -> Answered:
    return Answered(id, start, end, {"verdict": verdict, "technique": techniques})


@st.composite
def readings(draw: st.DrawFn, name: str) -> list[Answered]:
    places = draw(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=8))
    return [
        said(f"{name}{n}", start, start + length, draw(VERDICTS), draw(TECHNIQUES))
        for n, (start, length) in enumerate(places)
    ]


def test_the_same_reading_scores_one() -> None:
    gold = [said("a", 0, 10, "mixed"), said("b", 20, 30, "refuted", frozenset({"Doubt"}))]
    mine = [said("c", 0, 10, "mixed"), said("d", 20, 30, "refuted", frozenset({"Doubt"}))]
    compared = compare(gold, mine)
    assert (compared.finding, compared.judging, compared.score) == (1, 1, 1)
    assert [(one.gold.id, one.mine.id, one.differing) for one in compared.found] == [
        ("a", "c", ()),
        ("b", "d", ()),
    ]


def test_finding_and_judging_count_alike() -> None:
    gold = [said("a", 0, 10, "mixed"), said("b", 20, 30, "refuted"), said("c", 50, 60, "mixed")]
    mine = [said("d", 2, 12, "mixed"), said("e", 20, 30, "verified"), said("f", 80, 90, "mixed")]
    compared = compare(gold, mine)
    assert [one.gold.id for one in compared.found] == ["a", "b"]
    assert [one.differing for one in compared.found] == [(), ("verdict",)]
    assert ([one.id for one in compared.missed], [one.id for one in compared.extra]) == (["c"], ["f"])
    assert compared.finding == pytest.approx(2 / 3)
    assert compared.judging == pytest.approx(1 / 2)
    assert compared.score == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_of_several_techniques_those_in_common_count() -> None:
    gold = [said("a", 0, 10, None, frozenset({"Doubt", "Slogans"}))]
    mine = [said("b", 0, 10, "mixed", frozenset({"Doubt", "Loaded_Language"}))]
    compared = compare(gold, mine)
    assert compared.judging == pytest.approx(1 / 3)
    assert compared.found[0].differing == ("technique",)


def test_what_the_gold_leaves_open_is_not_asked() -> None:
    compared = compare([said("a", 0, 10)], [said("b", 0, 10, "mixed", frozenset({"Doubt"}))])
    assert (compared.judging, compared.score) == (None, 1)


def test_nothing_to_find_and_nothing_found_is_right_and_anything_found_is_wrong() -> None:
    assert compare([], []).score == 1
    assert compare([], [said("a", 0, 10, "mixed")]).score == 0
    assert compare([said("a", 0, 10, "mixed")], []).score == 0


@given(gold=readings("g"), mine=readings("m"))
def test_scores_lie_between_nothing_and_all_and_everything_is_accounted_for(
    gold: list[Answered], mine: list[Answered]
) -> None:
    compared = compare(gold, mine)
    assert 0 <= compared.score <= 1
    places = {(one.start, one.end) for one in (*gold, *mine)}
    told = [one for pair in compared.found for one in (pair.gold, pair.mine)] + [
        *compared.missed,
        *compared.extra,
    ]
    assert {(one.start, one.end) for one in told} == places
    again = compare(list(reversed(gold)), list(reversed(mine)))
    assert (again.finding, len(again.missed)) == (compared.finding, len(compared.missed))


@given(gold=readings("g"))
def test_a_copy_of_the_gold_scores_one(gold: list[Answered]) -> None:
    alone = {(one.start, one.end): one for one in gold}
    copy = [Answered(f"m{one.id}", one.start, one.end, one.answers) for one in alone.values()]
    assert compare(list(alone.values()), copy).score == 1
