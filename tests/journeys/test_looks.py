"""What the reading page looks like: roles, measure, marks and lines, light and dark, on paper, on a telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.models import Assignment, Codebook, User
from tests.conftest import Cast
from tests.journeys.conftest import TEXT, sign_in, watch
from tests.journeys.reading import ReadingPage, quotes, stored
from tests.making import TEXT as THREAD
from tests.making import make_assignment, make_document, make_highlight


def style(page: Page, selector: str, name: str, pseudo: str = "") -> str:
    script = "([selector, name, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo)[name]"
    return str(page.evaluate(script, [selector, name, pseudo]))


def pixels(page: Page, selector: str, name: str) -> float:
    return float(style(page, selector, name).removesuffix("px"))


def test_roles_are_seen_comments_under_their_author_and_boilerplate_faded(
    reader: ReadingPage, cast: Cast, codebook: Codebook, transactional_db: None
) -> None:
    document = make_document(THREAD + "\nShare this page\n")
    comments = document.segments.filter(role="comment")
    second = comments[1]
    type(second).objects.filter(pk=second.pk).update(depth=1)
    page = reader.open(f"/read/{make_assignment(document, cast.ada).pk}/").page
    assert "river_anna" in style(page, "#text [data-role=comment]", "content", "::after")
    assert pixels(page, "#text [data-role=comment][data-depth='1']", "marginLeft") > 10
    assert pixels(page, "#text [data-role=title]", "fontSize") > pixels(
        page, "#text [data-role=body]", "fontSize"
    )
    assert style(page, "#text [data-role=boilerplate]", "color") != style(
        page, "#text [data-role=body]", "color"
    )


def test_the_text_is_the_document_whatever_is_shown_around_it(
    reader: ReadingPage, cast: Cast, codebook: Codebook, transactional_db: None
) -> None:
    for text in (
        THREAD,
        "One line",
        "A\n\n\n\n\n\n\n\n\n\nB <b>&amp; </b> “q”\u00a0x\n",
        "\n\n  starts late\n",
    ):
        document = make_document(text, title="T")
        reader.open(f"/read/{make_assignment(document, cast.ada).pk}/")
        assert reader.text == text


def test_many_blank_lines_take_no_room(
    reader: ReadingPage, cast: Cast, codebook: Codebook, transactional_db: None
) -> None:
    heights = []
    for feeds in (2, 60):
        text = f"The head\n\nFirst paragraph of some words.{chr(10) * feeds}Second paragraph of some words.\n"
        reader.open(f"/read/{make_assignment(make_document(text), cast.ada).pk}/")
        heights.append(reader.page.locator("#text").bounding_box())
    assert heights[0]
    assert heights[1]
    assert heights[0]["height"] == heights[1]["height"]


def test_the_measure_is_comfortable_on_a_wide_screen(reading: ReadingPage) -> None:
    reading.page.set_viewport_size({"width": 2200, "height": 900})
    box = reading.page.locator("#text").bounding_box()
    assert box
    assert box["width"] < 45 * pixels(reading.page, "#text", "fontSize"), "66 characters at most"


def test_techniques_have_a_line_of_their_own_each(reading: ReadingPage, codebook: Codebook) -> None:
    """The painted layers and the tags of a group are drawn alike, and no two groups alike."""
    lines = {}
    for group in codebook.facets["technique_group"]:
        technique = next(t for t in codebook.facets["technique"].values() if t.attributes["group"] == group)
        tag = f"<span id='{group}' class='tq tq-{group}'>{technique.name}</span>"
        reading.page.evaluate("(tag) => document.body.insertAdjacentHTML('beforeend', tag)", tag)
        names = ("textDecorationStyle", "textDecorationThickness")
        lines[group] = tuple(style(reading.page, f"#{group}", name) for name in names)
    assert len(set(lines.values())) == len(lines) == 7


def test_every_verdict_has_a_mark_a_colour_and_a_wash(reading: ReadingPage, codebook: Codebook) -> None:
    seen = set()
    for verdict in codebook.facets["verdict"]:
        assert reading.page.locator(f"symbol#v-{verdict}").count() == 1
        seen.add(style(reading.page, f".vm.v-{verdict}", "color"))
        assert (
            style(reading.page, "#text", "backgroundColor", f"::highlight({verdict})") != "rgba(0, 0, 0, 0)"
        )
    assert len(seen) >= len(codebook.facets["verdict"]) - 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_readable_on_every_ground(reading: ReadingPage, scheme: Any, codebook: Codebook) -> None:
    reading.page.emulate_media(color_scheme=scheme)
    contrast = """(ground) => {
      const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
      const read = (colours) => { for (const c of colours) { canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); };
      const light = ([r, g, b]) => .2126 * r + .7152 * g + .0722 * b;
      const root = getComputedStyle(document.documentElement);
      const leaf = root.getPropertyValue("--leaf");
      const wash = (name) => getComputedStyle(document.getElementById("text"), `::highlight(${name})`).backgroundColor;
      const [a, b] = [light(read([root.getPropertyValue("--ink")])), light(read([leaf, ...ground.map(wash)]))];
      return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }"""
    low: dict[str, float] = {}
    for verdict in codebook.facets["verdict"]:
        for ground in ([verdict], [verdict, "deep"]):
            found = reading.page.evaluate(contrast, ground)
            low |= {"+".join(ground): round(found, 2)} if found < 7 else {}
    assert low == {}


def test_light_and_dark_follow_the_system_and_the_button(reading: ReadingPage) -> None:
    page = reading.page
    page.emulate_media(color_scheme="light")
    light = style(page, "#sheet", "backgroundColor")
    page.emulate_media(color_scheme="dark")
    dark = style(page, "#sheet", "backgroundColor")
    assert light != dark
    button = page.locator("[data-theme-turn]")
    button.click()
    assert style(page, "#sheet", "backgroundColor") == light
    button.click()
    assert style(page, "#sheet", "backgroundColor") == dark


def test_on_paper_highlights_are_numbered_and_their_judgements_follow(
    marked: ReadingPage, tmp_path: Path
) -> None:
    page = marked.page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    sheet = page.locator(".print-sheet")
    expect(sheet).to_be_visible()
    expect(page.locator("#main")).to_be_hidden()
    expect(sheet.locator(".print-list > li")).to_have_count(4)
    expect(sheet.locator("sup").first).to_have_text("1")
    expect(sheet.locator(".print-list > li").nth(0)).to_contain_text("Verified")
    expect(sheet.locator(".print-list > li").nth(1)).to_contain_text("Not yet judged")
    assert "that nobody counted" in sheet.locator(".doc").inner_text()
    assert marked.text == TEXT, "the text itself holds no number"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet).to_have_count(0)
    page.pdf(path=tmp_path / "printed.pdf")
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_with_forced_colours_highlights_are_still_told_apart_from_text(marked: ReadingPage) -> None:
    marked.page.emulate_media(forced_colors="active")
    wash = style(marked.page, "#text", "backgroundColor", "::highlight(mixed)")
    assert wash not in {"rgba(0, 0, 0, 0)", style(marked.page, "#sheet", "backgroundColor")}


@pytest.fixture
def phone(
    browser: Browser,
    live_server: LiveServer,
    assignment: Assignment,
    cast: Cast,
    as_user: Callable[[User], Client],
) -> Any:
    """Ada's telephone, 360 px wide."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    sign_in(context, live_server.url, as_user(cast.ada))
    said: list[str] = []
    page = context.new_page()
    watch(page, said)
    yield ReadingPage(page, live_server.url).open(f"/read/{assignment.pk}/")
    context.close()
    assert said == []


