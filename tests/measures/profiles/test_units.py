"""What each unit counts as, and why one does not count."""

import pytest

from measures.profiles import UNCALIBRATED, Settlement, SourceReadings, UnitRow, profile_of
from tests.measures.profiles.made_up import VOCABULARY, document, rows_of, source, unit, vote


def row_of(readings: SourceReadings, key: str = "a1") -> UnitRow:
    return rows_of(profile_of(readings, UNCALIBRATED, VOCABULARY))[key]


@pytest.mark.parametrize(
    ("readings", "why"),
    [
        (source([unit("a1", "vv")]), ""),
        (source([unit("a1", "vv")], [document("a", counted=False)]), "copy"),
        (source([unit("a1", "vv", settled=Settlement(rejected=True))]), "rejected"),
        (source([unit("a1", "vv", voice="quoted_person")]), "voice"),
        (source([unit("a1", "vv", voice=None)]), "voice"),
        (source([unit("a1", "..")]), "not_judged"),
        (source([unit("a1", "uu")]), "no_credit"),
    ],
)
def test_a_unit_that_does_not_count_says_why(readings: SourceReadings, why: str) -> None:
    row = row_of(readings)
    assert row.why == why
    assert row.counts is (not why)
    assert (row.weight > 0) is (not why)
    assert (row.credit is None) is bool(why)


def test_a_verdict_that_most_probably_carries_no_credit_is_not_checked_and_an_even_one_is() -> None:
    assert row_of(source([unit("a1", "uuv")])).why == "no_credit"
    assert row_of(source([unit("a1", "uv")])).counts


def test_voices_are_shares_of_the_votes_and_weigh_the_claim() -> None:
    votes = (
        vote("ada", "a1", "verified"),
        vote("boris", "a1", "verified"),
        vote("clara", "a1", "verified", voice="document"),
    )
    row = row_of(source([unit("a1", votes=votes)]))
    assert row.own == pytest.approx(2 / 3)
    assert row.weight == pytest.approx(2 / 3)
    assert (row.voice, row.said, row.readers) == ("publisher", 3, 2)


def test_a_claim_that_most_readers_hear_in_another_voice_does_not_count() -> None:
    votes = (
        vote("ada", "a1", "verified"),
        *(vote(name, "a1", "verified", voice="document") for name in ("boris", "clara")),
    )
    row = row_of(source([unit("a1", votes=votes)]))
    assert row.own == pytest.approx(1 / 3)
    assert (row.why, row.voice) == ("voice", "document")


def test_headlines_are_the_publishers_own_voice() -> None:
    assert row_of(source([unit("a1", "vv", voice="headline")])).own == 1


def test_several_votes_of_one_reviewer_share_one() -> None:
    votes = (
        vote("ada", "a1", "verified"),
        vote("ada", "a1 again", "refuted"),
        vote("boris", "a1", "verified"),
    )
    row = row_of(source([unit("a1", votes=votes)]))
    assert row.p == {"verified": 0.75, "refuted": 0.25}
    assert (row.said, len(row.highlights)) == (2, 3)


def test_what_was_settled_is_certain_and_what_it_leaves_open_the_votes_say() -> None:
    settled = Settlement("refuted", "document", techniques=frozenset({"Doubt"}), evidence=True)
    row = row_of(source([unit("a1", "vv", settled=settled)]))
    assert (row.p, row.verdict, row.own, row.voice) == ({"refuted": 1}, "refuted", 0, "document")
    assert (row.decided, row.automatic, row.evidence, row.techniques) == (True, False, True, {"Doubt": 1})
    open_voice = row_of(source([unit("a1", "vv", settled=Settlement("refuted"))]))
    assert (open_voice.own, open_voice.credit) == (1, 0)


def test_a_verdict_that_no_codebook_knows_carries_no_credit() -> None:
    votes = (vote("ada", "a1", "satire"), vote("boris", "a1", "satire"))
    row = row_of(source([unit("a1", votes=votes)]))
    assert (row.verdict, row.why) == ("satire", "no_credit")


def test_techniques_are_shares_of_the_documents_readers() -> None:
    votes = (vote("ada", "a1", techniques=frozenset({"Doubt", "Forgotten"})), vote("boris", "a1"))
    assert row_of(source([unit("a1", votes=votes)])).techniques == {"Doubt": 0.5, "Forgotten": 0.5}


def test_what_a_threshold_settled_is_told_apart_from_what_a_lead_did() -> None:
    by_rule, by_lead = (
        Settlement("verified", "publisher", automatic=automatic) for automatic in (True, False)
    )
    some = [unit("a1", "vv", settled=by_rule), unit("a2", "vv", settled=by_lead), unit("a3", "vv")]
    profile = profile_of(source(some), UNCALIBRATED, VOCABULARY)
    assert [(row.decided, row.automatic) for row in profile.units] == [
        (True, True),
        (True, False),
        (False, False),
    ]
    assert (profile.counts.decided, profile.counts.automatic) == (1, 1)


def test_units_stand_in_text_order_by_document() -> None:
    some = [unit("b1", "vv"), unit("a2", "vv"), unit("a1", "vv"), unit("a3", "vv", start=1)]
    assert [row.key for row in profile_of(source(some), UNCALIBRATED, VOCABULARY).units] == [
        "a3",
        "a1",
        "a2",
        "b1",
    ]


def test_verified_or_refuted_without_anything_to_show_for_it_is_counted() -> None:
    shown = unit("a1", votes=(vote("ada", "a1", "verified", evidence=True),))
    quoted = unit("a5", "vv", voice="quoted_person")
    some = [
        shown,
        unit("a2", "rr"),
        unit("a3", "mm"),
        unit("a4", "vv", settled=Settlement(rejected=True)),
        quoted,
    ]
    assert profile_of(source(some), UNCALIBRATED, VOCABULARY).counts.without_evidence == 1
