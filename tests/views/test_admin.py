"""Django's admin site: admins look things up in it; what is history or never changes cannot be changed there."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from annotator.actions.evidence import Kept
from annotator.actions.profiles.grading import grade
from annotator.actions.profiles.publishing import publish, set_public
from annotator.actions.profiles.watching import rebuild_changed
from annotator.actions.tokens import make_token
from annotator.models import (
    AccessToken,
    AssignmentChange,
    Calculation,
    ClaimCredibility,
    ClaimVerdict,
    CodebookDraft,
    ConflictOfInterest,
    Decision,
    Dispute,
    DocumentJudgement,
    Highlight,
    Passage,
    ProfileSnapshot,
    Remark,
    Reply,
    ReReview,
    Round,
    RoundChange,
    RoundMember,
    User,
)
from corpus_app import corrections
from corpus_app.models import Document, DocumentCopy, DocumentCopyChange, Segment, Source
from tests.conftest import Cast
from tests.making import NOW
from tests.making_claims import DEAD, claim_of
from tests.making_evidence import evidence_at
from tests.making_rounds import make_round
from tests.views.pages import page, words

SignIn = Callable[[User], Client]
YEAR = dt.timedelta(days=366)
MODELS: list[Any] = sorted(admin.site._registry, key=lambda model: model._meta.label)


def address(model: Any, what: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{what}", args=args)


def test_everything_that_is_stored_is_registered() -> None:
    ours = {
        model for label in ("annotator", "corpus_app") for model in apps.get_app_config(label).get_models()
    }
    assert set(MODELS) == ours


@pytest.fixture
def stored(sample: Cast) -> Cast:
    """One row of everything at least."""
    make_token(sample.ada, name="x", days=1, longest=YEAR, now=NOW)
    one = Segment.objects.filter(role="body")[0]
    place = corrections.Place(one.position, one.start, one.end)
    corrections.set_role(one.document_id, place, "caption", by=sample.lead)
    _a_round_with_everything(sample)
    _a_claim_and_a_profile_with_everything(sample)
    _a_pair_of_copies(sample)
    return sample


def _a_pair_of_copies(sample: Cast) -> None:
    first, second = Document.objects.order_by("pk")[:2]
    shares = {"similarity": 0.9, "earlier_share": 0.9, "later_share": 0.9}
    found = {"relation": "republished", "found_by": "text", "found_at": NOW, "changed_at": NOW}
    copy = DocumentCopy.objects.create(earlier=first, later=second, **shares, **found)
    DocumentCopyChange.objects.create(copy=copy, after={}, changed_by=sample.lead, changed_at=NOW)


def _a_round_with_everything(sample: Cast) -> None:
    """One row of each model of review rounds and of codebook life."""
    highlight = Highlight.objects.select_related("assignment__document", "assignment__round")[0]
    document, codebook = highlight.assignment.document, highlight.assignment.round.codebook
    made, when = {"made_by": sample.lead, "made_at": NOW}, {"start": 0, "end": 5}
    round = make_round([document], codebook=codebook)
    there = {"round": round, "document": document, **when, **made}
    RoundMember.objects.create(round=round, person=sample.ada)
    Passage.objects.create(place=round.places.get(), position=1, exact="words", **when)
    ConflictOfInterest.objects.create(reviewer=sample.ada, source=document.source, reason="kin", **made)
    AssignmentChange.objects.create(assignment=highlight.assignment, kind="taken", **made)
    DocumentJudgement.objects.create(assignment=highlight.assignment, version=2, **made)
    RoundChange.objects.create(round=round, before={}, after={"state": "paused"}, **made)
    decision = Decision.objects.create(outcome="rejected", exact="words", **there)
    Dispute.objects.create(decision=decision, first=decision, reviewer=sample.ada, reason="no", made_at=NOW)
    Remark.objects.create(text="why?", **there)
    Calculation.objects.create(round=round, measure="gamma", asked_at=NOW)
    CodebookDraft.objects.create(replaces=codebook, updated_at=NOW, **made)
    ReReview.objects.create(codebook=codebook, highlight=highlight, touched=[])


def _a_claim_and_a_profile_with_everything(sample: Cast) -> None:
    """One row of each model of claims, evidence and profiles."""
    highlight = Highlight.objects.select_related("assignment__document__source")[0]
    source = highlight.assignment.document.source
    claim = claim_of(sample.lead, DEAD, highlight)
    evidence_at(claim, sample.lead, kept=Kept(text="as it was"))
    made: dict[str, Any] = {"made_by": sample.lead, "made_at": NOW}
    ClaimVerdict.objects.create(claim=claim, verdict="refuted", reason="See the lists.", **made)
    ClaimCredibility.objects.create(claim=claim, number=5, reason="Contradicted.", **made)
    Reply.objects.create(source=source, kind="reply", text="We stand by it.", said_on=NOW.date(), **made)
    rebuild_changed(now=NOW)
    snapshot = ProfileSnapshot.objects.get(source=source, current=True)
    grade(snapshot, "F", "Too little.", by=sample.lead, now=NOW)
    Round.objects.update(state=Round.State.CLOSED)
    publish(snapshot, by=sample.lead, now=NOW)
    set_public(True, by=sample.admin, now=NOW)


def test_lists_and_single_things_open_and_can_be_searched(stored: Cast, as_user: SignIn) -> None:
    client = as_user(stored.admin)
    for model in MODELS:
        assert client.get(address(model, "changelist"), {"q": "velm"}).status_code == 200, model
        one = model._default_manager.first()
        assert client.get(address(model, "change", one.pk)).status_code == 200, model


def test_nothing_but_sources_is_added_or_changed(stored: Cast, as_user: SignIn) -> None:
    client = as_user(stored.admin)
    for model in set(MODELS) - {Source}:
        assert client.get(address(model, "add")).status_code == 403, model
        one = model._default_manager.first()
        before = model._default_manager.filter(pk=one.pk).values().get()
        assert client.post(address(model, "change", one.pk), {}).status_code == 403, model
        assert model._default_manager.filter(pk=one.pk).values().get() == before, model


def test_nothing_but_tokens_is_deleted(stored: Cast, as_user: SignIn) -> None:
    client = as_user(stored.admin)
    for model in MODELS:
        one = model._default_manager.first()
        answer = client.post(address(model, "delete", one.pk), {"post": "yes"})
        assert answer.status_code == (302 if model is AccessToken else 403), model


def test_a_list_asks_no_more_queries_for_more_rows(
    stored: Cast, as_user: SignIn, django_assert_max_num_queries: Any
) -> None:
    client = as_user(stored.admin)
    for model in MODELS:
        with django_assert_max_num_queries(12):
            assert client.get(address(model, "changelist")).status_code == 200, model


def test_facts_about_a_source_are_corrected_here(sample: Cast, as_user: SignIn) -> None:
    source = Source.objects.get(name="Basket World")
    said = {
        "name": "Basket World",
        "kind": "blog",
        "other_names": "[]",
        "domains": '["basket.example"]',
        "note": "",
        "language": "en",
        "country": "XT",
    }
    answer = as_user(sample.admin).post(address(Source, "change", source.pk), said)
    assert answer.status_code == 302
    source.refresh_from_db()
    assert (source.kind, source.domains) == ("blog", ["basket.example"])


def test_a_source_needs_no_other_names(sample: Cast, as_user: SignIn) -> None:
    said = {"name": "New Voice", "kind": "blog", "other_names": "[]", "domains": "[]"}
    assert as_user(sample.admin).post(address(Source, "add"), said).status_code == 302


def test_a_stored_password_or_text_is_not_shown(sample: Cast, as_user: SignIn) -> None:
    client = as_user(sample.admin)
    assert "password" not in words(page(client, address(User, "change", sample.ada.pk))).lower()


def test_the_admin_site_has_no_door_of_its_own(db: None) -> None:
    answer = Client().get("/admin/login/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("name", ["lead", "ada", "rita"])
def test_those_who_are_no_admins_stay_outside(cast: Cast, as_user: SignIn, name: str) -> None:
    answer = as_user(getattr(cast, name)).get("/admin/", follow=True)
    assert answer.status_code == 403
