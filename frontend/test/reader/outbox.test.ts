import assert from "node:assert/strict";
import { test } from "node:test";
import { discarded, keptMine, retried, tookTheirs } from "../../src/reader/model/entry.ts";
import { type Content, NO_FIGURE } from "../../src/reader/model/model.ts";
import type { Store } from "../../src/reader/model/store.ts";
import { integer, pick, seeded } from "../random.ts";
import { DeskServer, type State } from "./desk_server.ts";
import { content } from "./making.ts";
import { FakeStorage } from "./storage.ts";
import { wireOf } from "./wiring.ts";

const ID = "11111111-1111-4111-8111-111111111111";

test("a new highlight is sent once and acknowledged", async () => {
  const server = new DeskServer();
  const { store, outbox, storage } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  outbox.changed(ID);
  assert.equal(storage.length, 1, "kept in the browser before anything is sent");
  await outbox.flush();
  assert.deepEqual(server.requests, ["POST /api/v1/highlights/"]);
  assert.equal(store.get(ID)?.base?.version, 1);
  assert.equal(outbox.state.unsent, 0);
  assert.equal(storage.length, 0);
});

test("several changes of one highlight are one request", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  store.change(ID, { verdict: "mixed" });
  store.change(ID, { verdict: "refuted", note: "No list behind it." });
  await outbox.flush();
  assert.equal(server.requests.length, 2);
  assert.equal(server.rows.get(ID)?.state.judgement.verdict, "refuted");
});

test("a change is sent by itself when it has been left alone for a moment", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const server = new DeskServer();
  const { store, outbox } = wireOf(server, { now: () => Date.now() });
  store.add(ID, "r1", content(0, 7));
  outbox.changed(ID);
  context.mock.timers.tick(300);
  outbox.changed(ID);
  context.mock.timers.tick(300);
  assert.deepEqual(server.requests, []);
  context.mock.timers.tick(150);
  await settled();
  assert.equal(server.requests.length, 1);
});

test("what was changed while a request was under way is sent after it", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7, { note: "a" }));
  const sending = outbox.flush();
  store.change(ID, { note: "ab" });
  outbox.changed(ID);
  await sending;
  await outbox.flush();
  assert.equal(server.rows.get(ID)?.state.judgement.note, "ab");
  assert.equal(server.rows.get(ID)?.version, 2);
});

test("the server's form of a figure is taken, and what was typed meanwhile is kept", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7, { figure: { ...NO_FIGURE, low: "12,000" } }));
  await outbox.flush();
  assert.equal(store.get(ID)?.wanted.figure?.low, "12000");
  store.change(ID, { figure: { ...NO_FIGURE, low: "13,000" } });
  const sending = outbox.flush();
  store.change(ID, { figure: { ...NO_FIGURE, low: "13,0005" } });
  await sending;
  assert.equal(store.get(ID)?.trouble, null);
  await outbox.flush();
  assert.equal(server.rows.get(ID)?.state.judgement.figure?.low, "130005");
});

test("a create whose answer was lost is sent again as it was, whatever was changed since", async () => {
  const server = new DeskServer();
  server.weather = once("unanswered");
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  assert.equal(outbox.state.waiting, true);
  store.change(ID, { verdict: "mixed" });
  await outbox.flush();
  assert.equal(store.get(ID)?.trouble, null);
  assert.equal(server.rows.get(ID)?.state.judgement.verdict, "mixed");
  assert.equal(server.rows.get(ID)?.version, 2);
});

test("a highlight that was withdrawn before it was ever sent is never sent", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  store.change(ID, { status: "withdrawn" });
  await outbox.flush();
  assert.deepEqual(server.requests, []);
  assert.equal(outbox.state.unsent, 0);
});

