import assert from "node:assert/strict";
import { test } from "node:test";
import { contains, intersection, overlaps, sameSpan, trimSpan } from "../../src/text/span.ts";
import { integer, seeded, trickyText } from "../random.ts";

test("spans that touch do not overlap", () => {
  assert.equal(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 }), false);
  assert.equal(overlaps({ start: 0, end: 4 }, { start: 3, end: 5 }), true);
});

test("a span contains itself and what lies in it", () => {
  assert.equal(contains({ start: 2, end: 6 }, { start: 2, end: 6 }), true);
  assert.equal(contains({ start: 2, end: 6 }, { start: 5, end: 7 }), false);
});

test("the intersection of two apart is nothing", () => {
  assert.equal(intersection({ start: 0, end: 2 }, { start: 2, end: 4 }), null);
  assert.deepEqual(intersection({ start: 0, end: 3 }, { start: 2, end: 4 }), { start: 2, end: 3 });
});

test("nothing is the same as nothing only", () => {
  assert.equal(sameSpan(null, null), true);
  assert.equal(sameSpan(null, { start: 0, end: 1 }), false);
  assert.equal(sameSpan({ start: 0, end: 1 }, { start: 0, end: 1 }), true);
});

test("outer white space goes, no-break space and line feeds with it", () => {
  assert.deepEqual(trimSpan({ start: 10, end: 18 }, "\u00a0 a  b\n\n"), { start: 12, end: 16 });
});

test("a span of white space alone is nothing", () => {
  assert.equal(trimSpan({ start: 4, end: 7 }, " \u00a0\n"), null);
  assert.equal(trimSpan({ start: 4, end: 4 }, ""), null);
});

test("trimming takes white space from the ends and nothing else, in any text", () => {
  const random = seeded(1);
  for (let round = 0; round < 500; round++) {
    const characters = Array.from(trickyText(random, 30));
    const start = integer(random, characters.length);
    const end = start + integer(random, characters.length - start + 1);
    const words = characters.slice(start, end).join("");
    const trimmed = trimSpan({ start, end }, words);
    assert.equal(trimmed ? characters.slice(trimmed.start, trimmed.end).join("") : "", words.trim());
  }
});
