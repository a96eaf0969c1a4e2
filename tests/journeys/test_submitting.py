"""Submitting a document says "read to the end"."""

import re

from playwright.sync_api import expect

from annotator.models import Assignment
from tests.journeys.reading import ReadingPage, quotes


def test_submitting_says_how_far_one_got_sends_what_is_unsent_and_locks_the_page(
    reading: ReadingPage, assignment: Assignment
) -> None:
    reading.highlight("nobody counted")
    reading.page.locator(".desk-head [data-submit]").click()
    dialog = reading.page.get_by_role("dialog", name="Submit as read to the end")
    expect(dialog).to_contain_text("I have read this to the end.")
    expect(dialog).to_contain_text("1 highlighted, 1 not yet judged")
    dialog.get_by_role("button", name="I have read it to the end").click()
    expect(reading.page.locator(".submitted")).to_contain_text("Read to the end")
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.SUBMITTED
    assert quotes(assignment) == ["nobody counted"]
    reading.page.locator("#main[data-ready]").wait_for()
    reading.drag_over("Only cowards")
    expect(reading.page.locator("#pend")).to_have_count(0)
    reading.open_row("nobody counted")
    expect(reading.page.locator("#summary")).to_contain_text("Not yet judged")


def test_what_is_not_judged_can_be_gone_to_first(reading: ReadingPage) -> None:
    reading.highlight("nobody counted")
    reading.highlight("Only cowards")
    reading.press("3")
    reading.page.locator(".desk-head [data-submit]").click()
    reading.page.get_by_role("button", name="Go to the first open one").click()
    assert reading.open_words == "nobody counted"


def test_nothing_is_submitted_while_work_cannot_be_sent(reading: ReadingPage, assignment: Assignment) -> None:
    reading.page.route(re.compile("/api/v1/highlights/"), lambda route: route.abort())
    reading.highlight("nobody counted")
    reading.page.locator(".desk-head [data-submit]").click()
    reading.page.get_by_role("button", name="I have read it to the end").click()
    expect(reading.page.locator("#submit-problem")).to_contain_text("1 could not be saved")
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.STARTED


def test_a_submitted_reading_can_be_reopened(reading: ReadingPage, assignment: Assignment) -> None:
    reading.page.locator(".desk-head [data-submit]").click()
    reading.page.get_by_role("button", name="I have read it to the end").click()
    reading.page.get_by_role("button", name="Reopen").click()
    reading.page.locator(".desk-head [data-submit]").wait_for()
    assignment.refresh_from_db()
    assert assignment.state == Assignment.State.STARTED


def test_the_page_knows_how_far_one_has_read(reading: ReadingPage, assignment: Assignment) -> None:
    reading.page.set_viewport_size({"width": 1280, "height": 320})
    reading.page.evaluate("localStorage.clear()")
    reading.reload()
    progress = reading.page.locator("#progress")
    expect(progress).not_to_contain_text("5 of 5")
    reading.page.locator("#sheet").evaluate("(sheet) => sheet.scrollTo(0, sheet.scrollHeight)")
    expect(progress).to_contain_text("§ 5 of 5")
