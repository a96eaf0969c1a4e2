import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Facets } from "../../src/reader/model/codebook.ts";
import { rendered } from "../dom.ts";
import { DeskServer } from "./desk_server.ts";
import { TEXT } from "./making.ts";
import { wireOf } from "./wiring.ts";

const { TextDoc } = await import("../../src/text/textdoc.ts");
const { Codebook } = await import("../../src/reader/model/codebook.ts");
const { History } = await import("../../src/reader/model/history.ts");
const { isUnsent, isWaiting } = await import("../../src/reader/model/entry.ts");
const { bindingsFor } = await import("../../src/reader/keys.ts");
const { Passages } = await import("../../src/reader/passages.ts");
const { saidOf } = await import("../../src/reader/rows.ts");
const { Session } = await import("../../src/reader/session.ts");

const FIXTURE = new URL("../../../fixtures/codebook.json", import.meta.url);
const codebook = new Codebook(JSON.parse(readFileSync(FIXTURE, "utf8")).facets as Facets);
const passage = (id: number, position: number, start: number, end: number) => ({
  id,
  position,
  start,
  end,
  exact: Array.from(TEXT).slice(start, end).join(""),
  highlight: `h${id}`,
});
const DRAWN = [passage(71, 1, 0, 7), passage(72, 2, 20, 30), passage(73, 3, 60, 70)];

function page({ proposes = false, server = new DeskServer() } = {}) {
  const wire = wireOf(server);
  const session = new Session({
    doc: new TextDoc(rendered({ words: TEXT, role: "body" })),
    store: wire.store,
    codebook,
    history: new History(() => 0),
    reader: "r1",
    proposes,
    changed: (id) => wire.outbox.changed(id),
    left: (id) => wire.outbox.hurry(id),
  });
  const passages = new Passages(session, DRAWN);
  passages.show();
  return { ...wire, session, passages, server };
}

test("passages are shown from the start, and nothing of them is sent until something is said", async () => {
  const { store, outbox, passages, session, server, vault } = page();
  assert.deepEqual(
    store.shown().map(({ id }) => id),
    ["h71", "h72", "h73"],
  );
  session.open("h71", "keys");
  session.open("h72", "keys");
  await outbox.flush();
  assert.deepEqual([server.rows.size, store.unsent().length, vault.all().length], [0, 0, 0]);
  assert.equal(passages.progress, "0 of 3 passages judged");
  outbox.stop();
});

test("a judged passage is sent as the highlight of that passage", async () => {
  const { store, outbox, passages, session, server } = page();
  session.open("h72", "keys");
  session.edit({ verdict: "refuted" });
  await outbox.flush();
  assert.equal(server.rows.get("h72")?.state.judgement.verdict, "refuted");
  assert.deepEqual(server.passages, { h72: 72 });
  assert.equal(isUnsent(store.get("h72") ?? assert.fail()), false);
  assert.equal(passages.progress, "1 of 3 passages judged");
  outbox.stop();
});

test("a claim type alone judges a passage, and not a highlight of one's own", () => {
  const { passages, session, store, outbox } = page();
  session.open("h71", "keys");
  session.edit({ claim_type: "not_claim" });
  assert.equal(passages.progress, "1 of 3 passages judged");
  const own = session.add({ start: 40, end: 44 });
  session.edit({ claim_type: "event" });
  const context = {
    codebook,
    segmentAt: () => "1",
    reviewers: false,
    passageAt: (id: number | null) => passages.positionOf(id),
  };
  const said = (id: string) => saidOf(store.get(id) ?? assert.fail(), context);
  assert.equal(said("h71"), "passage 1 · § 1 · not a claim");
  assert.equal(said(own), "§ 1 · not yet judged · event");
  outbox.stop();
});

test("the next passage is the next open one, from the end round to the start", () => {
  const { passages, session, outbox } = page();
  const go = () => {
    const next = passages.next();
    if (next !== undefined) session.open(next.id, "keys");
    return next?.id;
  };
  assert.deepEqual([go(), go()], ["h71", "h72"]);
  session.edit({ verdict: "mixed" });
  assert.deepEqual([go(), go(), go()], ["h73", "h71", "h73"]);
  session.edit({ verdict: "mixed" });
  session.open("h71", "keys");
  session.edit({ verdict: "mixed" });
  assert.equal(go(), undefined);
  outbox.stop();
});

test("a passage is neither moved nor withdrawn", () => {
  const { session, store, outbox } = page();
  session.open("h71", "keys");
  session.move({ start: 0, end: 12 });
  session.withdraw();
  const { start, end, wanted } = store.get("h71") ?? assert.fail();
  assert.deepEqual([start, end, wanted.status], [0, 7, "active"]);
  assert.equal(session.isFixed, true);
  outbox.stop();
});

test("what was judged elsewhere takes the place of what waits, under whatever name", () => {
  const { store, passages, outbox } = page();
  const [one, other] = ["h71", "another"].map((id, at) => {
    const { start, end, exact } = DRAWN[at] ?? assert.fail();
    const content = { ...store.get(`h7${at + 1}`)?.wanted, verdict: "mixed", place: { start, end, exact } };
    return { id, reviewer: "r1", passage: 71 + at, saved: { version: 4, content } } as never;
  });
  store.receive([one as never, other as never]);
  passages.show();
  assert.deepEqual(
    store.shown().map(({ id, wanted }) => [id, wanted.verdict]),
    [
      ["h71", "mixed"],
      ["another", "mixed"],
      ["h73", null],
    ],
  );
  assert.equal(passages.progress, "2 of 3 passages judged");
  outbox.stop();
});

test("a judgement that is discarded leaves the passage waiting", async () => {
  const { store, session, outbox } = page();
  session.open("h71", "keys");
  session.edit({ verdict: "mixed" });
  session.settle("h71", "discard");
  await Promise.resolve();
  assert.equal(isWaiting(store.get("h71") ?? assert.fail()), true);
  outbox.stop();
});

test("a voice is filled in only where that is done", () => {
  for (const proposes of [true, false]) {
    const { store, session, outbox } = page({ proposes });
    const own = session.add({ start: 40, end: 44 });
    const voices = ["h71", own].map((id) => store.get(id)?.wanted.voice);
    assert.deepEqual(voices, proposes ? ["publisher", "publisher"] : [null, null]);
    outbox.stop();
  }
});

test("keys are those of the reading", () => {
  const actions = (passages: boolean, free: boolean) =>
    new Set(bindingsFor({ passages, free }).map(({ action }) => action));
  assert.equal(actions(false, true).has("next-passage"), false);
  assert.equal(actions(true, false).has("next-passage"), true);
  for (const action of ["highlight", "judge", "move", "drop"] as const) {
    assert.equal(actions(true, false).has(action), false);
    assert.equal(actions(true, true).has(action), true);
  }
});
