import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "../dom.ts";
import { Parts } from "../../src/adjudicate/parts.ts";

Object.assign(globalThis, { location: window.location, history: window.history });
window.HTMLElement.prototype.scrollIntoView = () => {}; // jsdom has no layout

const UNIT = (key: string) =>
  `<div data-open="${key}" data-address="?unit=${key}"></div><div id="trouble"></div>`;
const WORK = (key: string) =>
  `<section id="units"><p class="said-last">Decided.</p></section><section id="unit">${UNIT(key)}</section>`;

type Answer = () => Promise<Response>;
const html =
  (text: string): Answer =>
  async () =>
    new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
const problem =
  (status: number, detail: string): Answer =>
  async () =>
    new Response(JSON.stringify({ status, detail }), {
      status,
      headers: { "Content-Type": "application/problem+json" },
    });

let asked: Request[] = [];
let changed = 0;
let reloaded = 0;

function partsThat(...answers: Answer[]): Parts {
  return new Parts({
    fetch: async (request) => {
      asked.push(request as Request);
      return (answers.shift() as Answer)();
    },
    changed: () => changed++,
    reload: () => reloaded++,
  });
}

beforeEach(() => {
  [asked, changed, reloaded] = [[], 0, 0];
  document.body.innerHTML = `<div id="work">${WORK("a")}</div><p id="live"></p>`;
});

const open = () => document.querySelector<HTMLElement>("[data-open]")?.dataset.open;
const trouble = () => document.getElementById("trouble")?.textContent;

test("a unit is put in place of the open one, and the address says which it is", async () => {
  await partsThat(html(UNIT("b"))).open("?unit=b", "unit");
  assert.equal(open(), "b");
  assert.equal(window.location.search, "?unit=b");
  assert.deepEqual(
    [...new URL(asked[0]?.url ?? "").searchParams],
    [
      ["unit", "b"],
      ["part", "unit"],
    ],
  );
  assert.equal(changed, 1);
});

test("the list comes with what was done, which is announced", async () => {
  await partsThat(html(WORK("c"))).open("?after=a", "work");
  assert.equal(open(), "c");
  assert.equal(document.getElementById("live")?.textContent, "Decided.");
});

test("a refusal is said beside the unit, which stays", async () => {
  await partsThat(problem(400, "Say why.")).open("?unit=b", "unit");
  assert.equal(open(), "a");
  assert.equal(trouble(), "Say why.");
});

test("a conflict is said above what is there by now", async () => {
  await partsThat(problem(409, "Somebody was quicker."), html(WORK("a"))).open("?unit=a", "unit");
  assert.equal(new URL(asked[1]?.url ?? "").searchParams.get("part"), "work");
  assert.equal(trouble(), "Somebody was quicker.");
});

test("a lost connection says that nothing was decided", async () => {
  const lost: Answer = async () => {
    throw new TypeError("Failed to fetch");
  };
  const parts = partsThat(lost, html(UNIT("b")));
  await parts.open("?unit=b", "unit");
  assert.match(trouble() ?? "", /Nothing was decided/);
  assert.equal(parts.busy, false);
  await parts.open("?unit=b", "unit");
  assert.equal(open(), "b");
});

test("a whole page in place of a part, as after signing out, is loaded as a page", async () => {
  await partsThat(html("<!doctype html><html><body>Sign in</body></html>")).open("?unit=b", "unit");
  assert.equal(reloaded, 1);
  assert.equal(open(), "a");
});

test("what is pressed while a request is under way is not sent", async () => {
  const parts = partsThat(html(UNIT("b")), html(UNIT("c")));
  await Promise.all([parts.open("?unit=b", "unit"), parts.open("?unit=c", "unit")]);
  assert.equal(asked.length, 1);
  assert.equal(open(), "b");
});
