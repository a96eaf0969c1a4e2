"""A lead settles a document with the keyboard; a reviewer disputes; all of it works without a script, too."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.actions.adjudication import Rejected
from annotator.models import Codebook, Decision, Dispute, Round, User
from tests.conftest import Cast
from tests.journeys.conftest import sign_in
from tests.journeys.reading import ReadingPage
from tests.journeys.test_desk_looks import DUPLICATE_IDS, NAMELESS, SMALL
from tests.making_units import (
    FIGURE,
    LONGER,
    NOBODY,
    UNCLE,
    settle,
    the_document,
    three_read,
    unit,
)


@pytest.fixture
def round(transactional_db: None, cast: Cast, codebook: Codebook) -> Round:
    return three_read(cast, codebook)


def sheet(round: Round) -> str:
    return reverse("adjudicate_document", args=[round.pk, the_document(round).pk])


def outcomes() -> list[tuple[str, str]]:
    return [(one.outcome, one.exact) for one in Decision.objects.current().order_by("start")]


def test_a_document_is_settled_with_the_keyboard_and_disputed_by_a_reviewer(
    page: Page, live_server: LiveServer, complaints: list[str], cast: Cast, round: Round,
    as_user: Callable[[User], Client],
) -> None:  # fmt: skip
    sign_in(page.context, live_server.url, as_user(cast.lead))
    desk = ReadingPage(page, live_server.url).open(sheet(round))
    said, open_line = page.locator(".said-last"), page.locator("#units [aria-current] .words")
    expect(open_line).to_have_text(LONGER)
    assert desk.painted("focus_hl") == [FIGURE]

    for key, words in (("s", LONGER), ("j", NOBODY), ("j", UNCLE), ("s", UNCLE)):
        desk.press(key)
        expect(open_line).to_have_text(words)
    desk.press("m")
    expect(page.get_by_role("heading", name="2 units as one")).to_be_visible()
    page.locator(".line", has_text=LONGER).get_by_role("link").click()
    expect(page.get_by_role("heading", name="Unit 1 of 3")).to_be_visible()

    desk.press("r")
    page.keyboard.type("Read the lists, 1 and 2.")
    desk.press("Escape")
    place = page.evaluate("document.getElementById('sheet').getBoundingClientRect().toJSON()")
    desk.press("1")
    expect(said).to_have_text("Decided: one reading accepted.")
    expect(open_line).to_have_text(UNCLE)
    assert Decision.objects.get().reason == "Read the lists, 1 and 2."
    assert page.evaluate("document.getElementById('sheet').getBoundingClientRect().toJSON()") == place
    assert desk.painted("focus_hl") == [UNCLE]
    desk.press("a")
    expect(said).to_have_text("Accepted: 1 agreed unit.")
    assert [one for _, one in outcomes()][1:] == [NOBODY]
    desk.press("u")
    expect(said).to_have_text("Taken back: 1 decision.")
    expect(open_line).to_have_text(NOBODY)

    # Her own span, from words selected in the text.
    desk.press("j")
    expect(open_line).to_have_text(UNCLE)
    desk.press("e")
    desk.drag_over("My uncle was")
    expect(page.locator("#own-end")).to_have_value(str(desk.place("My uncle was")[1]))
    page.locator("#own-reason").fill("The rest is a guess.")
    page.get_by_role("button", name="Settle it like this").click()
    expect(said).to_have_text("Decided: span or judgement set by the lead.")
    assert outcomes()[-1] == ("edited", "My uncle was")

    # Somebody else was quicker.
    expect(open_line).to_have_text(NOBODY)
    settle(round, cast.admin, unit(round, cast.admin, NOBODY), Rejected())
    desk.press("1")
    expect(page.locator("#trouble")).to_contain_text("Admin decided this unit meanwhile: nothing here.")
    expect(page.locator(".held")).to_contain_text("Nothing here")
    expect(page.locator("#units header")).to_contain_text("3 of 3 decided")

    sign_in(page.context, live_server.url, as_user(cast.boris))
    page.goto(f"{live_server.url}{reverse('decisions', args=[round.pk])}")
    nobody = page.locator(".decision", has_text=NOBODY)
    nobody.get_by_text("Dispute it", exact=True).click()
    nobody.get_by_label("Why it should be decided otherwise").fill("Everybody says it.")
    nobody.get_by_role("button", name="Dispute it, once").click()
    expect(page.locator(".decision", has_text=NOBODY)).to_contain_text("it is not answered yet")

    sign_in(page.context, live_server.url, as_user(cast.lead))
    desk.open(sheet(round))
    expect(page.locator("#unit")).to_contain_text("Everybody says it.")
    desk.press("1")
    expect(said).to_have_text("Decided: one reading accepted.")
    assert Dispute.objects.get().answered_at is not None
    desk.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()


def test_everything_works_without_a_script_and_on_a_phone(
    browser: Browser, live_server: LiveServer, cast: Cast, round: Round, as_user: Callable[[User], Client]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    sign_in(context, live_server.url, as_user(cast.lead))
    page = context.new_page()
    page.goto(f"{live_server.url}{reverse('adjudicate', args=[round.pk])}")
    page.get_by_role("link", name="Next document").click()
    for words in (LONGER, UNCLE):
        page.locator(".line", has_text=words).get_by_role("checkbox").check()
    page.get_by_role("button", name="Merge ticked").click()
    expect(page.get_by_role("heading", name="2 units as one")).to_be_visible()
    page.locator(".line", has_text=LONGER).get_by_role("link").click()
    page.locator("#decide").get_by_role("button", name="Accept 2").click()
    expect(page.locator(".said-last")).to_have_text("Decided: one reading accepted.")
    page.get_by_role("button", name="Accept 1 agreed").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".said-last")).to_have_text("Taken back: 1 decision.")
    page.locator(".line", has_text=UNCLE).get_by_role("link").click()
    page.locator("#own > summary").click()
    page.locator("#own-verdict").select_option("refuted")
    page.get_by_role("button", name="Settle it like this").click()
    expect(page.locator("#own")).to_contain_text("No reader has these labels.")
    page.locator("#own-reason").fill("It was another barn.")
    page.get_by_role("button", name="Settle it like this").click()
    expect(page.locator(".said-last")).to_have_text("Decided: span or judgement set by the lead.")
    assert [outcome for outcome, _ in outcomes()] == ["chosen", "edited"]
    context.close()

    narrow = browser.new_context(viewport={"width": 360, "height": 780})
    sign_in(narrow, live_server.url, as_user(cast.lead))
    page = narrow.new_page()
    for address in (
        sheet(round),
        reverse("adjudicate", args=[round.pk]),
        reverse("decisions", args=[round.pk]),
    ):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, address
        assert page.evaluate(NAMELESS) == [], address
        assert page.evaluate(SMALL) == [], address
        assert page.evaluate(DUPLICATE_IDS) == [], address
        assert page.locator("h1").count() == 1, address
    narrow.close()
