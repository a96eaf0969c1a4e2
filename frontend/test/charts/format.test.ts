import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords, written, writtenTick } from "../../src/charts/format.ts";
import { figureOf, markOf } from "./marks.ts";

test("numbers are written as the tables write them", () => {
  assert.equal(written(0.724, "percent"), "72\u00a0%");
  assert.equal(written(1, "rate"), "1.00");
  assert.deepEqual(
    [0.84, -0.04, -1.26].map((number) => written(number, "stance")),
    ["+0.8", "0.0", "\u22121.3"],
  );
  assert.equal(written(12000, "number"), "12,000");
});

test("an axis says its unit once, and long numbers in short", () => {
  assert.deepEqual(
    [writtenTick(0.25, "percent", false), writtenTick(1, "percent", true)],
    ["25", "100\u00a0%"],
  );
  assert.deepEqual(
    [writtenTick(2_500_000, "number", false), writtenTick(10, "number", true)],
    ["2.5M", "10"],
  );
  assert.equal(writtenTick(-2, "stance", false), "\u22122");
});

test("a mark says its numbers in words", () => {
  const words = inWords(markOf({ value: 0.72, low: 0.61, high: 0.81 }), "percent");
  assert.equal(words, "Ostrel Courier: 72\u00a0%, 95 % interval 61\u00a0% to 81\u00a0%");
});

test("a mark says what it stands out from, and what it lacks", () => {
  const over = markOf({ value: 2, low: 1, high: 3, reference: 0.5, over: true });
  assert.match(inWords(over, "rate"), /corpus 0\.50, stands out$/);
  assert.match(
    inWords(markOf({ withheld: "4 documents; 5 are needed" }), "percent"),
    /withheld: 4 documents; 5 are needed$/,
  );
  assert.match(inWords(markOf({ value: 0.4, apart: true }), "percent"), /: cannot be judged$/);
  assert.match(inWords(markOf({}), "percent"), /no number$/);
});

test("a figure says its bound, its verdict and that others contradict it", () => {
  const words = inWords(figureOf(12000, 18000, "about", 2), "number");
  assert.equal(words, "Ostrel Courier: about 12,000 to 18,000, Mixed, cannot be true with 2 of the others");
  assert.match(inWords(figureOf(500, null, "at_least"), "number"), /at least 500, Mixed$/);
});
