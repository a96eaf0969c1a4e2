/** What the server writes into the page for this script. */

import type { Facets } from "./model/codebook.ts";

export interface PageData {
  readonly user: { readonly id: string; readonly pseudonym: string };
  readonly document: { readonly id: string; readonly title: string };
  readonly facets: Facets;
  /** Address of the API's highlights. */
  readonly highlights: string;
  /** Address that lists the highlights of this page. */
  readonly list: string;
  readonly sign_in: string;
  readonly assignment: AssignmentData | null;
  /** The reader's own reading, and whether it can be changed (it is not submitted). */
  readonly own: boolean;
  readonly writable: boolean;
  readonly readers?: readonly ReaderData[];
  /** For those who may correct segments: where corrections go, and where the API lists the segments. */
  readonly corrections?: { readonly url: string; readonly list: string } | null;
}

export interface AssignmentData {
  readonly id: string;
  readonly state: string;
  readonly submit: string;
  readonly reopen: string;
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
