import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../src/reader/model/history.ts";
import type { Change } from "../../src/reader/model/model.ts";
import { Store } from "../../src/reader/model/store.ts";
import { integer, pick, seeded } from "../random.ts";
import { content } from "./making.ts";

/** A store whose changes are recorded, with a clock that is turned by hand. */
function desk() {
  const store = new Store();
  const clock = { now: 0 };
  const history = new History(() => clock.now);
  const change = (id: string, what: Change) => history.record(store.change(id, what));
  const apply = (step: ReturnType<History["undo"]>, side: "before" | "after") => {
    if (step !== null) store.change(step.id, step[side]);
  };
  const undo = () => apply(history.undo(), "before");
  const redo = () => apply(history.redo(), "after");
  return { store, history, clock, change, undo, redo };
}

test("undoing a new highlight withdraws it, and redoing brings it back", () => {
  const { store, history, undo, redo } = desk();
  history.record(store.add("a", "r1", content(0, 7)));
  undo();
  assert.equal(store.isShown("a"), false);
  redo();
  assert.equal(store.isShown("a"), true);
});

test("undoing one part leaves the others as they are by now", () => {
  const { store, change, undo, clock } = desk();
  store.add("a", "r1", content(0, 7));
  change("a", { verdict: "mixed" });
  clock.now += 5000;
  store.change("a", { note: "Written elsewhere since." });
  undo();
  assert.equal(store.get("a")?.wanted.verdict, null);
  assert.equal(store.get("a")?.wanted.note, "Written elsewhere since.");
});

test("what is typed without a pause is one step", () => {
  const { store, change, undo, clock } = desk();
  store.add("a", "r1", content(0, 7));
  for (const note of ["N", "No", "No list"]) {
    change("a", { note });
    clock.now += 200;
  }
  clock.now += 5000;
  change("a", { note: "No list behind it" });
  undo();
  assert.equal(store.get("a")?.wanted.note, "No list");
  undo();
  assert.equal(store.get("a")?.wanted.note, "");
});

test("verdicts chosen quickly one after the other are steps of their own", () => {
  const { store, change, undo } = desk();
  store.add("a", "r1", content(0, 7));
  change("a", { verdict: "mixed" });
  change("a", { verdict: "refuted" });
  undo();
  assert.equal(store.get("a")?.wanted.verdict, "mixed");
});

test("a new step forgets what was undone", () => {
  const { store, history, change, undo } = desk();
  store.add("a", "r1", content(0, 7));
  change("a", { verdict: "mixed" });
  undo();
  change("a", { verdict: "refuted" });
  assert.equal(history.canRedo, false);
  assert.equal(history.canUndo, true);
});

test("what changes nothing is no step", () => {
  const { store, history, change } = desk();
  store.add("a", "r1", content(0, 7, { verdict: "mixed" }));
  change("a", { verdict: "mixed" });
  assert.equal(history.canUndo, false);
});

test("undoing everything and redoing everything ends where it was", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = seeded(seed);
    const { store, history, change, undo, redo, clock } = desk();
    for (const id of ["a", "b"]) history.record(store.add(id, "r1", content(0, 7)));
    for (let at = 0; at < 30; at++) {
      clock.now += integer(random, 4000);
      change(pick(random, ["a", "b"]), pick(random, CHANGES));
    }
    const end = looks(store);
    let steps = 0;
    while (history.canUndo) {
      undo();
      steps++;
    }
    assert.equal(store.shown().length, 0, `seed ${seed}`);
    while (history.canRedo) {
      redo();
      steps--;
    }
    assert.equal(steps, 0, `seed ${seed}`);
    assert.deepEqual(looks(store), end, `seed ${seed}`);
  }
});

const CHANGES: readonly Change[] = [
  { verdict: "mixed" },
  { verdict: "refuted" },
  { note: "a" },
  { note: "ab" },
  { place: content(3, 9).place },
  { place: content(0, 7).place },
  { status: "withdrawn" },
  { status: "active" },
];

function looks(store: Store) {
  return [...store.entries()].map(({ wanted }) => wanted);
}
