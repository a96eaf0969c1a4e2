"""Evidence on the pages: recorded, shared, graded, kept as files that nobody's browser runs."""

import hashlib
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from annotator.actions.evidence import Kept
from annotator.models import Claim, ClaimEvidence, Codebook, EvidencePage, EvidenceSnapshot, User
from corpus_app.ingest import RawFile
from tests.conftest import Cast
from tests.making import make_assignment, make_document, make_highlight
from tests.making_claims import BARN, DEAD, claim_of
from tests.making_evidence import LISTS, evidence_at
from tests.views.pages import having, page, rows, words

SignIn = Callable[[User], Client]
QUOTE = "between 12,000 and 18,000 people"
SCRIPT = b"<script>alert(document.cookie)</script>"


@pytest.fixture
def claim(cast: Cast, codebook: Codebook) -> Claim:
    """Of ada's refuted passage, to which she gave evidence within the judgement."""
    given = {"relation": "refutes", "url": f"{LISTS}#p", "title": "Lists", "quote": "6,412 names"}
    reading = make_assignment(make_document(), cast.ada)
    return claim_of(
        cast.lead, DEAD, make_highlight(reading, QUOTE, {"verdict": "refuted", "evidence": [given]})
    )


def add(client: Client, claim: Claim, query: str = "", **said: Any) -> Any:
    said = {"relation": "refutes", "accessed_on": "2026-11-20", **said}
    return client.post(reverse("add_evidence", args=[claim.pk]) + query, said)


def section(client: Client, claim: Claim) -> str:
    [found] = page(client, claim.get_absolute_url()).xpath("//section[@id='evidence']")
    return words(found)


def test_evidence_at_an_address_is_recorded_with_its_snapshot(
    cast: Cast, claim: Claim, as_user: SignIn
) -> None:
    client = as_user(cast.ada)
    file = SimpleUploadedFile("lists.html", SCRIPT, content_type="text/html")
    answer = add(
        client, claim, url=f"{LISTS}?utm_source=x", title="Lists of 1933", quote="6,412 names", file=file
    )
    assert answer["Location"] == f"{claim.get_absolute_url()}#evidence"
    row = ClaimEvidence.objects.get()
    assert (row.page.url, row.made_by, row.relation) == (LISTS, cast.ada, "refutes")
    assert row.page.snapshots.get().upload_id == hashlib.sha256(SCRIPT).hexdigest()
    shown = section(client, claim)
    assert "1 independent piece of evidence on 1 page" in shown
    assert "within the judgement of between 12,000 and 18,000 people" in shown


def test_words_of_a_document_are_found_through_a_search(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.ada)
    document = make_document("A bulletin.\n\nThe registers hold 6,412 names of the dead.", title="Bulletin 3")
    found = page(client, reverse("add_evidence", args=[claim.pk]), {"words": "Bulletin"})
    [link] = found.xpath("//a[text()='Bulletin 3']/@href")
    assert link == f"?document={document.pk}" or link.endswith(f"?document={document.pk}")
    answer = add(client, claim, f"?document={document.pk}", quote="hold  6,412\r\nnames")
    assert answer.status_code == 302
    row = ClaimEvidence.objects.get()
    assert row.quote == "hold 6,412 names" == document.text[row.page.start : row.page.end]
    refused = add(client, claim, f"?document={document.pk}", quote="not in it")
    assert (refused.status_code, "do not stand in the document" in refused.content.decode()) == (400, True)


