"""What a person sees of the evidence of a claim, how it counts, and which verdicts rest on nothing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from annotator.actions.claims import link_highlight
from annotator.actions.evidence import Kept, take_up_evidence, withdraw_evidence
from annotator.models import (
    Assignment,
    Claim,
    ClaimEvidence,
    Codebook,
    EvidencePage,
    EvidenceSnapshot,
    Highlight,
    User,
)
from annotator.queries.claim_evidence import evidence_of, unsupported
from annotator.queries.evidence_pages import PageFilter, borne_on, groups_used, listed_pages
from corpus_app.models import Document, DocumentCopy
from tests.conftest import Cast
from tests.making import NOW, TEXT, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import BARN, DEAD, claim_of
from tests.making_evidence import LISTS, evidence_at, evidence_in
from tests.making_rounds import give, make_round, read

QUOTE = "between 12,000 and 18,000 people"
LATER = NOW + dt.timedelta(hours=1)
ON_LISTS = {"relation": "refutes", "url": f"{LISTS}#p", "quote": "6,412 names"}
Marked = Callable[..., Highlight]


@pytest.fixture
def document(db: None) -> Document:
    return make_document(source=make_source("The Lantern", domains=["lantern.example"]))


@pytest.fixture
def marked(codebook: Codebook, document: Document) -> Marked:
    """A highlight of this reviewer's own, in the document unless said otherwise."""

    def mark(
        reviewer: User, verdict: str = "refuted", *evidence: dict[str, Any], text: Document = document
    ) -> Highlight:
        reading = make_assignment(text, reviewer)
        return make_highlight(reading, QUOTE, {"verdict": verdict, "evidence": list(evidence)})

    return mark


def submitted(highlight: Highlight) -> None:
    read(highlight.assignment)


def pages_of(claim: Claim, viewer: User) -> list[str]:
    return [one.page.url for one in evidence_of(claim, viewer).pages]


# How it counts --------------------------------------------------------------------------------------


def test_what_reviewers_gave_stands_under_the_page_of_the_same_address(cast: Cast, marked: Marked) -> None:
    other = {"relation": "context", "url": "https://other.example/", "title": "Another"}
    claim = claim_of(cast.lead, DEAD, marked(cast.ada, "refuted", ON_LISTS, other))
    evidence_at(claim, cast.lead, LISTS.replace("https", "http"))
    evidence = evidence_of(claim, cast.lead)
    [page] = evidence.pages
    assert [given.evidence.quote for given in page.given] == ["6,412 names"]
    assert [(one.url, one.title) for one in evidence.addresses] == [("https://other.example/", "Another")]


def test_pages_of_one_group_and_copies_of_one_text_count_once(cast: Cast, marked: Marked) -> None:
    claim = claim_of(cast.lead, DEAD, marked(cast.ada))
    first = make_document(f"First. {TEXT}", source=make_source("First"))
    copy = make_document(f"Copied. {TEXT}", source=make_source("Second"))
    DocumentCopy.objects.create(
        earlier=first, later=copy, relation="republished", similarity=0.9, earlier_share=0.9, later_share=0.9,
        found_by="text", found_at=NOW, changed_at=NOW,
    )  # fmt: skip
    evidence_in(claim, cast.lead, first, QUOTE)
    evidence_in(claim, cast.lead, copy, QUOTE)
    evidence_at(claim, cast.lead, "https://a.example/", group="wire")
    evidence_at(claim, cast.lead, "https://b.example/", group="Wire")
    evidence = evidence_of(claim, cast.lead)
    assert evidence.independent == 2
    assert sorted(one.why for one in evidence.pages) == ["", "", "copy", "group"]


@pytest.mark.parametrize("named", [True, False])
def test_what_the_claims_own_source_published_is_said_not_to_be_independent(
    cast: Cast, marked: Marked, document: Document, named: bool
) -> None:
    claim = claim_of(cast.lead, DEAD, marked(cast.ada))
    row = evidence_at(claim, cast.lead, "https://www.lantern.example/about", source=document.source)
    if not named:
        EvidencePage.objects.filter(pk=row.page_id).update(source=None)
    [page] = evidence_of(claim, cast.lead).pages
    assert (page.counts, page.why) == (False, "own")


def test_withdrawn_evidence_counts_no_more_and_is_still_shown(cast: Cast, marked: Marked) -> None:
    claim = claim_of(cast.lead, DEAD, marked(cast.ada))
    row = evidence_at(claim, cast.lead)
    withdraw_evidence(row, by=cast.lead, now=LATER)
    evidence = evidence_of(claim, cast.lead)
    assert (evidence.pages, evidence.withdrawn, evidence.independent) == ([], [row], 0)


def test_the_number_of_queries_does_not_grow_with_the_evidence(
    cast: Cast, marked: Marked, django_assert_max_num_queries: Any
) -> None:
    claim = claim_of(
        cast.lead, DEAD, marked(cast.ada, "refuted", ON_LISTS), marked(cast.boris, "refuted", ON_LISTS)
    )
    for number in range(12):
        evidence_at(claim, cast.lead, f"https://{number}.example/", kept=Kept(text=f"{number}"))
    with django_assert_max_num_queries(8):
        assert len(evidence_of(claim, cast.lead).pages) == 12


# Blind stays blind ----------------------------------------------------------------------------------


