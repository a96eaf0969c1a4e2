"""A lead brings files in, sees what became of each, corrects a segment and takes the correction back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import Assignment, Codebook, User
from corpus_app.models import Document, SegmentChange
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.making import TEXT, make_document


@pytest.fixture
def lead(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast,
    as_user: Callable[[User], Client],
) -> Page:  # fmt: skip
    """The lead's tab, on the list of documents."""
    sign_in(page.context, live_server.url, as_user(cast.lead))
    page.goto(f"{live_server.url}{reverse('documents')}")
    return page


def test_files_are_brought_in_and_each_is_accounted_for(lead: Page, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Das Café brannte.\n".encode("latin-1"))
    lead.get_by_role("link", name="Bring documents in").first.click()
    lead.get_by_label("Files").set_input_files([tmp_path / "good.txt", tmp_path / "latin.txt"])
    lead.get_by_label("Or name a new source").fill("The Lantern")
    lead.get_by_role("button", name="Bring in").click()
    expect(lead.get_by_text("1 stored, 0 there already, 1 refused.")).to_be_visible()
    expect(lead.locator("tr", has_text="latin.txt")).to_contain_text("Refused")
    lead.locator("tr", has_text="good.txt").get_by_role("link").click()
    expect(lead.locator(".doc")).to_contain_text("Nobody believes the ministry any more")
    assert Document.objects.get().text == TEXT


def test_a_form_without_a_file_says_what_to_do(lead: Page) -> None:
    lead.goto(lead.url + "add/")
    lead.get_by_role("button", name="Bring in").click()
    expect(lead.get_by_role("alert")).to_have_text("Choose at least one file, or paste a text.")


def test_a_segment_is_corrected_and_the_correction_undone(lead: Page, live_server: LiveServer) -> None:
    document = make_document()
    lead.goto(f"{live_server.url}{reverse('segments', args=[document.pk])}")
    lead.get_by_label("Role of § 2").select_option("caption")
    lead.get_by_role("button", name="Set the role of § 2").click()
    expect(lead.get_by_text("§ 2 is corrected.")).to_be_visible()
    expect(lead.get_by_label("Role of § 2")).to_have_value("caption")
    lead.get_by_role("button", name="Undo the correction").click()
    expect(lead.get_by_label("Role of § 2")).to_have_value("body")
    assert SegmentChange.objects.count() == 2


def test_a_comment_is_described_and_a_segment_split_and_joined(lead: Page, live_server: LiveServer) -> None:
    document = make_document()
    number = document.segments.count()
    comment = document.segments.filter(role="comment")[0]
    lead.goto(f"{live_server.url}{reverse('segments', args=[document.pk])}")
    row = lead.locator(f"#s{comment.position}")
    row.get_by_label("Author").fill("Anna Rivers")
    row.get_by_label("Language").fill("de")
    row.get_by_role("button", name="Set what is known").click()
    expect(lead.locator(f"#s{comment.position}").get_by_label("Author")).to_have_value("Anna Rivers")
    lead.locator("#s2").get_by_label("Split at").fill(str(document.segments.get(position=2).start + 4))
    lead.get_by_role("button", name="Split § 2").click()
    expect(lead.get_by_text(f"{number + 1} segments.")).to_be_visible()
    lead.locator("#s2").get_by_role("button", name="Join with the next").click()
    expect(lead.get_by_text(f"{number} segments.")).to_be_visible()


def test_a_reviewer_takes_a_document_from_the_queue_and_comes_back_to_it(
    page: Page, live_server: LiveServer, complaints: list[str], transactional_db: None, cast: Cast, codebook: Codebook,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    make_document()
    sign_in(page.context, live_server.url, as_user(cast.ada))
    page.goto(f"{live_server.url}{reverse('queue')}")
    page.get_by_role("button", name="Read “Who counted the dead?”").click()
    page.wait_for_url("**/read/*/")
    reading = Assignment.objects.get()
    page.get_by_role("link", name="Queue").first.click()
    page.get_by_role("link", name="Who counted the dead?").click()
    page.wait_for_url(f"**{reading.get_absolute_url()}")
