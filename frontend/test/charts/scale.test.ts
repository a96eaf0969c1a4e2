import assert from "node:assert/strict";
import { test } from "node:test";
import { LOG_FROM, scaleFor } from "../../src/charts/scale.ts";
import { seeded } from "../random.ts";
import { figureOf, markOf } from "./marks.ts";

const SHARE = { kind: "percent", lowEnd: 0, highEnd: 1 } as const;
const RATE = { kind: "rate", lowEnd: null, highEnd: null } as const;
const FIGURES = { kind: "number", lowEnd: null, highEnd: null } as const;

test("a share stands where its per cent are, whatever the other rows say", () => {
  for (const others of [[], [markOf({ value: 0.2, low: 0.1, high: 0.3 })]]) {
    const scale = scaleFor(SHARE, others);
    assert.deepEqual([0, 0.25, 1].map(scale.at), [0, 25, 100]);
    assert.deepEqual(
      scale.ticks.map(({ at }) => at),
      [0, 25, 50, 75, 100],
    );
  }
});

test("a rate's axis begins at 0 and reaches what every row says, the corpus rate with it", () => {
  const scale = scaleFor(RATE, [markOf({ value: 1, low: 0.5, high: 2 }), markOf({ value: 0, reference: 7 })]);
  assert.equal(scale.at(0), 0);
  assert.ok(scale.at(7) <= 100 && scale.at(7) > 70);
});

test("an axis of zeros alone has a length", () => {
  const scale = scaleFor(RATE, [markOf({ value: 0, low: 0, high: 0 })]);
  assert.equal(scale.at(0), 0);
  assert.ok(scale.ticks.length > 1);
});

test("letter F moves no axis", () => {
  const rows = [markOf({ value: 2, low: 1, high: 3 })];
  const apart = markOf({ value: 900, low: 800, high: 999, apart: true });
  assert.deepEqual(scaleFor(RATE, [...rows, apart]).ticks, scaleFor(RATE, rows).ticks);
});

test("figures far apart stand on a logarithmic axis, others on a linear one", () => {
  const near = scaleFor(FIGURES, [figureOf(100, 100), figureOf(null, 100 * LOG_FROM - 1)]);
  const far = scaleFor(FIGURES, [figureOf(100, 100), figureOf(100 * LOG_FROM, null)]);
  const withZero = scaleFor(FIGURES, [figureOf(0, 0), figureOf(1_000_000, 1_000_000)]);
  assert.deepEqual([near.logarithmic, far.logarithmic, withZero.logarithmic], [false, true, false]);
  assert.ok(
    Math.abs(far.at(1000) - far.at(500) - (far.at(400) - far.at(200))) < 1e-9,
    "twice is equally far everywhere",
  );
});

test("whatever the figures are, all of them are on the axis, in their order, between round ticks", () => {
  const random = seeded(7);
  for (let round = 0; round < 300; round++) {
    const numbers = Array.from(
      { length: 1 + Math.floor(random() * 6) },
      () => 10 ** (random() * 14 - 2) * (random() < 0.1 ? -1 : 1),
    );
    const scale = scaleFor(
      FIGURES,
      numbers.map((number) => figureOf(number, number)),
    );
    const places = [...numbers].sort((a, b) => a - b).map(scale.at);
    assert.ok(places.every((at, index) => at >= 0 && at <= 100 && at >= (places[index - 1] ?? 0)));
    assert.ok(scale.ticks.every(({ at }) => Number.isFinite(at) && at >= 0 && at <= 100));
    assert.ok(scale.ticks.length <= 9, String(scale.ticks.length));
    assert.ok(scale.ticks.every(({ value }) => value === 0 || /^-?[\d.]{1,4}e/.test(value.toExponential())));
  }
});

test("no figure at all leaves an axis without ticks", () => {
  assert.deepEqual(scaleFor(FIGURES, [figureOf(null, null)]).ticks, []);
});
