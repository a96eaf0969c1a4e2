import { scrollContainer, viewOf } from "../text/scroll.ts";
import { firstIndex } from "../text/search.ts";
import type { TextDoc } from "../text/textdoc.ts";
import { onceAFrame } from "./dom.ts";
import type { Session } from "./session.ts";
import type { KeyValues } from "./sync/vault.ts";

const SVG = "http://www.w3.org/2000/svg";
/** So wide is the line, in units of its own; marks nearer than one unit fall together. */
const WIDTH = 132;

export interface ProgressOptions {
  readonly session: Session;
  readonly box: HTMLElement;
  /** Where to keep how far one has read; null keeps nothing. */
  readonly storage: KeyValues | null;
  readonly key: string;
}

/** A line for the text: how far one has read, and where the highlights are. A click goes there. */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #svg: SVGSVGElement;
  readonly #label: HTMLElement;
  /** Code point up to which the text has been in view. */
  #reached: number;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#svg = options.box.querySelector("svg") as SVGSVGElement;
    this.#label = options.box.querySelector("span") as HTMLElement;
    this.#reached = readNumber(options.storage, options.key);
    this.#svg.setAttribute("viewBox", `0 0 ${WIDTH} 16`);
    this.#svg.setAttribute("preserveAspectRatio", "none");
    const draw = onceAFrame(() => this.#draw());
    options.session.store.subscribe(draw);
    document.addEventListener(
      "scroll",
      onceAFrame(() => this.#look() && draw()),
      { capture: true, passive: true },
    );
    window.addEventListener("resize", draw);
    this.#svg.addEventListener("click", (event) => this.#go(event));
    this.#look();
    draw();
  }

  /** How far one has read: the last segment seen to its end, of how many, and the share of the text from 0 to 1. */
  get read(): { readonly segment: number; readonly of: number; readonly share: number } {
    const { doc } = this.#options.session;
    const done = doc.segments.filter((segment) => doc.spanOf(segment).end <= this.#reached).length;
    return {
      segment: done,
      of: doc.segments.length,
      share: doc.length === 0 ? 1 : this.#reached / doc.length,
    };
  }

  #look(): boolean {
    const { session, storage, key } = this.#options;
    const reached = lastSeen(session.doc);
    if (reached <= this.#reached) return false;
    this.#reached = reached;
    try {
      storage?.setItem(key, String(reached));
    } catch {
      // Storage is full: this visit knows, the next one starts anew.
    }
    return true;
  }

  #draw(): void {
    const { doc, store } = this.#options.session;
    const scale = WIDTH / Math.max(1, doc.length);
    const ticks = spaced(doc.segments.map((segment) => doc.spanOf(segment).start * scale));
    const axis = path("axis", `M0 11.5H${WIDTH}${ticks.map((x) => `M${x} 9v5`).join("")}`);
    const done = path("done", `M0 11.5H${(this.#reached * scale).toFixed(1)}`);
    const byVerdict = Map.groupBy(store.shown(), ({ wanted }) => wanted.verdict ?? "none");
    const marks = [...byVerdict].map(([verdict, entries]) =>
      path(`vcol v-${verdict}`, bars(entries.map(({ start }) => start * scale))),
    );
    this.#svg.replaceChildren(axis, done, ...marks);
    const { segment, of } = this.read;
    this.#label.textContent = `§ ${segment} of ${of}`;
    const count = store.shown().length;
    const label = `Read to segment ${segment} of ${of}; ${count} ${count === 1 ? "highlight" : "highlights"} along the text`;
    this.#svg.setAttribute("aria-label", label);
  }

  #go(event: MouseEvent): void {
    const { doc } = this.#options.session;
    const box = this.#svg.getBoundingClientRect();
    const place = Math.round(((event.clientX - box.left) / box.width) * doc.length);
    const start = Math.max(0, Math.min(place, doc.length - 1));
    doc.scrollTo({ start, end: start + 1 });
  }
}

function bars(places: readonly number[]): string {
  return spaced(places)
    .map((x) => `M${x} 0v7`)
    .join("");
}

/** Places to a tenth of a unit, of those that fall together one. Ascending. */
function spaced(places: readonly number[]): string[] {
  return [...new Set(places.map((x) => (Math.round(x * 2) / 2).toFixed(1)))];
}

function path(classes: string, lines: string): SVGPathElement {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("class", classes);
  made.setAttribute("d", lines);
  return made;
}

/** Code point up to which the text is in view or above it. */
function lastSeen(doc: TextDoc): number {
  const { bottom } = viewOf(scrollContainer(doc.root));
  const boxOf = (index: number) => (doc.segments[index] as HTMLElement).getBoundingClientRect();
  const behind = firstIndex(doc.segments.length, (index) => boxOf(index).bottom > bottom);
  const cut = doc.segments[behind];
  if (cut === undefined) return doc.length;
  const { start, end } = doc.spanOf(cut);
  const box = boxOf(behind);
  const share = Math.max(0, Math.min(1, (bottom - box.top) / Math.max(1, box.height)));
  return Math.floor(start + share * (end - start));
}

function readNumber(storage: KeyValues | null, key: string): number {
  try {
    return Number(storage?.getItem(key) ?? 0) || 0;
  } catch {
    return 0;
  }
}
