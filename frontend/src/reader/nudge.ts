import { CodePoints } from "../text/codepoints.ts";
import { type Span, trimSpan } from "../text/span.ts";
import type { TextDoc } from "../text/textdoc.ts";

export type Edge = "start" | "end";
export type Unit = "word" | "character";

/** So far around an edge words are looked for, in code points. */
const REACH = 200;

/** The span with one of its edges moved by a word or a character (grapheme cluster), white space skipped; null where that
 *  leaves nothing or the text ends. */
export function nudged(doc: TextDoc, span: Span, edge: Edge, step: 1 | -1, unit: Unit): Span | null {
  const stops = stopsAround(doc, span[edge], unit).filter((stop) => stop[edge] !== span[edge]);
  const ahead = stops
    .map((stop) => stop[edge])
    .filter((at) => (step === 1 ? at > span[edge] : at < span[edge]));
  const to = step === 1 ? Math.min(...ahead) : Math.max(...ahead);
  if (!Number.isFinite(to)) return null;
  const moved = { ...span, [edge]: to };
  return moved.start < moved.end ? trimSpan(moved, doc.slice(moved)) : null;
}

/** Words (or characters that are no white space) near an offset, as spans of the text. */
function stopsAround(doc: TextDoc, at: number, unit: Unit): Span[] {
  const from = Math.max(0, at - REACH);
  const words = doc.slice({ start: from, end: Math.min(doc.length, at + REACH) });
  const points = new CodePoints(words);
  const granularity = unit === "word" ? "word" : "grapheme";
  const pieces = [...new Intl.Segmenter(undefined, { granularity }).segment(words)];
  const counted = pieces.filter(({ segment }) => segment.trim() !== "");
  return counted.map(({ index, segment }) => ({
    start: from + points.toCodePoint(index),
    end: from + points.toCodePoint(index + segment.length),
  }));
}
