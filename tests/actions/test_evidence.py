"""Evidence of claims is recorded, shared, kept and taken back; nothing of it is lost."""

import datetime as dt
import hashlib
from typing import Any

import pytest

from annotator.actions.claims import merge_claim
from annotator.actions.evidence import (
    LIKE,
    Address,
    Kept,
    Said,
    describe_page,
    grade_page,
    keep_snapshot,
    record_evidence,
    take_up_address,
    take_up_evidence,
    withdraw_evidence,
)
from annotator.actions.evidence.places import find_quote
from annotator.errors import Conflict, Invalid
from annotator.models import Claim, ClaimEvidence, Codebook, EvidencePage, EvidenceSnapshot, Highlight, User
from annotator.queries.evidence_pages import history_of
from corpus_app.ingest import RawFile
from corpus_app.models import Document, Upload
from tests.conftest import Cast
from tests.making import NOW, make_assignment, make_document, make_highlight, make_source
from tests.making_claims import BARN, DEAD, claim_of
from tests.making_evidence import LISTS, evidence_at, evidence_in

LATER = NOW + dt.timedelta(days=1)
QUOTE = "between 12,000 and 18,000 people"


@pytest.fixture
def claim(cast: Cast, codebook: Codebook) -> Claim:
    return claim_of(cast.lead, DEAD)


@pytest.fixture
def document(db: None) -> Document:
    return make_document(source=make_source("The Herald"))


def fields_of(refusal: pytest.ExceptionInfo[Invalid]) -> set[str]:
    return set(refusal.value.extra["errors"])


def test_a_page_given_again_is_the_same_page(claim: Claim, cast: Cast) -> None:
    other = claim_of(cast.lead, BARN)
    first = evidence_at(claim, cast.lead, f"{LISTS}?utm_source=mail#top", title="Lists")
    second = evidence_at(other, cast.ada, LISTS.replace("https", "HTTP"), "supports", title="Another title")
    assert first.page_id == second.page_id
    page = EvidencePage.objects.get()
    assert (page.url, page.title) == (LISTS, "Lists")


def test_the_same_said_twice_is_one_row(claim: Claim, cast: Cast) -> None:
    rows = {evidence_at(claim, cast.lead, quote="6,412 names").pk for _ in range(2)}
    assert len(rows) == ClaimEvidence.objects.count() == EvidenceSnapshot.objects.count() == 1


@pytest.mark.parametrize("near", [f"{LISTS}/", "http://www.archive.example/lists/1933"])
def test_a_nearly_equal_address_is_asked_about(claim: Claim, cast: Cast, near: str) -> None:
    known = evidence_at(claim, cast.lead)
    with pytest.raises(Conflict) as refusal:
        evidence_at(claim, cast.lead, near)
    assert [page["url"] for page in refusal.value.extra[LIKE]] == [known.page.url]
    assert ClaimEvidence.objects.count() == 1
    assert evidence_at(claim, cast.lead, near, is_another=True).page_id != known.page_id


def test_the_hint_tells_nobody_of_others_work(claim: Claim, cast: Cast) -> None:
    evidence_at(claim, cast.boris)
    made = evidence_at(claim_of(cast.ada, BARN), cast.ada, f"{LISTS}/")
    assert made.page.url == f"{LISTS}/"


def test_the_publisher_is_known_by_its_domain(claim: Claim, cast: Cast) -> None:
    source = make_source("The Archive", domains=["archive.example"])
    make_source("Another", domains=["other.example"])
    assert evidence_at(claim, cast.lead).page.source == source


def test_words_of_a_document_are_found_and_checked(claim: Claim, cast: Cast, document: Document) -> None:
    row = evidence_in(claim, cast.ada, document, QUOTE)
    page = row.page
    assert page.start is not None
    assert document.text[page.start : page.end] == row.quote == QUOTE
    assert (page.source, page.title) == (document.source, document.title)
    assert evidence_in(claim_of(cast.ada, BARN), cast.ada, document, QUOTE, "supports").page_id == page.pk


def test_line_ends_and_spaces_may_differ_and_the_text_s_own_are_kept(document: Document) -> None:
    place = find_quote(document, "Who   counted the\r\ndead? The ministry said")
    assert place.exact == "Who counted the dead?\n\nThe ministry said"
    assert document.text[place.start : place.end] == place.exact


@pytest.mark.parametrize("quote", ["", "   ", "nobody said this", "x" * 10_001, "the", ".*"])
def test_words_that_are_not_there_once_are_refused(document: Document, quote: str) -> None:
    with pytest.raises(Invalid) as refusal:
        find_quote(document, quote)
    assert fields_of(refusal) == {"quote"}


