"""The main job on the five real documents, as a newcomer does it: the desk as it is served, a browser, an access token."""

import itertools
import json
import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.reading import ReadingPage
from tests.server.desk import PASSWORD, Desk

HEARTS = "💙💛"


@pytest.fixture
def reader(desk: Desk, browser: Browser) -> Iterator[ReadingPage]:
    """Ada, signed in through the log-in page."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.goto(desk.url)
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/queue/")
    yield ReadingPage(page, desk.url)
    context.close()


def segments(page: Page) -> list[tuple[str, str]]:
    """Role and words of each segment of the open document."""
    found = page.eval_on_selector_all(
        "#text > [data-role]", "all => all.map(one => [one.dataset.role, one.textContent])"
    )
    return [(role, words) for role, words in found]


def passages(text: str, parts: list[tuple[str, str]]) -> list[str]:
    """Words to highlight: two that overlap, one across a paragraph, and what stands directly after the emoji."""
    bodies = [words.strip() for role, words in parts if role == "body" and len(words) > 120]
    words = bodies[0].split(" ")
    overlapping = [" ".join(words[:6]), " ".join(words[3:9])]
    ends = [(one.split()[-2:], two.split()[:2]) for (_, one), (_, two) in itertools.pairwise(parts)]
    across = next(
        found[0]
        for tail, head in ends[2:]
        if len(found := re.findall(r"\s+".join(map(re.escape, [*tail, *head])), text)) == 1
        and "\n" in found[0]
    )
    after = re.search(rf"{HEARTS}([^\s]+)", text)
    return [*overlapping, across, *([after[1]] if after else [])]


def folded(words: str) -> str:
    """As a list shows them: runs of white space as one space."""
    return " ".join(words.split())


def rows(desk: Desk, token: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"{desk.url}/api/v1/highlights/export/?format=jsonl", headers={"Authorization": f"Bearer {token}"}
    )
    with urllib.request.urlopen(request) as answer:
        return [json.loads(line) for line in answer]


def test_the_main_job_on_the_five_real_documents(desk: Desk, reader: ReadingPage, seeds: Path) -> None:
    desk.manage("ingest", seeds, "--sources", seeds / "sources.json")
    files = {
        entry["file"]: entry["source"]["name"] for entry in json.loads((seeds / "sources.json").read_text())
    }
    page, marked = reader.page, {}
    for file, source in files.items():
        page.goto(f"{desk.url}/queue/")
        page.get_by_role("row").filter(has_text=source).get_by_role("button", name="Read").click()
        page.locator("#main[data-ready]").wait_for()
        wanted = passages(reader.text, segments(page))
        for verdict, words in enumerate(wanted, 1):
            reader.drag_over(words)
            reader.toolbar.wait_for()
            reader.press("Enter", str(verdict))
        reader.wait_until_saved()
        reader.reload()
        assert sorted(map(folded, reader.lemmas)) == sorted(map(folded, wanted)), file
        expect(page.locator("#tally")).to_contain_text(f"{len(wanted)} judged")
        marked[source] = wanted

    for source, wanted in marked.items():
        page.goto(f"{desk.url}/sources/?show=marked")
        line = page.get_by_role("row").filter(has_text=source)
        line.get_by_role("link", name=str(len(wanted)), exact=True).first.click()
        page.wait_for_url("**/highlights/**")
        expect(page.locator("main")).to_contain_text(f"{len(wanted)} highlight")

    texts = {row["text_sha256"]: row for row in map(json.loads, dry_run(desk, seeds))}
    exported = [row for row in rows(desk, desk.token("ada")) if row["source_name"] in marked]
    assert len(exported) == sum(map(len, marked.values()))
    for row in exported:
        text = texts[row["text_sha256"]]["text"]
        assert text[row["start"] : row["end"]] == row["exact"]
        assert text[: row["start"]].endswith(row["prefix"])
        assert text[row["end"] :].startswith(row["suffix"])
        assert row["offset_unit"] == "codepoint"
    directly_after = [row for row in exported if row["prefix"].endswith(HEARTS)]
    assert len(directly_after) == 1


def dry_run(desk: Desk, seeds: Path) -> list[str]:
    sources = seeds / "sources.json"
    return desk.manage("ingest", seeds, "--sources", sources, "--dry-run", "--json").splitlines()


def test_unsent_work_goes_out_after_the_server_was_killed_and_started_again(
    desk: Desk, reader: ReadingPage
) -> None:
    page = reader.page
    page.goto(f"{desk.url}/queue/")
    page.get_by_role("link", name="Who dug the Velm?").first.click()
    page.locator("#main[data-ready]").wait_for()
    before = reader.rows.count()
    desk.kill()
    reader.highlight("The anniversary committee")
    expect(reader.saved).to_contain_text("Not sent", timeout=15_000)
    address = page.url
    page.close()  # the tab goes, too
    again = ReadingPage(page.context.new_page(), desk.url)
    desk.start()
    again.page.goto(address)
    again.page.locator("#main[data-ready]").wait_for()
    again.wait_until_saved()
    again.reload()
    expect(again.rows).to_have_count(before + 1)
    assert "The anniversary committee" in again.lemmas
