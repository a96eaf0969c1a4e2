import type { Span } from "./span.ts";

export interface ScrollOptions {
  /** Where the span's first line comes to lie. Default "center". */
  readonly block?: "start" | "center" | "nearest";
}

/** The document as the page shows it: text, DOM and code points.
 *
 *  `root` holds one element per segment (`data-start` in code points, `data-n`, `data-role`) and no character besides, so
 *  that its textContent is the document. All offsets are code points. Elements inside a segment may come and go (marks). */
export declare class TextDoc {
  /** Throws Error where a segment's `data-start` is not where its text starts (stray white space in a template). */
  constructor(root: HTMLElement);
  readonly root: HTMLElement;
  readonly text: string;
  /** In code points. */
  readonly length: number;
  readonly segments: readonly HTMLElement[];
  slice(span: Span): string;
  /** Offset of any DOM boundary point; one before, after or between the segments counts as the next place in the text. */
  offsetOf(node: Node, offset: number): number;
  staticRange(span: Span): StaticRange;
  range(span: Span): Range;
  /** The segment that holds the code point; the last one for `length`. Throws RangeError outside the text. */
  segmentAt(codePoint: number): HTMLElement;
  segmentsIn(span: Span): HTMLElement[];
  /** Where a segment lies in the text. */
  spanOf(segment: HTMLElement): Span;
  /** Role slug of the segment that holds the code point ("body" where it has none). */
  roleAt(codePoint: number): string;
  /** Rectangles of the words themselves, line by line, relative to the viewport. */
  rects(span: Span): DOMRect[];
  /** Scrolls the nearest scroll container, only where the span's lines are not comfortably in view. Never smoothly. */
  scrollTo(span: Span, options?: ScrollOptions): void;
}
