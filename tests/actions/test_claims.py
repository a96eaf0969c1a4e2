"""Claims are made, linked, merged, reworded and settled by people; every act leaves a trace, and nothing is of two claims."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry

from annotator.actions import claims
from annotator.actions.highlights import withdraw_highlight
from annotator.errors import Conflict, Invalid
from annotator.models import Claim, ClaimEvidence, ClaimHighlight, Codebook, EvidencePage, Highlight, Reply
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight
from tests.making_claims import BARN, DEAD, claim_of
from tests.making_rounds import add_place, give, make_round, read

LATER = NOW + dt.timedelta(hours=1)
FIGURE = "between 12,000 and 18,000 people"


@pytest.fixture
def highlight(cast: Cast, codebook: Codebook) -> Highlight:
    return make_highlight(make_assignment(make_document(), cast.ada), FIGURE, {"verdict": "mixed"})


def messages(claim: Claim) -> list[str]:
    return [row.change_message for row in LogEntry.objects.filter(object_id=str(claim.pk)).order_by("pk")]


# Making -----------------------------------------------------------------------------------------------


def test_a_claim_is_made_with_the_highlight_it_was_read_from(cast: Cast, highlight: Highlight) -> None:
    made = claims.make_claim(
        id=uuid.uuid4(), wording="  12,000\n died. ", counted="dead", unit="persons", by=cast.ada, now=NOW,
        highlight=highlight,
    )  # fmt: skip
    assert made.made
    stored = Claim.objects.get()
    assert (stored.wording, stored.counted, stored.created_by) == ("12,000 died.", "dead", cast.ada)
    link = stored.links.get()
    assert (link.highlight, link.made_by, link.made_at, link.ended_at) == (highlight, cast.ada, NOW, None)


def test_a_claim_sent_twice_is_one_claim(cast: Cast, highlight: Highlight) -> None:
    id = uuid.uuid4()
    for made in (True, False):
        again = claims.make_claim(id=id, wording=DEAD, by=cast.ada, now=NOW, highlight=highlight)
        assert again.made is made
    assert (Claim.objects.count(), ClaimHighlight.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", ["ada", "boris"])
def test_a_name_is_never_used_for_two_claims(cast: Cast, highlight: Highlight, who: str) -> None:
    taken = claim_of(cast.ada)
    wording = "Something else." if who == "ada" else DEAD
    with pytest.raises(Conflict, match="Make a new UUID"):
        claims.make_claim(id=taken.pk, wording=wording, by=getattr(cast, who), now=NOW)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"wording": ""}, "wording"),
        ({"wording": " … !"}, "wording"),
        ({"wording": "x" * 501}, "wording"),
        ({"wording": "a\x00b"}, "wording"),
        ({"wording": "a", "counted": "x" * 201}, "counted"),
        ({"wording": "a", "unit": "\x00"}, "unit"),
        ({"wording": "a", "note": "x" * 10_001}, "note"),
    ],
)
def test_what_makes_no_claim_is_refused_by_field(cast: Cast, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        claims.make_claim(id=uuid.uuid4(), by=cast.ada, now=NOW, **given)
    assert set(refused.value.extra["errors"]) == {field}
    assert not Claim.objects.exists()


# Linking ----------------------------------------------------------------------------------------------


def test_linking_twice_is_one_link(cast: Cast, highlight: Highlight) -> None:
    claim = claim_of(cast.ada)
    assert claims.link_highlight(claim, highlight, by=cast.ada, now=NOW, similarity=0.5).made
    assert not claims.link_highlight(claim, highlight, by=cast.ada, now=LATER).made
    assert [(one.similarity, one.made_at) for one in claim.links.all()] == [(0.5, NOW)]


def test_a_highlight_is_of_one_claim_at_a_time(cast: Cast, highlight: Highlight) -> None:
    first, second = claim_of(cast.ada, DEAD, highlight), claim_of(cast.ada, BARN)
    with pytest.raises(Conflict, match="one at a time"):
        claims.link_highlight(second, highlight, by=cast.ada, now=LATER)
    assert claims.unlink_highlight(first, highlight, by=cast.lead, now=LATER)
    claims.link_highlight(second, highlight, by=cast.ada, now=LATER)
    ended = first.links.get()
    assert (ended.ended_by, ended.ended_at) == (cast.lead, LATER), "what was linked stays in the history"
    assert second.links.get().ended_at is None


def test_taking_out_what_is_not_in_changes_nothing(cast: Cast, highlight: Highlight) -> None:
    claim = claim_of(cast.ada, DEAD, highlight)
    other = claim_of(cast.ada, BARN)
    assert not claims.unlink_highlight(other, highlight, by=cast.ada, now=LATER)
    assert claims.unlink_highlight(claim, highlight, by=cast.ada, now=LATER)
    assert not claims.unlink_highlight(claim, highlight, by=cast.lead, now=LATER)
    assert claim.links.get().ended_by == cast.ada


def test_a_claim_with_a_highlight_of_another_claim_is_not_made_at_all(
    cast: Cast, highlight: Highlight
) -> None:
    claim_of(cast.ada, DEAD, highlight)
    with pytest.raises(Conflict):
        claims.make_claim(id=uuid.uuid4(), wording=BARN, by=cast.ada, now=LATER, highlight=highlight)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("similarity", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_similarity_that_is_none_is_refused(cast: Cast, highlight: Highlight, similarity: float) -> None:
    with pytest.raises(Invalid) as refused:
        claims.link_highlight(claim_of(cast.ada), highlight, by=cast.ada, now=NOW, similarity=similarity)
    assert "similarity" in refused.value.extra["errors"]


def test_what_is_withdrawn_is_not_linked(cast: Cast, highlight: Highlight) -> None:
    withdraw_highlight(highlight, by=cast.ada, base_version=1, now=NOW)
    with pytest.raises(Conflict, match="Restore it"):
        claims.link_highlight(claim_of(cast.ada), highlight, by=cast.ada, now=NOW)


def test_what_is_marked_in_a_test_is_not_linked(cast: Cast, codebook: Codebook) -> None:
    document = make_document()
    round = make_round([], codebook=codebook)
    add_place(round, document, purpose="test", gold=read(make_assignment(document, cast.lead)))
    lesson = read(give(round, document, cast.ada), [(FIGURE, {})], submit=False)
    with pytest.raises(Conflict, match="counts nowhere"):
        claims.link_highlight(claim_of(cast.ada), lesson.highlights.get(), by=cast.ada, now=NOW)


# Merging and rewording --------------------------------------------------------------------------------


def test_merging_brings_everything_along_and_keeps_the_row(cast: Cast, highlight: Highlight) -> None:
    one, other = claim_of(cast.ada, DEAD, highlight), claim_of(cast.boris, BARN)
    claims.settle_verdict(one, verdict="mixed", reason="lists differ", by=cast.lead, now=NOW)
    page = EvidencePage.objects.create(
        url="https://example.org/", made_by=cast.lead, made_at=NOW, updated_at=NOW
    )
    ClaimEvidence.objects.create(claim=one, page=page, relation="supports", made_by=cast.lead, made_at=NOW)
    source = highlight.assignment.document.source
    Reply.objects.create(
        source=source, claim=one, kind="reply", text="No.", said_on=NOW, made_by=cast.lead, made_at=NOW
    )
    claims.merge_claim(one, other, by=cast.lead, now=LATER)
    one.refresh_from_db()
    assert one.merged_into == other
    assert [(link.highlight, link.made_by) for link in other.links.all()] == [(highlight, cast.lead)]
    assert one.links.get().ended_at == LATER
    assert (other.evidence.count(), other.replies.count()) == (1, 1)
    assert one.verdicts.count() == 1
    assert not other.verdicts.exists()
    assert "merged into" in messages(one)[0]
    assert "took in" in messages(other)[0]


def test_what_was_merged_takes_nothing_more(cast: Cast, highlight: Highlight, codebook: Codebook) -> None:
    one, other = claim_of(cast.ada, DEAD), claim_of(cast.ada, BARN)
    claims.merge_claim(one, other, by=cast.lead, now=NOW)
    by_lead: dict[str, Any] = {"by": cast.lead, "now": LATER}
    for act in (
        lambda: claims.link_highlight(one, highlight, **by_lead),
        lambda: claims.merge_claim(one, other, **by_lead),
        lambda: claims.merge_claim(other, one, **by_lead),
        lambda: claims.change_facts(one, {"wording": "x"}, **by_lead),
        lambda: claims.settle_verdict(one, verdict="mixed", reason="x", **by_lead),
        lambda: claims.give_credibility(one, number=1, reason="x", **by_lead),
    ):
        with pytest.raises(Conflict, match="Go on with that one"):
            act()


def test_a_claim_is_not_merged_into_itself(cast: Cast) -> None:
    claim = claim_of(cast.ada)
    with pytest.raises(Invalid, match="into itself"):
        claims.merge_claim(claim, claim, by=cast.lead, now=NOW)


def test_rewording_keeps_what_it_was(cast: Cast) -> None:
    claim = claim_of(cast.ada)
    assert claims.change_facts(claim, {"wording": BARN, "unit": "men"}, by=cast.lead, now=LATER)
    assert not claims.change_facts(claim, {"wording": f" {BARN} "}, by=cast.lead, now=LATER)
    claim.refresh_from_db()
    assert (claim.wording, claim.unit, claim.updated_at) == (BARN, "men", LATER)
    assert messages(claim) == [f"wording: “{DEAD}” became “{BARN}”; unit: “” became “men”"]
    with pytest.raises(Invalid):
        claims.change_facts(claim, {"wording": ""}, by=cast.lead, now=LATER)


# Settling ---------------------------------------------------------------------------------------------


def test_the_last_verdict_holds_and_the_earlier_ones_stay(cast: Cast, codebook: Codebook) -> None:
    claim = claim_of(cast.ada)
    for hour, verdict in enumerate(("unproven", "refuted")):
        now = NOW + dt.timedelta(hours=hour)
        claims.settle_verdict(claim, verdict=verdict, reason=f" {verdict} ", by=cast.lead, now=now)
    assert [(one.verdict, one.reason) for one in claim.verdicts.all()] == [
        ("refuted", "refuted"),
        ("unproven", "unproven"),
    ]


@pytest.mark.parametrize("number", [1, 6])
def test_credibility_is_an_admiralty_number_with_a_reason(cast: Cast, number: int) -> None:
    claim = claim_of(cast.ada)
    claims.give_credibility(claim, number=number, reason="two lists", by=cast.lead, now=NOW)
    assert [one.number for one in claim.credibilities.all()] == [number]


@pytest.mark.parametrize("number", [0, 7, -1, 10**30])
def test_no_other_number_is_one(cast: Cast, number: int) -> None:
    with pytest.raises(Invalid, match=r"1 .* to 6"):
        claims.give_credibility(claim_of(cast.ada), number=number, reason="x", by=cast.lead, now=NOW)


@pytest.mark.parametrize("reason", ["", "  ", "a\x00b", "x" * 10_001])
def test_nothing_is_settled_without_a_reason(cast: Cast, codebook: Codebook, reason: str) -> None:
    claim = claim_of(cast.ada)
    for act in (
        lambda: claims.settle_verdict(claim, verdict="mixed", reason=reason, by=cast.lead, now=NOW),
        lambda: claims.give_credibility(claim, number=1, reason=reason, by=cast.lead, now=NOW),
    ):
        with pytest.raises(Invalid, match="Say why"):
            act()
    assert not claim.verdicts.exists()
    assert not claim.credibilities.exists()


def test_a_verdict_is_one_of_the_codebook(cast: Cast, codebook: Codebook) -> None:
    with pytest.raises(Invalid, match="verified, mostly_verified"):
        claims.settle_verdict(claim_of(cast.ada), verdict="rubbish", reason="x", by=cast.lead, now=NOW)
