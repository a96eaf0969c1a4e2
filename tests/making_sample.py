"""A part of the sample corpus as a folder of its own: quick to load where a test needs pages that count something."""

import json
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

FIXTURES = ROOT / "fixtures"
EIGHT = (
    "basket-world_channel-promised-dryness.txt",
    "canal-institute_bulletin-halm.html",
    "canal-institute_deaths-on-the-velm-works.txt",
    "halm-courier_shelters.html",
    "long-ago-not-far_how-the-velm-was-dug.txt",
    "northern-lantern_halm-embankment.txt",
    "northern-lantern_who-dug-the-velm.txt",
    "plain-mallet_front-page.txt",
)
"""A document or two of every source that has any."""


def part_of_the_sample(folder: Path, files: Collection[str] = EIGHT) -> Path:
    """Make `folder` hold what `load_sample` takes: these documents, and what was said of them."""
    (folder / "documents").mkdir(parents=True)
    (folder / "readings").mkdir()
    for name in ("sources.json", "guidelines.md"):
        shutil.copy(FIXTURES / name, folder)
    for file in files:
        shutil.copy(FIXTURES / "documents" / file, folder / "documents")
        shutil.copy(FIXTURES / "readings" / f"{Path(file).stem}.json", folder / "readings")
    _filter("documents.json", "file", folder, files)
    _filter("decisions.json", "document", folder, files)
    return folder


def _filter(name: str, field: str, folder: Path, files: Collection[str]) -> None:
    entries: list[dict[str, Any]] = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
    kept = [entry for entry in entries if entry[field] in files]
    (folder / name).write_text(json.dumps(kept), encoding="utf-8")
