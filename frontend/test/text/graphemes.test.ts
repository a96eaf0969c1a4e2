import assert from "node:assert/strict";
import { test } from "node:test";
import { rendered } from "../dom.ts";
import { integer, seeded, trickyText } from "../random.ts";

const { clusterAt, sentenceAt, wholeClusters } = await import("../../src/text/graphemes.ts");
const { TextDoc } = await import("../../src/text/textdoc.ts");

test("a family of one sign is one cluster of five code points", () => {
  const doc = new TextDoc(rendered("ab👩‍👩‍👧c"));
  for (let at = 2; at < 7; at++) assert.deepEqual(clusterAt(doc, at), { start: 2, end: 7 });
});

test("a span that cuts an accent from its letter takes it in", () => {
  const doc = new TextDoc(rendered("cafe\u0301 x"));
  assert.deepEqual(wholeClusters(doc, { start: 0, end: 4 }), { start: 0, end: 5 });
  assert.deepEqual(wholeClusters(doc, { start: 4, end: 6 }), { start: 3, end: 6 });
});

test("clusters are those of the whole text's segmenter, in any text", () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = seeded(seed);
    const text = trickyText(random, 40);
    const doc = new TextDoc(rendered(text));
    const at = integer(random, doc.length);
    const utf16 = Array.from(text).slice(0, at).join("").length;
    const expected = new Intl.Segmenter().segment(text).containing(utf16);
    assert.equal(doc.slice(clusterAt(doc, at)), expected?.segment);
  }
});

test("a sentence ends where its segment ends", () => {
  const doc = new TextDoc(rendered("One. Two goes\n", "on."));
  assert.deepEqual(sentenceAt(doc, 0), { start: 0, end: 5 });
  assert.deepEqual(sentenceAt(doc, 7), { start: 5, end: 14 });
  assert.deepEqual(sentenceAt(doc, 17), { start: 17, end: 17 });
});
