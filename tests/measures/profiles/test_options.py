"""Each choice of what counts does what it says."""

import datetime as dt

import pytest

from measures.profiles import UNCALIBRATED, Options, Rate, Settlement, SourceReadings, profile_of, rate_with
from tests.measures.profiles.made_up import VOCABULARY, document, rows_of, source, unit, vote


def rate(readings: SourceReadings, options: Options) -> Rate:
    return rate_with(readings, UNCALIBRATED, VOCABULARY, options)


def found(readings: SourceReadings, options: Options) -> tuple[int, float | None]:
    """How many claims count, and their mean credit."""
    some = rate(readings, options)
    return some.claims, some.raw_share


def test_the_default_options_give_the_profile() -> None:
    readings = source([unit("a1", "vv"), unit("a2", "vr"), unit("b1", "rr")])
    profile = profile_of(readings, UNCALIBRATED, VOCABULARY)
    assert rate(readings, Options()) == profile.reliability
    assert rate(readings, Options()).letter == profile.letter


def test_a_reviewer_is_left_out_with_all_of_their_votes() -> None:
    readings = source(
        [unit("a1", "vr"), unit("a2", "v."), unit("b1", votes=(vote("boris", "b1", "refuted"),))]
    )
    assert found(readings, Options(without_reviewer="boris")) == (2, 1)
    assert found(readings, Options(without_reviewer="ada")) == (2, 0)
    assert found(readings, Options(without_reviewer="nobody")) == found(readings, Options())


def test_what_was_settled_stays_settled_without_the_reviewer() -> None:
    readings = source([unit("a1", "v.", settled=Settlement("refuted", "publisher"))])
    assert found(readings, Options(without_reviewer="ada")) == (1, 0)


def test_with_equal_groups_two_of_one_mind_weigh_as_much_as_one_of_the_other() -> None:
    readings = source([unit("a1", "vvr")], groups={"ada": "north", "boris": "north", "clara": "south"})
    one_claim = (
        0.25 + 2.0625**0.5
    ) / 2  # x = 2(x + ¼)/(2(x + ¼) + 1 - x + ¼), its own mix being all there is
    assert found(readings, Options())[1] == pytest.approx(one_claim, abs=1e-3)
    assert found(readings, Options(equal_groups=True))[1] == pytest.approx(0.5)


def test_reviewers_without_a_group_are_a_group() -> None:
    readings = source([unit("a1", "vvr")], groups={"clara": "south"})
    assert found(readings, Options(equal_groups=True))[1] == pytest.approx(0.5)


def test_equal_groups_weigh_the_same_in_the_voice_too() -> None:
    votes = tuple(
        vote(name, "a1", "verified", voice=voice)
        for name, voice in (("ada", "document"), ("boris", "document"), ("clara", "publisher"))
    )
    readings = source([unit("a1", votes=votes)], groups={"ada": "north", "boris": "north", "clara": "south"})
    assert rate(readings, Options()).claims == 0
    assert rate(readings, Options(equal_groups=True)).weight == pytest.approx(0.5)


def test_endorsed_quotes_count_where_they_are_let_in() -> None:
    endorsed, distanced = (
        vote("ada", "a1", "refuted", voice="quoted_person", endorsement=said)
        for said in ("endorsed", "distanced")
    )
    readings = source([unit("a1", votes=(endorsed,)), unit("b1", votes=(distanced,)), unit("c1", "vv")])
    assert found(readings, Options()) == (1, 1)
    assert found(readings, Options(endorsed=True)) == (2, 0.5)
    settled = source([unit("a1", "rr", settled=Settlement("refuted", "document", "endorsed"))])
    assert found(settled, Options(endorsed=True)) == (1, 0)


def test_headlines_are_left_out() -> None:
    readings = source([unit("a1", "vv"), unit("a2", "rr", voice="headline")])
    assert found(readings, Options(headlines=False)) == (1, 1)


def test_without_automatic_settlements_the_votes_stand() -> None:
    by_rule = [
        unit("a1", "vv", settled=Settlement("refuted", "publisher", automatic=True)),
        unit("b1", "vv", settled=Settlement(rejected=True, automatic=True)),
    ]
    assert found(source(by_rule), Options()) == (1, 0)
    assert found(source(by_rule), Options(automatic=False)) == (2, 1)
    by_lead = source([unit("a1", "vv", settled=Settlement("refuted", "publisher"))])
    assert found(by_lead, Options(automatic=False)) == (1, 0)


def test_republished_documents_are_left_out() -> None:
    readings = source([unit("a1", "vv"), unit("b1", "rr")], [document("b", republished=True)])
    assert found(readings, Options(republished=False)) == (1, 1)


def test_sampled_passages_alone() -> None:
    readings = source([unit("a1", "vv", sampled=True), unit("a2", "rr")])
    assert found(readings, Options(sampled_only=True)) == (1, 1)


def test_a_credit_is_replaced_also_by_none() -> None:
    readings = source([unit("a1", "vv"), unit("a2", "mm")])
    assert found(readings, Options(credits={"mixed": 0})) == (2, 0.5)
    assert found(readings, Options(credits={"mixed": None})) == (1, 1)
    assert found(source([unit("a1", "uu")]), Options(credits={"unproven": 0.25})) == (1, 0.25)


def test_since_and_until_are_included_and_undated_documents_then_left_out() -> None:
    documents = [document("a", published="2023-01-01"), document("b", published="2024-12-31"), document("c")]
    readings = source([unit("a1", "vv"), unit("b1", "rr"), unit("c1", "mm")], documents)
    since, until = dt.date(2023, 1, 1), dt.date(2024, 12, 31)
    assert found(readings, Options(since=since, until=until)) == (2, 0.5)
    assert found(readings, Options(since=since.replace(day=2))) == (1, 0)
    assert found(readings, Options(until=until.replace(day=30))) == (1, 1)


def test_rounds_are_chosen() -> None:
    readings = source([unit("a1", "vv"), unit("b1", "rr")], [document("b", round="later")])
    assert found(readings, Options(rounds=frozenset({"round"}))) == (1, 1)
    assert found(readings, Options(rounds=frozenset({"round", "later"}))) == (2, 0.5)
    assert found(readings, Options(rounds=frozenset({"never"}))) == (0, None)


def test_copies_are_one_cluster_of_which_one_document_counts() -> None:
    twins = [document("a", cluster="x"), document("b", cluster="x", counted=False)]
    readings = source([unit("a1", "vv"), unit("b1", "vv")], twins)
    assert rate(readings, Options()).claims == 1
    assert rows_of(profile_of(readings, UNCALIBRATED, VOCABULARY))["b1"].why == "copy"


def test_documents_of_one_cluster_are_one_document_to_the_rate() -> None:
    parts = [document("a", cluster="x"), document("b", cluster="x")]
    assert rate(source([unit("a1", "vv"), unit("b1", "vv")], parts), Options()).documents == 1
