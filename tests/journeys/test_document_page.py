"""A document with what was found in it: reviewers see their own work, leads everybody's and can correct the segments."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import Assignment, User
from corpus_app.models import Document, SegmentChange
from tests.conftest import Cast
from tests.journeys.conftest import TEXT, sign_in
from tests.journeys.reading import ReadingPage
from tests.making import TEXT as THREAD
from tests.making import make_assignment, make_document, make_highlight


@pytest.fixture
def document(assignment: Assignment, cast: Cast) -> Document:
    """Ada and Boris both found something in it."""
    make_highlight(assignment, "nobody counted", {"verdict": "mixed", "note": "Who should have?"})
    boris = make_assignment(assignment.document, cast.boris)
    make_highlight(boris, "Only cowards", {"verdict": "not_checkable"})
    return assignment.document


@pytest.fixture
def as_lead(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, as_user: Callable[[User], Client]
) -> ReadingPage:
    sign_in(page.context, live_server.url, as_user(cast.lead))
    return ReadingPage(page, live_server.url)


def test_a_reviewer_sees_own_work_only(reader: ReadingPage, document: Document) -> None:
    reader.open(f"/documents/{document.pk}/")
    assert reader.lemmas == ["nobody counted"]
    assert "cowards" not in reader.page.locator("#notes").inner_text()
    expect(reader.page.locator("#reviewer-filter")).to_have_count(0)
    expect(reader.page.get_by_role("link", name="Go on reading")).to_be_visible()


def test_a_lead_sees_everybodys_and_chooses_whose(
    as_lead: ReadingPage, document: Document, cast: Cast
) -> None:
    as_lead.open(f"/documents/{document.pk}/")
    assert as_lead.lemmas == ["nobody counted", "Only cowards"]
    as_lead.page.locator("#reviewer-filter label", has_text=cast.ada.pseudonym).click()
    expect(as_lead.rows).to_have_count(1)
    assert as_lead.lemmas == ["Only cowards"]
    assert as_lead.painted("mixed") == []


@pytest.mark.parametrize("address", ["?highlight={id}", "#h-{id}"])
def test_an_address_opens_one_highlight_and_scrolls_to_it(
    as_lead: ReadingPage, document: Document, assignment: Assignment, address: str
) -> None:
    last = make_highlight(assignment, "A last line stands here.", {"verdict": "verified"})
    as_lead.page.set_viewport_size({"width": 1280, "height": 330})
    as_lead.open(f"/documents/{document.pk}/{address.format(id=last.pk)}")
    assert as_lead.open_words == "A last line stands here."
    expect(as_lead.page.locator("#summary")).to_contain_text("Verified")
    first, _ = as_lead.glyphs("A last line")
    sheet = as_lead.page.locator("#sheet").bounding_box()
    assert sheet
    assert sheet["y"] <= first.top < sheet["y"] + sheet["height"]
    assert as_lead.painted("focus_hl") == ["A last line stands here."]


def test_a_judgement_is_shown_whole_and_cannot_be_changed(as_lead: ReadingPage, document: Document) -> None:
    as_lead.open(f"/documents/{document.pk}/")
    as_lead.open_row("nobody counted")
    summary = as_lead.page.locator("#summary")
    expect(summary).to_contain_text("Mixed")
    expect(summary).to_contain_text("Who should have?")
    expect(as_lead.page.locator("#judgement")).to_have_count(0)
    as_lead.press("3", "Delete")
    expect(as_lead.rows).to_have_count(2)
    as_lead.drag_over("who paid")
    expect(as_lead.page.locator("#pend")).to_have_count(0)


def test_one_can_begin_to_read_from_there(as_lead: ReadingPage, document: Document) -> None:
    as_lead.open(f"/documents/{document.pk}/")
    as_lead.page.get_by_role("button", name="Read and judge it").click()
    as_lead.page.locator("#judgement").wait_for(state="attached")
    assert "/read/" in as_lead.page.url


def test_a_lead_corrects_a_role(as_lead: ReadingPage, document: Document) -> None:
    page = as_lead.open(f"/documents/{document.pk}/").page
    page.get_by_role("button", name="Correct segments").click()
    page.get_by_role("button", name="The next segment").click()
    expect(page.locator("#correct-number")).to_have_text("2")
    page.get_by_label("Role").select_option("caption")
    page.get_by_role("button", name="Save").click()
    page.locator("#text > [data-n='2'][data-role=caption]").wait_for()
    expect(page.locator("#correct-number")).to_have_text("2")
    assert SegmentChange.objects.get().after[0]["role"] == "caption"
    assert as_lead.text == TEXT


def test_a_click_on_a_segments_number_opens_it(as_lead: ReadingPage, document: Document) -> None:
    page = as_lead.open(f"/documents/{document.pk}/").page
    page.get_by_role("button", name="Correct segments").click()
    expect(page.locator("#correct-number")).to_have_text("1")
    box = page.locator("#text > [data-n='4']").bounding_box()
    assert box
    page.mouse.click(box["x"] - 80, box["y"] + 14)
    expect(page.locator("#correct-number")).to_have_text("4")


def test_a_lead_splits_a_segment_at_the_selection_and_joins_it_again(
    as_lead: ReadingPage, document: Document
) -> None:
    page = as_lead.open(f"/documents/{document.pk}/").page
    before = page.locator("#text > *").count()
    page.get_by_role("button", name="Correct segments").click()
    number = page.locator("#text > *", has_text="Only cowards").get_attribute("data-n")
    while page.locator("#correct-number").inner_text() != number:
        page.get_by_role("button", name="The next segment").click()
    expect(page.get_by_role("button", name="Split at the selection")).to_be_disabled()
    as_lead.drag_over("Only cowards")
    page.get_by_role("button", name="Split at the selection").click()
    expect(page.locator("#text > *")).to_have_count(before + 1)
    assert as_lead.text == TEXT
    page.get_by_role("button", name="Join with the next").click()
    expect(page.locator("#text > *")).to_have_count(before)
    assert as_lead.text == TEXT


def test_a_lead_says_who_wrote_a_comment(as_lead: ReadingPage, cast: Cast, assignment: Assignment) -> None:
    thread = make_document(THREAD)
    comment = thread.segments.filter(role="comment").first()
    assert comment
    page = as_lead.open(f"/documents/{thread.pk}/#s-{comment.position}").page
    expect(page.locator("#correct-number")).to_have_text(str(comment.position))
    page.get_by_label("Author").fill("Anna of the river")
    page.get_by_label("Depth").fill("1")
    page.get_by_role("button", name="Save").click()
    segment = page.locator(f"#text > [data-n='{comment.position}'][data-depth='1']")
    segment.wait_for()
    by = segment.get_attribute("data-by")
    assert by
    assert by.startswith("Anna of the river")


def test_a_reviewer_is_offered_no_corrections(reader: ReadingPage, document: Document) -> None:
    reader.open(f"/documents/{document.pk}/")
    expect(reader.page.get_by_role("button", name="Correct segments")).to_have_count(0)
    expect(reader.page.locator("#correct")).to_have_count(0)
