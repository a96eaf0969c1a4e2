import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sending } from "../../src/reader/sync/outbox.ts";
import { rendered } from "../dom.ts";

const { TextDoc } = await import("../../src/text/textdoc.ts");
const { addressedHighlight, addressOf } = await import("../../src/reader/address.ts");
const { csrfToken } = await import("../../src/reader/bootstrap.ts");
const { nestedIn } = await import("../../src/reader/list.ts");
const { nudged } = await import("../../src/reader/nudge.ts");
const { topOf } = await import("../../src/reader/pending.ts");
const { savedStatus } = await import("../../src/reader/status.ts");
const { newUuid } = await import("../../src/reader/uuid.ts");

const IDLE = {
  unsent: 0,
  inFlight: false,
  refused: 0,
  conflicts: 0,
  unkept: 0,
  signedOut: false,
  waiting: false,
  savedAt: null,
};
const said = (state: Partial<Sending>, online = true) =>
  savedStatus({ ...IDLE, ...state }, online, () => "14:32").sentence;

test("the page says in one sentence whether all is saved", () => {
  assert.equal(said({}), "All saved");
  assert.equal(said({ savedAt: 1 }), "All saved, 14:32");
  assert.equal(said({ unsent: 2, inFlight: true }), "Saving 2…");
  assert.equal(
    said({ unsent: 3, waiting: true }),
    "Not sent: 3 changes wait for the connection (kept in this browser)",
  );
  assert.equal(
    said({ unsent: 1 }, false),
    "Not sent: 1 change waits for the connection (kept in this browser)",
  );
  assert.equal(
    said({ unsent: 3, signedOut: true }),
    "Signed out: sign in again in a new tab; 3 changes are kept",
  );
  assert.equal(said({ unsent: 2, conflicts: 1 }), "1 highlight was changed elsewhere, too: choose a version");
  assert.equal(said({ unsent: 1, refused: 1 }), "1 change refused: see why");
  assert.match(said({ unsent: 1, unkept: 1 }), /leave the page open/);
});

const root = rendered("Anna 💙💛 wrote that nobody counted.\n", "The  rest, too.");
const doc = new TextDoc(root);
const at = (words: string) => {
  const start = Array.from(doc.text.slice(0, doc.text.indexOf(words))).length;
  return { start, end: start + Array.from(words).length };
};
const moved = (words: string, ...how: [edge: "start" | "end", step: 1 | -1, unit: "word" | "character"]) => {
  const span = nudged(doc, at(words), ...how);
  return span === null ? null : doc.slice(span);
};

test("a boundary moves by words", () => {
  assert.equal(moved("wrote", "end", 1, "word"), "wrote that");
  assert.equal(moved("wrote that", "end", -1, "word"), "wrote");
  assert.equal(moved("that nobody", "start", 1, "word"), "nobody");
  assert.equal(moved("nobody", "start", -1, "word"), "that nobody");
});

test("a boundary moves by whole signs, emoji among them", () => {
  assert.equal(moved("wrote", "start", -1, "character"), "💛 wrote");
  assert.equal(moved("💛 wrote", "start", -1, "character"), "💙💛 wrote");
  assert.equal(moved("nobody", "end", -1, "character"), "nobod");
});

test("a boundary goes over the end of a paragraph, and no further than the text", () => {
  assert.equal(moved("counted.", "end", 1, "word"), "counted.\nThe");
  assert.equal(moved("Anna", "start", -1, "word"), null);
  assert.equal(moved("too.", "end", 1, "word"), null);
});

test("nothing is left of a word that is moved away", () => {
  assert.equal(moved("wrote", "end", -1, "word"), null);
});

test("what lies within an earlier highlight is nested", () => {
  assert.deepEqual(nestedIn([{ end: 9 }, { end: 4 }, { end: 12 }, { end: 12 }, { end: 20 }]), [
    false,
    true,
    false,
    true,
    false,
  ]);
});

test("the toolbar goes below the selection, else above it, else to the foot of the sheet", () => {
  const sheet = { top: 100, bottom: 700 };
  const line = (top: number) => ({ top, bottom: top + 20 });
  assert.equal(topOf(line(200), line(240), 40, sheet), 270);
  assert.equal(topOf(line(600), line(660), 40, sheet), 550);
  assert.equal(topOf(line(90), line(690), 40, sheet), 650);
});

const ID = "0198a6c2-1111-4abc-8def-0123456789ab";

test("an address names the highlight to open", () => {
  assert.equal(addressedHighlight({ hash: `#h-${ID}`, search: "" }), ID);
  assert.equal(addressedHighlight({ hash: "", search: `?highlight=${ID}` }), ID);
  assert.equal(addressedHighlight({ hash: "#s-4", search: "" }), null);
  assert.equal(addressOf(ID, { pathname: "/read/x/" }), `/read/x/#h-${ID}`);
  assert.equal(addressOf(null, { pathname: "/read/x/" }), "/read/x/");
});

test("the token is found among the cookies", () => {
  assert.equal(csrfToken("a=b; csrftoken=abc123; c=d"), "abc123");
  assert.equal(csrfToken("xcsrftoken=no"), "");
});

test("names of highlights are random UUIDs, also where the browser makes none itself", () => {
  const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  assert.match(newUuid(), pattern);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  const made = new Set(Array.from({ length: 100 }, newUuid));
  assert.equal(made.size, 100);
  for (const id of made) assert.match(id, pattern);
  delete (crypto as { randomUUID?: unknown }).randomUUID;
});
