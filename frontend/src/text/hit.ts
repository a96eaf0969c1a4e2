import type { TextDoc } from "./textdoc.ts";

/** Code point whose glyph (its line's full height) is at the viewport point; null in blank space or outside the text. */
export declare function hitTest(doc: TextDoc, x: number, y: number): number | null;