def test_of_several_places_one_can_be_chosen(document: Document) -> None:
    at = document.text.index("the ministry any more")
    assert find_quote(document, "the ministry", start=at).start == at


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"url": "nowhere"}, "url"),
        ({"url": "https://archive.example/\x00"}, "url"),
        ({"relation": "perhaps"}, "relation"),
        ({"relation": ""}, "relation"),
        ({"quote": "x" * 10_001}, "quote"),
        ({"quote": "a\x00b"}, "quote"),
        ({"title": "x" * 301}, "title"),
        ({"group": "x" * 121}, "group"),
        ({"archive_url": "nowhere"}, "archive_url"),
        ({"kept": Kept(dt.date(2999, 1, 1), text="a")}, "accessed_on"),
        ({"kept": Kept(NOW.date())}, "accessed_on"),
        ({"kept": Kept(file=RawFile.of("empty.html", b""))}, "file"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_no_trace(
    claim: Claim, cast: Cast, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        evidence_at(claim, cast.lead, **changed)
    assert field in fields_of(refusal)
    assert not EvidencePage.objects.exists()
    assert not Upload.objects.exists()


def test_a_merged_claim_takes_no_more_evidence(claim: Claim, cast: Cast) -> None:
    merge_claim(claim, claim_of(cast.lead, BARN), by=cast.lead, now=NOW)
    with pytest.raises(Conflict):
        evidence_at(claim, cast.lead, quote="6,412 names")
    assert not Upload.objects.exists()


def test_withdrawing_keeps_the_row_and_who_did_it(claim: Claim, cast: Cast) -> None:
    row = evidence_at(claim, cast.ada)
    withdraw_evidence(row, by=cast.lead, now=LATER)
    withdraw_evidence(row, by=cast.admin, now=LATER + dt.timedelta(1))
    row.refresh_from_db()
    assert (row.withdrawn_by, row.withdrawn_at) == (cast.lead, LATER)
    assert evidence_at(claim, cast.ada).pk != row.pk


# Snapshots ------------------------------------------------------------------------------------------


def bytes_of(snapshot: EvidenceSnapshot) -> bytes:
    with snapshot.upload.file.open("rb") as stream:
        return bytes(stream.read())


def test_a_snapshot_is_kept_under_the_hash_of_its_bytes(claim: Claim, cast: Cast) -> None:
    data = b"<html><script>alert(1)</script>6,412 names</html>"
    kept = Kept(dt.date(2026, 11, 20), RawFile.of("lists.html", data))
    page = evidence_at(claim, cast.ada, kept=kept).page
    snapshot = page.snapshots.get()
    assert snapshot.upload_id == hashlib.sha256(data).hexdigest()
    assert bytes_of(snapshot) == data
    assert (snapshot.accessed_on, snapshot.upload.size) == (dt.date(2026, 11, 20), len(data))


def test_the_quoted_words_are_kept_where_nothing_else_is(claim: Claim, cast: Cast) -> None:
    page = evidence_at(claim, cast.ada, quote="6,412 names 💙", kept=Kept(dt.date(2026, 11, 19))).page
    snapshot = page.snapshots.get()
    assert snapshot.accessed_on == dt.date(2026, 11, 19)
    assert bytes_of(snapshot).decode() == "6,412 names 💙"


def test_the_same_bytes_are_kept_once(claim: Claim, cast: Cast) -> None:
    page = evidence_at(claim, cast.ada, kept=Kept(text="as it was")).page
    again = keep_snapshot(page, Kept(text="as it was"), by=cast.lead, now=LATER)
    assert again.accessed_on == NOW.date()
    other = keep_snapshot(page, Kept(text="as it is"), by=cast.lead, now=LATER)
    assert other.accessed_on == LATER.date()
    assert page.snapshots.count() == Upload.objects.count() == 2


def test_too_large_a_snapshot_is_refused(claim: Claim, cast: Cast, settings: Any) -> None:
    settings.INGEST_MAX_FILE_BYTES = 10
    with pytest.raises(Invalid, match="INGEST_MAX_FILE_BYTES") as refusal:
        evidence_at(claim, cast.ada, kept=Kept(file=RawFile.of("large", b"x" * 11)))
    assert fields_of(refusal) == {"file"}
    assert not Upload.objects.exists()


def test_a_stretch_of_a_document_needs_no_snapshot(claim: Claim, cast: Cast, document: Document) -> None:
    page = evidence_in(claim, cast.ada, document, QUOTE).page
    with pytest.raises(Invalid):
        keep_snapshot(page, Kept(text="the text"), by=cast.ada, now=NOW)


# Grades ---------------------------------------------------------------------------------------------


def test_a_grade_says_who_gave_it_and_what_it_was_before(claim: Claim, cast: Cast) -> None:
    page = evidence_at(claim, cast.ada).page
    assert grade_page(page, letter="B", number=3, by=cast.lead, now=NOW)
    assert not grade_page(page, letter="B", number=3, by=cast.admin, now=LATER)
    assert grade_page(page, letter="F", number=6, by=cast.admin, now=LATER)
    page.refresh_from_db()
    assert (page.letter, page.number, page.updated_at) == ("F", 6, LATER)
    newest, oldest = history_of(page)
    assert (newest.by, newest.at, newest.is_grade) == (cast.admin, LATER, True)
    assert newest.steps == [("letter", "B", "F"), ("number", "3", "6")]
    assert oldest.steps == [("letter", "", "B"), ("number", "", "3")]


@pytest.mark.parametrize(
    ("letter", "number"), [("G", 1), ("b", 2), ("A", 0), ("A", 7), ("A", None), ("", 3), ("A", 10**30)]
)
def test_what_is_no_grade_is_refused(claim: Claim, cast: Cast, letter: str, number: int | None) -> None:
    page = evidence_at(claim, cast.ada).page
    with pytest.raises(Invalid):
        grade_page(page, letter=letter, number=number, by=cast.lead, now=NOW)
    page.refresh_from_db()
    assert (page.letter, page.number) == ("", None)


def test_what_is_known_of_a_page_can_be_corrected_and_the_change_is_kept(claim: Claim, cast: Cast) -> None:
    page = evidence_at(claim, cast.ada, title="List").page
    source = make_source("The Archive")
    facts: dict[str, Any] = {"archive_url": "", "source": source, "group": " the  lists ", "note": ""}
    assert describe_page(page, title="Lists of 1933", **facts, by=cast.lead, now=LATER)
    page.refresh_from_db()
    assert (page.title, page.source, page.independence_group) == ("Lists of 1933", source, "the lists")
    [change] = history_of(page)
    assert ("source", "", "The Archive") in change.steps
    assert not change.is_grade


# Taking up ------------------------------------------------------------------------------------------


def given_within(reviewer: User, document: Document, url: str, **evidence: Any) -> Highlight:
    said = {"relation": "refutes", "url": url, **evidence}
    return make_highlight(
        make_assignment(document, reviewer), QUOTE, {"verdict": "refuted", "evidence": [said]}
    )


def test_a_lead_takes_up_what_reviewers_gave(cast: Cast, codebook: Codebook, document: Document) -> None:
    said = given_within(
        cast.ada, document, f"{LISTS}#p", quote="6,412 names", title="Lists", accessed_on="2026-11-01"
    )
    also = given_within(cast.boris, document, LISTS.replace("https", "http"))
    claim = claim_of(cast.lead, DEAD, said, also)
    taken = take_up_address(claim, LISTS, by=cast.lead, now=NOW)
    assert (taken.relation, taken.quote, taken.made_by) == ("refutes", "6,412 names", cast.lead)
    assert (taken.page.url, taken.page.title) == (LISTS, "Lists")
    assert taken.page.snapshots.get().accessed_on == dt.date(2026, 11, 1)
    assert take_up_address(claim, LISTS, by=cast.lead, now=LATER).pk == taken.pk


def test_an_address_that_no_judgement_gives_is_not_taken_up(claim: Claim, cast: Cast) -> None:
    with pytest.raises(Conflict):
        take_up_address(claim, LISTS, by=cast.lead, now=NOW)
    assert not EvidencePage.objects.exists()


def test_a_lead_takes_up_what_a_reviewer_recorded(claim: Claim, cast: Cast) -> None:
    of_ada = evidence_at(claim, cast.ada, quote="6,412 names")
    taken = take_up_evidence(of_ada, by=cast.lead, now=LATER)
    assert (taken.made_by, taken.page_id, taken.quote) == (cast.lead, of_ada.page_id, of_ada.quote)
    withdraw_evidence(of_ada, by=cast.ada, now=LATER)
    of_ada.refresh_from_db()
    with pytest.raises(Conflict):
        take_up_evidence(of_ada, by=cast.lead, now=LATER)


def test_without_a_codebook_there_is_no_relation(cast: Cast) -> None:
    claim = Claim.objects.create(wording="x", created_by=cast.lead, created_at=NOW, updated_at=NOW)
    with pytest.raises(Conflict, match="load_codebook"):
        record_evidence(claim, Address(LISTS), Said("refutes"), Kept(), by=cast.lead, now=NOW)
