import { rangeTouching, selectRange } from "../text/page_selection.ts";
import type { TextDoc } from "../text/textdoc.ts";
import type { Piece } from "./pieces.ts";
import type { Look, Renderer } from "./piecewise.ts";

/** Paints with `<mark class="hl v-VERDICT tq-GROUP deep focus pending">`, one per piece, which assistive technology can
 *  tell. The text stays the same, character for character. A segment that holds part of a live selection is drawn when
 *  the selection has left it or is gone: new nodes would cut it. Marks take no focus: a drag that starts on a focusable
 *  element selects nothing. */
export class MarkRenderer implements Renderer {
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

  draw(look: Look): void {
    const selected = rangeTouching(this.#doc.root); // once: asking makes the browser lay out what is new
    for (const [segment, pieces] of look) {
      this.#waiting.delete(segment);
      if (selected === null || !selected.intersectsNode(segment)) this.#replace(segment, pieces);
      else if (selected.collapsed) this.#replaceAround(selected, segment, pieces);
      else this.#waiting.set(segment, pieces);
    }
  }

  destroy(): void {
    this.#listeners.abort();
    this.#waiting.clear();
    for (const segment of this.#drawn) this.#replace(segment, []);
  }

  #drawWaiting(): void {
    if (this.#waiting.size > 0) this.draw(new Map(this.#waiting));
  }

  /** Keeps the collapsed selection in its place: a caret, or the point from which Shift+click selects. */
  #replaceAround(caret: Range, segment: HTMLElement, pieces: readonly Piece[]): void {
    const at = this.#doc.offsetOf(caret.startContainer, caret.startOffset);
    this.#replace(segment, pieces);
    selectRange(this.#doc.staticRange({ start: at, end: at }));
  }

  #replace(segment: HTMLElement, pieces: readonly Piece[]): void {
    const lineEnd = segment.querySelectorAll(":scope > .eol");
    segment.replaceChildren(...this.#content(segment, pieces), ...lineEnd);
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
