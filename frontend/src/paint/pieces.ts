import { firstIndex } from "../text/search.ts";
import { intersection, overlaps, type Span, spanLength } from "../text/span.ts";
import type { Painted } from "./painter.ts";

/** A stretch of text all of whose characters look the same. */
export interface Piece extends Span {
  /** Of the innermost highlight ("none" where not judged); null where only a pending selection lies. */
  readonly verdict: string | null;
  /** Of all highlights here, without repetition. */
  readonly groups: readonly string[];
  /** Two or more highlights lie here. */
  readonly deep: boolean;
  readonly focus: boolean;
  readonly pending: boolean;
}

export interface Scene {
  /** In text order. */
  readonly highlights: readonly Painted[];
  /** Id of the open highlight. */
  readonly focus: string | null;
  readonly pending: Span | null;
}

/** The scene cut at every start and end in the window: the longest stretches that look the same, in order, without
 *  those that look like plain text. */
export function piecesIn(window: Span, scene: Scene): Piece[] {
  const live = new LiveAt(scene.highlights);
  return stretches(cutsIn(window, scene)).flatMap((stretch) => {
    const piece = pieceOf(stretch, live.at(stretch.start), scene);
    return piece === null ? [] : [piece];
  });
}

/** The highlights at a place, asked from left to right, so that each is looked at twice and not once for every place. */
class LiveAt {
  readonly #highlights: readonly Painted[];
  #next = 0;
  #live: Painted[] = [];

  constructor(highlights: readonly Painted[]) {
    this.#highlights = highlights;
  }

  at(codePoint: number): readonly Painted[] {
    const started = this.#highlights.slice(this.#next, this.#behind(codePoint));
    this.#next += started.length;
    this.#live = [...this.#live, ...started].filter((highlight) => highlight.end > codePoint);
    return this.#live;
  }

  /** Index of the first highlight that starts behind the place. */
  #behind(codePoint: number): number {
    const rest = this.#highlights.length - this.#next;
    const isBehind = (index: number) => (this.#highlights[this.#next + index] as Painted).start > codePoint;
    return this.#next + firstIndex(rest, isBehind);
  }
}

function stretches(cuts: readonly number[]): Span[] {
  return cuts.slice(1).map((end, index) => ({ start: cuts[index] as number, end }));
}

function cutsIn(window: Span, { highlights, pending }: Scene): number[] {
  const cuts = new Set([window.start, window.end]);
  for (const span of pending === null ? highlights : [...highlights, pending]) {
    const part = intersection(span, window);
    if (part !== null) cuts.add(part.start).add(part.end);
  }
  return [...cuts].sort((a, b) => a - b);
}

function pieceOf(span: Span, live: readonly Painted[], scene: Scene): Piece | null {
  const pending = scene.pending !== null && overlaps(scene.pending, span);
  if (live.length === 0 && !pending) return null;
  return {
    ...span,
    verdict: live.length === 0 ? null : (innermost(live).verdict ?? "none"),
    groups: [...new Set(live.flatMap((highlight) => highlight.groups))],
    deep: live.length > 1,
    focus: live.some((highlight) => highlight.id === scene.focus),
    pending,
  };
}

/** The shortest; of several as short, the last in text order. */
function innermost(live: readonly Painted[]): Painted {
  return live.reduce((best, highlight) => (spanLength(highlight) <= spanLength(best) ? highlight : best));
}
