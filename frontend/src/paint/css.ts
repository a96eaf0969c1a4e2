import type { Span } from "../text/span.ts";
import type { TextDoc } from "../text/textdoc.ts";
import type { Piece } from "./pieces.ts";
import type { SegmentRenderer } from "./piecewise.ts";

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
 *  left alone. https://www.w3.org/TR/css-highlight-api-1/ */
export class CssRenderer implements SegmentRenderer {
  readonly #doc: TextDoc;
  readonly #registered = new Map<string, Highlight>();
  readonly #drawn = new Map<HTMLElement, readonly (readonly [Highlight, StaticRange])[]>();

  constructor(doc: TextDoc) {
    this.#doc = doc;
  }

  draw(segment: HTMLElement, pieces: readonly Piece[]): void {
    for (const [highlight, range] of this.#drawn.get(segment) ?? []) highlight.delete(range);
    const drawn = [...runsByLayer(pieces)].flatMap(([layer, runs]) => {
      const highlight = this.#highlight(layer);
      return runs.map((run) => [highlight, this.#doc.staticRange(run)] as const);
    });
    for (const [highlight, range] of drawn) highlight.add(range);
    if (drawn.length > 0) this.#drawn.set(segment, drawn);
    else this.#drawn.delete(segment);
  }

  destroy(): void {
    for (const [layer, highlight] of this.#registered) {
      if (CSS.highlights.get(layer) === highlight) CSS.highlights.delete(layer);
    }
    this.#registered.clear();
    this.#drawn.clear();
  }

  #highlight(layer: string): Highlight {
    const known = this.#registered.get(layer);
    if (known !== undefined) return known;
    const highlight = new Highlight();
    highlight.priority = LAYERS.indexOf(layer) + 1;
    this.#registered.set(layer, highlight);
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
