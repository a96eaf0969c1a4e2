/** The part of the desk's API that the outbox talks to, in memory: the same rules about versions and repeated requests. */

import { same } from "../../src/reader/model/content.ts";
import type { Judgement } from "../../src/reader/model/model.ts";
import { NO_JUDGEMENT } from "../../src/reader/model/model.ts";

export interface State {
  start: number;
  end: number;
  exact: string;
  status: "active" | "withdrawn";
  judgement: Judgement;
}

interface Row {
  version: number;
  state: State;
  readonly history: State[];
}

const FIELDS = new Set(["id", "assignment", "start", "end", "exact", "passage", "judgement"]);

type Body = Record<string, unknown> & { judgement?: Partial<Judgement> };

export class DeskServer {
  readonly rows = new Map<string, Row>();
  readonly requests: string[] = [];
  /** The passages that highlights were made for, by their ids. */
  readonly passages: Record<string, number> = {};
  signedIn = true;
  submitted = false;
  /** Asked before every request: lose the request, lose the answer, answer with an error, or let it pass. */
  weather: () => "lost" | "unanswered" | "error" | "fine" = () => "fine";

  readonly fetch = (async (url: string, init: RequestInit): Promise<Response> => {
    await Promise.resolve();
    const weather = this.weather();
    if (weather === "lost") throw new TypeError("Failed to fetch");
    if (weather === "error") return json(503, { detail: "Down" });
    const answer = this.#answer(url, init);
    if (weather === "unanswered") throw new TypeError("Connection reset");
    return answer;
  }) as typeof fetch;

  /** A change that comes from elsewhere. */
  edit(id: string, judgement: Partial<Judgement>): void {
    const row = this.rows.get(id) as Row;
    this.#write(row, { ...row.state, judgement: { ...row.state.judgement, ...judgement } });
  }

  #answer(url: string, init: RequestInit): Response {
    const method = init.method as string;
    this.requests.push(`${method} ${url}`);
    if (!this.signedIn) return json(401, { detail: "Sign in." });
    if (this.submitted) return json(409, { detail: "You have submitted this document." });
    const [id, verb] = url.replace("/api/v1/highlights/", "").split("/");
    const body = JSON.parse(String(init.body ?? "null")) as Body;
    if (id === "" || id === undefined) return this.#create(body);
    const row = this.rows.get(id);
    if (row === undefined) return json(404, { detail: "There is no such highlight." });
    const version = Number(/\d+/.exec((init.headers as Record<string, string>)["If-Match"] ?? "")?.[0]);
    return this.#change(row, version, stateAfter(row.state, method, verb ?? "", body));
  }

  #create(body: Body): Response {
    const id = body.id as string;
    if (Object.keys(body).some((name) => !FIELDS.has(name))) return json(400, { detail: "No such field." });
    const { start, end, exact } = body as unknown as State;
    const judgement = normal({ ...NO_JUDGEMENT, ...body.judgement });
    const state: State = { start, end, exact, status: "active", judgement };
    const row = this.rows.get(id);
    if (row === undefined) {
      if (body.passage !== undefined) this.passages[id] = body.passage as number;
      const made = { version: 1, state, history: [state] };
      this.rows.set(id, made);
      return answer(201, id, made);
    }
    if (same(row.history[0], state)) return answer(200, id, row);
    return json(409, { detail: "This id belongs to another highlight of yours." });
  }

  #change(row: Row, version: number, after: State): Response {
    const id = [...this.rows].find(([, each]) => each === row)?.[0] as string;
    if (same(row.state, after)) return answer(200, id, row);
    if (version !== row.version) {
      return json(412, { detail: "Stale", current: { ...row.state, version: row.version } });
    }
    this.#write(row, after);
    return after.status === "withdrawn" ? gone(row) : answer(200, id, row);
  }

  #write(row: Row, after: State): void {
    row.version += 1;
    row.state = after;
    row.history.push(after);
  }
}

function stateAfter(state: State, method: string, verb: string, body: Body): State {
  if (method === "DELETE") return { ...state, status: "withdrawn" };
  if (verb === "restore") return { ...state, status: "active" };
  const { judgement, ...place } = body;
  return { ...state, ...place, judgement: normal({ ...state.judgement, ...judgement }) } as State;
}

/** Numbers without their separators, as the desk stores them. */
function normal(judgement: Judgement): Judgement {
  const { figure } = judgement;
  if (figure === null) return judgement;
  return { ...judgement, figure: { ...figure, low: figure.low?.replace(/,/g, "") ?? null } };
}

function answer(status: number, id: string, { state, version }: Row): Response {
  return json(status, { id, reviewer: "r1", created_at: "", updated_at: "", version, ...state });
}

function gone({ version }: Row): Response {
  return new Response(null, { status: 204, headers: { ETag: `"${version}"` } });
}

function json(status: number, body: unknown): Response {
  return Response.json(body, { status });
}
