import assert from "node:assert/strict";
import { test } from "node:test";
import { Intervals, type Placed } from "../../src/text/intervals.ts";
import { integer, pick, seeded } from "../random.ts";

const LENGTH = 120;

function randomItem(random: () => number, id: string): Placed {
  const start = integer(random, LENGTH);
  return { id, start, end: start + 1 + integer(random, 30) };
}

/** What the class must do, the slow way. */
class Naive {
  items = new Map<string, Placed>();
  all(): Placed[] {
    const order = (a: Placed, b: Placed) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);
    return [...this.items.values()].sort(order);
  }
  over(start: number, end: number): Placed[] {
    return this.all().filter((item) => item.start < end && start < item.end);
  }
}

function assertSame(intervals: Intervals<Placed>, naive: Naive): void {
  assert.deepEqual(intervals.all(), naive.all());
  assert.equal(intervals.size, naive.items.size);
  for (let at = 0; at < LENGTH; at += 7) {
    assert.deepEqual(intervals.at(at), naive.over(at, at + 1));
    assert.deepEqual(intervals.over(at, at + 13), naive.over(at, at + 13));
  }
}

function change(random: () => number, intervals: Intervals<Placed>, naive: Naive, step: number): void {
  const known = pick(random, [...naive.items.keys(), "unknown"]);
  const action = pick(random, ["add", "add", "again", "update", "remove"]);
  const item = randomItem(random, action === "add" ? `item${step}` : known);
  if (action === "remove") {
    assert.equal(intervals.remove(known), naive.items.get(known));
    naive.items.delete(known);
  } else if (action === "update") {
    assert.equal(intervals.update(item), naive.items.get(known));
    if (naive.items.has(known)) naive.items.set(known, item);
  } else {
    intervals.add(item);
    naive.items.set(item.id, item);
  }
}

test("after any run of changes it finds what a look at every item finds", () => {
  for (let seed = 0; seed < 40; seed++) {
    const random = seeded(seed);
    const intervals = new Intervals<Placed>();
    const naive = new Naive();
    const first = Array.from({ length: integer(random, 30) }, (_, i) => randomItem(random, `first${i}`));
    intervals.set(first);
    naive.items = new Map(first.map((item) => [item.id, item]));
    for (let step = 0; step < 60; step++) {
      change(random, intervals, naive, step);
      assertSame(intervals, naive);
    }
  }
});

test("items at one start come with the longer first", () => {
  const intervals = new Intervals<Placed>();
  intervals.set([
    { id: "short", start: 1, end: 2 },
    { id: "long", start: 1, end: 9 },
  ]);
  assert.deepEqual(
    intervals.at(1).map((item) => item.id),
    ["long", "short"],
  );
});

test("items that coincide are kept apart by their ids", () => {
  const intervals = new Intervals<Placed>();
  for (const id of ["b", "a", "c"]) intervals.add({ id, start: 3, end: 5 });
  intervals.remove("b");
  assert.deepEqual(
    intervals.all().map((item) => item.id),
    ["a", "c"],
  );
});

test("adding an id again replaces the item", () => {
  const intervals = new Intervals<Placed>();
  intervals.add({ id: "a", start: 0, end: 5 });
  intervals.add({ id: "a", start: 7, end: 9 });
  assert.equal(intervals.size, 1);
  assert.deepEqual(intervals.at(0), []);
});

test("an update of what is not there changes nothing", () => {
  const intervals = new Intervals<Placed>();
  assert.equal(intervals.update({ id: "gone", start: 0, end: 1 }), undefined);
  assert.equal(intervals.has("gone"), false);
});

test("empty and reversed spans are refused and leave no trace", () => {
  const intervals = new Intervals<Placed>();
  intervals.add({ id: "a", start: 0, end: 5 });
  assert.throws(() => intervals.add({ id: "a", start: 4, end: 4 }), RangeError);
  assert.throws(() => intervals.update({ id: "a", start: 5, end: 4 }), RangeError);
  assert.deepEqual(intervals.get("a"), { id: "a", start: 0, end: 5 });
});