test("withdrawing, restoring and changing go out as the requests they are", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  store.change(ID, { status: "withdrawn" });
  await outbox.flush();
  store.change(ID, { status: "active", note: "Back again." });
  await outbox.flush();
  const at = `/api/v1/highlights/${ID}/`;
  assert.deepEqual(server.requests.slice(1), [`DELETE ${at}`, `POST ${at}restore/`, `PATCH ${at}`]);
  assert.equal(server.rows.get(ID)?.state.judgement.note, "Back again.");
});

test("a change of another part elsewhere is put together with one's own", async () => {
  const server = new DeskServer();
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  server.edit(ID, { note: "From elsewhere." });
  store.change(ID, { verdict: "mixed" });
  await outbox.flush();
  const { judgement } = server.rows.get(ID)?.state ?? assert.fail();
  assert.equal(judgement.note, "From elsewhere.");
  assert.equal(judgement.verdict, "mixed");
  assert.equal(store.get(ID)?.wanted.note, "From elsewhere.");
});

async function inConflict() {
  const server = new DeskServer();
  const wired = wireOf(server);
  wired.store.add(ID, "r1", content(0, 7));
  await wired.outbox.flush();
  server.edit(ID, { verdict: "verified" });
  wired.store.change(ID, { verdict: "refuted" });
  await wired.outbox.flush();
  return { server, ...wired };
}

test("a change of the same part elsewhere is a conflict with both versions, and nothing is written over", async () => {
  const { server, store, outbox } = await inConflict();
  const trouble = store.get(ID)?.trouble;
  assert.equal(trouble?.kind, "conflict");
  assert.deepEqual(trouble?.kind === "conflict" && trouble.parts, ["verdict"]);
  assert.equal(server.rows.get(ID)?.state.judgement.verdict, "verified");
  assert.equal(outbox.state.conflicts, 1);
});

test("keeping mine writes it over the other, in one version", async () => {
  const { server, store, outbox } = await inConflict();
  store.put(keptMine(store.get(ID) ?? assert.fail()));
  await outbox.flush();
  assert.equal(server.rows.get(ID)?.state.judgement.verdict, "refuted");
  assert.equal(server.rows.get(ID)?.version, 3);
});

test("taking theirs sends nothing more", async () => {
  const { server, store, outbox } = await inConflict();
  const before = server.requests.length;
  store.put(tookTheirs(store.get(ID) ?? assert.fail()));
  await outbox.flush();
  assert.equal(store.get(ID)?.wanted.verdict, "verified");
  assert.equal(server.requests.length, before);
  assert.equal(outbox.state.unsent, 0);
});

test("a refusal keeps the work, is not sent again by itself, and can be tried again or discarded", async () => {
  const server = new DeskServer();
  const { store, outbox, storage } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  server.submitted = true;
  store.change(ID, { verdict: "mixed" });
  await outbox.flush();
  await outbox.flush();
  assert.equal(server.requests.length, 2);
  assert.equal(outbox.state.refused, 1);
  assert.equal(storage.length, 1);
  server.submitted = false;
  store.put(retried(store.get(ID) ?? assert.fail()));
  await outbox.flush();
  assert.equal(server.rows.get(ID)?.state.judgement.verdict, "mixed");

  server.submitted = true;
  store.change(ID, { verdict: "refuted" });
  await outbox.flush();
  store.put(discarded(store.get(ID) ?? assert.fail()) ?? assert.fail());
  assert.equal(store.get(ID)?.wanted.verdict, "mixed");
  assert.equal(outbox.state.unsent, 0);
});

test("signed out, everything waits, and goes out after signing in again", async () => {
  const server = new DeskServer();
  server.signedIn = false;
  const { store, outbox } = wireOf(server);
  store.add(ID, "r1", content(0, 7));
  await outbox.flush();
  assert.equal(outbox.state.signedOut, true);
  assert.equal(outbox.state.unsent, 1);
  server.signedIn = true;
  await outbox.flush();
  assert.equal(outbox.state.signedOut, false);
  assert.equal(server.rows.size, 1);
});

