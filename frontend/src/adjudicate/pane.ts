/** The text beside the units: every unit painted, the open one in view; words selected in it become the lead's own span. */

import { choosePainter } from "../paint/choice.ts";
import type { Painted, Painter } from "../paint/painter.ts";
import { TextSelection } from "../text/selection.ts";
import type { Span } from "../text/span.ts";
import { TextDoc } from "../text/textdoc.ts";

export class TextPane {
  readonly #doc: TextDoc;
  readonly #painter: Painter;

  constructor(root: HTMLElement, open: (unit: string) => void) {
    this.#doc = new TextDoc(root);
    this.#painter = choosePainter(this.#doc, { marks: false });
    new TextSelection(this.#doc, (span) => this.#choose(span));
    root.addEventListener("click", (event) => {
      const selected = getSelection()?.isCollapsed === false;
      const unit = selected ? undefined : this.#painter.idsAt(event.clientX, event.clientY)[0];
      if (unit !== undefined) open(unit);
    });
  }

  /** Paints the units of the list and brings the open one into view. */
  follow(): void {
    const lines = document.querySelectorAll<HTMLElement>("#units [data-unit]");
    this.#painter.setAll([...lines].map(paintedOf));
    const open = document.querySelector<HTMLElement>("[data-open]");
    this.#painter.setFocus(open?.dataset.open ?? null);
    const verdict = document.querySelector<HTMLElement>("#units [aria-current]")?.dataset.verdict ?? "none";
    this.#doc.root.style.setProperty("--focus-hue", `var(--v-${verdict.replaceAll("_", "-")})`);
    if (open !== null)
      this.#doc.scrollTo({ start: Number(open.dataset.start), end: Number(open.dataset.end) });
  }

  /** Only while the lead sets a span: elsewhere words are selected to be copied. */
  #choose(span: Span | null): void {
    this.#painter.setPending(null);
    const form = document.querySelector<HTMLFormElement>("#own[open] form");
    if (span === null || form === null) return;
    this.#painter.setPending(span);
    for (const name of ["start", "end"] as const) {
      const field = form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      if (field !== null) field.value = String(span[name]);
    }
    const other = form.querySelector<HTMLInputElement>('input[name="span"][value="own"]');
    if (other !== null) other.checked = true;
  }
}

function paintedOf(line: HTMLElement): Painted {
  const { unit = "", start, end, verdict } = line.dataset;
  return { id: unit, start: Number(start), end: Number(end), verdict: verdict ?? null, groups: [] };
}
