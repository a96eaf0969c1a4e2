"""The reading page as somebody uses it: with a mouse, a keyboard, and a look at what the page says."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from annotator.models import Assignment, Highlight

# Where the glyphs from one code point to another are; scrolls there first.
GLYPHS = """([start, end]) => {
  const root = document.getElementById("text");
  const points = Array.from(root.textContent);
  const units = (count) => points.slice(0, count).join("").length;
  const at = (offset) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let rest = offset, node;
    while ((node = walker.nextNode())) { if (rest < node.length) return [node, rest]; rest -= node.length; }
  };
  const rectOf = (index) => {
    const range = document.createRange();
    range.setStart(...at(units(index)));
    const [node, offset] = at(units(index));
    range.setEnd(node, offset + points[index].length);
    return [...range.getClientRects()].find((rect) => rect.width > 0) ?? range.getBoundingClientRect();
  };
  const sheet = document.getElementById("sheet");
  const view = sheet.getBoundingClientRect();
  const lines = [rectOf(start), rectOf(end - 1)];
  if (Math.min(...lines.map((line) => line.top)) < view.top + 8 || Math.max(...lines.map((line) => line.bottom)) > view.bottom - 90)
    sheet.scrollBy(0, lines[0].top - view.top - 60);
  return [rectOf(start), rectOf(end - 1)].map(({left, right, top, bottom}) => ({left, right, top, bottom}));
}"""


@dataclass(frozen=True)
class Glyph:
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class ReadingPage:
    """One tab on the reading page."""

    page: Page
    url: str

    def open(self, address: str) -> "ReadingPage":
        self.page.goto(f"{self.url}{address}")
        self.page.locator("#main[data-ready]").wait_for()
        return self

    def reload(self) -> "ReadingPage":
        self.page.reload()
        self.page.locator("#main[data-ready]").wait_for()
        return self

    # What is there -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        return str(self.page.evaluate("document.getElementById('text').textContent"))

    def place(self, words: str) -> tuple[int, int]:
        """Where the words first stand, in code points."""
        start = self.text.index(words)
        return start, start + len(words)

    def glyphs(self, words: str) -> tuple[Glyph, Glyph]:
        """The first and the last glyph of the words."""
        first, last = self.page.evaluate(GLYPHS, list(self.place(words)))
        return Glyph(**first), Glyph(**last)

    @property
    def toolbar(self) -> Locator:
        return self.page.locator("#pend")

    @property
    def saved(self) -> Locator:
        return self.page.locator("#saved")

    @property
    def rows(self) -> Locator:
        return self.page.locator("#notes button")

    @property
    def lemmas(self) -> list[str]:
        return self.page.locator("#notes .lemma").all_inner_texts()

    @property
    def open_words(self) -> str:
        """The words of the open highlight."""
        return self.page.locator("#quote").inner_text()

    def painted(self, layer: str) -> list[str]:
        """The words painted in one layer of the custom highlights."""
        return list(self.page.evaluate("(layer) => [...(CSS.highlights.get(layer) ?? [])].map((range) => {"
            " const live = new Range(); live.setStart(range.startContainer, range.startOffset);"
            " live.setEnd(range.endContainer, range.endOffset); return live.toString() }).sort()", layer))  # fmt: skip

    def radio(self, name: str, value: str) -> Locator:
        return self.page.locator(f"#judgement input[name={name}][value={value}]")

    def field(self, name: str) -> Locator:
        return self.page.locator(f"#f-{name}")

    # What is done --------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag_over(self, words: str, *, backwards: bool = False) -> None:
        first, last = self.glyphs(words)
        ends = [(first.left + 0.5, first.middle), (last.right - 0.2, last.middle)]
        start, end = reversed(ends) if backwards else ends
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=6)
        self.page.mouse.up()

    def click_on(self, words: str, **options: Any) -> None:
        """Clicks in the middle of the words' first glyph."""
        first, _ = self.glyphs(words)
        self.page.mouse.click((first.left + first.right) / 2, first.middle, **options)

    def highlight(self, words: str) -> None:
        """Selects the words with the mouse and highlights them with the key."""
        self.drag_over(words)
        self.toolbar.wait_for()
        self.press("h")
        self.toolbar.wait_for(state="hidden")

    def open_row(self, words: str) -> None:
        self.rows.filter(has_text=words).first.click()

    # What becomes of it ----------------------------------------------------------------------------

    def wait_until_saved(self) -> None:
        expect(self.saved).to_have_text(re.compile(r"^All saved"), timeout=10_000)


def stored(assignment: Assignment) -> list[Highlight]:
    """What the server has, in text order."""
    rows = Highlight.objects.active().filter(assignment=assignment).select_related("judgement")
    return list(rows.prefetch_related("judgement__techniques", "judgement__evidence").in_text_order())


def quotes(assignment: Assignment) -> list[str]:
    return [highlight.exact for highlight in stored(assignment)]


def only(assignment: Assignment) -> dict[str, Any]:
    """The judgement of the only highlight there is."""
    (highlight,) = stored(assignment)
    return highlight.judgement.as_data()
