import { keepDragInText } from "./drag.ts";
import { wholeClusters } from "./graphemes.ts";
import { rangeTouching, selectRange } from "./page_selection.ts";
import { type Span, sameSpan, trimSpan } from "./span.ts";
import type { TextDoc } from "./textdoc.ts";

/** Longest pause between the clicks of a double or triple click. */
const SETTLE_MS = 300;
/** From this many CSS pixels on it is a drag, which no further click can turn into something else. */
const DRAG_PX = 4;

/** What the reader has selected, by mouse, touch or keyboard, as code points: outer white space trimmed, widened to
 *  whole grapheme clusters, clipped to the text. Saves nothing.
 *
 *  `onChange` hears of a settled selection only, once each: at once after a drag, a triple click or a key, 300 ms after
 *  the last click otherwise (a double click is one change), null when it is gone. Selections elsewhere on the page
 *  change nothing, so that the last one stays current while the reader types a note.
 *
 *  The page's panels should have `user-select: none`; what scrolls the text must not have it, or no drag can start beside
 *  the text. */
export class TextSelection {
  readonly #doc: TextDoc;
  readonly #onChange: (span: Span | null) => void;
  readonly #listeners = new AbortController();
  #settled: Span | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the pointer went down, while it is down. */
  #pressedAt: { readonly x: number; readonly y: number } | null = null;
  #byKey = false;

  constructor(doc: TextDoc, onChange: (span: Span | null) => void) {
    this.#doc = doc;
    this.#onChange = onChange;
    this.#listen();
  }

  /** As of now, settled or not. */
  current(): Span | null {
    const range = rangeTouching(this.#doc.root);
    if (range === null) return this.#settled;
    return range.collapsed ? null : spanOfRange(this.#doc, range);
  }

  /** Selects the span in the page; onChange hears of it. */
  select(span: Span): void {
    selectRange(this.#doc.staticRange(span));
    this.#settle();
  }

  /** Drops the selection; onChange hears null. In caret mode the caret stays at the selection's end. */
  clear(): void {
    const range = rangeTouching(this.#doc.root);
    if (range !== null && this.#doc.root.isContentEditable) getSelection()?.collapseToEnd();
    else if (range !== null) getSelection()?.removeAllRanges();
    this.#report(null);
  }

  destroy(): void {
    this.#listeners.abort();
    clearTimeout(this.#timer);
  }

  #listen(): void {
    const page = this.#doc.root.ownerDocument;
    keepDragInText(this.#doc, this.#listeners.signal); // first, so that it has its say before a drag is settled
    const options = { capture: true, signal: this.#listeners.signal };
    page.addEventListener("pointerdown", (event) => this.#press(event), options);
    page.addEventListener("pointerup", (event) => this.#release(event), options);
    page.addEventListener("pointercancel", (event) => this.#release(event), options);
    page.addEventListener("mousemove", (event) => this.#move(event), options);
    page.addEventListener("mouseup", (event) => this.#mouseUp(event), options);
    page.addEventListener("keydown", () => this.#key(), options);
    page.addEventListener("selectionchange", () => this.#changed(), options);
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary) return;
    this.#pressedAt = { x: event.clientX, y: event.clientY };
    this.#byKey = false;
    clearTimeout(this.#timer);
  }

  #release(event: PointerEvent): void {
    if (this.#pressedAt === null) return;
    if (event.pointerType !== "mouse") this.#pressedAt = null; // no mouse-up follows a long touch
    this.#settleSoon();
  }

  /** A drag that ended outside the window may never have told. */
  #move(event: MouseEvent): void {
    if (this.#pressedAt === null || event.buttons !== 0) return;
    this.#pressedAt = null;
    this.#settleSoon();
  }

  #mouseUp(event: MouseEvent): void {
    const from = this.#pressedAt;
    this.#pressedAt = null;
    if (from === null) return;
    const dragged = Math.hypot(event.clientX - from.x, event.clientY - from.y) >= DRAG_PX;
    if (dragged || event.shiftKey || event.detail >= 3) this.#settle();
  }

  #key(): void {
    this.#byKey = true;
    if (this.#timer !== undefined) this.#settle();
  }

  #changed(): void {
    if (this.#pressedAt !== null) return;
    if (this.#byKey) this.#settle();
    else this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLE_MS);
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#report(this.current());
  }

  #report(span: Span | null): void {
    if (sameSpan(span, this.#settled)) return;
    this.#settled = span;
    this.#onChange(span);
  }
}

/** The words in the range, however its ends lie; null where there are none. */
function spanOfRange(doc: TextDoc, range: Range): Span | null {
  const start = doc.offsetOf(range.startContainer, range.startOffset);
  const end = doc.offsetOf(range.endContainer, range.endOffset);
  const words = start < end ? trimSpan({ start, end }, doc.slice({ start, end })) : null;
  return words === null ? null : wholeClusters(doc, words);
}
