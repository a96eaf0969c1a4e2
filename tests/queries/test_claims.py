"""Likely claims are found by likeness: the same by every way of looking, on every database, and only among what one may see."""

import datetime as dt
import uuid
from collections.abc import Iterable

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.actions import claims as actions
from annotator.actions.highlights import edit_highlight, withdraw_highlight
from annotator.models import Assignment, Claim, ClaimHighlight, Codebook, Highlight, User
from annotator.queries import claims_index
from annotator.queries.claims import ClaimFilter, listed_claims, with_counts
from annotator.queries.claims_alike import candidates_for, proposals
from annotator.queries.claims_index import Wording, alike
from annotator.queries.claims_said import numbers_of
from annotator.queries.claims_timeline import timeline_of
from annotator.queries.codebooks import vocabulary
from measures.similarity import similarity
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import BARN, DEAD, claim_of
from tests.making_rounds import add_place, give, make_round, read

FIGURE = "between 12,000 and 18,000 people"
NOBODY = "Nobody believes the ministry any more"
LEAST = 0.2


@pytest.fixture(autouse=True)
def afresh() -> None:
    """Each test has a database of its own, and the index is kept from one question to the next."""
    claims_index.forget()


@pytest.fixture
def reading(cast: Cast, codebook: Codebook) -> Assignment:
    return make_assignment(make_document(), cast.ada)


def both_ways(words: str, user: User) -> list[tuple[str, float]]:
    """What is proposed; the same whether all is read or the index is asked."""
    ways = [proposals(words, user, most=1_000, directly=directly) for directly in (10**6, 0)]
    direct, indexed = ([(one.claim.wording, one.similarity, one.words) for one in way] for way in ways)
    assert direct == indexed
    return [(wording, alike) for wording, alike, _ in direct]


def brute_force(words: str) -> list[tuple[str, float]]:
    """Every claim with the greatest likeness of its wordings, reckoned one by one."""
    found = []
    for claim in Claim.objects.filter(merged_into=None):
        texts = [claim.wording, *(link.highlight.exact for link in claim.links.filter(ended_at=None))]
        best = max(similarity(words, text) for text in texts)
        if best >= LEAST:
            found.append((claim.wording, best))
    return sorted(found, key=lambda one: (-one[1], one[0]))


# The likeness -----------------------------------------------------------------------------------------


def test_the_best_of_a_claims_wordings_counts(cast: Cast, reading: Assignment) -> None:
    claim_of(cast.ada, "Losses of the winter.", make_highlight(reading, FIGURE))
    claim_of(cast.ada, BARN)
    assert both_ways(FIGURE, cast.ada) == [("Losses of the winter.", 1.0)]
    assert both_ways("500 men slept in a barn", cast.ada)[0][0] == BARN
    assert both_ways("", cast.ada) == both_ways("…", cast.ada) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wordings=st.lists(st.text("абв AB12", min_size=1, max_size=12).filter(lambda text: text.strip()), max_size=8, unique=True),
    words=st.text("абв AB12", max_size=12),
)  # fmt: skip
def test_every_way_of_looking_is_that_of_one_by_one(cast: Cast, wordings: list[str], words: str) -> None:
    ClaimHighlight.objects.all().delete()
    Claim.objects.all().delete()
    for wording in wordings:
        Claim.objects.create(wording=wording, created_by=cast.ada, created_at=NOW, updated_at=NOW)
    claims_index.forget()
    assert sorted(both_ways(words, cast.ada), key=lambda one: (-one[1], one[0])) == brute_force(words)


def test_a_passage_in_cyrillic_finds_its_claim(cast: Cast, codebook: Codebook) -> None:
    text = "Канал\n\nНа будівництві загинуло близько 12 тисяч людей. 💙💛\n"
    claim = claim_of(cast.ada, "На будівництві загинуло 12 тисяч людей.")
    made = make_highlight(make_assignment(make_document(text), cast.ada), "загинуло близько 12 тисяч людей")
    ((wording, alike),) = both_ways(made.exact, cast.ada)
    assert wording == claim.wording
    assert alike == pytest.approx(similarity(made.exact, claim.wording))


def test_what_was_merged_or_emptied_is_not_proposed(cast: Cast, reading: Assignment) -> None:
    first, second = claim_of(cast.ada, DEAD), claim_of(cast.ada, f"{DEAD} Or more.")
    made = make_highlight(reading, BARN)
    third = claim_of(cast.ada, BARN, made)
    actions.merge_claim(first, second, by=cast.lead, now=NOW)
    actions.unlink_highlight(third, made, by=cast.ada, now=NOW)
    claims_index.forget()
    assert [wording for wording, _ in both_ways(DEAD, cast.lead)] == [second.wording]
    assert both_ways(BARN, cast.lead) == []


