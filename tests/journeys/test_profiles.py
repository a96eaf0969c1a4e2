"""From the list of sources to a letter, to a number, to the words in the text; and back by keyboard."""

from collections.abc import Callable
from typing import Literal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.actions.profiles.watching import rebuild_changed
from annotator.models import Codebook, User
from corpus_app.models import Source
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.making_profiles import read_source, three_sources
from tests.making_rounds import make_round


@pytest.fixture
def profiled(transactional_db: None, cast: Cast, codebook: Codebook) -> Cast:
    three_sources(cast)
    read_source(make_round([], blind=False), "Small Sheet", (cast.ada, cast.boris), documents=2)
    rebuild_changed(now=timezone.now())
    return cast


def test_from_the_list_to_the_words_behind_a_letter(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    profiled: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(profiled.lead))
    page.goto(f"{live_server.url}{reverse('sources')}")
    names = page.locator("table.sources tbody").first.locator("th a").all_inner_texts()
    assert names == ["Good Gazette", "Mixed Mail", "Bad Bugle"]
    expect(page.locator("tbody.apart")).to_contain_text("Small Sheet")
    assert page.locator("table.sources td.plot svg a").count() >= 3
    page.get_by_role("link", name="Bad Bugle").first.click()
    expect(page.locator(".letter .big")).to_have_text("E")
    refuted = (
        page.locator("#claims").locator("xpath=ancestor::section").locator("tr", has_text="Refuted").first
    )
    said = int(refuted.locator("a.num").first.inner_text())
    refuted.locator("a.num").first.click()
    expect(page.locator("[data-number]")).to_have_text(str(said))
    words = page.locator("article.unit .lemma a").first.inner_text()
    page.locator("article.unit .lemma a").first.click()
    page.wait_for_url("**/documents/*/?highlight=*")
    assert words in page.locator(".doc").inner_text()


def test_a_weight_is_moved_and_a_letter_given_with_the_keyboard_alone(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    profiled: Cast,
    as_user: Callable[[User], Client],
) -> None:
    sign_in(page.context, live_server.url, as_user(profiled.lead))
    page.goto(f"{live_server.url}{reverse('sources')}")
    page.get_by_role("link", name="Mixed Mail").first.focus()
    page.keyboard.press("Enter")
    letter = page.locator(".letter .big").inner_text()
    page.get_by_role("link", name="What if").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Refuted", exact=True).fill("1")
    page.get_by_label("Refuted", exact=True).press("Enter")
    expect(page.locator("#result")).to_be_visible()
    expect(page.locator("section", has=page.locator("#result"))).to_contain_text(f"instead of {letter}")
    page.go_back()
    page.go_back()
    expect(page.locator(".letter .big")).to_have_text(letter)
    page.get_by_label("Letter", exact=True).select_option("D")
    page.get_by_label("Reason, shown with it").fill("Half of what it counts is wrong.")
    page.get_by_role("button", name="Give this letter").press("Enter")
    expect(page.locator(".letter .big")).to_have_text("D")
    expect(page.locator(".worth .reason")).to_contain_text("Half of what it counts is wrong.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_profile_is_wider_than_a_telephone(
    page: Page,
    live_server: LiveServer,
    complaints: list[str],
    profiled: Cast,
    as_user: Callable[[User], Client],
    scheme: Literal["light", "dark"],
) -> None:
    sign_in(page.context, live_server.url, as_user(profiled.lead))
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme=scheme)
    ids = [one.pk for one in Source.objects.all()]
    pages = [
        reverse(name, args=[ids[0]])
        for name in ("source", "source_marked", "profile_units", "profile_documents", "what_if")
    ]
    compared = f"{reverse('compare_sources')}?{'&'.join(f'source={pk}' for pk in ids)}"
    for address in (*pages, reverse("sources"), compared):
        page.goto(f"{live_server.url}{address}")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over == 0, address
