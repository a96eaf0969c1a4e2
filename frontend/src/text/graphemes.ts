import { CodePoints } from "./codepoints.ts";
import type { Span } from "./span.ts";
import type { TextDoc } from "./textdoc.ts";

const CLUSTERS = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const SENTENCES = new Intl.Segmenter(undefined, { granularity: "sentence" });

/** The grapheme cluster (what a reader takes for one character) that holds the code point. */
export function clusterAt(doc: TextDoc, codePoint: number): Span {
  return pieceAt(doc, codePoint, CLUSTERS);
}

/** The sentence that holds the code point, with the white space behind it; it ends where its segment ends. */
export function sentenceAt(doc: TextDoc, codePoint: number): Span {
  return pieceAt(doc, codePoint, SENTENCES);
}

/** The span and the rest of the clusters that it cuts. */
export function wholeClusters(doc: TextDoc, span: Span): Span {
  return { start: clusterAt(doc, span.start).start, end: clusterAt(doc, span.end - 1).end };
}

function pieceAt(doc: TextDoc, codePoint: number, segmenter: Intl.Segmenter): Span {
  const segment = doc.spanOf(doc.segmentAt(codePoint));
  const words = doc.slice(segment);
  const points = new CodePoints(words);
  const piece = segmenter.segment(words).containing(points.toUtf16(codePoint - segment.start));
  if (piece === undefined) return { start: codePoint, end: codePoint }; // the very end of the text
  const start = points.toCodePoint(piece.index);
  const end = points.toCodePoint(piece.index + piece.segment.length);
  return { start: segment.start + start, end: segment.start + end };
}
