/** Claims over the API: what is proposed for a highlight, linking, making, taking out. */

import { problemIn } from "./sync/api.ts";

/** The claim that a highlight belongs to. */
export interface Claim {
  readonly id: string;
  readonly wording: string;
}

export interface Proposed {
  readonly claim: string;
  readonly wording: string;
  /** How alike the words are, 0 to 1. */
  readonly similarity: number;
  /** The words that are alike: the claim's own, or of a passage of it. */
  readonly words: string;
}

export interface Proposals {
  readonly claim: Claim | null;
  readonly proposals: readonly Proposed[];
}

export interface NewClaim {
  /** Made by the browser, so that a claim sent twice is one. */
  readonly id: string;
  readonly wording: string;
}

/** The server said no; the message is its sentence. */
export class Refused extends Error {}

type Fetch = (url: string, ask?: { readonly method?: string; readonly body?: unknown }) => Promise<Response>;

export class ClaimCalls {
  readonly #fetch: Fetch;
  readonly #url: string;

  /** `url` is the address of the API's claims. */
  constructor(fetch: Fetch, url: string) {
    this.#fetch = fetch;
    this.#url = url;
  }

  /** Each rejects with Refused where the server said no, otherwise where no answer came. */
  async proposals(highlight: string): Promise<Proposals> {
    const response = await this.#send(`proposals/?highlight=${encodeURIComponent(highlight)}`);
    return (await response.json()) as Proposals;
  }

  async link(claim: string, highlight: string, similarity: number | null): Promise<void> {
    const body = similarity === null ? { highlight } : { highlight, similarity };
    await this.#send(`${encodeURIComponent(claim)}/links/`, { method: "POST", body });
  }

  async make(claim: NewClaim, highlight: string): Promise<void> {
    await this.#send("", { method: "POST", body: { ...claim, highlight } });
  }

  async takeOut(claim: string, highlight: string): Promise<void> {
    const path = `${encodeURIComponent(claim)}/links/${encodeURIComponent(highlight)}/`;
    await this.#send(path, { method: "DELETE" });
  }

  async #send(path: string, ask: { method?: string; body?: unknown } = {}): Promise<Response> {
    const response = await this.#fetch(`${this.#url}${path}`, ask);
    if (response.ok) return response;
    const { detail } = await problemIn(response);
    throw new Refused(detail ?? `The server refused it (${response.status}).`);
  }
}
