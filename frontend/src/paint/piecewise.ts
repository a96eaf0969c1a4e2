import { hitTest } from "../text/hit.ts";
import { Intervals } from "../text/intervals.ts";
import { type Span, sameSpan, spanLength } from "../text/span.ts";
import type { TextDoc } from "../text/textdoc.ts";
import type { Painted, Painter } from "./painter.ts";
import { type Piece, piecesIn } from "./pieces.ts";

/** What each of some segments looks like now. */
export type Look = ReadonlyMap<HTMLElement, readonly Piece[]>;

/** Shows segments as they look now in place of what it showed there before. */
export interface Renderer {
  draw(look: Look): void;
  /** Takes away all it has drawn and every listener. */
  destroy(): void;
}

/** A painter that works out anew what the touched segments look like, and leaves showing it to a renderer. */
export class PiecewisePainter implements Painter {
  readonly #doc: TextDoc;
  readonly #renderer: Renderer;
  readonly #highlights = new Intervals<Painted>();
  #focus: string | null = null;
  #pending: Span | null = null;

  constructor(doc: TextDoc, renderer: Renderer) {
    this.#doc = doc;
    this.#renderer = renderer;
  }

  setAll(highlights: Iterable<Painted>): void {
    const former = [...this.#highlights.all()];
    this.#highlights.set(highlights);
    this.#redraw(...former, ...this.#highlights.all());
  }

  add(highlight: Painted): void {
    const former = this.#highlights.get(highlight.id);
    this.#highlights.add(highlight);
    this.#redraw(former, highlight);
  }

  update(highlight: Painted): void {
    if (this.has(highlight.id)) this.add(highlight);
  }

  remove(id: string): void {
    this.#redraw(this.#highlights.remove(id));
  }

  has(id: string): boolean {
    return this.#highlights.has(id);
  }

  setFocus(id: string | null): void {
    if (id === this.#focus) return;
    const touched = [this.#focus, id].map((each) => (each === null ? null : this.#highlights.get(each)));
    this.#focus = id;
    this.#redraw(...touched);
  }

  setPending(span: Span | null): void {
    if (sameSpan(span, this.#pending)) return;
    const former = this.#pending;
    this.#pending = span;
    this.#redraw(former, span);
  }

  idsAt(x: number, y: number): string[] {
    const codePoint = hitTest(this.#doc, x, y);
    if (codePoint === null) return [];
    // Backwards first: of two as long, the later one is painted, see pieces.ts.
    const found = this.#highlights.at(codePoint).reverse();
    return found.sort((a, b) => spanLength(a) - spanLength(b)).map((highlight) => highlight.id);
  }

  destroy(): void {
    this.#renderer.destroy();
  }

  #redraw(...spans: readonly (Span | null | undefined)[]): void {
    const touched = new Set(spans.flatMap((span) => (span ? this.#doc.segmentsIn(span) : [])));
    const look = Array.from(touched, (segment) => [segment, this.#piecesOf(segment)] as const);
    this.#renderer.draw(new Map(look));
  }

  #piecesOf(segment: HTMLElement): Piece[] {
    const window = withoutLineEnd(this.#doc, segment);
    const highlights = this.#highlights.over(window.start, window.end);
    return piecesIn(window, { highlights, focus: this.#focus, pending: this.#pending });
  }
}

/** The segment without its trailing line feeds, which have nothing to paint. */
function withoutLineEnd(doc: TextDoc, segment: HTMLElement): Span {
  const span = doc.spanOf(segment);
  const words = doc.slice(span);
  let lineFeeds = 0;
  while (words.at(-1 - lineFeeds) === "\n") lineFeeds++;
  return { start: span.start, end: span.end - lineFeeds };
}
