"""Every page of the desk, as it looks and as it can be worked: narrow, dark, without a mouse, without complaints."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from annotator.models import Codebook, User
from corpus_app.models import Source
from tests.conftest import ROOT, Cast, make_person
from tests.journeys.conftest import sign_in

# Controls that one can see, and what a screen reader would call them.
NAMELESS = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, [role=img]")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent.trim()))
  .map((one) => one.outerHTML)"""
SMALL = """() => [...document.querySelectorAll("button, select, input:not([type=hidden], [type=checkbox])")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"""
DUPLICATE_IDS = """() => [...document.querySelectorAll("[id]")].map((one) => one.id)
  .filter((id, index, all) => all.indexOf(id) !== index)"""
PASSED_BY_TAB = """() => { const one = document.activeElement; return one === document.body ? null
  : [one.tagName, one.getAttribute("href") || one.name || one.textContent.trim()].join(" "); }"""


@pytest.fixture
def sample(transactional_db: None, cast: Cast, codebook: Codebook) -> Cast:
    """The sample corpus, so that every page has something to show."""
    make_person("clara", "reviewer")
    call_command("load_sample", ROOT / "fixtures", stdout=StringIO())
    return cast


def addresses(cast: Cast) -> list[str]:
    source = Source.objects.get(name="The Northern Lantern")
    document = source.documents.all()[0]
    names = (
        "queue",
        "sources",
        "documents",
        "add_documents",
        "highlights",
        "codebook",
        "people",
        "me",
        "account_logout",
    )
    plain = [reverse(name) for name in (*names, "account_change_password")]
    of_document = [reverse(name, args=[document.pk]) for name in ("about_document", "segments")]
    nowhere = ["/no/such/page/", f"{reverse('highlights')}?verdict=nonsense"]
    return [
        *plain,
        *of_document,
        reverse("source", args=[source.pk]),
        reverse("source_marked", args=[source.pk]),
        reverse("source_facts", args=[source.pk]),
        reverse("person", args=[cast.ada.pk]),
        *nowhere,
    ]


def test_no_page_runs_over_the_edge_at_360_pixels_and_every_control_has_a_name_and_a_size(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    sample: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(sample.admin))
    page.set_viewport_size({"width": 360, "height": 780})
    for address in addresses(sample):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address
        assert page.evaluate(NAMELESS) == [], address
        assert page.evaluate(SMALL) == [], address
        assert page.evaluate(DUPLICATE_IDS) == [], address
        assert page.locator("h1").count() == 1, address


def test_every_page_is_light_or_dark_as_the_person_has_it_and_white_in_print(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    sample: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(sample.admin))
    paper = "getComputedStyle(document.body).backgroundColor"
    for address in addresses(sample):
        page.emulate_media(color_scheme="dark", media="screen")
        page.goto(live_server.url + address)
        assert page.evaluate(paper) == "rgb(20, 25, 26)", address
        page.emulate_media(color_scheme="light")
        assert page.evaluate(paper) == "rgb(246, 247, 244)", address
        page.emulate_media(media="print")
        assert page.evaluate(paper) == "rgb(255, 255, 255)", address
        assert not page.locator(".bar").is_visible(), address


def test_a_list_is_walked_and_opened_with_the_keyboard_alone(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    sample: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(sample.ada))
    page.goto(f"{live_server.url}{reverse('sources')}?show=marked")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    passed = []
    while (here := page.evaluate(PASSED_BY_TAB)) is not None and here not in passed:
        passed.append(here)
        page.keyboard.press("Tab")
    for source in Source.objects.all():
        assert f"A {source.get_absolute_url()}" in passed
    for control in ("INPUT q", "SELECT kind", "BUTTON Filter", "A ?show=marked&sort=-highlights"):
        assert control in passed
    page.locator("a.sort", has_text="Highlights").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/?show=marked&sort=-highlights")
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Highlights")


def test_from_a_number_to_the_highlights_behind_it_to_the_place_in_the_text(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    sample: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(sample.lead))
    page.goto(f"{live_server.url}{reverse('sources')}")
    page.get_by_role("link", name="The Northern Lantern", exact=True).first.click()
    page.get_by_role("link", name="What was marked").click()
    refuted = page.locator("tr", has=page.locator("th", has_text="Refuted")).locator("a.num").first
    said = int(refuted.inner_text())
    refuted.click()
    assert page.locator("[data-total]").inner_text() == str(said)
    assert page.locator(".entry").count() == said
    quote = page.locator(".entry .quote").first
    words = quote.inner_text()
    quote.click()
    page.wait_for_url("**/documents/*/?highlight=*")
    assert words in page.locator(".doc").inner_text()


def test_contested_figures_stand_on_one_axis(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    sample: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(sample.lead))
    page.goto(
        live_server.url + reverse("source_marked", args=[Source.objects.get(name="The Northern Lantern").pk])
    )
    table = page.locator("table.figures").first
    assert "Figures differ" in table.inner_text()
    rows = table.locator("tbody tr")
    dots = [(row.locator("circle"), row.locator("th").inner_text()) for row in rows.all()]
    places = {words: dot.bounding_box() for dot, words in dots if dot.count()}
    lower, higher = places["4,312"], places["9,000"]
    assert lower is not None
    assert higher is not None
    assert lower["x"] < higher["x"]
