"""A source may reply and correct itself; neither changes what was found, and nothing recorded is lost."""

import datetime as dt
from typing import Any

import pytest

from annotator.actions.claims import settle_verdict
from annotator.actions.replies import record_reply, withdraw_reply
from annotator.errors import Invalid
from annotator.models import Claim, ClaimVerdict, Codebook, HighlightVersion, Judgement, Reply
from annotator.queries.replies import replies_to
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import DEAD, claim_of

SAID: dict[str, Any] = {
    "kind": "reply",
    "text": "We stand by the figure.",
    "url": "",
    "said_on": dt.date(2026, 11, 20),
}
LATER = NOW + dt.timedelta(days=2)


@pytest.fixture
def claim(cast: Cast, codebook: Codebook) -> Claim:
    reading = make_assignment(make_document(), cast.ada)
    said = make_highlight(reading, "between 12,000 and 18,000 people", {"verdict": "refuted"})
    return claim_of(cast.lead, DEAD, said)


def test_a_correction_leaves_every_verdict_as_it_was(claim: Claim, cast: Cast) -> None:
    settle_verdict(claim, verdict="refuted", reason="The lists say 6,412.", by=cast.lead, now=NOW)
    before = [
        list(model.objects.order_by("pk").values()) for model in (ClaimVerdict, Judgement, HighlightVersion)
    ]
    source = make_source()
    correction = {**SAID, "kind": "correction", "text": "It should have read 6,000 to 7,000."}
    record_reply(source=source, claim=claim, **correction, by=cast.lead, now=LATER)
    after = [
        list(model.objects.order_by("pk").values()) for model in (ClaimVerdict, Judgement, HighlightVersion)
    ]
    assert before == after
    settle_verdict(claim, verdict="corrected", reason="The paper corrected it.", by=cast.lead, now=LATER)
    assert list(claim.verdicts.values_list("verdict", flat=True)) == ["corrected", "refuted"]


def test_the_same_reply_sent_twice_is_one(claim: Claim, cast: Cast) -> None:
    for _ in range(2):
        record_reply(source=make_source(), claim=claim, **SAID, by=cast.lead, now=NOW)
    assert Reply.objects.count() == 1


def test_withdrawing_keeps_the_words_and_who_withdrew_them(claim: Claim, cast: Cast) -> None:
    reply = record_reply(source=make_source(), claim=claim, **SAID, by=cast.lead, now=NOW)
    withdraw_reply(reply, by=cast.admin, now=LATER)
    withdraw_reply(reply, by=cast.lead, now=LATER + dt.timedelta(1))
    [shown] = replies_to(claim=claim)
    assert (shown.text, shown.withdrawn_by, shown.withdrawn_at) == (SAID["text"], cast.admin, LATER)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "apology"}, "kind"),
        ({"text": "  "}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"url": "nowhere"}, "url"),
        ({"said_on": dt.date(2999, 1, 1)}, "said_on"),
    ],
)
def test_what_makes_no_sense_is_refused(
    claim: Claim, cast: Cast, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        record_reply(source=make_source(), claim=claim, **{**SAID, **changed}, by=cast.lead, now=NOW)
    assert field in refusal.value.extra["errors"]
    assert not Reply.objects.exists()


def test_the_profile_shows_its_replies_and_those_to_claims_one_may_see(claim: Claim, cast: Cast) -> None:
    source = make_source()
    to_claim = record_reply(source=source, claim=claim, **SAID, by=cast.lead, now=NOW)
    to_profile = record_reply(source=source, claim=None, **SAID, by=cast.lead, now=LATER)
    assert list(replies_to(source=source)) == [to_profile]
    assert set(replies_to(source=source, viewer=cast.lead)) == {to_profile, to_claim}
    assert set(replies_to(source=source, viewer=cast.ada)) == {to_profile, to_claim}
    assert list(replies_to(source=source, viewer=cast.boris)) == [to_profile]
    assert list(replies_to(claim=claim)) == [to_claim]
