import assert from "node:assert/strict";
import { test } from "node:test";
import { rendered } from "../dom.ts";
import { integer, seeded, trickyText } from "../random.ts";

const { TextDoc } = await import("../../src/text/textdoc.ts");

/** Segments that cut a random text anywhere but inside a surrogate pair. */
function randomSegments(random: () => number): string[] {
  const characters = Array.from(trickyText(random, 80));
  const segments: string[] = [];
  for (let from = 0; from < characters.length; ) {
    const to = from + 1 + integer(random, 15);
    segments.push(characters.slice(from, to).join(""));
    from = to;
  }
  return segments;
}

test("the text is the segments' text, character for character", () => {
  const doc = new TextDoc(rendered("Héllo\u00a0 wörld 💙💛\n\n", "“next” line\n"));
  assert.equal(doc.text, "Héllo\u00a0 wörld 💙💛\n\n“next” line\n");
  assert.equal(doc.length, Array.from(doc.text).length);
  assert.equal(doc.slice({ start: 13, end: 15 }), "💙💛");
});

test("a range over any span holds the span's words, and its ends lead back to the span", () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = seeded(seed);
    const segments = randomSegments(random);
    const doc = new TextDoc(rendered(...segments));
    const characters = Array.from(segments.join(""));
    for (let round = 0; round < 30; round++) {
      const start = integer(random, characters.length);
      const end = start + 1 + integer(random, characters.length - start);
      const range = doc.range({ start, end });
      assert.equal(range.toString(), characters.slice(start, end).join(""));
      assert.equal(doc.offsetOf(range.startContainer, range.startOffset), start);
      assert.equal(doc.offsetOf(range.endContainer, range.endOffset), end);
    }
  }
});

test("offsets stay right when marks cut the text into pieces", () => {
  const root = rendered("a💙b💛c\n");
  const doc = new TextDoc(root);
  const mark = document.createElement("mark");
  doc.range({ start: 1, end: 3 }).surroundContents(mark);
  assert.equal(doc.range({ start: 2, end: 4 }).toString(), "b💛");
  assert.equal(doc.offsetOf(mark, 0), 1);
  assert.equal(doc.offsetOf(mark, 1), 3);
});

test("places in the root and outside it count as the next place in the text", () => {
  const root = rendered("one\n", "two\n");
  const doc = new TextDoc(root);
  const [before, after] = [document.createElement("p"), document.createElement("p")];
  root.before(before);
  root.after(after);
  assert.equal(doc.offsetOf(root, 0), 0);
  assert.equal(doc.offsetOf(root, 1), 4);
  assert.equal(doc.offsetOf(root, 2), 8);
  assert.equal(doc.offsetOf(before, 0), 0);
  assert.equal(doc.offsetOf(after, 0), 8);
  assert.equal(doc.offsetOf(root.children[1] as Element, 0), 4);
});

test("a static range has the ends of the live one", () => {
  const doc = new TextDoc(rendered("one\n", "two\n"));
  const live = doc.range({ start: 1, end: 6 });
  const fixed = doc.staticRange({ start: 1, end: 6 });
  assert.equal(fixed.startContainer, live.startContainer);
  assert.equal(fixed.endContainer, live.endContainer);
  assert.equal(fixed.endOffset, live.endOffset);
});

test("segments are found by place, with their role", () => {
  const doc = new TextDoc(
    rendered({ words: "Title\n", role: "title" }, "body", { words: "x", role: "comment" }),
  );
  const [title, body, comment] = doc.segments;
  assert.equal(doc.segmentAt(5), title);
  assert.equal(doc.segmentAt(6), body);
  assert.equal(doc.segmentAt(11), comment);
  assert.deepEqual(doc.segmentsIn({ start: 0, end: 6 }), [title]);
  assert.deepEqual(doc.segmentsIn({ start: 5, end: 11 }), [title, body, comment]);
  assert.deepEqual(doc.segmentsIn({ start: 5, end: 5 }), []);
  assert.deepEqual(doc.spanOf(body as HTMLElement), { start: 6, end: 10 });
  assert.deepEqual(
    [0, 7, 10].map((at) => doc.roleAt(at)),
    ["title", "body", "comment"],
  );
});

test("an empty text is a text", () => {
  const doc = new TextDoc(rendered());
  assert.equal(doc.length, 0);
  assert.throws(() => doc.segmentAt(0), RangeError);
});

test("places outside the text and reversed spans are refused", () => {
  const doc = new TextDoc(rendered("one"));
  assert.throws(() => doc.segmentAt(4), RangeError);
  assert.throws(() => doc.segmentAt(-1), RangeError);
  assert.throws(() => doc.range({ start: 2, end: 1 }), RangeError);
  assert.throws(() => doc.range({ start: 0, end: 4 }), RangeError);
  assert.throws(() => doc.spanOf(document.body), RangeError);
});

test("stray characters between the segments are refused", () => {
  const root = rendered("one\n", "two\n");
  root.insertBefore(document.createTextNode("\n  "), root.children[1] as Element);
  assert.throws(() => new TextDoc(root), /outside its segments/);
});

test("a segment that starts elsewhere than it says is refused", () => {
  const root = rendered("💙\n", "two\n");
  (root.children[1] as HTMLElement).dataset.start = "3";
  assert.throws(() => new TextDoc(root), /says it starts at 3, it does at 2/);
});
