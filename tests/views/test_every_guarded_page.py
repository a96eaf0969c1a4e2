"""Every address of the desk: who may, who may not, and which methods there are. A new address without a row here fails."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from annotator.actions.evidence import Kept
from annotator.actions.profiles.publishing import publish
from annotator.actions.profiles.watching import rebuild_changed
from annotator.actions.replies import record_reply
from annotator.actions.tokens import make_token
from annotator.models import (
    Assignment,
    ClaimEvidence,
    Codebook,
    CodebookDraft,
    ConflictOfInterest,
    Decision,
    ProfileSnapshot,
    Reply,
    ReReview,
    Round,
    User,
)
from corpus_app import corrections
from corpus_app.corrections import Place
from corpus_app.models import DocumentCopy, SegmentChange
from tests.codebook_life import MOCKS, STERNER, draft_of, next_version
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import DEAD, claim_of
from tests.making_evidence import evidence_at
from tests.making_rounds import add_place, give, make_round, read
from tests.making_units import decided, units

SIGN_IN, OK, NOT_YOURS, UNSEEN, DONE = "sign in", 200, 403, 404, 302
Args = tuple[Any, ...]


@dataclass(frozen=True)
class Desk:
    """What the addresses are about: a document that ada has begun to read, a correction of it, a token of hers, a draft
    of a codebook, a judgement of hers to look at again, a round with that document and with another that she was given."""

    document: Any
    assignment: Any
    change: SegmentChange
    token: str
    person: User
    welcome: tuple[str, str]
    draft: CodebookDraft
    rereview: ReReview
    round: Round
    reading: Assignment
    lesson: Assignment
    conflict: ConflictOfInterest
    cast: Cast

    @cached_property
    def bearing(self) -> ClaimEvidence:
        """Ada's evidence, with a snapshot, for a claim of a passage of hers; made where it is asked for."""
        given = {"relation": "refutes", "url": "https://given.example/"}
        said = make_highlight(self.assignment, "My uncle was there", {"evidence": [given]})
        return evidence_at(claim_of(self.cast.ada, DEAD, said), self.cast.ada, kept=Kept(text="as it was"))

    @cached_property
    def reply(self) -> Reply:
        """To the claim."""
        said: dict[str, Any] = {"kind": "reply", "text": "We stand by it.", "url": "", "said_on": NOW.date()}
        claim, source = self.bearing.claim, self.document.source
        return record_reply(source=source, claim=claim, **said, by=self.cast.lead, now=NOW)

    @cached_property
    def decision(self) -> Decision:
        """Made where it is asked for: few addresses are about one."""
        return decided(self.cast)


@dataclass(frozen=True)
class Row:
    """One address: its arguments, its methods, what is sent, and what each of the cast is answered.

    `who` is: nobody signed in, rita (reader), ada (reviewer, whose work it is), oscar (reviewer), lead, admin.
    """

    method: str
    who: tuple[Any, Any, Any, Any, Any, Any]
    args: Callable[[Desk], Args] = lambda desk: ()
    data: Callable[[Desk], dict[str, Any]] = lambda desk: {}
    other: str = ""  # a method that is refused, where it is not POST for GET or GET for POST


def everybody(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, status, status, status, status, status)


def leads(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, NOT_YOURS, NOT_YOURS, NOT_YOURS, status, status)


