/** Parts of the page, fetched from the server and put in place. Without this script the same links and forms load pages. */

import { announce, byId, make } from "../reader/dom.ts";

/** Never HTML: a refusal then comes as a problem (RFC 9457) that can be shown where one is. */
const ACCEPT = "application/problem+json, text/x-part";
const LOST = "The desk cannot be reached just now. Nothing was decided; try again.";

export interface PartsOptions {
  readonly fetch: typeof fetch;
  /** Another unit is open, or the same one anew. */
  readonly changed: () => void;
  /** Whole pages, where parts will not do: signed out meanwhile. */
  readonly reload: () => void;
}

/** One request at a time: what is pressed while one is under way would mean a unit that is not seen yet. */
export class Parts {
  readonly #options: PartsOptions;
  #busy = false;

  constructor(options: PartsOptions) {
    this.#options = options;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** The open unit (`unit`) or the list with it (`work`) as this address has it. */
  async open(address: string, part: string): Promise<void> {
    const url = new URL(address, location.href);
    url.searchParams.set("part", part);
    await this.#take(new Request(url, { headers: { Accept: ACCEPT } }), part);
  }

  async send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const part = form.dataset.part ?? "work";
    const body = new FormData(form, submitter);
    if (form.method === "get") {
      const query = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]));
      await this.open(`?${query}`, part);
      return;
    }
    body.set("part", part);
    await this.#take(new Request(form.action, { method: "POST", body, headers: { Accept: ACCEPT } }), part);
  }

  async #take(request: Request, part: string): Promise<void> {
    if (this.#busy) return;
    this.#wait(true);
    try {
      const response = await this.#options.fetch(request).catch(() => null);
      if (response === null) this.#trouble(LOST);
      else await this.#show(response, part);
    } finally {
      this.#wait(false);
    }
  }

  async #show(response: Response, part: string): Promise<void> {
    const kind = response.headers.get("Content-Type") ?? "";
    if (kind.startsWith("application/problem+json")) {
      const problem = (await response.json()) as { status: number; detail: string };
      if (problem.status === 409) await this.#refresh();
      this.#trouble(problem.detail);
      return;
    }
    const html = await response.text();
    if (html.includes("<html")) this.#options.reload();
    else this.#put(html, part);
  }

  /** Somebody was quicker: what is there now, under the sentence that says so. */
  async #refresh(): Promise<void> {
    const url = new URL(openAddress(), location.href);
    url.searchParams.set("part", "work");
    const response = await this.#options.fetch(new Request(url, { headers: { Accept: ACCEPT } }));
    if (response.ok) this.#put(await response.text(), "work");
  }

  #put(html: string, part: string): void {
    const target = byId(part);
    const scrolled = byId("units").scrollTop;
    target.replaceChildren(document.createRange().createContextualFragment(html));
    byId("units").scrollTop = scrolled;
    const unit = byId("unit");
    unit.scrollTop = 0;
    if (unit.getBoundingClientRect().top < 0) unit.scrollIntoView();
    history.replaceState(null, "", openAddress());
    this.#options.changed();
    const said = part === "work" ? document.querySelector("#units .said-last")?.textContent?.trim() : "";
    if (said) announce(said);
  }

  #trouble(sentence: string): void {
    const place = document.getElementById("trouble");
    place?.replaceChildren(make("p", { class: "note alert" }, sentence));
    place?.scrollIntoView({ block: "nearest" });
  }

  #wait(busy: boolean): void {
    this.#busy = busy;
    byId("unit").setAttribute("aria-busy", String(busy));
  }
}

/** The open unit's own address; the page's where none is open. */
function openAddress(): string {
  return document.querySelector<HTMLElement>("[data-open]")?.dataset.address ?? location.href;
}
