import { rangeTouching, selectRange } from "../text/selection.ts";
import type { TextDoc } from "../text/textdoc.ts";
import type { Piece } from "./pieces.ts";
import type { SegmentRenderer } from "./piecewise.ts";

/** Paints with `<mark class="hl v-VERDICT tq-GROUP deep focus pending">`, one per piece, which assistive technology can
 *  tell. The text stays the same, character for character. A segment that holds part of a live selection is drawn when
 *  the selection has left it or is gone: new nodes would cut it. Marks take no focus: a drag that starts on a focusable
 *  element selects nothing. */
export class MarkRenderer implements SegmentRenderer {
  readonly #doc: TextDoc;
  readonly #drawn = new Set<HTMLElement>();
  /** Put off until the selection is gone. */
  readonly #waiting = new Map<HTMLElement, readonly Piece[]>();
  readonly #listeners = new AbortController();

  constructor(doc: TextDoc) {
    this.#doc = doc;
    const options = { signal: this.#listeners.signal };
    doc.root.ownerDocument.addEventListener("selectionchange", () => this.#drawWaiting(), options);
  }

  draw(segment: HTMLElement, pieces: readonly Piece[]): void {
    if (isSelectedIn(segment)) {
      this.#waiting.set(segment, pieces);
      return;
    }
    this.#waiting.delete(segment);
    this.#replace(segment, pieces);
  }

  destroy(): void {
    this.#listeners.abort();
    this.#waiting.clear();
    for (const segment of this.#drawn) this.#replace(segment, []);
  }

  #drawWaiting(): void {
    for (const [segment, pieces] of [...this.#waiting]) this.draw(segment, pieces);
  }

  #replace(segment: HTMLElement, pieces: readonly Piece[]): void {
    const caret = this.#caretIn(segment);
    const lineEnd = segment.querySelectorAll(":scope > .eol");
    segment.replaceChildren(...this.#content(segment, pieces), ...lineEnd);
    if (caret !== null) selectRange(this.#doc.staticRange({ start: caret, end: caret }));
    if (pieces.length > 0) this.#drawn.add(segment);
    else this.#drawn.delete(segment);
  }

  /** Text and marks of the segment up to its line end. */
  #content(segment: HTMLElement, pieces: readonly Piece[]): (string | HTMLElement)[] {
    const span = this.#doc.spanOf(segment);
    const end = span.end - lineEndLength(segment);
    const content: (string | HTMLElement)[] = [];
    let from = span.start;
    for (const piece of pieces) {
      if (from < piece.start) content.push(this.#doc.slice({ start: from, end: piece.start }));
      content.push(markOf(piece, this.#doc.slice(piece)));
      from = piece.end;
    }
    if (from < end) content.push(this.#doc.slice({ start: from, end }));
    return content;
  }

  /** Where the collapsed selection stands, if in the segment: a caret, or the point from which Shift+click selects. */
  #caretIn(segment: HTMLElement): number | null {
    const range = rangeTouching(segment);
    return range?.collapsed ? this.#doc.offsetOf(range.startContainer, range.startOffset) : null;
  }
}

function isSelectedIn(segment: HTMLElement): boolean {
  const range = rangeTouching(segment);
  return range !== null && !range.collapsed;
}

/** A line end is of line feeds alone, so that UTF-16 units are code points. */
function lineEndLength(segment: HTMLElement): number {
  const ends = [...segment.querySelectorAll(":scope > .eol")];
  return ends.reduce((length, end) => length + (end.textContent ?? "").length, 0);
}

function markOf(piece: Piece, words: string): HTMLElement {
  const mark = document.createElement("mark");
  mark.className = classesOf(piece).join(" ");
  mark.textContent = words;
  return mark;
}

function classesOf(piece: Piece): string[] {
  const classes = piece.verdict === null ? [] : ["hl", `v-${piece.verdict}`];
  classes.push(...piece.groups.map((group) => `tq-${group}`));
  if (piece.deep) classes.push("deep");
  if (piece.pending) classes.push("pending");
  if (piece.focus) classes.push("focus");
  return classes;
}