def run_rounds(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    """Of one round: who reads sees it, who only looks on does not."""
    return (SIGN_IN, UNSEEN, NOT_YOURS, NOT_YOURS, status, status)


def admins(status: int) -> tuple[Any, Any, Any, Any, Any, Any]:
    return (SIGN_IN, NOT_YOURS, NOT_YOURS, NOT_YOURS, NOT_YOURS, status)


def of_document(desk: Desk) -> Args:
    return (desk.document.pk,)


def of_copy(desk: Desk) -> Args:
    """The document held to be a copy of another."""
    shares = {"similarity": 0.9, "earlier_share": 0.9, "later_share": 0.9}
    made = {**shares, "relation": "republished", "found_by": "text", "found_at": NOW, "changed_at": NOW}
    pair = {"earlier": desk.reading.document, "later": desk.document}
    return (DocumentCopy.objects.get_or_create(**pair, defaults=made)[0].pk,)


def of_profiled(desk: Desk) -> Args:
    """A source with a profile, read by ada and boris in a round that is still open."""
    source = desk.decision.document.source_id
    rebuild_changed(now=timezone.now())
    return (source,)


def the_profile(desk: Desk) -> dict[str, Any]:
    current = ProfileSnapshot.objects.get(source=of_profiled(desk)[0], current=True)
    return {"letter": "F", "reason": "One document.", "snapshot": str(current.pk)}


def of_publishable(desk: Desk) -> Args:
    """The same when that round is closed: nobody reads it blind any more."""
    Round.objects.filter(pk=desk.decision.round_id).update(state=Round.State.CLOSED)
    return of_profiled(desk)


def of_published(desk: Desk) -> Args:
    current = ProfileSnapshot.objects.get(source=of_publishable(desk)[0], current=True)
    publish(current, by=desk.decision.made_by, now=NOW)
    return (current.source_id,)


def of_person(desk: Desk) -> Args:
    return (desk.person.pk,)


def of_codebook(desk: Desk) -> Args:
    return (desk.draft.replaces.slug, desk.draft.replaces.version)


def of_draft(desk: Desk) -> Args:
    return (desk.draft.pk,)


def two_versions(desk: Desk) -> dict[str, str]:
    after = desk.draft.replaces
    assert after.replaces is not None
    return {"a": after.replaces.key, "b": after.key}


def first_segment(desk: Desk) -> dict[str, Any]:
    first = desk.document.segments.first()
    return {"action": "role", "start": first.start, "end": first.end, "role": "byline"}


def of_round(desk: Desk) -> Args:
    return (desk.round.pk,)


def of_reading(desk: Desk) -> Args:
    return (desk.reading.pk,)


def first_place(desk: Desk) -> Args:
    return (desk.round.pk, desk.round.places.get(position=1).pk)


def of_lesson(desk: Desk) -> Args:
    """A reading of a test document that ada has submitted."""
    return (desk.lesson.pk,)


def of_decided_round(desk: Desk) -> Args:
    """One that ada and boris read, and of which one unit is decided."""
    return (desk.decision.round_id,)


def of_decided(desk: Desk) -> Args:
    return (desk.decision.round_id, desk.decision.document_id)


def the_units(desk: Desk, status: str) -> dict[str, Any]:
    found = units(desk.decision.round, desk.decision.made_by)
    return {
        "unit": [f"{one.key} {one.fingerprint}" for one in found if one.status == status],
        "way": "rejected",
    }


def of_bearing(desk: Desk) -> Args:
    return (desk.bearing.claim_id, desk.bearing.pk)


def its_passage(desk: Desk) -> dict[str, Any]:
    """The passage that the claim was made of."""
    return {"highlight": desk.bearing.claim.links.get().highlight_id}


def a_passage(desk: Desk) -> dict[str, Any]:
    """One of ada's that belongs to no claim."""
    passage = make_highlight(desk.assignment, "About 500 men slept in one barn")
    return {"id": uuid4(), "wording": "Men slept there.", "highlight": passage.pk}


def of_borne_on(desk: Desk) -> Args:
    return (desk.bearing.claim_id,)


def of_page(desk: Desk) -> Args:
    return (desk.bearing.page_id,)


def all_to_boris(desk: Desk) -> dict[str, Any]:
    return {"documents": [desk.document.pk], "people": [desk.person.pk]}


IN_ROUND = (SIGN_IN, UNSEEN, OK, OK, OK, OK)
KEPT_BLIND = (SIGN_IN, OK, OK, NOT_YOURS, OK, OK)
NOT_COMPARED = (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, NOT_YOURS, NOT_YOURS)
OF_CLAIM = (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK)
BY_CLAIMS_LEADS = (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, DONE, DONE)
CHANGED_BY_NOBODY = (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, NOT_YOURS, NOT_YOURS)
A_REMARK = {"id": uuid4(), "start": 0, "end": 5, "text": "Why?"}
OF_EVIDENCE = (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK)  # ada's, who is still reading
BY_WHO_REVIEWS = (SIGN_IN, UNSEEN, DONE, UNSEEN, DONE, DONE)
BY_LEADS = (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, DONE, DONE)
REVIEWS = (SIGN_IN, NOT_YOURS, OK, OK, OK, OK)
TABLE = {
    "home": Row("get", everybody(DONE)),
    "queue": Row("get", REVIEWS),
    "read": Row("get", (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK), lambda desk: (desk.assignment.pk,)),
    "return_reading": Row("get", (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK), of_reading, other="put"),
    "take_again": Row("post", (SIGN_IN, UNSEEN, DONE, UNSEEN, NOT_YOURS, NOT_YOURS), of_reading),
    "give_back": Row("get", leads(OK), of_reading, other="put"),
    "rounds": Row("get", leads(OK)),
    "new_round": Row("get", leads(OK), other="put"),
    "conflicts": Row("get", leads(OK), other="put"),
    "end_conflict": Row("post", leads(DONE), lambda desk: (desk.conflict.pk,)),
    "round": Row("get", IN_ROUND, of_round),
    "next_document": Row("post", (SIGN_IN, NOT_YOURS, DONE, DONE, DONE, DONE), of_round),
    "give": Row("post", run_rounds(DONE), of_round, all_to_boris),
    "deal_out": Row("post", run_rounds(DONE), of_round),
    "round_settings": Row("get", run_rounds(OK), of_round, other="put"),
    "round_members": Row("post", run_rounds(DONE), of_round, lambda desk: {"open_to_all": "1"}),
    "round_state": Row("post", run_rounds(DONE), of_round, lambda desk: {"state": "paused"}),
    "add_to_round": Row("get", run_rounds(OK), of_round, other="put"),
    "remove_from_round": Row("post", run_rounds(DONE), lambda desk: (desk.round.pk, desk.document.pk)),
    "training": Row("get", run_rounds(OK), of_round),
    "set_gold": Row("post", run_rounds(DONE), first_place, lambda desk: {"purpose": "work"}),
    "admit": Row("post", run_rounds(DONE), lambda desk: (desk.round.pk, desk.person.pk)),
    "proposals": Row("get", run_rounds(OK), of_round),
    "gold": Row("get", (SIGN_IN, OK, OK, UNSEEN, OK, OK), of_lesson),
    "agreement": Row("get", run_rounds(OK), of_round),
    "agreement_units": Row("get", run_rounds(OK), of_round),
    "reviewers_of_round": Row("get", run_rounds(OK), of_round),
    "ask_gamma": Row("post", run_rounds(DONE), of_decided_round),
    "open_comparison": Row("post", run_rounds(DONE), of_round),
    "compare": Row("get", (SIGN_IN, UNSEEN, OK, UNSEEN, OK, OK), lambda desk: (desk.reading.pk,)),
    # Of a round whose comparison is not open: what is possible in one is in tests/views/test_comparison.py.
    "add_remark": Row("post", NOT_COMPARED, lambda desk: (desk.reading.pk,), lambda desk: A_REMARK),
    "withdraw_remark": Row("post", NOT_COMPARED, lambda desk: (desk.reading.pk, uuid4())),
    "change_mind": Row("post", CHANGED_BY_NOBODY, lambda desk: (desk.rereview.highlight_id,), lambda desk: {"version": 1}),
    "adjudicate": Row("get", run_rounds(OK), of_decided_round),
    "set_threshold": Row("post", run_rounds(DONE), of_decided_round, lambda desk: {"threshold": "0.95"}),
    "accept_sure": Row("post", run_rounds(DONE), of_decided_round, lambda desk: {"threshold": "0.9"}),
    "undo_automatic": Row("post", run_rounds(DONE), of_decided_round, lambda desk: {"made_at": NOW.isoformat()}),
    "adjudicate_document": Row("get", run_rounds(OK), of_decided),
    "decide": Row("post", run_rounds(DONE), of_decided, lambda desk: the_units(desk, "decided")),
    "accept_agreed": Row("post", run_rounds(DONE), of_decided, lambda desk: the_units(desk, "agreed")),
    "take_back": Row("post", run_rounds(DONE), of_decided, lambda desk: {"decision": desk.decision.pk}),
    "undo_decision": Row("post", run_rounds(DONE), of_decided, lambda desk: {"made_at": NOW.isoformat()}),
    "decisions": Row("get", (SIGN_IN, UNSEEN, OK, OK, OK, OK), of_decided_round),
    "dispute": Row(
        "post", (SIGN_IN, NOT_YOURS, DONE, UNSEEN, NOT_YOURS, NOT_YOURS),
        lambda desk: (desk.decision.round_id, desk.decision.pk), lambda desk: {"reason": "No."},
    ),
    "sources": Row("get", everybody(OK)),
    "source": Row("get", everybody(OK), lambda desk: (desk.document.source_id,)),
    "source_marked": Row("get", everybody(OK), lambda desk: (desk.document.source_id,)),
    "compare_sources": Row("get", everybody(OK)),
    "profile_units": Row("get", KEPT_BLIND, of_profiled),
    "profile_documents": Row("get", KEPT_BLIND, of_profiled),
    "what_if": Row("get", KEPT_BLIND, of_profiled),
    "grade_source": Row("post", leads(DONE), of_profiled, the_profile),
    "publish_profile": Row("post", leads(DONE), of_publishable, the_profile),
    "unpublish_profile": Row("post", leads(DONE), of_published),
    "source_facts": Row("get", leads(OK), lambda desk: (desk.document.source_id,), other="delete"),
    "documents": Row("get", everybody(OK)),
    "document": Row("get", everybody(OK), of_document),
    "about_document": Row("get", everybody(OK), of_document),
    "add_documents": Row("get", leads(OK), other="put"),
    "take": Row("post", (SIGN_IN, NOT_YOURS, DONE, DONE, DONE, DONE), of_document),
    "segments": Row("get", leads(OK), of_document),
    "correct_segment": Row("post", leads(DONE), lambda desk: (desk.document.pk, 1), first_segment),
    "undo_correction": Row("post", leads(DONE), lambda desk: (desk.document.pk, desk.change.pk)),
    "copies": Row("get", everybody(OK)),
    "copy": Row("get", everybody(OK), of_copy),
    "decide_copy": Row("post", leads(DONE), of_copy, lambda desk: {"action": "confirm", "relation": "excerpt", "version": 1}),
    "link_copy": Row("get", leads(OK), of_document, other="put"),
    "highlights": Row("get", everybody(OK)),
    "evidence_pages": Row("get", everybody(OK)),
    "evidence_page": Row("get", OF_EVIDENCE, of_page),
    "grade_evidence": Row("post", BY_LEADS, of_page, lambda desk: {"letter": "B", "number": "2"}),
    "describe_evidence": Row("post", BY_LEADS, of_page, lambda desk: {"title": "Lists"}),
    "add_snapshot": Row("post", BY_WHO_REVIEWS, of_page, lambda desk: {"text": "as it is"}),
    "snapshot": Row("get", OF_EVIDENCE, lambda desk: (desk.bearing.page_id, desk.bearing.page.snapshots.get().pk)),
    "add_evidence": Row("get", OF_EVIDENCE, of_borne_on, other="put"),
    "take_up_address": Row("post", BY_LEADS, of_borne_on, lambda desk: {"url": "https://given.example/"}),
    "take_up_evidence": Row("post", BY_LEADS, of_bearing),
    "withdraw_evidence": Row("post", BY_WHO_REVIEWS, of_bearing),
    "reply_to_claim": Row("get", (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, OK, OK), of_borne_on, other="put"),
    "reply_to_profile": Row("get", leads(OK), lambda desk: (desk.document.source_id,), other="put"),
    "withdraw_reply": Row("post", leads(DONE), lambda desk: (desk.reply.source_id, desk.reply.pk)),
    "claims": Row("get", everybody(OK)),
    "new_claim": Row("get", REVIEWS, other="put"),
    "claim": Row("get", OF_CLAIM, of_borne_on),
    "claim_candidates": Row("get", (SIGN_IN, UNSEEN, NOT_YOURS, UNSEEN, OK, OK), of_borne_on),
    "link_to_claim": Row("post", (SIGN_IN, UNSEEN, DONE, UNSEEN, DONE, DONE), of_borne_on, its_passage),
    "unlink_from_claim": Row("post", (SIGN_IN, UNSEEN, DONE, UNSEEN, DONE, DONE), of_borne_on, its_passage),
    "reword_claim": Row("post", BY_CLAIMS_LEADS, of_borne_on, lambda desk: {"wording": "Reworded."}),
    "settle_claim": Row("post", BY_CLAIMS_LEADS, of_borne_on, lambda desk: {"verdict": "mixed", "reason": "x"}),
    "claim_credibility": Row("post", BY_CLAIMS_LEADS, of_borne_on, lambda desk: {"number": "2", "reason": "x"}),
    "merge_claim": Row("post", BY_CLAIMS_LEADS, of_borne_on, lambda desk: {"into": claim_of(desk.cast.lead).pk}),
    "figures": Row("get", everybody(OK)),
    "figure_board": Row("get", OF_CLAIM, of_borne_on),
    "claim_of_figures": Row("post", (SIGN_IN, NOT_YOURS, DONE, UNSEEN, DONE, DONE), data=a_passage),
    "codebook": Row("get", everybody(OK)),
    "codebook_versions": Row("get", everybody(OK)),
    "compare_codebooks": Row("get", everybody(OK), data=two_versions),
    "moved_highlights": Row("get", everybody(OK), data=lambda desk: {**two_versions(desk), "facet": "verdict"}),
    "codebook_version": Row("get", everybody(OK), of_codebook),
    "renew_open_round": Row("post", leads(DONE), of_codebook),
    "propose_codebook": Row("post", leads(DONE), of_codebook),
    "codebook_draft": Row("get", leads(OK), of_draft),
    "change_codebook": Row("get", leads(OK), of_draft, lambda desk: {"kind": "add", "facet": "stance"}, other="put"),
    "undo_codebook_change": Row("post", leads(DONE), of_draft, lambda desk: {"position": 0, "of": 1}),
    "keep_codebook_reason": Row("post", leads(DONE), of_draft, lambda desk: {"reason": "Why not."}),
    "publish_codebook": Row("post", leads(DONE), of_draft, lambda desk: {"reason": "Why not."}),
    "drop_codebook_draft": Row("post", leads(DONE), of_draft),
    "rereview": Row("get", REVIEWS),
    "answer_rereview": Row("get", (SIGN_IN, NOT_YOURS, OK, UNSEEN, UNSEEN, UNSEEN), lambda desk: (desk.rereview.pk,), other="put"),
    "people": Row("get", admins(OK), other="put"),
    "person": Row("get", admins(OK), of_person),
    "set_role": Row("post", admins(DONE), of_person, lambda desk: {"role": "lead"}),
    "set_reviewer_group": Row("post", admins(DONE), of_person, lambda desk: {"group": "east"}),
    "deactivate_person": Row("post", admins(DONE), of_person),
    "reactivate_person": Row("post", admins(DONE), of_person),
    "new_link": Row("post", admins(OK), of_person),
    "forget_person": Row("post", admins(DONE), of_person, lambda desk: {"username": desk.person.username}),
    "desk_settings": Row("get", leads(OK)),
    "learn_again": Row("post", leads(DONE)),
    "set_public_pages": Row("post", admins(DONE), data=lambda desk: {"public": "on"}),
    "me": Row("get", everybody(OK), other="put"),
    "delete_token": Row("post", (SIGN_IN, UNSEEN, DONE, UNSEEN, UNSEEN, UNSEEN), lambda desk: (desk.token,)),
    # Off, as on a desk that is new: what they show while they are on is in tests/views/test_public.py.
    "public_profiles": Row("get", (UNSEEN,) * 6),
    "public_profile": Row("get", (UNSEEN,) * 6, lambda desk: (desk.document.source_id,)),
    "public_units": Row("get", (UNSEEN,) * 6, lambda desk: (desk.document.source_id,)),
    "public_data": Row("get", (UNSEEN,) * 6, lambda desk: (desk.document.source_id,)),
    # Open to those who are not signed in; who is, is sent on.
    "account_login": Row("get", (OK, DONE, DONE, DONE, DONE, DONE), other="delete"),
    "account_logout": Row("get", (DONE, OK, OK, OK, OK, OK), other="delete"),
    "account_inactive": Row("get", (OK, OK, OK, OK, OK, OK)),
    "account_change_password": Row("get", everybody(OK), other="delete"),
    "account_reset_password": Row("get", (OK, OK, OK, OK, OK, OK)),
    "welcome": Row("get", (DONE, DONE, DONE, DONE, DONE, DONE), lambda desk: desk.welcome, other="delete"),
}  # fmt: skip
ELSEWHERE = {"api": "tests/api", "admin": "tests/views/test_admin.py"}


@pytest.fixture
def desk(cast: Cast, codebook: Codebook) -> Desk:
    document = make_document()
    first = document.segments.get(position=2)
    change = corrections.set_role(document.pk, Place(2, first.start, first.end), "heading", by=cast.lead)
    assert change is not None
    token, _ = make_token(cast.ada, name="mine", days=1, longest=dt.timedelta(days=9), now=NOW)
    uid = urlsafe_base64_encode(force_bytes(cast.boris.pk))
    welcome = (uid, default_token_generator.make_token(cast.boris))
    assignment = make_assignment(document, cast.ada)
    make_highlight(assignment, "Nobody believes", {"verdict": "mixed"})
    draft = draft_of(next_version(codebook, STERNER, by=cast.lead), MOCKS, by=cast.lead)
    rereview = ReReview.objects.get()
    round = make_round([document, make_document(f"another {TEXT}")], codebook=codebook)
    reading = give(round, round.places.get(position=2).document, cast.ada)
    test = make_document(f"tested {TEXT}")
    add_place(round, test, purpose="test", gold=read(make_assignment(test, cast.admin)))
    lesson = read(give(round, test, cast.ada))
    conflict = ConflictOfInterest.objects.create(
        reviewer=cast.boris,
        source=make_source("The Herald"),
        reason="wrote for it",
        made_by=cast.lead,
        made_at=NOW,
    )
    return Desk(
        document, assignment, change, token.digest, cast.boris, welcome, draft, rereview, round, reading, lesson,
        conflict, cast,
    )  # fmt: skip


def answers_of(client: Client, row: Row, method: str, name: str, desk: Desk) -> int | str:
    """The status, or "sign in" where one is sent to the log-in page. What the request changed is undone."""
    with transaction.atomic():
        response = getattr(client, method)(reverse(name, args=row.args(desk)), row.data(desk))
        list(getattr(response, "streaming_content", ()))  # a file is closed when it was read
        transaction.set_rollback(True)
    to_login = response.status_code == 302 and response["Location"].startswith("/accounts/login/?next=")
    return SIGN_IN if to_login else int(response.status_code)


@pytest.mark.parametrize("name", TABLE)
def test_everybody_is_answered_as_the_table_says(
    cast: Cast, desk: Desk, as_user: Callable[[User], Client], name: str
) -> None:
    row = TABLE[name]
    row.args(desk)  # what it makes is there before anything is undone
    clients = [Client(), *(as_user(one) for one in (cast.rita, cast.ada, cast.oscar, cast.lead, cast.admin))]
    assert tuple(answers_of(client, row, row.method, name, desk) for client in clients) == row.who


@pytest.mark.parametrize("name", TABLE)
def test_a_wrong_method_is_refused(
    cast: Cast, desk: Desk, as_user: Callable[[User], Client], name: str
) -> None:
    row = TABLE[name]
    person = cast.ada if name == "delete_token" else cast.admin
    client = Client() if name in {"account_login", "welcome"} else as_user(person)
    other = row.other or {"get": "post", "post": "get"}[row.method]
    assert answers_of(client, row, other, name, desk) == 405


def test_every_address_has_a_row() -> None:
    ours = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
    assert {one.name for one in ours if one.name} == set(TABLE)
    assert [str(one.pattern) for one in ours if not one.name] == [
        "^api/"
    ]  # what the API does not know: tests/api


def test_the_other_addresses_are_the_api_and_the_admin_site() -> None:
    included = [one for one in get_resolver().url_patterns if not isinstance(one, URLPattern)]
    assert {one.namespace or one.app_name for one in included} == set(ELSEWHERE)


@pytest.mark.parametrize("name", ["source", "document", "about_document", "read", "segments", "take"])
def test_what_is_not_there_is_not_found(cast: Cast, as_user: Callable[[User], Client], name: str) -> None:
    client = as_user(cast.admin)
    method = TABLE[name].method
    assert getattr(client, method)(reverse(name, args=[uuid4()])).status_code == 404
