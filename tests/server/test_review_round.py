"""A review round on the five real documents, from its making to settled units: three reviewers, one lead, a browser each."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.reading import ReadingPage
from tests.server.desk import PASSWORD, Desk
from tests.server.test_main_job import segments

ROUND = "Five pages"
SHARED, DISPUTED = (
    "1",
    "2",
)  # keys of the verdicts given: to what all mark alike, and to what they see differently
SignIn = Callable[[str], Page]


@pytest.fixture
def sign_in(desk: Desk, browser: Browser) -> Iterator[SignIn]:
    """Somebody's own browser, signed in through the log-in page."""
    contexts = []

    def signed_in(name: str) -> Page:
        contexts.append(browser.new_context(viewport={"width": 1400, "height": 900}))
        page = contexts[-1].new_page()
        page.goto(desk.url)
        page.get_by_label("User name").fill(name)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/queue/")
        return page

    yield signed_in
    for context in contexts:
        context.close()


def make_round(desk: Desk, page: Page, sources: list[str]) -> None:
    page.goto(f"{desk.url}/rounds/new/")
    page.get_by_label("Name", exact=True).fill(ROUND)
    page.locator("#id_sources").select_option(label=sources)
    page.locator("#id_readers_wanted").fill("3")
    page.locator("#id_share_limit").fill("100")
    page.get_by_role("button", name="Make the round").click()
    expect(page.locator("h1")).to_have_text(ROUND)
    expect(page.locator("main")).to_contain_text("of 15 readings submitted")


def two_passages(reader: ReadingPage) -> tuple[str, str]:
    """The first and the last words of the longest paragraph: apart from each other, each only once in the text."""
    bodies = [words.strip() for role, words in segments(reader.page) if role == "body"]
    words = max(bodies, key=len).split(" ")
    return " ".join(words[:5]), " ".join(words[-6:-1])


def read_next(desk: Desk, reader: ReadingPage, verdict: str) -> str:
    """Take the next document, mark two passages, submit it; its title."""
    page = reader.page
    page.goto(f"{desk.url}/queue/")
    mine = page.locator("section").filter(has=page.get_by_role("heading", name=ROUND))
    mine.get_by_role("button", name="Next document").click()
    page.locator("#main[data-ready]").wait_for()
    expect(reader.rows).to_have_count(0)  # blind: whoever read it before
    for words, key in zip(two_passages(reader), (SHARED, verdict), strict=True):
        reader.drag_over(words)
        reader.toolbar.wait_for()
        reader.press("Enter", key)
    reader.wait_until_saved()
    page.locator(".desk-head [data-submit]").click()
    page.locator("#document-form").get_by_text("Reporting").click()
    page.get_by_role("button", name="I have read it to the end").click()
    expect(page.locator(".submitted")).to_contain_text("Read to the end")
    return page.title()


def settle(desk: Desk, page: Page) -> int:
    """Every unit of every document: the agreed ones with one key, the others by accepting the consensus. How many
    documents had agreed ones."""
    page.get_by_role("link", name="Next document").click()
    page.wait_for_url(re.compile(r"adjudicate/[0-9a-f-]{36}/"))
    accepted = 0
    while True:
        page.locator("li.line").first.wait_for()
        agreed = page.locator("[data-key='a']")
        if agreed.count():
            page.keyboard.press("a")
            expect(agreed).to_have_count(0)
            accepted += 1
        while page.locator("li.line:not(.decided)").count():
            left = page.locator("li.line:not(.decided)").count()
            page.keyboard.press("c")
            expect(page.locator("li.line:not(.decided)")).to_have_count(left - 1)
        page.goto(re.sub(r"adjudicate/.*", "adjudicate/", page.url))
        further = page.get_by_role("link", name="Next document")
        if not further.count():
            return accepted
        further.click()
        page.wait_for_url(re.compile(r"adjudicate/[0-9a-f-]{36}/"))


def test_a_round_on_the_five_real_documents_from_its_making_to_settled_units(
    desk: Desk, sign_in: SignIn, seeds: Path
) -> None:
    desk.manage("ingest", seeds, "--sources", seeds / "sources.json")
    sources = [entry["source"]["name"] for entry in json.loads((seeds / "sources.json").read_text())]
    lead = sign_in("lena")
    make_round(desk, lead, sources)
    address = lead.url

    pages = {}
    for name, verdict in (("ada", DISPUTED), ("boris", "6"), ("clara", DISPUTED)):
        pages[name] = sign_in(name)
        reader = ReadingPage(pages[name], desk.url)
        titles = {read_next(desk, reader, verdict) for _ in sources}
        assert len(titles) == 5
        pages[name].goto(f"{desk.url}/queue/")
        expect(pages[name].locator("main")).to_contain_text("You have read 5")

    lead.goto(f"{address}agreement/")
    expect(lead.locator("main")).to_contain_text("3 readers agree on 5 documents")
    units = lead.locator("dt", has_text="Labels differ").locator("+ dd a")
    assert units.inner_text() == "5"
    units.click()
    expect(lead.locator(".unit-compared")).to_have_count(5)

    lead.goto(f"{address}adjudicate/")
    expect(lead.locator("main")).to_contain_text("5 in conflict, 0 marked by one reader alone, 5 agreed")
    assert settle(desk, lead) == 5
    expect(lead.locator("main")).to_contain_text("10 decided")

    boris = pages["boris"]
    boris.goto(f"{address}decisions/?show=otherwise")
    expect(boris.locator("article.decision")).to_have_count(5)
    boris.locator("article.decision").first.locator("summary").click()
    boris.get_by_label("Why it should be decided otherwise").first.fill("The register says otherwise.")
    boris.get_by_role("button", name="Dispute it, once").first.click()
    expect(boris.locator("main")).to_contain_text("You disputed it")
    lead.goto(f"{address}adjudicate/")
    expect(lead.locator("main")).to_contain_text("The register says otherwise.")
    expect(lead.locator("main")).to_contain_text("1 disputed")
    they_have_honest_profiles(desk, lead, sources)


def they_have_honest_profiles(desk: Desk, lead: Page, sources: list[str]) -> None:
    """One document each is too little for a rate: every profile says what is missing, and shows no number."""
    desk.manage("profiles")
    assert "as a rebuild from scratch has them" in desk.manage("profiles", "--check")
    for name in sources:
        lead.goto(f"{desk.url}/sources/")
        lead.get_by_role("link", name=name, exact=True).click()
        expect(lead.locator(".letter .big")).to_have_text("F")
        expect(lead.locator("#standing")).to_have_text("The rate is withheld")
        expect(lead.locator(".worth")).to_contain_text("short of the 5 documents and 10 checked claims")
        expect(lead.locator("main [data-chart=intervals] td[data-value]")).to_have_count(0)
        lead.locator("dt", has_text="Passages marked").locator("+ dd a").first.click()
        expect(lead.locator("article.unit")).to_have_count(2)
