import { type Extent, indexesWithin, scrollContainer, viewOf } from "../text/scroll.ts";
import type { TextDoc } from "../text/textdoc.ts";

/** View heights above and below the view that are ready: at least, when made ready anew, and at most. */
const KEPT = 1;
const AHEAD = 2;
const AT_MOST = 4;

/** Which segments are in view or near it: what it costs to paint is then what one can see, whatever the document holds.
 *  For print all are. */
export class NearView {
  readonly #doc: TextDoc;
  readonly #onChange: () => void;
  readonly #listeners = new AbortController();
  readonly #resizes: ResizeObserver;
  #near: ReadonlySet<HTMLElement> = new Set();
  #frame = 0;
  #printing = false;

  /** `onChange` is called when `segments` has changed, before the frame is painted. */
  constructor(doc: TextDoc, onChange: () => void) {
    this.#doc = doc;
    this.#onChange = onChange;
    this.#near = this.#within(AHEAD);
    const options = { capture: true, passive: true, signal: this.#listeners.signal };
    doc.root.ownerDocument.addEventListener("scroll", () => this.#checkSoon(), options);
    window.addEventListener("resize", () => this.#checkSoon(), options);
    window.addEventListener("beforeprint", () => this.#print(true), options);
    window.addEventListener("afterprint", () => this.#print(false), options);
    this.#resizes = new ResizeObserver(() => this.#checkSoon());
    this.#resizes.observe(doc.root);
  }

  /** In text order. */
  get segments(): ReadonlySet<HTMLElement> {
    return this.#near;
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#listeners.abort();
    this.#resizes.disconnect();
  }

  #checkSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#check());
  }

  #check(): void {
    this.#frame = 0;
    if (this.#printing) return;
    const ready = isSubset(this.#within(KEPT), this.#near) && isSubset(this.#near, this.#within(AT_MOST));
    if (!ready) this.#change(this.#within(AHEAD));
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    this.#change(printing ? new Set(this.#doc.segments) : this.#within(AHEAD));
  }

  #change(near: ReadonlySet<HTMLElement>): void {
    this.#near = near;
    this.#onChange();
  }

  #within(heights: number): Set<HTMLElement> {
    const view = viewOf(scrollContainer(this.#doc.root));
    return new Set(this.#doc.segments.slice(...indexesWithin(this.#doc.segments, grown(view, heights))));
  }
}

function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return [...part].every((item) => whole.has(item));
}

function grown({ top, bottom }: Extent, heights: number): Extent {
  const slack = (bottom - top) * heights;
  return { top: top - slack, bottom: bottom + slack };
}
