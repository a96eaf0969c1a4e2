"""Replies and corrections stand with claim and profile as the source's own words, in the order of time."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from annotator.actions.claims import settle_verdict
from annotator.models import Claim, Codebook, Reply, User
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import DEAD, claim_of
from tests.views.pages import having, page, words

SignIn = Callable[[User], Client]
SAID = {"kind": "correction", "text": "It should have read\n6,000 to 7,000.", "said_on": "2026-11-20"}


@pytest.fixture
def claim(cast: Cast, codebook: Codebook) -> Claim:
    reading = make_assignment(make_document(), cast.ada)
    return claim_of(
        cast.lead, DEAD, make_highlight(reading, "between 12,000 and 18,000 people", {"verdict": "refuted"})
    )


def test_a_correction_stands_with_the_claim_beside_the_verdicts_given_before(
    cast: Cast, claim: Claim, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    settle_verdict(claim, verdict="refuted", reason="The lists say 6,412.", by=cast.lead, now=NOW)
    answer = client.post(reverse("reply_to_claim", args=[claim.pk]), {**SAID, "source": make_source().pk})
    assert answer["Location"] == f"{claim.get_absolute_url()}#replies"
    shown = page(client, claim.get_absolute_url())
    [reply] = having(shown, "reply", "article")
    assert "Correction of The Lantern" in words(reply)
    assert reply.xpath(".//blockquote")[0].text_content() == "It should have read\n6,000 to 7,000."
    assert "The lists say 6,412." in words(shown)
    assert list(claim.verdicts.values_list("verdict", flat=True)) == ["refuted"]


def test_a_withdrawn_reply_stays_and_says_so(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    client.post(reverse("reply_to_claim", args=[claim.pk]), {**SAID, "source": make_source().pk})
    reply = Reply.objects.get()
    client.post(reverse("withdraw_reply", args=[reply.source_id, reply.pk]))
    [shown] = having(page(client, claim.get_absolute_url()), "reply", "article")
    assert "Withdrawn" in words(shown)
    assert "6,000 to 7,000" in words(shown)
    assert not shown.xpath(".//button")


def test_a_reply_to_the_profile_is_recorded_from_its_page(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    source = make_source()
    answer = as_user(cast.lead).post(reverse("reply_to_profile", args=[source.pk]), SAID)
    assert answer["Location"] == f"{source.get_absolute_url()}#replies"
    assert Reply.objects.get().claim is None


@pytest.mark.parametrize(
    "changed",
    [
        {"text": ""},
        {"kind": "apology"},
        {"said_on": "2999-01-01"},
        {"said_on": ""},
        {"url": "x"},
        {"text": "\x00"},
    ],
)
def test_what_makes_no_sense_is_refused_on_the_form(
    cast: Cast, codebook: Codebook, as_user: SignIn, changed: dict[str, str]
) -> None:
    answer = as_user(cast.lead).post(
        reverse("reply_to_profile", args=[make_source().pk]), {**SAID, **changed}
    )
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode()
    assert not Reply.objects.exists()


def test_only_leads_record_and_withdraw(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    client.post(reverse("reply_to_claim", args=[claim.pk]), {**SAID, "source": make_source().pk})
    reply = Reply.objects.get()
    addresses = [
        reverse("reply_to_claim", args=[claim.pk]), reverse("reply_to_profile", args=[reply.source_id]),
        reverse("withdraw_reply", args=[reply.source_id, reply.pk]),
    ]  # fmt: skip
    assert [as_user(cast.ada).post(address, SAID).status_code for address in addresses] == [403, 403, 403]
    assert Reply.objects.filter(withdrawn_at=None).count() == 1


def test_a_claim_without_replies_says_what_to_do(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    [section] = page(as_user(cast.lead), claim.get_absolute_url()).xpath("//section[@id='replies']")
    assert "Ask it before a verdict is published" in words(section)
