import { clusterAt } from "./graphemes.ts";
import type { TextDoc } from "./textdoc.ts";

/** Code point whose glyph (its line's full height) is at the viewport point; null in blank space or outside the text. */
export function hitTest(doc: TextDoc, x: number, y: number): number | null {
  const near = nearestCaret(doc, x, y);
  if (near === null) return null;
  // The caret stands before or behind the glyph, and is the nearest one also where the point is on no glyph at all.
  const glyphs = [near, near - 1].filter((codePoint) => codePoint >= 0 && codePoint < doc.length);
  return glyphs.map((codePoint) => glyphStart(doc, codePoint, x, y)).find((hit) => hit !== null) ?? null;
}

/** Code point before which a click at the viewport point would put a caret; null outside the text. */
export function nearestCaret(doc: TextDoc, x: number, y: number): number | null {
  const caret = caretAt(doc.root.ownerDocument, x, y);
  if (caret === null || caret[0].nodeType !== Node.TEXT_NODE || !doc.root.contains(caret[0])) return null;
  return doc.offsetOf(...caret);
}

function caretAt(page: Document, x: number, y: number): readonly [Node, number] | null {
  if ("caretPositionFromPoint" in page) {
    const caret = page.caretPositionFromPoint(x, y);
    return caret === null ? null : [caret.offsetNode, caret.offset];
  }
  const range = (page as Document).caretRangeFromPoint(x, y); // Safari before 18.4
  return range === null ? null : [range.startContainer, range.startOffset];
}

/** Start of the cluster at a code point if the viewport point lies on it, else null. */
function glyphStart(doc: TextDoc, codePoint: number, x: number, y: number): number | null {
  const cluster = clusterAt(doc, codePoint);
  const lineHeight = Number.parseFloat(getComputedStyle(doc.segmentAt(codePoint)).lineHeight);
  const on = doc.rects(cluster).some((rect) => {
    const leading = Math.max(0, (lineHeight - rect.height) / 2) || 0; // NaN for "normal"
    return x >= rect.left && x <= rect.right && y >= rect.top - leading && y <= rect.bottom + leading;
  });
  return on ? cluster.start : null;
}
