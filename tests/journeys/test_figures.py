"""A lead finds contested figures, makes a claim of them with one press, and reads the board without a mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import Claim, Codebook, User
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.making import make_assignment, make_document, make_highlight, make_source
from tests.making_figures import figure

SAID: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "The Plain Mallet",
        "at least 12,000 acres",
        {"low": "12000", "high": None, "bound": "at_least", "unit": "acres"},
    ),
    ("Canal Institute", "about 8 km²", {"low": "8", "bound": "about", "unit": "km²"}),
    ("Canal Institute", "12 km²", {"low": "12", "unit": "km²"}),
    ("The Lantern", "more than 5 km²", {"low": "5", "high": None, "bound": "at_least", "unit": "km²"}),
)


@pytest.fixture
def marked(transactional_db: None, cast: Cast, codebook: Codebook) -> None:
    for number, (source, words, given) in enumerate(SAID):
        document = make_document(
            f"Report {number}\n\nThe flood covered {words}.\n", source=make_source(source)
        )
        judged = {"figure": figure(**given, counted="flooded land"), "verdict": "mixed"}
        make_highlight(make_assignment(document, cast.ada), words, judged)


def test_from_a_proposal_to_the_board_by_keyboard_on_a_narrow_screen(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, marked: None, as_user: Callable[[User], Client]
) -> None:  # fmt: skip
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page.context, live_server.url, as_user(cast.lead))
    page.goto(f"{live_server.url}/figures/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wording = page.get_by_label("The claim, in its positive form")
    expect(wording).to_have_value("flooded land")
    wording.fill("The flood covered so much land.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("The flood covered so much land.")
    claim = Claim.objects.get()
    expect(page).to_have_url(f"{live_server.url}/figures/{claim.pk}/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".told").first.locator("li").first).to_have_text(
        "Canal Institute says about 8 km² in one text and, in another, 12 km²: both cannot be true."
    )
    # Every figure is drawn, and its mark leads to the passage.
    expect(page.locator("td.plot a.mark-link")).to_have_count(len(SAID))
    expect(page.locator("td.plot .clash").first).to_be_attached()
    mark = page.locator("#figure-1 td.plot a.mark-link")
    assert mark.get_attribute("href") == page.locator("#figure-1 a[data-behind]").get_attribute("href")

    page.get_by_label("Measures and shares in").select_option("acres")
    page.get_by_role("button", name="Filter").press("Enter")
    expect(page.locator("#figure-1 th")).to_contain_text("given as about 8 km²")
    page.locator("#figure-1 .against a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_have_count(1)
    page.locator("#figure-1 a[data-behind]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(
        f"{live_server.url}{claim.links.get(highlight__exact='about 8 km²').highlight.get_absolute_url()}"
    )
