import assert from "node:assert/strict";
import { test } from "node:test";
import { distanceToView } from "../../src/text/scroll.ts";

const VIEW = { top: 100, bottom: 600 }; // comfortable from 150 to 550

test("lines comfortably in view stay where they are", () => {
  assert.equal(distanceToView([{ top: 160, bottom: 180 }], VIEW, "center"), 0);
});

test("lines at the very edge are brought to the middle", () => {
  assert.equal(distanceToView([{ top: 580, bottom: 600 }], VIEW, "center"), 240);
  assert.equal(distanceToView([{ top: 100, bottom: 120 }], VIEW, "center"), -240);
});

test("nearest moves no further than needed", () => {
  assert.equal(distanceToView([{ top: 580, bottom: 600 }], VIEW, "nearest"), 50);
  assert.equal(distanceToView([{ top: 100, bottom: 120 }], VIEW, "nearest"), -50);
});

test("lines taller than the view come with the first at the top, and stay there", () => {
  const tall = [
    { top: 700, bottom: 720 },
    { top: 1400, bottom: 1420 },
  ];
  assert.equal(distanceToView(tall, VIEW, "center"), 550);
  assert.equal(distanceToView([{ top: 150, bottom: 900 }], VIEW, "center"), 0);
});

test("no lines, no way", () => {
  assert.equal(distanceToView([], VIEW, "center"), 0);
});