# The index --------------------------------------------------------------------------------------------


def words_in(found: Iterable[claims_index.Alike]) -> set[Wording]:
    return {one.wording for one in found}


def test_the_index_follows_what_is_made_linked_reworded_moved_taken_out_and_merged(
    cast: Cast, reading: Assignment
) -> None:
    """As every process does that keeps one while others write."""
    assert words_in(alike(DEAD, least=LEAST)) == set()
    claim = claim_of(cast.ada, DEAD, now=timezone.now())
    assert words_in(alike(DEAD, least=LEAST)) == {Wording(claim.pk)}
    actions.change_facts(claim, {"wording": BARN}, by=cast.lead, now=timezone.now())
    assert words_in(alike(DEAD, least=LEAST)) == set()
    assert words_in(alike(BARN, least=LEAST)) == {Wording(claim.pk)}
    made = make_highlight(reading, FIGURE, now=timezone.now())
    actions.link_highlight(claim, made, by=cast.ada, now=timezone.now())
    assert words_in(alike(FIGURE, least=LEAST)) == {Wording(claim.pk, made.pk)}
    start = TEXT.index(NOBODY)
    span = (start, start + len(NOBODY), NOBODY)
    edit_highlight(made, by=cast.ada, base_version=1, span=span, judgement={}, now=timezone.now())
    assert words_in(alike(FIGURE, least=LEAST)) == set()
    assert words_in(alike(NOBODY, least=LEAST)) == {Wording(claim.pk, made.pk)}
    actions.unlink_highlight(claim, made, by=cast.ada, now=timezone.now())
    assert words_in(alike(NOBODY, least=LEAST)) == set()
    actions.merge_claim(claim, claim_of(cast.ada, DEAD), by=cast.lead, now=timezone.now())
    assert words_in(alike(BARN, least=LEAST)) == set()


def test_what_comes_with_an_old_date_is_found_all_the_same(cast: Cast, codebook: Codebook) -> None:
    assert words_in(alike(DEAD, least=LEAST)) == set()
    old = claim_of(cast.ada, DEAD, now=NOW - dt.timedelta(days=900))
    assert words_in(alike(DEAD, least=LEAST)) == {Wording(old.pk)}