def everything(person: User, claim: Claim) -> tuple[object, ...]:
    """All that a person may learn of evidence."""
    evidence = evidence_of(claim, person)
    pages = list(listed_pages(person, PageFilter()).order_by("pk"))
    return (
        [one.page.pk for one in evidence.pages], [one.url for one in evidence.addresses], evidence.independent,
        evidence.unsupported, len(evidence.withdrawn), pages, [(vars(page)["claims"], vars(page)["kept"]) for page in pages],
        [[row.pk for row in borne_on(page, person)] for page in pages], groups_used(person),
        EvidenceSnapshot.objects.visible_to(person).count(),
    )  # fmt: skip


def test_a_reviewer_learns_nothing_of_what_another_reviewer_found(cast: Cast, marked: Marked) -> None:
    of_ada = marked(cast.ada, "refuted")
    of_boris = marked(cast.boris, "refuted", {**ON_LISTS, "url": "https://boris.example/"})
    claim = claim_of(cast.lead, DEAD, of_ada, of_boris)
    evidence_at(claim, cast.ada, group="mine", kept=Kept(text="as ada saw it"))
    before = everything(cast.ada, claim)
    evidence_at(claim, cast.boris, "https://b.example/", group="his", kept=Kept(text="b"))
    evidence_at(claim, cast.boris, LISTS, "supports", kept=Kept(text="as boris saw it"))
    assert everything(cast.ada, claim) == before
    assert len(pages_of(claim, cast.lead)) == 2


def test_what_a_lead_recorded_is_shown_once_the_documents_are_read(cast: Cast, marked: Marked) -> None:
    of_ada = marked(cast.ada)
    claim = claim_of(cast.lead, DEAD, of_ada)
    before = everything(cast.ada, claim)
    evidence_at(claim, cast.lead, kept=Kept(text="as it was"))
    assert everything(cast.ada, claim) == before
    submitted(of_ada)
    assert pages_of(claim, cast.ada) == [LISTS]
    other = make_document(f"Other. {TEXT}", source=make_source("Other"))
    of_boris = marked(cast.boris, text=other)
    assert claim_of(cast.lead, BARN, of_boris)
    other_mark = marked(cast.oscar, text=other)
    link_highlight(claim, other_mark, by=cast.lead, now=LATER)
    assert pages_of(claim, cast.ada) == []


def test_a_lead_who_reads_a_document_of_the_claim_blind_sees_own_evidence_only(
    cast: Cast, marked: Marked, document: Document
) -> None:
    claim = claim_of(cast.lead, DEAD, marked(cast.ada))
    evidence_at(claim, cast.ada, "https://ada.example/")
    evidence_at(claim, cast.lead, "https://lead.example/")
    assert len(pages_of(claim, cast.lead)) == 2
    reading: Assignment = give(make_round([document], blind=True), document, cast.lead)
    assert pages_of(claim, cast.lead) == ["https://lead.example/"]
    read(reading)
    assert len(pages_of(claim, cast.lead)) == 2


def test_a_claim_one_may_not_see_shows_no_evidence(cast: Cast, marked: Marked) -> None:
    claim = claim_of(cast.lead, DEAD, marked(cast.ada))
    evidence_at(claim, cast.lead)
    assert not ClaimEvidence.objects.visible_to(cast.oscar).exists()
    assert not EvidencePage.objects.visible_to(cast.oscar).exists()


def test_a_reader_sees_evidence_of_what_was_submitted(cast: Cast, marked: Marked) -> None:
    of_ada = marked(cast.ada)
    claim = claim_of(cast.lead, DEAD, of_ada)
    evidence_at(claim, cast.ada)
    assert not ClaimEvidence.objects.visible_to(cast.rita).exists()
    submitted(of_ada)
    assert pages_of(claim, cast.rita) == [LISTS]


# Verdicts that rest on nothing ------------------------------------------------------------------------


def flagged() -> set[Highlight]:
    return set(unsupported(Highlight.objects.active()))


@pytest.mark.parametrize(
    ("verdict", "needs"), [("verified", True), ("refuted", True), ("mixed", False), ("unproven", False)]
)
def test_verified_and_refuted_need_evidence(cast: Cast, marked: Marked, verdict: str, needs: bool) -> None:
    one = marked(cast.ada, verdict)
    assert flagged() == ({one} if needs else set())


def test_evidence_within_the_judgement_will_do(cast: Cast, marked: Marked) -> None:
    marked(cast.ada, "refuted", ON_LISTS)
    assert flagged() == set()


def test_own_evidence_for_the_claim_will_do_until_it_is_withdrawn(cast: Cast, marked: Marked) -> None:
    one = marked(cast.ada)
    claim = claim_of(cast.ada, DEAD, one)
    row = evidence_at(claim, cast.ada)
    assert flagged() == set()
    withdraw_evidence(row, by=cast.ada, now=LATER)
    assert flagged() == {one}


def test_anothers_evidence_will_do_when_a_lead_has_taken_it_up_and_the_reading_is_submitted(
    cast: Cast, marked: Marked
) -> None:
    one = marked(cast.ada)
    claim = claim_of(cast.lead, DEAD, one)
    of_boris = evidence_at(claim, cast.boris)
    submitted(one)
    assert flagged() == {one}
    take_up_evidence(of_boris, by=cast.lead, now=LATER)
    assert flagged() == set()
