import type { TextSelection } from "../text/selection.ts";
import { type Span, sameSpan, spanLength } from "../text/span.ts";
import { announce, byId, onceAFrame } from "./dom.ts";
import type { Session } from "./session.ts";

/** What one can do with selected words. */
export type PendingAct = "highlight" | "judge" | "open" | "move" | "drop";

/** Space between the selection and the toolbar, in CSS pixels: enough for a finger's selection handles. */
const GAP = 10;

/** The toolbar of a selection that is not yet a highlight: beside the selected words, never on them. Nothing is saved until
 *  somebody says so. */
export class PendingToolbar {
  readonly #session: Session;
  readonly #selection: TextSelection;
  readonly #paint: (span: Span | null) => void;
  readonly #onAct: (act: PendingAct, span: Span) => void;
  readonly #bar = byId("pend");
  #span: Span | null = null;

  constructor(
    session: Session,
    selection: TextSelection,
    paint: (span: Span | null) => void,
    onAct: (act: PendingAct, span: Span) => void,
  ) {
    this.#session = session;
    this.#selection = selection;
    this.#paint = paint;
    this.#onAct = onAct;
    this.#bar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    this.#bar.addEventListener("click", (event) => this.#click(event));
    const place = onceAFrame(() => this.#place());
    document.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    session.onOpen(() => this.#show());
  }

  get span(): Span | null {
    return this.#span;
  }

  /** Whether the selected words are a highlight already. */
  get isTwice(): boolean {
    return this.#span !== null && this.#session.store.exactly(this.#span).length > 0;
  }

  /** The settled selection changed. */
  set(span: Span | null): void {
    if (sameSpan(span, this.#span)) return;
    this.#span = span;
    this.#paint(span);
    this.#show();
    if (span !== null) this.#say(span);
  }

  /** Does something with the selected words, as they are in this moment. */
  act(act: PendingAct): void {
    const span = this.#selection.current() ?? this.#span;
    if (span === null) return;
    const really = act === "judge" && this.#session.store.exactly(span).length > 0 ? "open" : act;
    this.#selection.clear();
    this.set(null);
    if (really !== "drop") this.#onAct(really, span);
  }

  #say(span: Span): void {
    const words = this.#session.doc.slice(span);
    const quoted = words.length > 80 ? `${words.slice(0, 60)} … ${words.slice(-15)}` : words;
    const keys = this.isTwice ? "Already highlighted: Enter opens it, H makes another." : "H highlights.";
    announce(`${spanLength(span)} characters selected: “${quoted}”. ${keys}`);
  }

  #click(event: Event): void {
    const act = (event.target as Element).closest<HTMLElement>("[data-act]")?.dataset.act;
    if (act !== undefined) this.act(act as PendingAct);
  }

  #show(): void {
    this.#bar.hidden = this.#span === null;
    if (this.#span === null) return;
    const twice = this.isTwice;
    this.#part(".pend-twice").hidden = !twice;
    this.#part("[data-act=open]").hidden = !twice;
    this.#part("[data-act=judge]").hidden = twice;
    this.#part(".label-once").hidden = twice;
    this.#part(".label-twice").hidden = !twice;
    this.#part("[data-act=highlight]").classList.toggle("main", !twice);
    const movable = this.#session.currentId !== null && !this.#session.isFixed;
    this.#part("[data-act=move]").hidden = twice || !movable;
    this.#place();
  }

  #part(selector: string): HTMLElement {
    return this.#bar.querySelector(selector) as HTMLElement;
  }

  /** Below the last line where there is room, else above the first, else at the foot of the sheet. On a narrow page the
   *  style sheet docks it below the text. */
  #place(): void {
    if (this.#span === null || getComputedStyle(this.#bar).position === "fixed") return;
    const lines = this.#session.doc.rects(this.#span);
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return;
    const leaf = (this.#bar.offsetParent as HTMLElement).getBoundingClientRect();
    const sheet = byId("sheet").getBoundingClientRect();
    const top = topOf(first, last, this.#bar.offsetHeight, sheet);
    const room = leaf.width - this.#bar.offsetWidth;
    this.#bar.style.top = `${top - leaf.top}px`;
    this.#bar.style.left = `${Math.max(0, Math.min(last.left - leaf.left, room))}px`;
  }
}

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Where a toolbar of this height goes, all in pixels from the viewport's top. */
export function topOf(first: Extent, last: Extent, height: number, sheet: Extent): number {
  const below = last.bottom + GAP;
  if (below + height <= sheet.bottom) return below;
  const above = first.top - GAP - height;
  return above >= sheet.top ? above : sheet.bottom - GAP - height;
}