def test_many_changes_make_a_new_index(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    claim_of(cast.ada, BARN)
    assert len(words_in(alike(BARN, least=LEAST))) == 1
    monkeypatch.setattr(claims_index, "MOST_CHANGED", 3)
    monkeypatch.setattr(claims_index, "OVERLAP", dt.timedelta(0))
    for number in range(5):
        claim_of(cast.ada, f"{DEAD} {number}", now=timezone.now())
    assert len(words_in(alike(DEAD, least=LEAST))) == 5
    assert claims_index._kept is not None
    assert len(claims_index._kept.keys) == 6


# Who may see ------------------------------------------------------------------------------------------


def test_nothing_of_others_is_proposed_nor_makes_own_claims_more_alike(
    cast: Cast, reading: Assignment
) -> None:
    own = claim_of(cast.ada, "Losses.")
    his = make_highlight(make_assignment(reading.document, cast.boris), FIGURE)
    actions.link_highlight(own, his, by=cast.lead, now=NOW)
    claim_of(cast.boris, DEAD)
    assert both_ways(FIGURE, cast.ada) == []
    assert both_ways(FIGURE, cast.boris) == [("Losses.", 1.0), (DEAD, similarity(FIGURE, DEAD))]
    assert len(both_ways(FIGURE, cast.lead)) == 2
    assert both_ways(FIGURE, cast.oscar) == []
    make_assignment(reading.document, cast.lead)
    assert [wording for wording, _ in both_ways(FIGURE, cast.lead)] == [DEAD]


def test_what_others_made_does_not_crowd_out_own_claims(cast: Cast, codebook: Codebook) -> None:
    for number in range(300):
        claim_of(cast.boris, f"{DEAD} {number}")
    claim_of(cast.ada, f"{DEAD} Perhaps more, and perhaps many more than that.")
    assert len(both_ways(DEAD, cast.ada)) == 1


def test_training_and_what_is_withdrawn_count_nowhere(cast: Cast, codebook: Codebook) -> None:
    """A link that came about elsewhere, past the action that refuses it."""
    document = make_document()
    round = make_round([], codebook=codebook)
    add_place(round, document, purpose="test", gold=read(make_assignment(document, cast.lead)))
    lesson = read(
        give(round, document, cast.ada), [(FIGURE, {"verdict": "mixed"})], submit=False
    ).highlights.get()
    claim = claim_of(cast.ada, "Losses.")
    ClaimHighlight.objects.create(claim=claim, highlight=lesson, made_by=cast.ada, made_at=NOW)
    other = make_highlight(make_assignment(make_document(f"{TEXT} "), cast.ada), FIGURE, {"verdict": "mixed"})
    actions.link_highlight(claim, other, by=cast.ada, now=NOW)
    assert numbers_of(claim, cast.lead).highlights == 1
    withdraw_highlight(other, by=cast.ada, base_version=1, now=NOW)
    for user in (cast.ada, cast.lead):
        row = with_counts(listed_claims(user, ClaimFilter()), user).get()
        assert [getattr(row, name) for name in ("highlights", "documents", "sources", "figures")] == [
            0,
            0,
            0,
            0,
        ]
        assert timeline_of(claim, user, vocabulary()) is None
        assert both_ways(FIGURE, user) == []


# Highlights for a claim -------------------------------------------------------------------------------


def test_highlights_of_no_claim_are_found_for_one(cast: Cast, reading: Assignment) -> None:
    claim = claim_of(cast.lead, DEAD)
    figure, barn = make_highlight(reading, FIGURE), make_highlight(reading, BARN)
    found = candidates_for(claim, cast.lead)
    assert [(one.highlight, one.similarity) for one in found] == [(figure, similarity(DEAD, FIGURE))]
    actions.link_highlight(claim_of(cast.ada, BARN), figure, by=cast.ada, now=NOW)
    assert candidates_for(claim, cast.lead) == []
    assert barn.claims.count() == 0


def test_a_lead_reading_blind_is_given_no_highlight_of_that_document(cast: Cast, reading: Assignment) -> None:
    claim, made = claim_of(cast.lead, DEAD), make_highlight(reading, FIGURE)
    assert [one.highlight for one in candidates_for(claim, cast.lead)] == [made]
    make_assignment(reading.document, cast.lead)
    assert candidates_for(claim, cast.lead) == []


# Over time --------------------------------------------------------------------------------------------


def test_the_timeline_keeps_every_change_of_mind(cast: Cast, reading: Assignment) -> None:
    made = make_highlight(reading, FIGURE, {"verdict": "mixed"})
    claim = claim_of(cast.ada, DEAD, made)
    day = dt.timedelta(days=1)
    for number, verdict in enumerate(("mixed", "refuted", None, "verified"), 1):
        judgement = {"verdict": verdict, "note": str(number)}
        edit_highlight(
            Highlight.objects.with_state().select_related("judgement", "assignment__round__codebook").get(pk=made.pk),
            by=cast.ada, base_version=number, span=None, judgement=judgement, now=NOW + number * day,
        )  # fmt: skip
    actions.settle_verdict(claim, verdict="verified", reason="x", by=cast.ada, now=NOW + 8 * day)
    timeline = timeline_of(claim, cast.ada, vocabulary())
    assert timeline is not None
    assert [(one.verdict, one.at - NOW) for one in reversed(timeline.said)] == [
        ("mixed", 0 * day), ("refuted", 2 * day), ("verified", 4 * day), ("verified", 8 * day),
    ]  # fmt: skip
    assert {lane.verdict: [point.x for point in lane.points] for lane in timeline.lanes} == {
        "verified": [50.0, 97.0], "mixed": [3.0], "refuted": [26.5],
    }  # fmt: skip


def test_sources_of_a_claim_are_counted_once_each(cast: Cast, codebook: Codebook) -> None:
    claim = claim_of(cast.lead, DEAD)
    for name in ("A", "A", "B"):
        document = make_document(f"{TEXT}{uuid.uuid4()}", source=make_source(name))
        for person in (cast.ada, cast.boris):
            made = make_highlight(make_assignment(document, person), FIGURE)
            actions.link_highlight(claim, made, by=cast.lead, now=NOW)
    row = with_counts(listed_claims(cast.lead, ClaimFilter(sources=2)), cast.lead).get()
    assert (row.highlights, row.documents, row.sources, row.figures) == (6, 3, 2, 0)  # type: ignore[attr-defined]
