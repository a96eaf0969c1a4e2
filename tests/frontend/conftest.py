from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.frontend.harness import FRONTEND, PAGE, SEGMENTS, Engine, bundle


@pytest.fixture(scope="session")
def harness_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(
        FRONTEND / "test" / "browser" / "harness.ts", tmp_path_factory.mktemp("harness") / "harness.js"
    )


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all: a new document takes a tenth of the time of a new tab."""
    tab = browser.new_page(viewport={"width": 1280, "height": 720})
    yield tab
    tab.close()


@pytest.fixture
def blank(tab: Page) -> Iterator[Page]:
    """The tab with an empty document; an error that no script caught fails the test."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    tab.on("pageerror", note)
    tab.goto("about:blank")
    tab.mouse.move(0, 0)
    yield tab
    tab.remove_listener("pageerror", note)
    assert errors == []


def start(page: Page, script: Path, *, marks: bool) -> Engine:
    page.set_content(PAGE)
    page.add_script_tag(path=script)
    segments = [{"role": role, "words": words} for role, words in SEGMENTS]
    page.evaluate(
        "([segments, marks]) => { window.harness = new Harness(segments, marks) }", [segments, marks]
    )
    return Engine(page)


@pytest.fixture(params=["css", "mark"])
def engine(blank: Page, harness_script: Path, request: pytest.FixtureRequest) -> Engine:
    """The engine with each of the two painters."""
    return start(blank, harness_script, marks=request.param == "mark")


@pytest.fixture
def css_engine(blank: Page, harness_script: Path) -> Engine:
    return start(blank, harness_script, marks=False)


@pytest.fixture
def mark_engine(blank: Page, harness_script: Path) -> Engine:
    return start(blank, harness_script, marks=True)
