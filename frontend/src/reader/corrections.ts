import type { TextDoc } from "../text/textdoc.ts";
import { byId } from "./dom.ts";
import { type Api, problemIn } from "./sync/api.ts";

/** A segment as the API tells it, as far as it can be corrected. */
interface WireSegment {
  readonly position: number;
  readonly start: number;
  readonly end: number;
  readonly role: string;
  readonly author: string;
  readonly date: string | null;
  readonly language: string;
  readonly depth: number;
}

export interface CorrectionsOptions {
  readonly doc: TextDoc;
  /** Where corrections go: followed by the segment's number. */
  readonly url: string;
  /** Where the API lists the segments. */
  readonly list: string;
  readonly api: Api;
  readonly csrfToken: () => string;
}

const COMMENT_FIELDS = ["author", "date", "language", "depth"] as const;
type Action = "role" | "comment" | "split" | "join";

/** For leads: what was read wrongly of a segment is put right here. A click on a segment's number opens it. Every correction
 *  makes the segments anew, so the page is loaded anew where it was. */
export class Corrections {
  readonly #options: CorrectionsOptions;
  readonly #opener = byId("correct-open");
  readonly #box = byId("correct");
  #segments: readonly WireSegment[] = [];
  #current: WireSegment | null = null;

  constructor(options: CorrectionsOptions) {
    this.#options = options;
    this.#opener.addEventListener("click", () => void this.#toggle());
    options.doc.root.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("selectionchange", () => this.#offerSplit());
    byId("correct-close").addEventListener("click", () => void this.#toggle());
    byId("correct-form").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save();
    });
    byId("c-role").addEventListener("change", () => this.#showComment());
    byId("c-split").addEventListener("click", () => void this.#split());
    byId("c-join").addEventListener("click", () => void this.#join());
    for (const step of this.#box.querySelectorAll<HTMLElement>("[data-correct-step]")) {
      step.addEventListener("click", () => this.#step(Number(step.dataset.correctStep)));
    }
    const asked = /^#s-(\d+)$/.exec(location.hash)?.[1];
    if (asked !== undefined) void this.#start(Number(asked));
  }

  get #isOn(): boolean {
    return this.#opener.getAttribute("aria-pressed") === "true";
  }

  async #toggle(): Promise<void> {
    if (!this.#isOn) return this.#start(1);
    this.#opener.setAttribute("aria-pressed", "false");
    byId("main").classList.remove("correcting");
    this.#box.hidden = true;
    this.#mark(null);
  }

  async #start(position: number): Promise<void> {
    this.#segments = await this.#options.api.list<WireSegment>(this.#options.list);
    this.#opener.setAttribute("aria-pressed", "true");
    byId("main").classList.add("correcting");
    this.#show(position);
  }

  /** The number stands left of the segment, and belongs to it. */
  #click(event: MouseEvent): void {
    const segment = (event.target as Element).closest<HTMLElement>("[data-n]");
    if (!this.#isOn || segment === null) return;
    if (event.clientX < segment.getBoundingClientRect().left) this.#show(Number(segment.dataset.n));
  }

  #step(step: number): void {
    this.#show((this.#current?.position ?? 1) + step);
  }

  #show(position: number): void {
    const segment = this.#segments.find((one) => one.position === position);
    if (segment === undefined) return;
    this.#current = segment;
    this.#mark(segment);
    this.#box.hidden = false;
    byId("correct-number").textContent = String(position);
    byId<HTMLSelectElement>("c-role").value = segment.role;
    for (const name of COMMENT_FIELDS) this.#field(name).value = String(segment[name] ?? "");
    byId<HTMLButtonElement>("c-join").disabled = position === this.#segments.length;
    this.#complain("");
    this.#showComment();
    this.#offerSplit();
    this.#options.doc.scrollTo(segment, { block: "nearest" });
    byId("judge").scrollTo({ top: this.#box.offsetTop - byId("judge").offsetTop });
  }

  #showComment(): void {
    byId("c-comment").hidden = byId<HTMLSelectElement>("c-role").value !== "comment";
  }

  #mark(segment: WireSegment | null): void {
    for (const marked of this.#options.doc.root.querySelectorAll(".correcting"))
      marked.classList.remove("correcting");
    if (segment !== null) this.#options.doc.segmentAt(segment.start).classList.add("correcting");
  }

  /** Where the selection or the caret stands in the open segment; null elsewhere and at its edges. */
  #splitPoint(): number | null {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    if (range === null || this.#current === null) return null;
    if (!this.#options.doc.root.contains(range.startContainer)) return null;
    const at = this.#options.doc.offsetOf(range.startContainer, range.startOffset);
    return this.#current.start < at && at < this.#current.end ? at : null;
  }

  #offerSplit(): void {
    byId<HTMLButtonElement>("c-split").disabled = this.#splitPoint() === null;
  }

  /** The role first; a comment then gets what is said of it. */
  async #save(): Promise<void> {
    const role = byId<HTMLSelectElement>("c-role").value;
    if (role !== this.#current?.role && !(await this.#send("role", { role }))) return;
    if (role === "comment") {
      const said = Object.fromEntries(COMMENT_FIELDS.map((name) => [name, this.#field(name).value]));
      if (!(await this.#send("comment", said))) return;
    }
    this.#reload();
  }

  async #split(): Promise<void> {
    const at = this.#splitPoint();
    if (at !== null && (await this.#send("split", { at: String(at) }))) this.#reload();
  }

  async #join(): Promise<void> {
    if (await this.#send("join", {})) this.#reload();
  }

  async #send(action: Action, fields: Readonly<Record<string, string>>): Promise<boolean> {
    const segment = this.#current;
    if (segment === null) return false;
    const place = { start: String(segment.start), end: String(segment.end) };
    const headers = { Accept: "application/json", "X-CSRFToken": this.#options.csrfToken() };
    const body = new URLSearchParams({ action, ...place, ...fields });
    try {
      const url = `${this.#options.url}${segment.position}/`;
      const response = await fetch(url, { method: "POST", headers, body });
      if (!response.ok) this.#complain((await sentenceIn(response)) ?? `Not saved (${response.status}).`);
      return response.ok;
    } catch {
      this.#complain("No connection: nothing was corrected. Try again when it is back.");
      return false;
    }
  }

  #reload(): void {
    history.replaceState(null, "", `#s-${this.#current?.position}`);
    location.reload();
  }

  #complain(sentence: string): void {
    byId("c-problem").textContent = sentence;
    byId("c-problem").hidden = sentence === "";
  }

  #field(name: (typeof COMMENT_FIELDS)[number]): HTMLInputElement {
    return byId<HTMLInputElement>(`c-${name}`);
  }
}

/** A refusal comes as JSON from the API, and as a page from the rest of the desk. */
async function sentenceIn(response: Response): Promise<string | undefined> {
  if (response.headers.get("Content-Type")?.includes("json")) return (await problemIn(response)).detail;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector(".dek")?.textContent?.trim();
}
