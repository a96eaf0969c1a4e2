import assert from "node:assert/strict";
import { test } from "node:test";
import { middleOf, stretchOf, timeScale } from "../../src/charts/dates.ts";

test("a year, a month and a day name a stretch; anything else names none", () => {
  const year = stretchOf("2024");
  const month = stretchOf("2024-02");
  const day = stretchOf("2024-02-29");
  assert.ok(year && month && day);
  assert.equal(new Date(year.to).toISOString(), "2024-12-31T23:59:59.999Z");
  assert.equal(new Date(month.to).toISOString(), "2024-02-29T23:59:59.999Z");
  assert.equal(day.from, day.to);
  assert.deepEqual(["", "undated", "about 1933", "24-1-1"].map(stretchOf), [null, null, null, null]);
});

test("what is later stands further right, within the axis", () => {
  const stretches = ["1932", "1933-05", "1933-05-20", "1951-01-01"].map(
    (date) => stretchOf(date) ?? assert.fail(),
  );
  const scale = timeScale(stretches);
  const places = stretches.map((stretch) => scale.at(middleOf(stretch)));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
  assert.ok(places.every((at) => at > 0 && at < 100));
  assert.ok(scale.ticks.every(({ label }) => /^\d{4}$/.test(label)));
});

test("one day alone has an axis around it", () => {
  const day = stretchOf("2024-05-03") ?? assert.fail();
  const scale = timeScale([day]);
  assert.ok(scale.at(day.from) > 10 && scale.at(day.from) < 90);
  assert.ok(scale.ticks.length > 1);
});
