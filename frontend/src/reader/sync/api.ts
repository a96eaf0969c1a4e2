import type { Request } from "../model/entry.ts";
import type { Proposal, Saved } from "../model/model.ts";
import { changeToWire, contentToWire, savedFrom, type WireHighlight, type WireState } from "../model/wire.ts";

/** What became of a request. */
export type Outcome =
  | { readonly kind: "saved"; readonly saved: Saved; readonly proposal: Proposal | null }
  | { readonly kind: "stale"; readonly current: Saved }
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly detail: string;
      readonly errors: Readonly<Record<string, readonly string[]>>;
    }
  /** Sign in again, then send the same. */
  | { readonly kind: "signed-out" }
  /** It may or may not have arrived: send exactly the same again. */
  | { readonly kind: "unknown" };

export interface Problem {
  readonly detail?: string;
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly current?: WireState;
}

export interface ApiOptions {
  readonly highlightsUrl: string;
  readonly assignment: string;
  readonly fetch: typeof fetch;
  readonly csrfToken: () => string;
}

const TIMEOUT_MS = 20_000;
/** Not an answer about the request: the same one may succeed later. */
const PASSING = new Set([408, 425, 429]);

/** The desk's own API, as far as this page needs it. */
export class Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** Sends one request for a highlight. Never throws: what goes wrong is an outcome. */
  async send(request: Request): Promise<Outcome> {
    try {
      const { url, method, body } = this.#forms[request.kind](request);
      const headers = request.version === null ? {} : { "If-Match": `"${request.version}"` };
      return await outcomeOf(request, await this.fetch(url, { method, headers, body }));
    } catch {
      return { kind: "unknown" }; // no connection, no answer in time, or an answer that is none of the desk's
    }
  }

  /** Every row the address lists, page by page. Throws where one of the pages does not come. */
  async list<Row>(address: string): Promise<Row[]> {
    const found: Row[] = [];
    for (let next: string | null = address; next !== null; ) {
      const response = await this.fetch(sameOrigin(next));
      if (!response.ok) throw new Error(`${response.status} from ${next}`);
      const page = (await response.json()) as { next: string | null; results: Row[] };
      found.push(...page.results);
      next = page.next;
    }
    return found;
  }

  /** A request with the session, the token against forgery and a limit in time. Rejects where no answer comes. */
  fetch(url: string, { method = "GET", headers = {}, body = null }: Ask = {}): Promise<Response> {
    const forged: Record<string, string> =
      method === "GET" ? {} : { "X-CSRFToken": this.#options.csrfToken() };
    return this.#options.fetch(url, {
      method,
      headers: { Accept: "application/json", "Content-Type": "application/json", ...forged, ...headers },
      body: body === null ? null : JSON.stringify(body),
      credentials: "same-origin",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  readonly #forms: Readonly<Record<Request["kind"], (request: Request) => Form>> = {
    create: ({ id, target, passage }) => ({
      url: this.#options.highlightsUrl,
      method: "POST",
      body: {
        id,
        assignment: this.#options.assignment,
        ...(passage === null ? {} : { passage }),
        ...contentToWire(target),
      },
    }),
    change: ({ id, change }) => ({ url: this.#url(id), method: "PATCH", body: changeToWire(change) }),
    withdraw: ({ id }) => ({ url: this.#url(id), method: "DELETE", body: null }),
    restore: ({ id }) => ({ url: `${this.#url(id)}restore/`, method: "POST", body: {} }),
  };

  #url(id: string): string {
    return `${this.#options.highlightsUrl}${encodeURIComponent(id)}/`;
  }
}

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Form {
  readonly url: string;
  readonly method: string;
  readonly body: unknown;
}

async function outcomeOf(request: Request, response: Response): Promise<Outcome> {
  if (response.status === 204) return { kind: "saved", saved: withdrawn(request, response), proposal: null };
  if (response.ok) {
    const wire = (await response.json()) as WireHighlight;
    return { kind: "saved", saved: savedFrom(wire), proposal: wire.proposal ?? null };
  }
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status >= 500 || PASSING.has(response.status)) return { kind: "unknown" };
  return refusalOf(response.status, await problemIn(response));
}

function refusalOf(status: number, problem: Problem): Outcome {
  if (status === 412 && problem.current !== undefined) {
    return { kind: "stale", current: savedFrom(problem.current) };
  }
  const detail = problem.detail ?? `The server refused it (${status}).`;
  return { kind: "refused", status, detail, errors: problem.errors ?? {} };
}

/** The problem a refusal carries (RFC 9457); nothing where it is of another shape. */
export async function problemIn(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}

/** A withdrawal is answered without a body: the version is in the ETag. */
function withdrawn(request: Request, response: Response): Saved {
  const tag = /\d+/.exec(response.headers.get("ETag") ?? "");
  const version = tag === null ? (request.version ?? 0) + 1 : Number(tag[0]);
  return { version, content: request.target };
}

/** Where the server, behind a proxy, thinks itself elsewhere, its path is still right. */
function sameOrigin(address: string): string {
  return address.replace(/^https?:\/\/[^/]+/, "");
}
