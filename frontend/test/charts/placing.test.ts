import assert from "node:assert/strict";
import { test } from "node:test";
import { placed } from "../../src/charts/placing.ts";
import { scaleFor } from "../../src/charts/scale.ts";
import { figureOf, markOf } from "./marks.ts";

const share = scaleFor({ kind: "percent", lowEnd: 0, highEnd: 1 }, []);
const ends = [figureOf(100, 100), figureOf(200, 200)];
const figures = scaleFor({ kind: "number", lowEnd: null, highEnd: null }, ends);

test("an estimate is a dot between the caps of its interval", () => {
  const place = placed(markOf({ value: 0.5, low: 0.25, high: 0.75 }), share);
  assert.deepEqual(place, {
    dot: 50,
    hollow: false,
    start: { at: 25, shape: "cap" },
    end: { at: 75, shape: "cap" },
    reference: null,
  });
});

test("a withheld one is hollow, and nowhere when its numbers are not told", () => {
  assert.equal(
    placed(markOf({ value: 0.5, low: 0.2, high: 0.8, withheld: "2 documents" }), share).hollow,
    true,
  );
  assert.equal(placed(markOf({ withheld: "2 documents" }), share).dot, null);
});

test("letter F has no place on the axis, whatever its numbers", () => {
  const place = placed(markOf({ value: 0.9, low: 0.8, high: 1, reference: 0.3, apart: true }), share);
  assert.deepEqual(place, { dot: null, hollow: false, start: null, end: null, reference: null });
});

test("an interval that leaves the axis ends at its edge, pointing out", () => {
  const place = placed(markOf({ value: 0.9, low: -0.1, high: 1.4 }), share);
  assert.deepEqual(
    [place.start, place.end],
    [
      { at: 0, shape: "beyond" },
      { at: 100, shape: "beyond" },
    ],
  );
});

test("a range of figures lies between caps, without a dot", () => {
  const place = placed(figureOf(100, 200), figures);
  assert.deepEqual([place.dot, place.start?.shape, place.end?.shape], [null, "cap", "cap"]);
});

test("the end that nobody knows is open: upwards for at least, downwards for at most", () => {
  const [least, most] = [
    placed(figureOf(100, null, "at_least"), figures),
    placed(figureOf(null, 200, "at_most"), figures),
  ];
  assert.deepEqual(
    [least.start, least.end?.shape, most.start?.shape, most.end],
    [null, "open", "open", null],
  );
  const same = placed(figureOf(100, 100, "at_least"), figures);
  assert.deepEqual([same.dot, same.start, same.end?.shape], [figures.at(100), null, "open"]);
});

test("about is hollow", () => {
  assert.equal(placed(figureOf(100, 100, "about"), figures).hollow, true);
  assert.equal(placed(figureOf(100, 100), figures).hollow, false);
});