def test_a_nearly_equal_address_is_shown_with_the_choice(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    evidence_at(claim, cast.lead)
    asked = add(client, claim, url=f"{LISTS}/", quote="6,412")
    assert asked.status_code == 400
    choices = page_choices(asked)
    assert choices == [LISTS, "another"]
    assert (
        add(client, claim_of(cast.lead, BARN), url=f"{LISTS}/", quote="6,412", like=LISTS).status_code == 302
    )
    assert EvidencePage.objects.count() == 1
    assert add(client, claim, url=f"{LISTS}/", quote="6,412", like="another").status_code == 302
    assert EvidencePage.objects.count() == 2


def page_choices(response: Any) -> list[str]:
    return list(html.fromstring(response.content.decode()).xpath("//input[@name='like']/@value"))


@pytest.mark.parametrize(
    "said",
    [
        {"url": ""}, {"url": "javascript:alert(1)"}, {"url": "https://a.example/\x00"}, {"url": f"https://a.example/{'x' * 3000}"},
        {"url": LISTS, "relation": "perhaps"}, {"url": LISTS, "accessed_on": "22/11/26"}, {"url": LISTS, "accessed_on": "2999-01-01"},
        {"url": LISTS, "source": "7"}, {"url": LISTS, "quote": "x" * 10_001}, {"url": LISTS, "like": "x" * 9}, {},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_on_the_form(
    cast: Cast, claim: Claim, as_user: SignIn, said: dict[str, str]
) -> None:
    answer = add(as_user(cast.lead), claim, **said)
    assert answer.status_code == 400
    assert 'class="error"' in answer.content.decode() or 'role="alert"' in answer.content.decode()
    assert not EvidencePage.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "?document=7",
        "?document=59b0f5e5-0000-4000-8000-97fc70c2e7ed",
        "?words=%00",
        "?words=nothing%20has%20this",
    ],
)
def test_an_address_changed_by_hand_is_answered_with_a_page(
    cast: Cast, claim: Claim, as_user: SignIn, query: str
) -> None:
    assert as_user(cast.lead).get(reverse("add_evidence", args=[claim.pk]) + query).status_code in {
        200,
        400,
        404,
    }


def test_a_lead_takes_up_an_address_in_one_press(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    assert "Take up as a shared page" in section(client, claim)
    client.post(reverse("take_up_address", args=[claim.pk]), {"url": f"{LISTS}#p"})
    row = ClaimEvidence.objects.get()
    assert (row.page.title, row.quote, row.made_by) == ("Lists", "6,412 names", cast.lead)
    assert "Given within judgements" not in section(client, claim)


def test_a_snapshot_is_only_ever_saved(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    kept = Kept(file=RawFile.of('evil".html\r\nX: y', SCRIPT))
    evidence = evidence_at(claim, cast.lead, kept=kept).page
    snapshot = evidence.snapshots.get()
    answer = as_user(cast.lead).get(reverse("snapshot", args=[evidence.pk, snapshot.pk]))
    assert b"".join(answer.streaming_content) == SCRIPT  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith('attachment; filename="2026-11-22-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "evil" not in answer["Content-Disposition"]


def test_a_snapshot_is_saved_by_those_who_see_its_page(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    evidence = evidence_at(claim, cast.boris, kept=Kept(text="as boris saw it")).page
    address = reverse("snapshot", args=[evidence.pk, evidence.snapshots.get().pk])
    answers = [as_user(one).get(address) for one in (cast.lead, cast.boris, cast.ada, cast.oscar, cast.rita)]
    statuses = [answer.status_code for answer in answers]
    assert {b"".join(answer.streaming_content) for answer in answers[:2]} == {b"as boris saw it"}  # type: ignore[attr-defined]
    assert statuses == [200, 200, 404, 404, 404]
    for odd in (0, 10**30):
        assert as_user(cast.lead).get(reverse("snapshot", args=[evidence.pk, odd])).status_code == 404


def test_a_snapshot_whose_bytes_are_lost_says_so(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    evidence = evidence_at(claim, cast.lead, kept=Kept(text="gone")).page
    snapshot = evidence.snapshots.get()
    default_storage.delete(str(snapshot.upload.file.name))
    answer = as_user(cast.lead).get(reverse("snapshot", args=[evidence.pk, snapshot.pk]))
    assert answer.status_code == 404
    assert "Tell an admin" in answer.content.decode()


def test_the_page_says_what_it_bears_on_what_is_kept_and_who_graded_it(
    cast: Cast, claim: Claim, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    evidence = evidence_at(claim, cast.lead, group="lists", kept=Kept(text="as it was")).page
    evidence_at(claim_of(cast.lead, BARN), cast.lead, relation="supports")
    evidence_at(claim, cast.lead, "https://other.example/", title="Other lists", group="Lists")
    client.post(reverse("grade_evidence", args=[evidence.pk]), {"letter": "B", "number": "2"})
    shown = words(page(client, evidence.get_absolute_url()).xpath("//main")[0])
    for said in (
        DEAD,
        BARN,
        hashlib.sha256(b"as it was").hexdigest(),
        "Other lists",
        f"B 2 by {cast.lead.pseudonym} Lead",
    ):
        assert said in shown


def test_a_wrong_grade_is_refused_on_the_page(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    evidence = evidence_at(claim, cast.lead).page
    for said in (
        {"letter": "B", "number": ""},
        {"letter": "Z", "number": "1"},
        {"letter": "A", "number": "9" * 40},
    ):
        answer = as_user(cast.lead).post(reverse("grade_evidence", args=[evidence.pk]), said)
        assert answer.status_code == 400
        assert 'class="error"' in answer.content.decode()


def test_facts_are_corrected_and_a_snapshot_is_kept_from_the_page(
    cast: Cast, claim: Claim, as_user: SignIn
) -> None:
    client = as_user(cast.lead)
    evidence = evidence_at(claim, cast.lead).page
    client.post(
        reverse("describe_evidence", args=[evidence.pk]), {"title": "Lists of 1933", "group": "lists"}
    )
    client.post(
        reverse("add_snapshot", args=[evidence.pk]), {"text": "as it is", "accessed_on": "2026-11-21"}
    )
    assert client.post(reverse("add_snapshot", args=[evidence.pk]), {}).status_code == 400
    assert (
        client.post(reverse("describe_evidence", args=[evidence.pk]), {"archive_url": "x"}).status_code == 400
    )
    evidence.refresh_from_db()
    assert (evidence.title, evidence.independence_group, EvidenceSnapshot.objects.count()) == (
        "Lists of 1933",
        "lists",
        1,
    )


def test_the_list_is_searched_and_filtered(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    client = as_user(cast.lead)
    evidence_at(claim, cast.lead, title="Lists of 1933", group="lists")
    evidence_at(claim, cast.lead, "https://other.example/", title="Winter", group="weather")
    address = reverse("evidence_pages")
    assert len(rows(page(client, address))) == 2
    for query in ({"q": "1933"}, {"group": "LISTS"}, {"letter": "none", "q": "Lists"}):
        [row] = rows(page(client, address, query))
        assert row.startswith("Lists of 1933")
    assert having(page(client, address, {"letter": "A"}), "empty")
    assert client.get(address, {"letter": "Z"}).status_code == 400
    assert client.get(address, {"sort": "nothing"}).status_code == 400


def test_with_no_evidence_the_pages_say_what_to_do(cast: Cast, codebook: Codebook, as_user: SignIn) -> None:
    client = as_user(cast.ada)
    claim = claim_of(cast.ada, DEAD)
    assert "keep a snapshot of it" in section(client, claim)
    [empty] = having(page(client, reverse("evidence_pages")), "empty")
    assert "Open a claim and record what bears on it" in words(empty)


def test_a_verdict_without_evidence_is_flagged_and_its_number_opens_it(
    cast: Cast, codebook: Codebook, as_user: SignIn
) -> None:
    reading = make_assignment(make_document(), cast.ada)
    claim = claim_of(cast.lead, DEAD, make_highlight(reading, QUOTE, {"verdict": "verified"}))
    client = as_user(cast.lead)
    [found] = page(client, claim.get_absolute_url()).xpath("//section[@id='evidence']")
    [link] = having(found, "num", "a")
    assert words(link) == "1"
    assert page(client, link.get("href")).xpath("//@data-total") == ["1"]
    evidence_at(claim, cast.ada)
    assert page(client, link.get("href")).xpath("//@data-total") == ["0"]
    assert client.get(reverse("highlights"), {"evidence": "there"}).status_code == 400


def test_only_ones_own_evidence_or_a_lead_s_hand_withdraws(cast: Cast, claim: Claim, as_user: SignIn) -> None:
    of_ada, of_lead = evidence_at(claim, cast.ada), evidence_at(claim, cast.lead, "https://lead.example/")

    def withdraw(person: User, row: ClaimEvidence) -> int:
        return as_user(person).post(reverse("withdraw_evidence", args=[claim.pk, row.pk])).status_code

    assert withdraw(cast.ada, of_lead) == 404  # ada still reads: what leads recorded is not hers to see
    assert withdraw(cast.boris, of_ada) == 404
    assert withdraw(cast.ada, of_ada) == 302
    assert withdraw(cast.lead, of_lead) == 302
    assert "2 withdrawn" in section(as_user(cast.lead), claim)