test("work that storage cannot keep is counted as such", () => {
  const storage = new FakeStorage();
  storage.full = true;
  const { store, outbox } = wireOf(new DeskServer(), { storage });
  store.add(ID, "r1", content(0, 7));
  assert.equal(outbox.state.unkept, 1);
});

test("whatever gets lost on the way, and however often the page is closed, all arrives once and as it was last wanted", async () => {
  for (let seed = 1; seed <= 150; seed++) await anEveningOfBadWeather(seed);
});

async function anEveningOfBadWeather(seed: number): Promise<void> {
  const random = seeded(seed);
  const server = new DeskServer();
  server.weather = () => pick(random, ["fine", "fine", "lost", "unanswered", "error"]);
  let page = wireOf(server, { storage: new FakeStorage() });
  for (let at = 0; at < 40; at++) page = await oneStep(page, server, random);
  server.weather = () => "fine";
  page = reopened(page, server);
  await page.outbox.flush();
  assert.equal(page.outbox.state.unsent, 0, `seed ${seed}: all is sent`);
  for (const entry of page.store.entries()) {
    const row = server.rows.get(entry.id);
    if (row === undefined) assert.equal(entry.wanted.status, "withdrawn", `seed ${seed}: never sent`);
    else assertSame(row.state, entry.wanted, seed);
  }
  assertNoEmptyVersions(server, seed);
}

type Page = ReturnType<typeof wireOf>;

async function oneStep(page: Page, server: DeskServer, random: () => number): Promise<Page> {
  const dice = integer(random, 10);
  if (dice === 0) return reopened(page, server);
  if (dice < 3) page.store.add(uuid(random), "r1", content(0, 1 + integer(random, 20)));
  else if (dice < 8) changeOne(page.store, random);
  else await page.outbox.flush();
  return page;
}

/** Another visit: only the server's list and what the browser kept are left. */
function reopened(page: Page, server: DeskServer): Page {
  page.outbox.stop();
  const next = wireOf(server, { storage: page.storage });
  for (const entry of next.vault.all()) next.store.put(entry);
  for (const entry of page.store.entries()) {
    if (entry.base !== null && next.store.get(entry.id) === undefined) next.store.put(entry);
  }
  return next;
}

function changeOne(store: Store, random: () => number): void {
  const entries = [...store.entries()];
  if (entries.length === 0) return;
  const { id } = pick(random, entries);
  const change = pick(random, [
    { verdict: pick(random, ["mixed", "verified", null]) },
    { note: String(integer(random, 3)) },
    { status: "withdrawn" } as const,
    { status: "active" } as const,
    { place: content(2, 3 + integer(random, 9)).place },
  ]);
  store.change(id, change);
}

function assertSame(state: State, wanted: Content, seed: number): void {
  assert.equal(state.status, wanted.status, `seed ${seed}`);
  if (wanted.status === "withdrawn") return;
  assert.deepEqual([state.start, state.end], [wanted.place.start, wanted.place.end], `seed ${seed}`);
  assert.equal(state.judgement.verdict, wanted.verdict, `seed ${seed}`);
  assert.equal(state.judgement.note, wanted.note, `seed ${seed}`);
}

/** A repeated request that was written twice would show as a version equal to the one before. */
function assertNoEmptyVersions(server: DeskServer, seed: number): void {
  for (const { history } of server.rows.values()) {
    const twice = history.some(
      (state, index) => index > 0 && JSON.stringify(state) === JSON.stringify(history[index - 1]),
    );
    assert.equal(twice, false, `seed ${seed}: nothing is written twice`);
  }
}

function uuid(random: () => number): string {
  return Array.from({ length: 4 }, () => integer(random, 2 ** 31).toString(16)).join("-");
}

function once(weather: "lost" | "unanswered" | "error"): () => "lost" | "unanswered" | "error" | "fine" {
  let asked = false;
  return () => {
    const first = !asked;
    asked = true;
    return first ? weather : "fine";
  };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
