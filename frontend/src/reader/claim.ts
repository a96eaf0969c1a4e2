/** Which claim the open highlight belongs to: likely ones are proposed, one press links, one takes it out again. */

import {
  type Claim,
  type ClaimCalls,
  type NewClaim,
  type Proposals,
  type Proposed,
  Refused,
} from "./claim_calls.ts";
import { ClaimForm } from "./claim_form.ts";
import { announce, button, byId, make } from "./dom.ts";
import type { Entry } from "./model/entry.ts";
import type { PanelPart } from "./panel/part.ts";

const SHOWN = 3;
/** Who goes quickly from one highlight to the next is not asking for proposals of each. */
const PAUSE_MS = 150;
const NO_ANSWER = "No answer: there is no connection just now. Try again.";
const NOTHING: Proposals = { claim: null, proposals: [] };

export class ClaimPart implements PanelPart {
  readonly #calls: ClaimCalls;
  readonly #address: (claim: string) => string;
  readonly #form: ClaimForm;
  #entry: Entry | null = null;
  /** What was asked for: a highlight at the words that the server has. */
  #asked = "";
  #found: Proposals = NOTHING;
  /** The claim it was taken out of just now. */
  #former: Claim | null = null;
  #busy = false;

  /** `address` gives the page of a claim. */
  constructor(calls: ClaimCalls, address: (claim: string) => string) {
    this.#calls = calls;
    this.#address = address;
    this.#form = new ClaimForm((claim) => void this.#make(claim));
    byId("claim-new").addEventListener("click", () => this.openForm());
  }

  show(entry: Entry): void {
    const asked = `${entry.id} ${entry.base?.content.place.exact ?? ""}`;
    this.#entry = entry;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#found = NOTHING;
    this.#former = null;
    this.#form.close();
    this.#say("");
    if (entry.base === null)
      this.#write([make("p", { class: "fine" }, "Proposed when the highlight is saved.")], false);
    else void this.#load(asked, entry.id);
  }

  /** The open highlight belongs to the claim proposed first. */
  same(): void {
    const [first] = this.#found.proposals;
    if (this.#found.claim !== null) announce(`It belongs to “${this.#found.claim.wording}” already.`);
    else if (first === undefined) announce("No claim is proposed.");
    else void this.#link({ id: first.claim, wording: first.wording }, first.similarity);
  }

  /** A claim of its own, worded by the person. */
  openForm(): void {
    if (this.#entry?.base == null) announce("The highlight is not saved yet.");
    else if (this.#found.claim !== null)
      announce(`It belongs to “${this.#found.claim.wording}”. Take it out first.`);
    else this.#form.open(this.#entry.wanted.place.exact);
  }

  takeOut(): void {
    const { claim } = this.#found;
    if (claim === null) announce("It belongs to no claim.");
    else
      void this.#act(`Taken out of “${claim.wording}”.`, async (highlight) => {
        await this.#calls.takeOut(claim.id, highlight);
        this.#former = claim;
      });
  }

  async #link(claim: Claim, similarity: number | null): Promise<void> {
    await this.#act(`Linked to “${claim.wording}”.`, async (highlight) => {
      await this.#calls.link(claim.id, highlight, similarity);
      this.#former = null;
    });
  }

  async #make(claim: NewClaim): Promise<void> {
    await this.#act(`A new claim: “${claim.wording}”.`, async (highlight) => {
      await this.#calls.make(claim, highlight);
      this.#former = null;
      this.#form.close();
    });
  }

  /** Does it for the open highlight, then shows what the server has. */
  async #act(done: string, act: (highlight: string) => Promise<void>): Promise<void> {
    const { id } = this.#entry ?? {};
    if (id === undefined || this.#busy) return;
    const asked = this.#asked;
    this.#busy = true;
    const problem = await problemOf(act(id));
    this.#busy = false;
    if (problem === "") announce(done);
    if (asked !== this.#asked) return; // another highlight is open by now
    this.#say(problem);
    if (problem === "") await this.#read(asked, id);
  }

  async #load(asked: string, id: string): Promise<void> {
    this.#write([make("p", { class: "fine" }, "Looking for likely claims…")], false);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (asked === this.#asked) await this.#read(asked, id);
  }

  async #read(asked: string, id: string): Promise<void> {
    let found = NOTHING;
    const problem = await problemOf(
      this.#calls.proposals(id).then((answer) => {
        found = answer;
      }),
    );
    if (asked !== this.#asked) return;
    this.#found = found;
    this.#showFound();
    if (problem !== "") this.#say(problem);
  }

  #showFound(): void {
    const { claim, proposals } = this.#found;
    if (claim !== null) {
      this.#write([this.#belongs(claim)], false);
      return;
    }
    const rows = proposals.slice(0, SHOWN).map((one, place) => this.#row(one, place === 0));
    const list = rows.length > 0 && make("ul", { class: "plain" }, ...rows);
    const none = rows.length === 0 && this.#former === null;
    const nothing = none && make("p", { class: "fine" }, "None of the claims you see has like words.");
    this.#write([this.#former !== null && this.#undo(this.#former), list, nothing], true);
  }

  #belongs(claim: Claim): HTMLElement {
    const out = button("Take out", () => this.takeOut(), "btn bare s");
    out.append(" ", make("kbd", { "aria-hidden": "true" }, "X"));
    return make("p", { class: "claim-of" }, make("a", { href: this.#address(claim.id) }, claim.wording), out);
  }

  #undo(claim: Claim): HTMLElement {
    const back = button("Undo", () => void this.#link(claim, null), "btn s");
    return make(
      "p",
      { class: "claim-of" },
      make("span", { class: "fine" }, `Taken out of “${claim.wording}”.`),
      back,
    );
  }

  #row(one: Proposed, first: boolean): HTMLElement {
    const link = { id: one.claim, wording: one.wording };
    const same = button("Same claim", () => void this.#link(link, one.similarity), "btn s");
    same.setAttribute("aria-label", `Same claim: ${one.wording}`);
    if (first) same.append(" ", make("kbd", { "aria-hidden": "true" }, "L"));
    const percent = `${Math.round(100 * one.similarity)} %`;
    const title = one.words === one.wording ? one.wording : `${one.wording} Alike: “${one.words}”`;
    const named = make("a", { href: this.#address(one.claim), title }, one.wording);
    return make(
      "li",
      {},
      make("span", { class: "score", title: "How alike the words are" }, percent),
      named,
      same,
    );
  }

  #write(rows: readonly (HTMLElement | false)[], free: boolean): void {
    byId("claim-rows").replaceChildren(...rows.filter((row) => row !== false));
    byId("claim-new").hidden = !free;
  }

  #say(problem: string): void {
    const line = byId("claim-problem");
    line.textContent = problem;
    line.hidden = problem === "";
  }
}

/** The sentence that says why it did not come about; empty where it did. */
async function problemOf(work: Promise<void>): Promise<string> {
  try {
    await work;
    return "";
  } catch (error) {
    return error instanceof Refused ? error.message : NO_ANSWER;
  }
}
