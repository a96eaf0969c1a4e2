import assert from "node:assert/strict";
import { test } from "node:test";
import type { Painted } from "../../src/paint/painter.ts";
import { rendered } from "../dom.ts";
import { integer, pick, seeded, trickyText } from "../random.ts";

const { TextDoc } = await import("../../src/text/textdoc.ts");
const { MarkRenderer } = await import("../../src/paint/mark.ts");
const { PiecewisePainter } = await import("../../src/paint/piecewise.ts");

function painted(...segments: string[]) {
  const doc = new TextDoc(rendered(...segments));
  return { doc, painter: new PiecewisePainter(doc, new MarkRenderer(doc)) };
}

function look(root: HTMLElement): string[] {
  return Array.from(root.querySelectorAll("mark"), (mark) => `${mark.className}: ${mark.textContent}`);
}

test("a mark says verdict, technique groups and state by its classes", () => {
  const { doc, painter } = painted("one two three\n");
  painter.add({ id: "a", start: 0, end: 7, verdict: "mostly_verified", groups: ["call", "news"] });
  painter.add({ id: "b", start: 4, end: 13, verdict: null, groups: [] });
  painter.setFocus("b");
  assert.deepEqual(look(doc.root), [
    "hl v-mostly_verified tq-call tq-news: one ",
    "hl v-mostly_verified tq-call tq-news deep focus: two",
    "hl v-none focus:  three",
  ]);
});

test("a pending selection is a mark without a verdict", () => {
  const { doc, painter } = painted("one two\n");
  painter.setPending({ start: 4, end: 7 });
  assert.deepEqual(look(doc.root), ["pending: two"]);
  painter.setPending(null);
  assert.deepEqual(look(doc.root), []);
});

test("no mark takes the focus", () => {
  const { doc, painter } = painted("one two\n");
  painter.add({ id: "a", start: 0, end: 3, verdict: null, groups: [] });
  assert.equal(doc.root.querySelector("[tabindex]"), null);
});

test("the text stays the same whatever is painted over it, and the line ends stay where they are", () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = seeded(seed);
    const segments = Array.from({ length: 4 }, () => `${trickyText(random, 20)}x\n`);
    const { doc, painter } = painted(...segments);
    const lineEnds = [...doc.root.querySelectorAll(".eol")];
    for (let step = 0; step < 20; step++) {
      const start = integer(random, doc.length);
      const end = start + 1 + integer(random, doc.length - start);
      const item: Painted = {
        id: `h${integer(random, 8)}`,
        start,
        end,
        verdict: pick(random, [null, "mixed"]),
        groups: [],
      };
      if (random() < 0.7) painter.add(item);
      else painter.remove(item.id);
      assert.equal(doc.root.textContent, segments.join(""));
      assert.deepEqual([...doc.root.querySelectorAll(".eol")], lineEnds);
    }
    painter.destroy();
    assert.equal(doc.root.querySelector("mark"), null);
    assert.equal(doc.root.textContent, segments.join(""));
  }
});

test("a segment with a live selection is painted when the selection is gone", () => {
  const { doc, painter } = painted("one two three\n", "four\n");
  const live = doc.range({ start: 4, end: 7 });
  getSelection()?.setBaseAndExtent(live.startContainer, live.startOffset, live.endContainer, live.endOffset);
  painter.add({ id: "a", start: 0, end: 18, verdict: "mixed", groups: [] });
  assert.deepEqual(look(doc.root), ["hl v-mixed: four"]);
  assert.equal(getSelection()?.toString(), "two");
  getSelection()?.collapseToEnd();
  document.dispatchEvent(new Event("selectionchange")); // jsdom does not say so itself
  assert.deepEqual(look(doc.root), ["hl v-mixed: one two three", "hl v-mixed: four"]);
});

test("a caret keeps its place when its segment is painted", () => {
  const { doc, painter } = painted("one two three\n");
  const place = doc.range({ start: 9, end: 9 });
  getSelection()?.collapse(place.startContainer, place.startOffset);
  painter.add({ id: "a", start: 4, end: 13, verdict: null, groups: [] });
  const selection = getSelection() as Selection;
  assert.equal(doc.offsetOf(selection.anchorNode as Node, selection.anchorOffset), 9);
});
