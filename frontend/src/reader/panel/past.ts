import { byId, make } from "../dom.ts";
import type { Codebook, Facet } from "../model/codebook.ts";
import { differing } from "../model/content.ts";
import type { Entry } from "../model/entry.ts";
import type { Content, Evidence, Figure, Part, Place, Technique } from "../model/model.ts";
import { savedFrom, type WireState } from "../model/wire.ts";
import { writeNumber } from "./numbers.ts";
import type { PanelPart } from "./part.ts";

interface WireVersion {
  readonly version: number;
  readonly changed_by: string;
  readonly changed_at: string;
  readonly before: WireState | null;
  readonly after: WireState;
}

const NAMES: Readonly<Record<Part, string>> = {
  place: "Words",
  status: "State",
  claim_type: "Claim type",
  voice: "Voice",
  endorsement: "Endorsement",
  verdict: "Verdict",
  confidence: "Confidence",
  stance: "Stance",
  note: "Note",
  techniques: "Techniques",
  figure: "Figure",
  evidence: "Evidence",
};

export function partName(part: Part): string {
  return NAMES[part];
}

/** One part of a content in words. */
export function partInWords(part: Part, content: Content, codebook: Codebook): string {
  const value = content[part];
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return "–";
  if (part === "place") return `“${(value as Place).exact}”`;
  if (part === "figure") return figureInWords(value as Figure, codebook);
  if (part === "techniques")
    return (value as readonly Technique[]).map((one) => techniqueInWords(one, codebook)).join("; ");
  if (part === "evidence")
    return (value as readonly Evidence[]).map((one) => one.title || one.url).join("; ");
  return part === "note" || part === "status" ? String(value) : codebook.name(part as Facet, String(value));
}

export function figureInWords(figure: Figure, codebook: Codebook): string {
  const ends = [...new Set([figure.low, figure.high].filter((end) => end !== null).map(writeNumber))].join(
    "–",
  );
  const bound =
    figure.bound === "" || figure.bound === "exact" || figure.bound === "between"
      ? ""
      : codebook.name("bound", figure.bound);
  const number = [bound.toLowerCase(), ends, figure.unit].filter(Boolean).join(" ");
  const rest = [
    figure.counted,
    figure.as_of && `as of ${figure.as_of}`,
    figure.supplier && `supplied by ${figure.supplier}`,
  ];
  return [number, ...rest, figure.checked ? "" : "not checked"].filter(Boolean).join(", ");
}

export function techniqueInWords(one: Technique, codebook: Codebook): string {
  const name = codebook.name("technique", one.technique);
  const more = [
    one.severity && codebook.name("severity", one.severity).toLowerCase(),
    one.target && `target: ${one.target}`,
    one.polarity && codebook.name("polarity", one.polarity).toLowerCase(),
    one.aim && codebook.name("aim", one.aim).toLowerCase(),
  ].filter(Boolean);
  return more.length === 0 ? name : `${name} (${more.join(", ")})`;
}

/** Every version of the open highlight, fetched when somebody opens the drawer. */
export class Past implements PanelPart {
  readonly #drawer = byId<HTMLDetailsElement>("history");
  readonly #codebook: Codebook;
  readonly #fetch: (url: string) => Promise<Response>;
  readonly #url: (id: string) => string;
  #id: string | null = null;

  constructor(codebook: Codebook, fetch: (url: string) => Promise<Response>, url: (id: string) => string) {
    this.#codebook = codebook;
    this.#fetch = fetch;
    this.#url = url;
    this.#drawer.addEventListener("toggle", () => void this.#load());
  }

  /** Another highlight is open: its history is asked for anew. */
  show({ id }: Entry): void {
    if (id === this.#id) return;
    this.#id = id;
    this.#drawer.open = false;
    byId("history-rows").replaceChildren();
  }

  async #load(): Promise<void> {
    const id = this.#id;
    if (!this.#drawer.open || id === null) return;
    const rows = await this.#rows(this.#url(id));
    if (id === this.#id) byId("history-rows").replaceChildren(...rows);
  }

  async #rows(url: string): Promise<HTMLElement[]> {
    try {
      const response = await this.#fetch(url);
      if (!response.ok) throw new Error(String(response.status));
      const { results } = (await response.json()) as { results: WireVersion[] };
      return results.reverse().map((version) => this.#row(version));
    } catch {
      return [
        make(
          "p",
          { class: "fine" },
          "Not to be had just now: nothing is saved of it yet, or there is no connection.",
        ),
      ];
    }
  }

  #row({ version, changed_by, changed_at, before, after }: WireVersion): HTMLElement {
    const when = new Date(changed_at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
    const now = savedFrom({ ...after, version }).content;
    const then = before === null ? null : savedFrom({ ...before, version }).content;
    const parts = then === null ? [] : differing(then, now);
    const lines = parts.map((part) => {
      const [old, fresh] = [then as Content, now].map((content) =>
        partInWords(part, content, this.#codebook),
      );
      return make("div", {}, `${partName(part)}: ${old} → ${fresh}`);
    });
    if (then === null) lines.push(make("div", {}, "Highlighted"));
    return make(
      "div",
      { class: "past" },
      make("div", { class: "fine" }, `${version} · ${when} · ${changed_by}`),
      ...lines,
    );
  }
}
