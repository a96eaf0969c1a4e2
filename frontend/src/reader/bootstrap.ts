/** What the server writes into the page for this script. */

import type { Facets } from "./model/codebook.ts";
import type { DocumentJudgement, Passage } from "./model/model.ts";

export interface PageData {
  readonly user: { readonly id: string; readonly pseudonym: string };
  readonly document: { readonly id: string; readonly title: string };
  readonly facets: Facets;
  /** Address of the API's highlights. */
  readonly highlights: string;
  /** Address that lists the highlights of this page. */
  readonly list: string;
  readonly sign_in: string;
  /** Addresses of the API's claims and of their pages, where the reader may link to claims. */
  readonly claims?: { readonly url: string; readonly pages: string } | null;
  readonly assignment: AssignmentData | null;
  /** The reader's own reading, and whether it can be changed (it is not submitted). */
  readonly own: boolean;
  readonly writable: boolean;
  /** The passages drawn at random that the reader judges; empty where none are to be judged. */
  readonly passages: readonly Passage[];
  /** Whether the reader may highlight what strikes them. */
  readonly free: boolean;
  readonly readers?: readonly ReaderData[];
  /** For those who may correct segments: where corrections go, and where the API lists the segments. */
  readonly corrections?: { readonly url: string; readonly list: string } | null;
}

export interface AssignmentData {
  readonly id: string;
  readonly state: string;
  readonly submit: string;
  readonly reopen: string;
  /** Whether the desk fills in what it reads from the words. */
  readonly proposals: boolean;
  /** What was said of the whole document when it was submitted before. */
  readonly said: DocumentJudgement | null;
}

export interface ReaderData {
  readonly pseudonym: string;
  readonly name: string;
}

export function pageData(): PageData {
  return JSON.parse(document.getElementById("page-data")?.textContent ?? "") as PageData;
}

/** The token against forged requests, read anew each time: signing in again changes it. */
export function csrfToken(cookies: string = document.cookie): string {
  return /(?:^|;\s*)csrftoken=([^;]*)/.exec(cookies)?.[1] ?? "";
}
