import assert from "node:assert/strict";
import { test } from "node:test";
import { isUnsent } from "../../src/reader/model/entry.ts";
import { Store } from "../../src/reader/model/store.ts";
import { content, saved } from "./making.ts";

test("highlights are shown in text order, the longer first, withdrawn ones not", () => {
  const store = new Store();
  store.add("short", "r1", content(0, 3));
  store.add("late", "r1", content(9, 12));
  store.add("long", "r1", content(0, 7));
  store.add("gone", "r1", content(1, 2));
  store.change("gone", { status: "withdrawn" });
  assert.deepEqual(
    store.shown().map(({ id }) => id),
    ["long", "short", "late"],
  );
});

test("a moved highlight is found at its new place", () => {
  const store = new Store();
  store.add("a", "r1", content(0, 7));
  store.change("a", { place: content(20, 25).place });
  assert.deepEqual(store.over({ start: 0, end: 10 }), []);
  assert.equal(store.exactly({ start: 20, end: 25 })[0]?.id, "a");
});

test("what comes from the server is nothing to be sent", () => {
  const store = new Store();
  store.receive([{ id: "a", reviewer: "r1", passage: null, saved: { version: 3, content: content(0, 7) } }]);
  assert.deepEqual(store.unsent(), []);
});

test("a later version from the server is taken where nothing is unsent, and an older one is not", () => {
  const store = new Store();
  store.put(saved("a", { note: "first" }, 2));
  store.receive([
    {
      id: "a",
      reviewer: "r1",
      passage: null,
      saved: { version: 3, content: content(0, 7, { note: "later" }) },
    },
  ]);
  assert.equal(store.get("a")?.wanted.note, "later");
  store.receive([
    {
      id: "a",
      reviewer: "r1",
      passage: null,
      saved: { version: 1, content: content(0, 7, { note: "old" }) },
    },
  ]);
  assert.equal(store.get("a")?.wanted.note, "later");
});

test("a later version from the server keeps what is unsent here", () => {
  const store = new Store();
  store.put(saved("a"));
  store.change("a", { verdict: "mixed" });
  store.receive([
    {
      id: "a",
      reviewer: "r1",
      passage: null,
      saved: { version: 2, content: content(0, 7, { note: "later" }) },
    },
  ]);
  const entry = store.get("a") ?? assert.fail();
  assert.deepEqual([entry.wanted.verdict, entry.wanted.note], ["mixed", "later"]);
  assert.equal(isUnsent(entry), true);
});

test("listeners hear of every change with what it was before", () => {
  const store = new Store();
  const heard: (readonly [string, string | null | undefined, string | null | undefined])[] = [];
  store.subscribe((id, entry, former) => heard.push([id, former?.wanted.verdict, entry?.wanted.verdict]));
  store.add("a", "r1", content(0, 7));
  store.change("a", { verdict: "mixed" });
  store.change("a", { verdict: "mixed" });
  store.remove("a");
  assert.deepEqual(heard, [
    ["a", undefined, null],
    ["a", null, "mixed"],
    ["a", "mixed", undefined],
  ]);
});

test("changing what is not there is an error of the caller", () => {
  assert.throws(() => new Store().change("nobody", { verdict: "mixed" }), RangeError);
});
