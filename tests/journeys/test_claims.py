"""While a highlight is judged, likely claims are proposed; one key links it, one takes it out again."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.actions.claims import settle_verdict
from annotator.models import Assignment, Claim, ClaimHighlight, User
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.journeys.reading import ReadingPage, stored
from tests.making import make_assignment, make_document, make_highlight
from tests.making_claims import claim_of

COST = "The new bridge cost between 27 and 40 million crowns."
WORDS = "The new bridge cost between 27 and 40 million crowns"


def links() -> list[tuple[str, str]]:
    rows = ClaimHighlight.objects.filter(ended_at=None).order_by("pk")
    return list(rows.values_list("claim__wording", "highlight__exact"))


@pytest.fixture
def known(cast: Cast, assignment: Assignment) -> Claim:
    """A claim of Ada's, with a passage of another document."""
    other = make_assignment(make_document(f"Another paper\n\n{COST}\n"), cast.ada)
    return claim_of(cast.ada, COST, make_highlight(other, COST), now=timezone.now())


def test_the_same_claim_by_one_key_and_out_of_it_by_another(
    known: Claim, reading: ReadingPage, assignment: Assignment
) -> None:
    box = reading.page.locator("#claim")
    reading.highlight(WORDS)
    expect(box.get_by_role("link", name=COST)).to_be_visible()
    expect(box.locator(".score").first).to_have_text("100 %")
    reading.press("l")
    expect(box.get_by_role("button", name="Take out")).to_be_visible()
    assert links() == [(COST, COST), (COST, WORDS)]
    assert known.links.get(highlight=stored(assignment)[0]).similarity == 1
    reading.press("x")
    box.get_by_role("button", name="Undo").click()
    expect(box.get_by_role("button", name="Take out")).to_be_visible()
    assert links() == [(COST, COST), (COST, WORDS)]
    reading.reload()
    reading.open_row("The new bridge")
    expect(box.get_by_role("link", name=COST)).to_be_visible()


def test_a_new_claim_is_worded_from_the_quote(reading: ReadingPage, assignment: Assignment) -> None:
    box = reading.page.locator("#claim")
    reading.highlight("nobody counted the  rest")
    expect(box.get_by_text("None of the claims you see")).to_be_visible()
    reading.press("g")
    field = box.get_by_label("The claim, in its positive form")
    expect(field).to_have_value("Nobody counted the rest")
    field.fill("The rest of the cost was counted")
    reading.press("Enter")
    expect(box.get_by_role("link", name="The rest of the cost was counted")).to_be_visible()
    reading.wait_until_saved()
    assert links() == [("The rest of the cost was counted", "nobody counted the  rest")]


def test_others_claims_are_not_proposed_to_who_reads_blind(
    reading: ReadingPage, cast: Cast, assignment: Assignment
) -> None:
    claim_of(cast.boris, COST, make_highlight(make_assignment(assignment.document, cast.boris), WORDS))
    reading.highlight(WORDS)
    expect(reading.page.locator("#claim").get_by_text("None of the claims you see")).to_be_visible()
    assert COST not in reading.page.content()


def test_a_refusal_is_told_and_keeps_what_was_typed(reading: ReadingPage) -> None:
    box = reading.page.locator("#claim")
    reading.highlight("nobody counted")
    expect(box.get_by_role("button", name="New claim")).to_be_visible()
    reading.press("g")
    box.get_by_label("The claim, in its positive form").fill("?!")
    reading.press("Enter")
    expect(box.get_by_role("alert")).to_contain_text("Say the claim in words")
    expect(box.get_by_label("The claim, in its positive form")).to_have_value("?!")
    reading.press("Escape", "g")
    expect(box.get_by_label("The claim, in its positive form")).to_be_focused()
    box.get_by_role("button", name="Cancel").click()
    expect(box.locator("#claim-form")).to_be_hidden()


def test_the_page_of_a_claim_on_a_narrow_screen_by_keyboard(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, known: Claim,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    settle_verdict(known, verdict="mixed", reason="Two accounts differ.", by=cast.lead, now=timezone.now())
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page.context, live_server.url, as_user(cast.lead))
    page.goto(live_server.url + known.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(COST)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    mark = page.locator("#timeline .lanes a").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}{known.get_absolute_url()}#settled")
    page.get_by_text("The same in a table").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#timeline .data tbody tr")).to_have_count(1)
