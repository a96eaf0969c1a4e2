import type { Span } from "../text/span.ts";

/** What a highlight looks like. */
export interface Painted extends Span {
  readonly id: string;
  /** Verdict slug; null: not judged. */
  readonly verdict: string | null;
  /** Slugs of the technique groups: attack justify distract simplify call wording news. */
  readonly groups: readonly string[];
}

/** Something that shows highlights and follows their changes: the painters and the margin. */
export interface HighlightView {
  /** Replaces everything. */
  setAll(highlights: Iterable<Painted>): void;
  /** Adds one; one with the same id is replaced. */
  add(highlight: Painted): void;
  /** Does nothing where there is none of that id. */
  update(highlight: Painted): void;
  remove(id: string): void;
  /** The open highlight, at most one; it may be named before it is added. */
  setFocus(id: string | null): void;
  /** Takes away all that was painted and every listener. */
  destroy(): void;
}

/** Paints highlights into the text. Each place has the colour of the innermost (shortest) highlight there, the line
 *  styles of all of them, and "deep" where two or more lie. */
export interface Painter extends HighlightView {
  has(id: string): boolean;
  /** A selection that is not yet a highlight. */
  setPending(span: Span | null): void;
  /** Ids of all highlights at a viewport point, innermost first; none in blank space. */
  idsAt(x: number, y: number): string[];
}
