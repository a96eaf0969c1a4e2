import type { Span } from "./span.ts";
import type { TextDoc } from "./textdoc.ts";

/** What the reader has selected, by mouse, touch or keyboard, as code points: outer white space trimmed, widened to
 *  whole grapheme clusters, clipped to the text. Saves nothing.
 *
 *  `onChange` hears of a settled selection only, once each: at once after a drag, a triple click or a key, 300 ms after
 *  the last click otherwise (a double click is one change), null when it is gone. Selections elsewhere on the page
 *  change nothing, so that the last one stays current while the reader types a note.
 *
 *  The page's panels need `user-select: none`; else releasing the mouse there selects to the end of the text. */
export declare class TextSelection {
  constructor(doc: TextDoc, onChange: (span: Span | null) => void);
  /** As of now, settled or not. */
  current(): Span | null;
  /** Selects the span in the page; onChange hears of it. */
  select(span: Span): void;
  /** Drops the selection; onChange hears null. In caret mode the caret stays at the selection's end. */
  clear(): void;
  destroy(): void;
}