def test_on_a_telephone_one_part_is_seen_at_a_time_and_nothing_is_cut_off(phone: ReadingPage) -> None:
    page = phone.page
    for name, part in (("Highlights", "#apparatus"), ("Judgement", "#judge"), ("Text", "#sheet")):
        page.get_by_role("button", name=name).last.tap()
        for other in ("#apparatus", "#judge", "#sheet"):
            expect(page.locator(other)).to_be_visible(visible=other == part)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        box = page.locator(part).bounding_box()
        assert box
        assert box["width"] <= 360


def test_on_a_telephone_a_selection_becomes_a_judged_highlight(
    phone: ReadingPage, assignment: Assignment
) -> None:
    page = phone.page
    start, end = phone.place("nobody counted")
    _select(page, start, end)
    expect(phone.toolbar).to_be_visible()
    bar, tabs = phone.toolbar.bounding_box(), page.locator(".panes").bounding_box()
    assert bar
    assert tabs
    assert bar["y"] + bar["height"] <= tabs["y"] + 1, "above the tabs, clear of the fingers in the text"
    phone.toolbar.get_by_role("button", name="and judge").tap()
    expect(page.locator("#judge")).to_be_visible()
    page.locator("#judgement .scale label", has_text="Refuted").last.tap()
    phone.wait_until_saved()
    (made,) = stored(assignment)
    assert (made.exact, made.judgement.verdict) == ("nobody counted", "refuted")


def _select(page: Page, start: int, end: int) -> None:
    """As the telephone's own handles do."""
    page.evaluate(
        """([start, end]) => {
          const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
          const points = Array.from(document.getElementById("text").textContent);
          const at = (count) => { let rest = points.slice(0, count).join("").length, node; walker.currentNode = walker.root;
            while ((node = walker.nextNode())) { if (rest <= node.length) return [node, rest]; rest -= node.length; } };
          getSelection().setBaseAndExtent(...at(start), ...at(end));
        }""",
        [start, end],
    )


def test_on_a_telephone_a_tap_in_the_list_opens_the_judgement(
    phone: ReadingPage, assignment: Assignment
) -> None:
    make_highlight(assignment, "Only cowards", {"verdict": "mixed"})
    phone.reload()
    phone.page.get_by_role("button", name="Highlights").last.tap()
    phone.rows.first.tap()
    expect(phone.page.locator("#judge")).to_be_visible()
    assert phone.open_words == "Only cowards"
    assert quotes(assignment) == ["Only cowards"]


@pytest.mark.parametrize("width", [800, 1100, 1280])
def test_at_any_width_every_part_is_in_reach(reading: ReadingPage, width: int) -> None:
    reading.page.set_viewport_size({"width": width, "height": 720})
    for part in ("#sheet", "#apparatus", "#judge", "#saved", ".desk-head [data-submit]"):
        box = reading.page.locator(part).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
