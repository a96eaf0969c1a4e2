from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.frontend.harness import FRONTEND, PAGE, SEGMENTS, Engine, bundle


@pytest.fixture(scope="session")
def base_url() -> str:
    """The pages here have no address; the plugin's own fixture of this name warns under pytest 9."""
    return ""


@pytest.fixture(scope="session")
def harness_script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(
        FRONTEND / "test" / "browser" / "harness.ts", tmp_path_factory.mktemp("harness") / "harness.js"
    )


def start(page: Page, script: Path, *, marks: bool) -> Engine:
    page.set_content(PAGE)
    page.add_script_tag(path=script)
    segments = [{"role": role, "words": words} for role, words in SEGMENTS]
    page.evaluate(
        "([segments, marks]) => { window.harness = new Harness(segments, marks) }", [segments, marks]
    )
    return Engine(page)


@pytest.fixture(params=["css", "mark"])
def engine(page: Page, harness_script: Path, request: pytest.FixtureRequest) -> Engine:
    """The engine with each of the two painters."""
    return start(page, harness_script, marks=request.param == "mark")


@pytest.fixture
def css_engine(page: Page, harness_script: Path) -> Engine:
    return start(page, harness_script, marks=False)


@pytest.fixture
def mark_engine(page: Page, harness_script: Path) -> Engine:
    return start(page, harness_script, marks=True)
