/** The engine in a bare page, for the tests in tests/frontend: `window.harness`. */

import { choosePainter } from "../../src/paint/choice.ts";
import { Margin } from "../../src/paint/margin.ts";
import type { Painted, Painter } from "../../src/paint/painter.ts";
import { CaretMode } from "../../src/text/caret.ts";
import { hitTest } from "../../src/text/hit.ts";
import { TextSelection } from "../../src/text/selection.ts";
import { type Span, sameSpan } from "../../src/text/span.ts";
import { TextDoc } from "../../src/text/textdoc.ts";

interface SegmentData {
  readonly words: string;
  readonly role: string;
}

/** Renders the segments as the server does. */
export function render(root: HTMLElement, segments: readonly SegmentData[]): void {
  let start = 0;
  const elements = segments.map(({ words, role }, index) => {
    const element = document.createElement(role === "title" ? "h2" : "p");
    element.className = "seg";
    Object.assign(element.dataset, { start: String(start), n: String(index + 1), role });
    const body = words.replace(/\n+$/, "");
    element.append(body);
    if (body.length < words.length) element.append(lineEnd(words.slice(body.length)));
    start += Array.from(words).length;
    return element;
  });
  root.replaceChildren(...elements);
}

function lineEnd(lineFeeds: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "eol";
  element.textContent = lineFeeds;
  return element;
}

export class Harness {
  readonly doc: TextDoc;
  readonly painter: Painter;
  readonly margin: Margin;
  readonly selection: TextSelection;
  readonly caret: CaretMode;
  /** All that the selection has said. */
  readonly changes: (Span | null)[] = [];
  readonly toggles: boolean[] = [];

  constructor(segments: readonly SegmentData[], marks: boolean) {
    const root = document.getElementById("text") as HTMLElement;
    render(root, segments);
    this.doc = new TextDoc(root);
    this.painter = choosePainter(this.doc, { marks });
    this.margin = new Margin(this.doc, document.getElementById("margin") as HTMLElement);
    this.selection = new TextSelection(this.doc, (span) => {
      this.changes.push(span);
      this.painter.setPending(span);
    });
    const options = { label: "Text", onToggle: (active: boolean) => this.toggles.push(active) };
    this.caret = new CaretMode(this.doc, options);
  }

  show(highlights: readonly Painted[]): void {
    this.painter.setAll(highlights);
    this.margin.setAll(highlights);
  }

  hit(x: number, y: number): number | null {
    return hitTest(this.doc, x, y);
  }

  /** Where the glyph of a code point is. */
  glyph(codePoint: number) {
    const rect = this.doc.rects({ start: codePoint, end: codePoint + 1 })[0] as DOMRect;
    return { left: rect.left, right: rect.right, middle: (rect.top + rect.bottom) / 2 };
  }

  /** The words painted in a layer of the custom highlight registry. */
  layer(name: string): string[] {
    const ranges = CSS.highlights.get(name) ?? [];
    const spanOf = (range: AbstractRange): Span => ({
      start: this.doc.offsetOf(range.startContainer, range.startOffset),
      end: this.doc.offsetOf(range.endContainer, range.endOffset),
    });
    return Array.from(ranges, (range) => this.doc.slice(spanOf(range))).sort();
  }

  lastChangeIs(span: Span): boolean {
    return sameSpan(this.changes.at(-1) ?? null, span);
  }
}

Object.assign(window, { Harness });
