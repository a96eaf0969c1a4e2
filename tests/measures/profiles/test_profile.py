"""A profile worked by hand: two reviewers, three documents."""

import pytest

from measures.profiles import UNCALIBRATED, DocumentSaid, Profile, SourceReadings, profile_of
from tests.measures.profiles.made_up import VOCABULARY, document, rows_of, source, unit, vote


@pytest.fixture
def readings() -> SourceReadings:
    said = DocumentSaid("ada", genre="opinion", frames=("Political",), slants={"rule": -2}, omissions=True)
    other = DocumentSaid("boris", genre="reporting", slants={"rule": 0})
    return source(
        [
            unit("a1", "vv"),
            unit("a2", "vv"),
            unit("a3", "vr"),
            unit("b1", "rr"),
            unit("b2", "vv"),
            unit("b3", "vv", voice="quoted_person"),
            unit("c1", "uu"),
            unit("c2", votes=(vote("ada", "c2", techniques=frozenset({"Doubt", "Smear"})),)),
        ],
        [document("a", said=(said, other), published="2023-05-01"), document("b", words=400), document("c", words=100)],
    )  # fmt: skip


@pytest.fixture
def profile(readings: SourceReadings) -> Profile:
    return profile_of(readings, UNCALIBRATED, VOCABULARY)


def test_what_was_read_is_counted(profile: Profile) -> None:
    assert profile.to_data()["counts"] == {
        "documents": 3, "counted_documents": 3, "copies_left_out": 0, "republished": 0, "readings": 6, "readers": 2,
        "words": 1000, "units": 8, "own_voice": 7, "checked": 5, "decided": 0, "automatic": 0, "without_evidence": 5,
    }  # fmt: skip
    assert profile.selection == "free"


def test_claims_agreed_on_are_certain_and_a_split_one_is_read_in_the_light_of_the_sources_own_mix(
    profile: Profile,
) -> None:
    """Of six claims three are verified, one refuted, one unproven, one x verified, with one claim's worth of all four verdicts.

    x = (3 + x + ¼)/((3 + x + ¼) + (1 + 1 - x + ¼)), so x = 3.25/4.5.
    """
    rows = rows_of(profile)
    assert {key: rows[key].credit for key in ("a1", "b1", "b2")} == {"a1": 1, "b1": 0, "b2": 1}
    assert rows["a3"].credit == pytest.approx(3.25 / 4.5, abs=1e-4)
    assert rows["a3"].p == {"verified": 0.5, "refuted": 0.5}
    assert profile.reliability.raw_share == pytest.approx((3 + 3.25 / 4.5) / 5, abs=1e-4)
    assert profile.reliability.claims == 5
    assert profile.reliability.documents == 2


def test_what_each_unit_counts_as_adds_up_to_the_raw_share(profile: Profile) -> None:
    weight = sum(row.weight for row in profile.units)
    credit = sum(row.weight * row.credit for row in profile.units if row.credit is not None)
    assert weight == pytest.approx(profile.reliability.weight)
    assert credit / weight == pytest.approx(profile.reliability.raw_share)


def test_a_rate_of_few_claims_is_withheld_and_says_what_is_missing(profile: Profile) -> None:
    assert profile.reliability.withheld is not None
    assert profile.reliability.withheld.startswith("3 documents and 5 checked claims short")
    assert profile.letter.letter == "F"
    assert [rule.name for rule in profile.letter.rules if not rule.met][:2] == ["checked claims", "documents"]


def test_verdicts_are_counted_in_the_publishers_own_voice_alone(profile: Profile) -> None:
    assert profile.verdicts == [
        {"slug": "verified", "expected": 3.5, "units": 4},
        {"slug": "mixed", "expected": 0, "units": 0},
        {"slug": "refuted", "expected": 1.5, "units": 1},
        {"slug": "unproven", "expected": 1, "units": 1},
    ]
    assert profile.voices == [
        {"slug": "publisher", "units": 7, "checked": 5},
        {"slug": "quoted_person", "units": 1, "checked": 0},
    ]


def test_a_technique_counts_as_the_share_of_readers_who_named_it_per_thousand_words(profile: Profile) -> None:
    doubt, smear, slogans = profile.techniques
    assert (doubt["slug"], doubt["group"], doubt["expected"], doubt["units"], doubt["raw"]) == (
        "Doubt",
        "attack",
        0.5,
        1,
        0.5,
    )
    assert smear["expected"] == 0.5
    assert (slogans["expected"], slogans["raw"], slogans["corpus"]) == (0, 0, None)
    assert 0 <= slogans["low"] <= slogans["rate"] <= slogans["high"]


def test_a_reader_who_named_two_techniques_of_a_group_counts_once(profile: Profile) -> None:
    assert [(row["slug"], row["expected"]) for row in profile.technique_groups] == [
        ("attack", 0.5),
        ("call", 0),
    ]


def test_slant_genre_frames_and_omissions_are_of_documents(profile: Profile) -> None:
    (axis,) = profile.axes
    assert (axis["slug"], axis["raw"], axis["documents"], axis["readings"]) == ("rule", -1, 1, 2)
    assert [(row["slug"], row["share"], row["documents"]) for row in profile.genres] == [
        ("opinion", 0.5, 1), ("reporting", 0.5, 1),
    ]  # fmt: skip
    assert [(row["slug"], row["share"]) for row in profile.frames] == [("Political", 0.5)]
    assert profile.omissions["share"] == 0.5


def test_documents_stand_by_date_with_their_own_mean_credit(profile: Profile) -> None:
    first, second, third = profile.documents
    assert (first["id"], first["published"], first["units"], first["checked"]) == ("a", "2023-05-01", 3, 3)
    assert first["credit"] == pytest.approx((2 + 3.25 / 4.5) / 3, abs=1e-4)
    assert (second["id"], second["credit"], second["words"]) == ("b", 0.5, 400)
    assert (third["id"], third["credit"]) == ("c", None)


def test_periods_are_years_of_publication_each_with_a_rate_of_its_own(profile: Profile) -> None:
    assert [(name, rate.claims) for name, rate in profile.periods] == [("2023", 3), ("undated", 2)]


def test_a_source_of_which_nothing_was_read_has_a_profile_that_says_so() -> None:
    data = profile_of(source([]), UNCALIBRATED, VOCABULARY).to_data()
    assert data["reliability"]["estimate"] is None
    assert data["reliability"]["withheld"].startswith("No checked claim carries credit.")
    assert (data["letter"]["letter"], data["selection"], data["variants"], data["periods"]) == (
        "F",
        "none",
        [],
        [],
    )


def test_sampled_passages_have_a_rate_of_their_own() -> None:
    some = [unit("a1", "vv"), unit("a2", "rr", sampled=True), unit("b1", "rr", sampled=True)]
    profile = profile_of(source(some), UNCALIBRATED, VOCABULARY)
    assert profile.selection == "both"
    assert profile.sampled is not None
    assert (profile.sampled.claims, profile.sampled.raw_share) == (2, 0)
    assert profile_of(source(some[1:]), UNCALIBRATED, VOCABULARY).selection == "sampled"
