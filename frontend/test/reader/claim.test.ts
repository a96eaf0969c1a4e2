import assert from "node:assert/strict";
import { test } from "node:test";
import "../dom.ts";

const { ClaimCalls, Refused } = await import("../../src/reader/claim_calls.ts");
const { wordingFrom } = await import("../../src/reader/claim_form.ts");

test("a quote begins a wording: one line, a capital letter, no letter cut in two", () => {
  assert.equal(wordingFrom(" nobody counted\n the  rest "), "Nobody counted the rest");
  assert.equal(wordingFrom("їх було багато"), "Їх було багато");
  assert.equal(wordingFrom(""), "");
  const long = wordingFrom("💙".repeat(600));
  assert.equal(Array.from(long).length, 500);
  assert.ok(long.isWellFormed());
});

interface Sent {
  readonly url: string;
  readonly method: string | undefined;
  readonly body: unknown;
}

function calling(answer: () => Response): { calls: InstanceType<typeof ClaimCalls>; sent: Sent[] } {
  const sent: Sent[] = [];
  const calls = new ClaimCalls(async (url, ask = {}) => {
    sent.push({ url, method: ask.method, body: ask.body });
    return answer();
  }, "/api/v1/claims/");
  return { calls, sent };
}

test("a proposal is linked with its likeness, one's own choice without", async () => {
  const { calls, sent } = calling(() => new Response("{}", { status: 201 }));
  await calls.link("c1", "h1", 0.5);
  await calls.link("c1", "h1", null);
  await calls.make({ id: "c2", wording: "So it is." }, "h1");
  await calls.takeOut("c1", "h1");
  assert.deepEqual(sent, [
    { url: "/api/v1/claims/c1/links/", method: "POST", body: { highlight: "h1", similarity: 0.5 } },
    { url: "/api/v1/claims/c1/links/", method: "POST", body: { highlight: "h1" } },
    { url: "/api/v1/claims/", method: "POST", body: { id: "c2", wording: "So it is.", highlight: "h1" } },
    { url: "/api/v1/claims/c1/links/h1/", method: "DELETE", body: undefined },
  ]);
});

test("a refusal is the server's sentence, whatever shape its answer has", async () => {
  const problem = JSON.stringify({ detail: "It belongs to another claim." });
  const { calls } = calling(() => new Response(problem, { status: 409 }));
  await assert.rejects(calls.link("c1", "h1", null), (error: Error) => {
    return error instanceof Refused && error.message === "It belongs to another claim.";
  });
  const { calls: broken } = calling(() => new Response("<html>", { status: 502 }));
  await assert.rejects(broken.proposals("h1"), /refused it \(502\)/);
});
