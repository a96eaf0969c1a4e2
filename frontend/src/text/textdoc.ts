import { CodePoints } from "./codepoints.ts";
import { bringIntoView, type ScrollBlock } from "./scroll.ts";
import { firstIndex } from "./search.ts";
import { intersection, type Span } from "./span.ts";

export interface ScrollOptions {
  /** Where the span's first line comes to lie. Default "center". */
  readonly block?: ScrollBlock;
}

/** A place in the DOM. */
type Point = readonly [node: Text, utf16: number];

/** The document as the page shows it: text, DOM and code points.
 *
 *  `root` holds one element per segment (`data-start` in code points, `data-n`, `data-role`) and no character besides, so
 *  that its textContent is the document. All offsets are code points. Elements inside a segment may come and go (marks). */
export class TextDoc {
  readonly root: HTMLElement;
  readonly text: string;
  /** In code points. */
  readonly length: number;
  readonly segments: readonly HTMLElement[];
  readonly #points: CodePoints;
  /** Start of each segment in code points, and last the text's length. */
  readonly #starts: readonly number[];
  readonly #indexes: ReadonlyMap<Node, number>;

  /** Throws Error where a segment's `data-start` is not where its text starts (stray white space in a template). */
  constructor(root: HTMLElement) {
    this.root = root;
    this.text = root.textContent ?? "";
    this.#points = new CodePoints(this.text);
    this.length = this.#points.length;
    this.segments = Array.from(root.children, (child) => child as HTMLElement);
    this.#starts = startsOf(this.segments, this.#points);
    this.#indexes = new Map(this.segments.map((segment, index) => [segment, index]));
  }

  slice(span: Span): string {
    return this.text.slice(this.#points.toUtf16(span.start), this.#points.toUtf16(span.end));
  }

  /** Offset of any DOM boundary point; one before, after or between the segments counts as the next place in the text. */
  offsetOf(node: Node, offset: number): number {
    const segment = this.#segmentHolding(node);
    if (segment === null) return this.#startAfter(node, offset);
    const before = this.#newRange();
    before.setStart(segment, 0);
    before.setEnd(node, offset);
    return this.#points.toCodePoint(this.#utf16Start(segment) + before.toString().length);
  }

  /** For painting: costs the browser nothing when the DOM changes, and does not follow the change. */
  staticRange(span: Span): StaticRange {
    const [start, end] = this.#boundaries(span);
    return new StaticRange({
      startContainer: start[0],
      startOffset: start[1],
      endContainer: end[0],
      endOffset: end[1],
    });
  }

  range(span: Span): Range {
    const [start, end] = this.#boundaries(span);
    const range = this.#newRange();
    range.setStart(...start);
    range.setEnd(...end);
    return range;
  }

  /** The segment that holds the code point; the last one for `length`. Throws RangeError outside the text. */
  segmentAt(codePoint: number): HTMLElement {
    return this.segments[this.#indexAt(codePoint)] as HTMLElement;
  }

  segmentsIn(span: Span): HTMLElement[] {
    if (span.start >= span.end) return [];
    return this.segments.slice(this.#indexAt(span.start), this.#indexAt(span.end - 1) + 1);
  }

  /** Where a segment lies in the text. Throws RangeError for another element. */
  spanOf(segment: HTMLElement): Span {
    const index = this.#indexes.get(segment);
    if (index === undefined) throw new RangeError("This element is not a segment of the text");
    return { start: this.#starts[index] as number, end: this.#starts[index + 1] as number };
  }

  /** Role slug of the segment that holds the code point ("body" where it has none). */
  roleAt(codePoint: number): string {
    return this.segmentAt(codePoint).dataset.role ?? "body";
  }

  /** Rectangles of the words themselves, line by line, relative to the viewport. */
  rects(span: Span): DOMRect[] {
    // Segment by segment: a range over several gives the box of every block that lies wholly in it as well.
    return this.segmentsIn(span).flatMap((segment) => {
      const part = intersection(span, this.spanOf(segment));
      return part === null ? [] : [...this.range(part).getClientRects()].filter((rect) => rect.width > 0);
    });
  }

  /** Scrolls the nearest scroll container, only where the span's lines are not comfortably in view. Never smoothly. */
  scrollTo(span: Span, options: ScrollOptions = {}): void {
    bringIntoView(this.root, () => this.rects(span), options.block ?? "center");
  }

  #newRange(): Range {
    return this.root.ownerDocument.createRange();
  }

  #indexAt(codePoint: number): number {
    if (!(codePoint >= 0 && codePoint <= this.length && this.segments.length > 0)) {
      throw new RangeError(`${codePoint} lies outside a text of ${this.length} code points`);
    }
    const last = this.segments.length - 1;
    return firstIndex(last, (index) => (this.#starts[index + 1] as number) > codePoint);
  }

  #utf16Start(segment: HTMLElement): number {
    return this.#points.toUtf16(this.spanOf(segment).start);
  }

  #segmentHolding(node: Node): HTMLElement | null {
    let inner: Node | null = node;
    while (inner !== null && inner.parentNode !== this.root) inner = inner.parentNode;
    return inner !== null && this.#indexes.has(inner) ? (inner as HTMLElement) : null;
  }

  /** Start of the first segment behind a DOM point that is in none; the text's length where there is none. */
  #startAfter(node: Node, offset: number): number {
    const point = this.#newRange();
    point.setStart(node, offset);
    point.collapse(true);
    const behind = (index: number) => point.comparePoint(this.segments[index] as Node, 0) >= 0;
    return this.#starts[firstIndex(this.segments.length, behind)] as number;
  }

  #boundaries({ start, end }: Span): readonly [Point, Point] {
    if (start > end) throw new RangeError(`[${start}, ${end}) is reversed`);
    const from = this.#pointAt(start, this.segmentAt(start), false);
    return [from, start === end ? from : this.#pointAt(end, this.segmentAt(end - 1), true)];
  }

  #pointAt(codePoint: number, segment: HTMLElement, asEnd: boolean): Point {
    return pointIn(segment, this.#points.toUtf16(codePoint) - this.#utf16Start(segment), asEnd);
  }
}

/** Start of each segment, and last the whole length, in code points; checked against what the server said. */
function startsOf(segments: readonly HTMLElement[], points: CodePoints): number[] {
  const starts = [0];
  let utf16 = 0;
  for (const segment of segments) {
    const start = starts.at(-1);
    if (Number(segment.dataset.start) !== start) {
      throw new Error(
        `Segment ${segment.dataset.n} says it starts at ${segment.dataset.start}, it does at ${start}`,
      );
    }
    utf16 += (segment.textContent ?? "").length;
    starts.push(points.toCodePoint(utf16));
  }
  if (starts.at(-1) !== points.length) throw new Error("The text holds characters outside its segments");
  return starts;
}

/** The place in a segment's text nodes so many UTF-16 units from its start. Between two nodes an end goes to the end of
 *  the former, a start to the start of the latter, so that a range holds no empty node. */
function pointIn(segment: HTMLElement, utf16: number, asEnd: boolean): Point {
  const walker = segment.ownerDocument.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
  let rest = utf16;
  let node = walker.nextNode() as Text;
  for (let next = node as Text | null; next !== null; next = walker.nextNode() as Text | null) {
    node = next;
    if (rest < node.length || (asEnd && rest === node.length)) return [node, rest];
    rest -= node.length;
  }
  return [node, node.length];
}
