import type { Span } from "../text/span.ts";
import type { TextDoc } from "../text/textdoc.ts";
import { NearView } from "./nearview.ts";
import type { Piece } from "./pieces.ts";
import type { Look, Renderer } from "./piecewise.ts";

/** Registry names from the lowest to the topmost. Of the verdicts each place carries only one; the lines under the
 *  words, the second layer and the selection come above them, the open highlight above all. */
const LAYERS = [
  ...["none", "satire", "not_checkable", "outdated", "unproven", "conflicting", "corrected"],
  ...["verified", "mostly_verified", "mixed", "misleading", "mostly_refuted", "refuted"],
  ...["news", "wording", "call", "simplify", "distract", "justify", "attack"],
  ...["deep", "pending", "focus_hl"],
];

/** Paints with the CSS Custom Highlight API: one Highlight per verdict, technique group and state, styled by
 *  `::highlight(SLUG)`. Never touches the DOM, so that a running selection stays whole. Other highlights of the page are
 *  left alone. https://www.w3.org/TR/css-highlight-api-1/
 *
 *  With every change of a registry the browser goes through all ranges in it; so only those near the view are in. */
export class CssRenderer implements Renderer {
  readonly #doc: TextDoc;
  readonly #near: NearView;
  readonly #highlights = new Map<string, Highlight>();
  readonly #look = new Map<HTMLElement, readonly Piece[]>();
  readonly #registered = new Map<HTMLElement, readonly (readonly [Highlight, StaticRange])[]>();

  constructor(doc: TextDoc) {
    this.#doc = doc;
    this.#near = new NearView(doc, () => this.#moved());
  }

  draw(look: Look): void {
    for (const [segment, pieces] of look) {
      this.#look.set(segment, pieces);
      this.#unregister(segment);
      if (this.#near.segments.has(segment)) this.#register(segment);
    }
  }

  destroy(): void {
    this.#near.destroy();
    for (const [layer, highlight] of this.#highlights) {
      if (CSS.highlights.get(layer) === highlight) CSS.highlights.delete(layer);
    }
    this.#highlights.clear();
    this.#registered.clear();
  }

  #moved(): void {
    const near = this.#near.segments;
    for (const segment of [...this.#registered.keys()]) if (!near.has(segment)) this.#unregister(segment);
    for (const segment of near) if (!this.#registered.has(segment)) this.#register(segment);
  }

  #register(segment: HTMLElement): void {
    const layers = [...runsByLayer(this.#look.get(segment) ?? [])];
    const ranges = layers.flatMap(([layer, runs]) => {
      const highlight = this.#highlight(layer);
      return runs.map((run) => [highlight, this.#doc.staticRange(run)] as const);
    });
    for (const [highlight, range] of ranges) highlight.add(range);
    if (ranges.length > 0) this.#registered.set(segment, ranges);
  }

  #unregister(segment: HTMLElement): void {
    for (const [highlight, range] of this.#registered.get(segment) ?? []) highlight.delete(range);
    this.#registered.delete(segment);
  }

  #highlight(layer: string): Highlight {
    const known = this.#highlights.get(layer);
    if (known !== undefined) return known;
    const highlight = new Highlight();
    highlight.priority = LAYERS.indexOf(layer) + 1;
    this.#highlights.set(layer, highlight);
    CSS.highlights.set(layer, highlight);
    return highlight;
  }
}

/** For each layer the longest unbroken stretches that carry it. */
export function runsByLayer(pieces: readonly Piece[]): Map<string, Span[]> {
  const layers = new Map<string, Span[]>();
  for (const piece of pieces) {
    for (const layer of layersOf(piece)) layers.set(layer, withRun(layers.get(layer) ?? [], piece));
  }
  return layers;
}

function withRun(runs: Span[], piece: Span): Span[] {
  const last = runs.at(-1);
  if (last?.end === piece.start) runs[runs.length - 1] = { start: last.start, end: piece.end };
  else runs.push({ start: piece.start, end: piece.end });
  return runs;
}

function layersOf(piece: Piece): string[] {
  const layers = piece.verdict === null ? [] : [piece.verdict, ...piece.groups];
  if (piece.deep) layers.push("deep");
  if (piece.pending) layers.push("pending");
  if (piece.focus) layers.push("focus_hl");
  return layers;
}
